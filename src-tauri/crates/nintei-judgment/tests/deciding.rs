//! What decides the level of one case: complete, exact, and in the order of influence.

mod half_done;
mod opinions;
mod surveys;

use half_done::half_done;
use nintei_judgment::{
    ChangeDirection, Deciding, DecidingSubject, Interval, JudgmentInput, RuleEdition, Tenths, Traced, TreeId, deciding,
    outcome,
};
use nintei_survey::{Answers, CareLevel, CareLevels, FormEdition, ItemId, Opinion, OptionSet, Stability};
use proptest::prelude::*;
use surveys::{Texts, form, input};

fn rules() -> &'static RuleEdition {
    static RULES: std::sync::OnceLock<RuleEdition> = std::sync::OnceLock::new();
    RULES.get_or_init(|| Texts::built_in().edition().unwrap())
}

fn found(input: &JudgmentInput) -> Deciding {
    deciding(rules(), form(), input)
}

/// Every answer that the form allows to an item.
fn every_answer(form: &FormEdition, item: ItemId) -> impl Iterator<Item = OptionSet> {
    let question = form.question(item).unwrap();
    (0..1u16 << question.options.len()).filter_map(move |mask| {
        let numbers: Vec<u8> = (1..=15).filter(|no| (mask << 1) & (1 << no) != 0).collect();
        question.answer(&numbers).ok()
    })
}

fn with(input: &JudgmentInput, item: ItemId, answer: OptionSet) -> JudgmentInput {
    let mut input = input.clone();
    input.answers.put(item, answer);
    input
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn single_changes_are_exactly_the_answers_that_move_the_levels(input in half_done(20)) {
        let found = found(&input);
        let now = outcome(rules(), &input);
        prop_assert_eq!((found.total, found.care_levels), (now.total, now.care_levels));
        for change in &found.single_changes {
            if let DecidingSubject::Item { item } = change.subject {
                let answer = form().question(item).unwrap().answer(&change.numbers).unwrap();
                let changed = with(&input, item, answer);
                let after = outcome(rules(), &changed);
                prop_assert_eq!((after.total, after.care_levels), (change.total, change.care_levels));
                prop_assert_ne!(after.care_levels, now.care_levels);
            }
        }
        for question in form().questions().filter(|question| !question.multiple) {
            let chosen = input.answers.get(question.id);
            for answer in every_answer(form(), question.id).filter(|answer| chosen.is_answered() && *answer != chosen) {
                let changed = with(&input, question.id, answer);
                let moves = outcome(rules(), &changed).care_levels != now.care_levels;
                let listed = found.single_changes.iter().any(|change| {
                    change.subject == DecidingSubject::Item { item: question.id }
                        && change.numbers == answer.numbers().collect::<Vec<_>>()
                });
                prop_assert_eq!(moves, listed, "{} {:?}", question.id, answer);
            }
        }
    }

    #[test]
    fn open_items_hold_what_each_answer_leaves_and_come_by_influence(input in half_done(20)) {
        let found = found(&input);
        let width = |total: Interval| total.high - total.low;
        let influence: Vec<(Tenths, u32)> =
            found.open_items.iter().map(|open| (open.span, open.levels_ruled_out)).collect();
        prop_assert!(influence.is_sorted_by(|more, less| more >= less));
        for open in &found.open_items {
            let narrowest = open.options.iter().map(|option| width(option.total)).min().unwrap();
            prop_assert_eq!(open.span, (width(found.total) - narrowest).max(Tenths::ZERO));
            let DecidingSubject::Item { item } = open.subject else { continue };
            prop_assert!(!input.answers.get(item).is_answered());
            let outcomes: Vec<(Interval, CareLevels)> =
                open.options.iter().map(|option| (option.total, option.care_levels)).collect();
            if item == ItemId::SPECIAL_CARE {
                prop_assert_eq!(open.options.len(), 14);
                continue;
            }
            for answer in every_answer(form(), item) {
                let answered = with(&input, item, answer);
                let after = outcome(rules(), &answered);
                prop_assert!(outcomes.contains(&(after.total, after.care_levels)));
            }
        }
    }

    #[test]
    fn a_boundary_is_the_least_change_of_the_total_that_crosses_it(input in half_done(20)) {
        let found = found(&input);
        let starts = [0, 250, 320, 500, 700, 900, 1100].map(Tenths::new);
        let category = |total: Tenths| starts.iter().rposition(|start| *start <= total).unwrap();
        let (low, high) = (found.total.low, found.total.high);
        match found.to_next_up {
            None => prop_assert!(high >= Tenths::new(1100)),
            Some(up) => {
                prop_assert_eq!(up.total, high + up.minutes);
                prop_assert_eq!(category(up.total), category(high) + 1);
                prop_assert_eq!(category(up.total - Tenths::STEP), category(high));
            }
        }
        match found.to_next_down {
            None => prop_assert!(low < Tenths::new(250)),
            Some(down) => {
                prop_assert_eq!(down.total, low - down.minutes);
                prop_assert_eq!(category(down.total) + 1, category(low));
                prop_assert_eq!(category(down.total + Tenths::STEP), category(low));
            }
        }
    }
}

/// Forty minutes, traced: between 要支援2 and 要介護1 by nothing but 図表6.
fn at_forty_minutes() -> JudgmentInput {
    let mut answers = Answers::default();
    for question in form().questions() {
        let best: &[u8] = if question.may_be_none { &[] } else { &[1] };
        answers.set(form(), question.id, best).unwrap();
    }
    let traced = TreeId::ALL.map(|tree| {
        let minutes = Tenths::new(if tree == TreeId::Meal { 120 } else { 40 });
        Some(Traced { minutes, ..Traced::default() })
    });
    JudgmentInput { traced, ..input(answers) }
}

#[test]
fn between_support_and_care_the_opinion_and_the_stability_decide() {
    let mut case = at_forty_minutes();
    case.opinion = Opinion { dementia: Some(1), stability: Some(Stability::Stable), ..Opinion::default() };
    let found = found(&case);
    assert_eq!(found.care_levels.iter().collect::<Vec<_>>(), [CareLevel::Support2]);
    let moving: Vec<DecidingSubject> = found.single_changes.iter().map(|change| change.subject).collect();
    let degree = DecidingSubject::Item { item: ItemId::DEMENTIA_INDEPENDENCE };
    assert!(moving.contains(&DecidingSubject::Stability) && moving.contains(&degree));
    assert!(moving.contains(&DecidingSubject::OpinionDementia));
    assert!(!moving.contains(&DecidingSubject::Likelihood));
    let stability = found.single_changes.iter().find(|change| change.subject == DecidingSubject::Stability).unwrap();
    assert_eq!(
        (stability.from.as_slice(), stability.to.as_slice()),
        (&["安定".to_owned()][..], &["不安定".to_owned()][..])
    );
    assert_eq!(stability.direction, ChangeDirection::Heavier);
    assert_eq!(found.to_next_up.unwrap().minutes, Tenths::new(100));
    assert_eq!(found.to_next_down.unwrap().minutes, Tenths::new(81));
}

#[test]
fn what_is_not_entered_for_the_split_is_open_only_where_it_can_decide() {
    let open = |input: &JudgmentInput| -> Vec<DecidingSubject> {
        found(input).open_items.into_iter().map(|open| open.subject).collect()
    };
    let mut case = at_forty_minutes();
    case.opinion.dementia = Some(5);
    assert_eq!(open(&case), [DecidingSubject::Likelihood, DecidingSubject::Stability]);
    case.traced[TreeId::Meal.index()] = Some(Traced { minutes: Tenths::new(400), ..Traced::default() });
    assert_eq!(open(&case), []);
}

#[test]
fn an_open_addition_shows_each_number_of_steps() {
    let mut case = at_forty_minutes();
    case.answers.set(form(), ItemId::DEMENTIA_INDEPENDENCE, &[5]).unwrap();
    let found = found(&case);
    assert_eq!(found.open_items[0].subject, DecidingSubject::Addition);
    let options: Vec<(&str, i32)> =
        found.open_items[0].options.iter().map(|option| (option.label.as_str(), option.total.low.count())).collect();
    assert_eq!(options, [("加算なし", 400), ("一段階", 590), ("二段階", 790)]);
}

#[test]
fn a_tree_that_is_not_established_is_open_until_it_is_traced() {
    let mut case = at_forty_minutes();
    case.traced[TreeId::Hygiene.index()] = None;
    let hygiene = DecidingSubject::Tree { tree: TreeId::Hygiene };
    let first = &found(&case).open_items[0];
    assert_eq!((first.subject, first.span), (hygiene, Tenths::new(231)));
    let labels: Vec<&str> = first.options.iter().map(|option| option.label.as_str()).collect();
    assert_eq!(labels, ["1.2分", "24.3分"]);
}
