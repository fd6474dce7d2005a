//! Judging: one way through the rules, with or without keeping the steps.

mod addition;
mod by_hand;
mod level;
mod marks;
mod scores;
mod special_care;
mod supplements;
mod walk;

use nintei_survey::ItemId;

use crate::judgment::{LevelSteps, Steps, TreeSource, TreeSteps};
use crate::rules::{Node, RuleEdition};
use crate::{Interval, Judgment, JudgmentInput, Outcome, TreeId};
pub(crate) use addition::total_with_step;
pub use by_hand::{CaseArm, CaseFigure, FigureSubject, PointsRow};
pub(crate) use level::{LIKELY, care_levels, split};
pub(crate) use walk::{Known, Way};
use walk::{Path, Silent, State};

/// The numbers of a judgment.
#[must_use]
pub fn outcome<'r>(rules: &'r RuleEdition, input: &JudgmentInput) -> Outcome<'r> {
    let scores = scores::groups(rules, &input.answers);
    let mut state = State::new(rules, &input.answers, scores);
    let minutes = TreeId::ALL.map(|id| match input.traced(id) {
        Some(traced) => Interval::exactly(traced.minutes),
        None => walk::tree::<Silent>(&rules.trees[id.index()], &mut state).0,
    });
    add_up(rules, input, scores, minutes, &mut state).0
}

/// The numbers with every step to them.
#[must_use]
pub fn judge<'r>(rules: &'r RuleEdition, input: &'r JudgmentInput) -> Judgment<'r> {
    let groups = scores::steps(rules, &input.answers);
    let mut scores = [Interval::ZERO; 5];
    for (score, group) in scores.iter_mut().zip(&groups) {
        *score = group.sum;
    }
    let mut state = State::new(rules, &input.answers, scores);
    let trees: Vec<TreeSteps<'r>> =
        TreeId::ALL.into_iter().map(|id| tree_steps(rules, input, id, &mut state)).collect();
    let mut minutes = [Interval::ZERO; 8];
    for (interval, tree) in minutes.iter_mut().zip(&trees) {
        *interval = tree.minutes;
    }
    let (outcome, subtotal) = add_up(rules, input, scores, minutes, &mut state);
    let special_care = special_care::steps(rules, input.answers.get(ItemId::SPECIAL_CARE), outcome.special_care);
    let dementia_addition = addition::steps(rules, &input.answers, subtotal, outcome.dementia_addition, &mut state);
    let level = LevelSteps {
        categories: level::lines(rules, outcome.total),
        split: level::split(rules, input, outcome.total),
        care_levels: outcome.care_levels,
    };
    let supplements = supplements::used(rules, &groups, &trees, &dementia_addition);
    let marks = marks::collect(&supplements, &groups, &trees, &special_care, &dementia_addition, level.split.as_ref());
    Judgment {
        outcome,
        steps: Steps { groups, trees, special_care, subtotal, dementia_addition, level, marks, supplements },
    }
}

fn tree_steps<'r>(
    rules: &'r RuleEdition,
    input: &'r JudgmentInput,
    id: TreeId,
    state: &mut State<'r>,
) -> TreeSteps<'r> {
    let tree = &rules.trees[id.index()];
    let (walked, path) = walk::tree::<Path>(tree, state);
    let traced = input.traced(id);
    let supplement = match (traced, &tree.root) {
        (None, Some(Node::Question(question))) => question.supplement,
        _ => None,
    };
    let source = match (traced, &tree.root) {
        (Some(_), _) => TreeSource::Traced,
        (None, Some(_)) if supplement.is_some() => TreeSource::Supplement,
        (None, Some(_)) => TreeSource::Table,
        (None, None) => TreeSource::NotEstablished,
    };
    TreeSteps {
        tree: id,
        name: &tree.name,
        displayed_range: tree.displayed_range,
        minutes: traced.map_or(walked, |traced| Interval::exactly(traced.minutes)),
        source,
        traced,
        path,
        supplement,
    }
}

/// From the minutes of the trees to the level; beside the numbers, the total before 認知症加算.
fn add_up<'r>(
    rules: &'r RuleEdition,
    input: &JudgmentInput,
    scores: [Interval; 5],
    minutes: [Interval; 8],
    state: &mut State<'r>,
) -> (Outcome<'r>, Interval) {
    let special_care = rules.special_care_minutes(input.answers.get(ItemId::SPECIAL_CARE));
    let subtotal = minutes.into_iter().sum::<Interval>() + special_care;
    let (dementia_addition, total) = addition::add(rules, &input.answers, subtotal, state);
    let outcome = Outcome {
        scores,
        minutes,
        special_care,
        dementia_addition,
        total,
        care_levels: level::care_levels(rules, input, total),
        rules: &rules.id,
    };
    (outcome, subtotal)
}
