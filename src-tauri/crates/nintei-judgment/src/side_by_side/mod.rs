//! Two judgments side by side: this survey and the last, or two variants of one survey, and where their steps part.

mod found;
mod parting;

use nintei_survey::{FormEdition, OptionSet, Question};

use crate::{JudgmentInput, RuleEdition, judge};

pub use found::{AnsweredDifference, GroupPair, LevelsPair, MinutesPair, Parting, PartingSide, SideBySide, TreePair};

/// Judgment a and judgment b side by side. `form` gives the items and their wordings.
#[must_use]
pub fn side_by_side(
    form: &FormEdition,
    rules_a: &RuleEdition,
    a: &JudgmentInput,
    rules_b: &RuleEdition,
    b: &JudgmentInput,
) -> SideBySide {
    let (judged_a, judged_b) = (judge(rules_a, a), judge(rules_b, b));
    let (steps_a, steps_b) = (&judged_a.steps, &judged_b.steps);
    let (numbers_a, numbers_b) = (&judged_a.outcome, &judged_b.outcome);
    let items = form
        .questions()
        .filter(|question| a.answers.get(question.id) != b.answers.get(question.id))
        .map(|question| AnsweredDifference {
            item: question.id,
            name: question.short_name.clone(),
            a: labels(question, a.answers.get(question.id)),
            b: labels(question, b.answers.get(question.id)),
        })
        .collect();
    let groups = steps_a.groups.iter().zip(&steps_b.groups);
    let trees = steps_a.trees.iter().zip(&steps_b.trees);
    SideBySide {
        rules: [numbers_a.rules.to_owned(), numbers_b.rules.to_owned()],
        items,
        groups: groups
            .map(|(a, b)| GroupPair { group: a.group, name: a.name.to_owned(), a: a.sum, b: b.sum })
            .collect(),
        trees: trees
            .map(|(a, b)| TreePair {
                tree: a.tree,
                name: a.name.to_owned(),
                a: a.minutes,
                b: b.minutes,
                parting: a.path.as_ref().zip(b.path.as_ref()).and_then(|(a, b)| parting::first(a, b)),
            })
            .collect(),
        special_care: MinutesPair { a: numbers_a.special_care, b: numbers_b.special_care },
        subtotal: MinutesPair { a: steps_a.subtotal, b: steps_b.subtotal },
        dementia_addition: MinutesPair { a: numbers_a.dementia_addition, b: numbers_b.dementia_addition },
        total: MinutesPair { a: numbers_a.total, b: numbers_b.total },
        care_levels: LevelsPair { a: numbers_a.care_levels, b: numbers_b.care_levels },
    }
}

fn labels(question: &Question, chosen: OptionSet) -> Option<Vec<String>> {
    chosen.is_answered().then(|| question.chosen_labels(chosen).map(str::to_owned).collect())
}
