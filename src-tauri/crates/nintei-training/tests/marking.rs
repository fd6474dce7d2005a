//! Marking: whatever goes wrong is named at its line with its cause, and the learner goes on from there.

mod common;

use std::collections::BTreeMap;

use common::slips::{Slip, number, slips, value};
use common::{Tables, drawn, tables};
use nintei_judgment::{AdditionStep, CaseFigure, Interval, Tenths, Traced, TreeId, judge};
use nintei_survey::{CareLevel, ItemId, OptionSet};
use nintei_training::{
    Cause, Entry, EntryError, Exercise, Filled, HintDegree, LineId, LineKind, LineVerdict, Marking, Preset, Worksheet,
    answer_key, filled_by_key, hint, mark,
};
use proptest::prelude::*;

fn wrong_at(marking: &Marking) -> Vec<&LineId> {
    marking.lines.iter().filter(|line| line.verdict == LineVerdict::Wrong).map(|line| &line.id).collect()
}

fn is_named(exercise: &Exercise, key: &Filled, slip: &Slip) -> Result<(), TestCaseError> {
    let mut filled = key.clone();
    filled.set(slip.id.clone(), slip.entry);
    let marking = mark(exercise, &tables().rules, &filled);
    prop_assert_eq!(wrong_at(&marking), vec![&slip.id], "{:?}", slip.entry);
    prop_assert!(!marking.complete);
    let line = &marking.lines[marking.first_wrong.unwrap()];
    prop_assert_eq!(&line.id, &slip.id);
    let (cause, sentence) = (line.cause.unwrap(), line.sentence.clone().unwrap());
    prop_assert!(slip.causes.contains(&cause), "{} {:?}: {cause:?} {sentence}", slip.id, slip.entry);
    prop_assert!(sentence.ends_with('。') && !sentence.contains("「」"), "{}", sentence);
    Ok(())
}

fn preset() -> impl Strategy<Value = Preset> {
    proptest::sample::select(Preset::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_slip_is_named_at_its_line(preset in preset(), seed in 0u64..10_000, index: prop::sample::Index) {
        let exercise = drawn(preset, seed);
        let key = filled_by_key(&exercise, &tables().rules);
        let slips = slips(&exercise, &key);
        // Some lines have hundreds of slips and some few: a line first, then one of its slips.
        let lines: Vec<&LineId> = slips.iter().map(|slip| &slip.id).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        for of_line in [*index.get::<&LineId>(&lines), *lines.last().unwrap()] {
            let of_line: Vec<&Slip> = slips.iter().filter(|slip| slip.id == *of_line).collect();
            is_named(&exercise, &key, *index.get::<&Slip>(&of_line))?;
        }
    }
}

#[test]
fn in_a_whole_worksheet_every_slip_of_every_line_is_named() {
    for (preset, seed) in [(Preset::D4, 8), (Preset::D5, 4)] {
        let exercise = drawn(preset, seed);
        let key = filled_by_key(&exercise, &tables().rules);
        let slips = slips(&exercise, &key);
        assert!(slips.len() > 200, "{}", slips.len());
        for slip in &slips {
            is_named(&exercise, &key, slip).unwrap();
        }
    }
}

#[test]
fn for_a_thousand_seeds_a_slip_in_each_kind_of_line_is_named_there() {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for (seed, preset) in (0..1000).zip(Preset::ALL.into_iter().cycle()) {
        let exercise = drawn(preset, seed);
        let key = filled_by_key(&exercise, &tables().rules);
        let mut of_kind: BTreeMap<&str, Vec<&Slip>> = BTreeMap::new();
        let slips = slips(&exercise, &key);
        for slip in &slips {
            of_kind.entry(kind(&slip.id)).or_default().push(slip);
        }
        for (kind, slips) in of_kind {
            // Another of them from seed to seed.
            let slip = slips[usize::try_from(seed).unwrap() * 7919 % slips.len()];
            is_named(&exercise, &key, slip).unwrap_or_else(|wrong| panic!("{preset:?} {seed}: {wrong}"));
            *named.entry(kind).or_default() += 1;
        }
    }
    assert_eq!(named.len(), 9, "{named:?}");
    assert!(named.values().all(|times| *times >= 200), "{named:?}");
}

fn kind(id: &LineId) -> &'static str {
    match id {
        LineId::Points { .. } => "points",
        LineId::Sum { .. } => "sum",
        LineId::Question { .. } => "question",
        LineId::Minutes { .. } => "minutes",
        LineId::SpecialCare => "special care",
        LineId::Subtotal => "subtotal",
        LineId::Addition => "addition",
        LineId::Total => "total",
        LineId::Level => "level",
    }
}

#[test]
fn a_sum_of_wrong_points_is_right_as_a_follow_on() {
    let Tables { rules, .. } = tables();
    let exercise = drawn(Preset::D1, 4);
    let mut filled = filled_by_key(&exercise, rules);
    let item = ItemId::new(1, 3).unwrap();
    let (id, sum) = (LineId::Points { item, joint: None }, LineId::Sum { group: 1 });
    let right = value(&filled, &id).unwrap();
    let off = Tenths::new(65) - right;
    filled.set(id.clone(), number(right + off));
    let own = value(&filled, &sum).unwrap() + off;
    filled.set(sum.clone(), number(own));
    let marking = mark(&exercise, rules, &filled);
    assert_eq!(wrong_at(&marking), [&id]);
    let line = marking.lines.iter().find(|line| line.id == sum).unwrap();
    assert_eq!(line.verdict, LineVerdict::FollowOn);
}

#[test]
fn along_a_wrong_branch_the_questions_there_are_asked_and_everything_after_goes_on_from_its_end() {
    let Tables { rules, .. } = tables();
    for seed in 0..30 {
        let exercise = drawn(Preset::D4, seed);
        let mut filled = filled_by_key(&exercise, rules);
        let input = exercise.input();
        let judgment = judge(rules, &input);
        let tree = TreeId::Meal;
        let root = LineId::Question { tree, at: Vec::new() };
        let Some(Entry::Branch { arm: right, .. }) = filled.get(&root) else { panic!("no question") };
        filled.set(root.clone(), Entry::Branch { arm: 1 - right, read: None });
        let figure = rules.case_figure(tree, &exercise.answers, judgment.outcome.scores).unwrap();
        let (mut at, mut node) = (vec![1 - right], &figure);
        let CaseFigure::Question { arms, .. } = node else { panic!("no question") };
        node = &arms[usize::from(1 - right)].next;
        while let CaseFigure::Question { arms, .. } = node {
            let id = LineId::Question { tree, at: at.clone() };
            let shown = Worksheet::of(&exercise, rules, &filled);
            assert!(shown.lines.iter().any(|line| line.id == id), "{seed}: {id} is asked");
            let arm = arms.iter().position(|arm| arm.open).unwrap();
            filled.set(id, Entry::Branch { arm: u8::try_from(arm).unwrap(), read: None });
            at.push(u8::try_from(arm).unwrap());
            node = &arms[arm].next;
        }
        let CaseFigure::Leaf { minutes, .. } = node else { panic!("no end") };
        let own = minutes.value().unwrap();
        let off = own - value(&filled, &LineId::Minutes { tree }).unwrap();
        filled.set(LineId::Minutes { tree }, number(own));
        for id in [LineId::Subtotal, LineId::Total] {
            let moved = value(&filled, &id).unwrap() + off;
            filled.set(id, number(moved));
        }
        let total = Interval::exactly(value(&filled, &LineId::Total).unwrap());
        let level = rules.levels_at(&input, total).iter().next().unwrap();
        filled.set(LineId::Level, Entry::Level { level });
        let marking = mark(&exercise, rules, &filled);
        assert_eq!(wrong_at(&marking), [&root], "{seed}");
        let after = |id: &LineId| marking.lines.iter().find(|line| line.id == *id).unwrap().verdict;
        if off != Tenths::ZERO {
            for id in [LineId::Minutes { tree }, LineId::Subtotal, LineId::Total] {
                assert_eq!(after(&id), LineVerdict::FollowOn, "{seed} {id}");
            }
        }
        assert_ne!(after(&LineId::Level), LineVerdict::Wrong);
    }
}

#[test]
fn what_follows_a_traced_value_is_the_judgment_with_it() {
    let Tables { rules, .. } = tables();
    let id = LineId::Minutes { tree: TreeId::Hygiene };
    for (seed, traced) in [(0, 12), (1, 74), (2, 243)] {
        let exercise = drawn(Preset::D3, seed);
        let mut filled = filled_by_key(&exercise, rules);
        assert_eq!((filled.get(&id), filled.get(&LineId::Subtotal)), (None, None), "open until it is traced");
        filled.set(id.clone(), number(Tenths::new(traced)));
        let mut input = exercise.input();
        input.traced[TreeId::Hygiene.index()] = Some(Traced { minutes: Tenths::new(traced), ..Traced::default() });
        let judged = judge(rules, &input);
        filled.set(LineId::Subtotal, number(judged.steps.subtotal.value().unwrap()));
        filled.set(LineId::Addition, number(judged.outcome.dementia_addition.value().unwrap()));
        filled.set(LineId::Total, number(judged.outcome.total.value().unwrap()));
        let level = judged.outcome.care_levels.iter().next().unwrap();
        filled.set(LineId::Level, Entry::Level { level });
        let marking = mark(&exercise, rules, &filled);
        assert!(marking.complete, "{seed}: {:?}", marking.lines);
        let verdict = marking.lines.iter().find(|line| line.id == id).unwrap().verdict;
        assert_eq!(verdict, LineVerdict::Accepted);

        filled.set(id.clone(), number(Tenths::new(244)));
        let marking = mark(&exercise, rules, &filled);
        let line = &marking.lines[marking.first_wrong.unwrap()];
        assert_eq!((&line.id, line.cause), (&id, Some(Cause::OutOfRange)));
    }
}

#[test]
fn points_that_the_tables_lack_are_taken_within_their_bounds_and_summed_as_taken() {
    let Tables { form, rules } = tables();
    let mut answers = drawn(Preset::D1, 2).answers;
    let item = ItemId::new(2, 10).unwrap();
    answers.put(item, OptionSet::NONE_CHOSEN.with(2));
    let exercise = Exercise::from_case(&answers, drawn(Preset::D1, 2).opinion, None, form, rules).unwrap();
    let (id, sum) = (LineId::Points { item, joint: None }, LineId::Sum { group: 2 });
    let line = Worksheet::of(&exercise, rules, &Filled::default()).lines.into_iter().find(|line| line.id == id);
    let Some(LineKind::Points { to_trace: Some(bounds), .. }) = line.map(|line| line.kind) else { panic!("not open") };
    assert_eq!(bounds, Interval::new(Tenths::new(57), Tenths::new(94)));
    let mut filled = filled_by_key(&exercise, rules);
    assert_eq!((filled.get(&id), filled.get(&sum)), (None, None));
    let input = exercise.input();
    let judged = judge(rules, &input).outcome.scores[1];
    filled.set(id.clone(), number(Tenths::new(60)));
    filled.set(sum.clone(), number(judged.low + Tenths::new(3)));
    let marking = mark(&exercise, rules, &filled);
    let verdict = |id: &LineId| marking.lines.iter().find(|line| line.id == *id).unwrap().verdict;
    assert_eq!((verdict(&id), verdict(&sum)), (LineVerdict::Accepted, LineVerdict::Right));
    filled.set(id.clone(), number(Tenths::new(95)));
    assert_eq!(wrong_at(&mark(&exercise, rules, &filled)).first(), Some(&&id));
}

#[test]
fn where_nobody_says_the_steps_each_of_the_three_additions_is_taken() {
    let Tables { form, rules } = tables();
    let drawn = drawn(Preset::D5, 6);
    let mut exercise = Exercise::from_case(&drawn.answers, drawn.opinion, None, form, rules).unwrap();
    exercise.stated.clone_from(&drawn.stated);
    let input = exercise.input();
    let judged = judge(rules, &input);
    let subtotal = judged.steps.subtotal;
    let added = |step| rules.addition_to(&exercise.answers, judged.outcome.scores, subtotal, Some(step)).0;
    let verdict = |minutes: Tenths| {
        let mut filled = filled_by_key(&exercise, rules);
        filled.set(LineId::Addition, number(minutes));
        let marking = mark(&exercise, rules, &filled);
        marking.lines.iter().find(|line| line.id == LineId::Addition).unwrap().verdict
    };
    for step in AdditionStep::ALL {
        assert_eq!(verdict(added(step).value().unwrap()), LineVerdict::Accepted);
    }
    assert_eq!(verdict(Tenths::new(33)), LineVerdict::Wrong);
}

#[test]
fn an_empty_worksheet_tells_nothing() {
    let Tables { rules, .. } = tables();
    let exercise = drawn(Preset::D4, 1);
    let marking = mark(&exercise, rules, &Filled::default());
    assert_eq!((marking.first_wrong, marking.complete), (None, false));
    assert!(marking.lines.iter().all(|line| line.verdict == LineVerdict::NotFilled && line.sentence.is_none()));
    let first = |id: &LineId| !matches!(id, LineId::Question { at, .. } if !at.is_empty());
    assert!(marking.lines.iter().all(|line| first(&line.id)), "only the first question of a tree");
    let sheet = Worksheet::of(&exercise, rules, &Filled::default());
    assert!(sheet.lines.iter().all(|line| first(&line.id)));
    let given = sheet.lines.iter().find(|line| line.id == LineId::Minutes { tree: TreeId::Hygiene }).unwrap();
    assert!(matches!(given.kind, LineKind::Given { stated: true, .. }), "{given:?}");
}

#[test]
fn the_wrong_kind_of_entry_is_named() {
    let Tables { rules, .. } = tables();
    let exercise = drawn(Preset::D4, 1);
    let mut filled = Filled::default();
    filled.set(LineId::Total, Entry::Level { level: CareLevel::Care1 });
    filled.set(LineId::Question { tree: TreeId::Meal, at: Vec::new() }, Entry::Branch { arm: 200, read: None });
    let marking = mark(&exercise, rules, &filled);
    let causes: Vec<Option<Cause>> =
        marking.lines.iter().filter(|line| line.verdict == LineVerdict::Wrong).map(|line| line.cause).collect();
    assert_eq!(causes, [Some(Cause::Plain), Some(Cause::OtherKind)]);
}

#[test]
fn hints_go_from_the_place_to_the_value() {
    let Tables { rules, .. } = tables();
    let exercise = drawn(Preset::D5, 2);
    let key = filled_by_key(&exercise, rules);
    let printed = answer_key(&exercise, rules);
    for (id, _) in key.iter().filter(|(id, _)| **id != LineId::SpecialCare) {
        let Some(first) = hint(&exercise, rules, &key, id, HintDegree::Place) else {
            // 清潔保持 is stated: there is nothing to fill in.
            assert_eq!(*id, LineId::Minutes { tree: TreeId::Hygiene });
            continue;
        };
        let second = hint(&exercise, rules, &key, id, HintDegree::Comparison).unwrap();
        let third = hint(&exercise, rules, &key, id, HintDegree::Value).unwrap();
        assert!(first.text != second.text && second.text != third.text, "{first:?} {second:?} {third:?}");
        for hint in [&first, &second, &third] {
            assert!(hint.text.ends_with('。') && !hint.text.contains("「」"), "{hint:?}");
        }
        if !matches!(id, LineId::Question { .. }) {
            let value = &printed.iter().find(|line| line.id == *id).unwrap().value;
            assert!(third.text.contains(value), "{id}: {third:?}");
            assert!(third.text.contains("版の") || third.text.contains("合計"), "{id}: {third:?}");
        }
    }
    let far = LineId::Question { tree: TreeId::Meal, at: vec![9] };
    assert_eq!(hint(&exercise, rules, &key, &far, HintDegree::Value), None);
}

#[test]
fn lines_and_entries_are_read_as_they_are_written() {
    let Tables { rules, .. } = tables();
    let key = filled_by_key(&drawn(Preset::D5, 3), rules);
    let text = serde_json::to_string(&key).unwrap();
    assert_eq!(serde_json::from_str::<Filled>(&text).unwrap(), key);
    for (id, _) in key.iter() {
        assert_eq!(id.to_string().parse(), Ok(id.clone()));
    }
    for unknown in ["", "points", "points/9-9", "question/meal/x", "sum/", "minutes/bath", "level/1"] {
        let refused = unknown.parse::<LineId>().unwrap_err();
        assert_eq!(refused.code(), "worksheet-unknown-line");
    }
    for typed in ["7.4", "７．４分", " 7.4 点 "] {
        assert_eq!(Entry::read_number(typed), Ok(number(Tenths::new(74))), "{typed}");
    }
    assert_eq!(Entry::read_number("七"), Err(EntryError::Unreadable("七".to_owned())));
}
