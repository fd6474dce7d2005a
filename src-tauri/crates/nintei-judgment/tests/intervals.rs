//! What holds for every survey, complete or not.

mod common;
mod opinions;

use common::{complete, tables, without};
use nintei_judgment::{Interval, Judgment, JudgmentInput, TreeId, judge, outcome};
use nintei_survey::{Answers, ItemId, Opinion};
use opinions::opinions;
use proptest::prelude::*;
use proptest::sample::Index;

/// The opinion with the 蓋然性 the official result could show beside these answers: where 調査 and 意見書 agree it is
/// 100 or 0, so that a number entered while 7-2 is open does not contradict what 7-2 turns out to be.
fn fitting(mut opinion: Opinion, full: &Answers) -> Opinion {
    const DEGREE_II: u8 = 3;
    let survey = full.get(ItemId::DEMENTIA_INDEPENDENCE).single();
    if let Some((survey, physician)) = survey.zip(opinion.dementia) {
        let two_or_worse = survey >= DEGREE_II;
        if two_or_worse == (physician >= DEGREE_II) {
            opinion.dementia_likelihood_percent =
                opinion.dementia_likelihood_percent.map(|_| if two_or_worse { 100 } else { 0 });
        }
    }
    opinion
}

fn judged(input: &JudgmentInput) -> Judgment<'_> {
    judge(&tables().rules, input)
}

fn inside(outer: &Interval, inner: &Interval) -> bool {
    outer.contains(*inner)
}

proptest! {
    #[test]
    fn answering_narrows_every_number_and_never_adds_a_level(
        seeds in proptest::collection::vec(any::<Index>(), 58),
        open in proptest::collection::vec(any::<bool>(), 58),
        closed in proptest::collection::vec(any::<bool>(), 58),
        opinion in opinions(),
    ) {
        let rules = &tables().rules;
        let full = complete(&seeds);
        let opinion = fitting(opinion, &full);
        let fewer: Vec<bool> = open.iter().zip(&closed).map(|(open, closed)| *open && !closed).collect();
        let input = |answers| JudgmentInput { answers, opinion, ..JudgmentInput::default() };
        let (wide, narrow) = (input(without(full, &open)), input(without(full, &fewer)));
        let (wide, narrow) = (outcome(rules, &wide), outcome(rules, &narrow));
        prop_assert!(wide.scores.iter().zip(&narrow.scores).all(|(wide, narrow)| inside(wide, narrow)));
        prop_assert!(wide.minutes.iter().zip(&narrow.minutes).all(|(wide, narrow)| inside(wide, narrow)));
        prop_assert!(wide.special_care.contains(narrow.special_care));
        prop_assert!(narrow.care_levels.iter().all(|level| wide.care_levels.contains(level)));
        prop_assert!(wide.total.contains(narrow.total), "{} {}", wide.total, narrow.total);
    }

    #[test]
    fn the_numbers_with_steps_are_the_numbers_without(
        seeds in proptest::collection::vec(any::<Index>(), 58),
        open in proptest::collection::vec(any::<bool>(), 58),
        opinion in opinions(),
    ) {
        let input = JudgmentInput { answers: without(complete(&seeds), &open), opinion, ..JudgmentInput::default() };
        prop_assert_eq!(judged(&input).outcome, outcome(&tables().rules, &input));
    }

    #[test]
    fn the_lines_of_each_step_add_up(
        seeds in proptest::collection::vec(any::<Index>(), 58),
        open in proptest::collection::vec(any::<bool>(), 58),
    ) {
        let input = JudgmentInput { answers: without(complete(&seeds), &open), ..JudgmentInput::default() };
        let judgment = judged(&input);
        for (group, score) in judgment.steps.groups.iter().zip(judgment.outcome.scores) {
            prop_assert_eq!(group.lines.iter().map(|line| line.points).sum::<Interval>(), score);
        }
        let trees: Interval = judgment.steps.trees.iter().map(|tree| tree.minutes).sum();
        prop_assert_eq!(trees + judgment.steps.special_care.sum, judgment.steps.subtotal);
        for tree in &judgment.steps.trees {
            prop_assert!(tree.displayed_range.contains(tree.minutes));
        }
        prop_assert!(!judgment.outcome.care_levels.is_empty());
    }
}

#[test]
fn a_complete_survey_leaves_only_what_the_tables_do_not_establish_open() {
    let form = &tables().form;
    let mut answers = Answers::default();
    for question in form.questions() {
        let best: &[u8] = if question.id == ItemId::SPECIAL_CARE { &[] } else { &[1] };
        answers.set(form, question.id, best).unwrap();
    }
    let input = JudgmentInput { answers, ..JudgmentInput::default() };
    let judgment = judged(&input);
    for tree in judgment.steps.trees.iter().filter(|tree| tree.tree != TreeId::Hygiene) {
        assert_eq!(tree.minutes.low, tree.minutes.high, "{}", tree.name);
    }
    assert_eq!(judgment.outcome.scores.map(|score| score.low.count()), [1000; 5]);
}
