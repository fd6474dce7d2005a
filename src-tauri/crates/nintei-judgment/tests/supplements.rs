//! What supplements do to the tables, to the numbers and to the steps.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use common::{complete, tables, without};
use nintei_judgment::{
    AdditionStep, AdoptedSupplement, GapKind, Interval, JudgmentInput, MarkKind, PathNode, RuleBase, RuleEdition,
    Supplement, SupplementLeaf, SupplementPoints, Tenths, Traced, TreeId, TreeSource, differences, judge, outcome,
    rule_bases, supplemented,
};
use nintei_survey::{Answers, ItemId};
use proptest::prelude::*;
use proptest::sample::Index;

/// A supplement made up for the tests, under `tests/supplements`.
fn fictional(name: &str) -> Supplement {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/supplements");
    Supplement::read(&fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

fn base() -> RuleBase {
    rule_bases().pop().unwrap()
}

fn adopted(id: i64, supplement: Supplement) -> AdoptedSupplement {
    AdoptedSupplement { id, adopted_on: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), supplement }
}

fn with(supplements: &[AdoptedSupplement]) -> RuleEdition {
    supplemented(&base(), supplements, &tables().form).unwrap()
}

/// A header without faults.
fn header() -> Supplement {
    let fictional = fictional("fictional-hygiene.yaml");
    Supplement { trees: BTreeMap::new(), leaves: Vec::new(), points: Vec::new(), addition: None, ..fictional }
}

/// Every question answered by `no` where it has that option, by its last otherwise; no 特別な医療.
fn answered(no: u8) -> Answers {
    let form = &tables().form;
    let mut answers = Answers::default();
    for question in form.questions() {
        let option = question.options.iter().map(|option| option.no).filter(|option| *option <= no).max().unwrap();
        let numbers: Vec<u8> = if question.id == ItemId::SPECIAL_CARE { Vec::new() } else { vec![option] };
        answers.set(form, question.id, &numbers).unwrap();
    }
    answers
}

#[test]
fn a_made_up_hygiene_tree_settles_the_tree_and_is_named_in_the_steps() {
    let rules = with(&[adopted(3, fictional("fictional-hygiene.yaml"))]);
    assert_eq!(rules.id(), "2009-04+補完3");
    let input = JudgmentInput { answers: answered(1), ..JudgmentInput::default() };
    let judgment = judge(&rules, &input);
    let hygiene = &judgment.steps.trees[TreeId::Hygiene.index()];
    assert_eq!(hygiene.minutes, Interval::exactly(Tenths::new(12)));
    assert_eq!((hygiene.source, hygiene.supplement), (TreeSource::Supplement, Some(3)));
    assert!(matches!(hygiene.path, Some(PathNode::Question { supplement: Some(3), .. })));
    let named: Vec<&str> = judgment.steps.supplements.iter().map(|note| note.name.as_str()).collect();
    assert_eq!(named, ["架空の清潔保持"]);
    let marks: Vec<(&MarkKind, &str)> =
        judgment.steps.marks.iter().map(|mark| (&mark.kind, mark.place.as_str())).collect();
    assert!(marks.contains(&(&MarkKind::Supplemented, "清潔保持")), "{marks:?}");
    assert!(!marks.contains(&(&MarkKind::NotEstablished, "清潔保持")), "{marks:?}");
}

#[test]
fn a_supplement_on_which_no_number_rests_is_not_named() {
    let rules = with(&[adopted(3, fictional("fictional-hygiene.yaml"))]);
    let mut input = JudgmentInput { answers: answered(1), ..JudgmentInput::default() };
    input.traced[TreeId::Hygiene.index()] = Some(Traced { minutes: Tenths::new(74), ..Traced::default() });
    let judgment = judge(&rules, &input);
    assert_eq!(judgment.steps.trees[TreeId::Hygiene.index()].source, TreeSource::Traced);
    assert!(judgment.steps.supplements.is_empty());
    assert!(judgment.steps.marks.iter().all(|mark| mark.kind != MarkKind::Supplemented));
    // 見守り等 of 2-10 rests on the same supplement.
    input.answers.set(&tables().form, "2-10".parse().unwrap(), &[2]).unwrap();
    let judgment = judge(&rules, &input);
    assert_eq!(judgment.steps.supplements.len(), 1);
    let line = judgment.steps.groups[1].lines.iter().find(|line| line.item.to_string() == "2-10").unwrap();
    assert_eq!((line.points, line.supplement), (Interval::exactly(Tenths::new(77)), Some(3)));
}

#[test]
fn a_leaf_and_the_steps_of_the_addition_are_settled() {
    let rules =
        with(&[adopted(1, fictional("fictional-hygiene.yaml")), adopted(2, fictional("fictional-addition.yaml"))]);
    assert_eq!(rules.id(), "2009-04+補完1・2");
    let form = &tables().form;
    let mut answers = answered(1);
    answers.set(form, ItemId::DEMENTIA_INDEPENDENCE, &[7]).unwrap();
    let input = JudgmentInput { answers, ..JudgmentInput::default() };
    let judgment = judge(&rules, &input);
    let addition = &judgment.steps.dementia_addition;
    let rule = addition.rule.as_ref().unwrap();
    assert_eq!((rule.supplement, rule.steps.as_slice()), (Some(2), &[AdditionStep::Two][..]));
    let row = &addition.candidates[0];
    assert_eq!(addition.addition, Interval::exactly(row.one_step + row.second_step));
    assert_eq!(judgment.outcome.total, judgment.steps.subtotal + addition.addition);
    assert_eq!(judgment.steps.supplements.len(), 2);

    // Who is not eligible gets exactly nothing, and the rule is not named.
    answers.set(form, ItemId::PHYSICAL_INDEPENDENCE, &[9]).unwrap();
    let input = JudgmentInput { answers, ..JudgmentInput::default() };
    let judgment = judge(&rules, &input);
    assert_eq!(judgment.outcome.dementia_addition, Interval::ZERO);
    assert!(judgment.steps.dementia_addition.rule.is_none());
    assert_eq!(judgment.steps.supplements.len(), 1);
}

#[test]
fn a_later_supplement_lies_over_an_earlier_one_and_one_for_another_edition_is_left_out() {
    let first = fictional("fictional-hygiene.yaml");
    let mut second = Supplement { name: "架空の訂正".to_owned(), ..header() };
    second.leaves.push(SupplementLeaf {
        tree: TreeId::Hygiene,
        path: ["2-7 口腔清潔", "一部介助", "第1群 身体機能・起居動作", "50.0以下"].map(str::to_owned).to_vec(),
        minutes: "９".to_owned(),
    });
    let elsewhere = Supplement { edition: "2027-04".to_owned(), ..second.clone() };
    let rules = with(&[adopted(1, first.clone()), adopted(2, elsewhere), adopted(5, second.clone())]);
    assert_eq!(rules.id(), "2009-04+補完1・5");
    assert!(rules.tree_outline(TreeId::Hygiene).unwrap().contains("50.0以下: 9.0分"));

    let refused = supplemented(&base(), &[adopted(5, second.clone())], &tables().form).unwrap_err();
    assert_eq!((refused.code(), refused.supplement()), ("rules-supplement", Some(5)));
    let sentence = refused.to_string();
    assert!(
        sentence.contains("架空の訂正") && sentence.contains("清潔保持") && sentence.contains("取り下げ"),
        "{sentence}"
    );
    // The path is gone where a still later tree has another shape.
    let mut other = first.clone();
    other
        .trees
        .insert(TreeId::Hygiene, "2-8 洗顔:\n  介助されていない: 1.2分\n  一部介助・全介助: 24.3分\n".to_owned());
    let refused = supplemented(&base(), &[adopted(1, other), adopted(5, second)], &tables().form).unwrap_err();
    assert_eq!(refused.supplement(), Some(5));
    assert!(refused.to_string().contains("「2-7 口腔清潔」がここにありません"), "{refused}");
}

#[test]
fn the_gaps_of_the_built_in_tables_are_told_and_closed_by_supplements() {
    let count = |rules: &RuleEdition| {
        let mut count = BTreeMap::new();
        for gap in rules.gaps() {
            *count.entry(format!("{:?}", gap.kind)).or_insert(0) += 1;
            assert!(!gap.reason.is_empty());
        }
        count
    };
    let expected = [("AdditionSteps", 1), ("Doubt", 4), ("Leaf", 2), ("Points", 2), ("Tree", 1)];
    assert_eq!(count(&tables().rules), expected.map(|(kind, count)| (kind.to_owned(), count)).into());
    let rules =
        with(&[adopted(1, fictional("fictional-hygiene.yaml")), adopted(2, fictional("fictional-addition.yaml"))]);
    assert_eq!(count(&rules), [("Doubt".to_owned(), 4), ("Leaf".to_owned(), 1)].into());
    // The path of a gap is what a supplement's leaf names.
    let gap = rules.gaps().into_iter().find(|gap| gap.kind == GapKind::Leaf).unwrap();
    let leaf = SupplementLeaf { tree: gap.tree.unwrap(), path: gap.path, minutes: "5.0分".to_owned() };
    let closed = Supplement { leaves: vec![leaf], ..header() };
    assert_eq!(closed.check(&base(), &tables().form), []);
}

#[test]
fn an_edition_does_not_differ_from_itself_and_a_supplement_differs_where_it_says_so() {
    let rules = with(&[adopted(1, fictional("fictional-hygiene.yaml"))]);
    assert_eq!(differences(&rules, &rules), []);
    let found = differences(&tables().rules, &rules);
    let tables: Vec<&str> = found.iter().map(|difference| difference.table.as_str()).collect();
    assert_eq!(tables, ["中間評価項目得点", "中間評価項目得点", "樹形図 清潔保持"]);
    assert_eq!(found[0].after.as_deref(), Some("7.7点"));
}

/// A supplement that says what the edition `rules` says already.
fn the_tables_themselves(rules: &RuleEdition) -> Supplement {
    let mut supplement = header();
    for tree in TreeId::ALL {
        supplement.trees.extend(rules.tree_outline(tree).map(|outline| (tree, outline)));
    }
    assert_eq!(supplement.trees.len(), 7);
    let item: ItemId = "1-3".parse().unwrap();
    let option = "何かにつかまればできる".to_owned();
    supplement.points.push(SupplementPoints { item, option, points: "6.5点".to_owned() });
    supplement
}

#[test]
fn the_outline_of_a_tree_reads_as_the_tree() {
    let rules = with(&[adopted(1, the_tables_themselves(&tables().rules))]);
    assert_eq!(differences(&tables().rules, &rules), []);
    for tree in TreeId::ALL {
        assert_eq!(rules.tree_outline(tree), tables().rules.tree_outline(tree));
        assert_eq!(rules.figure(tree), tables().rules.figure(tree));
    }
}

fn input(seeds: &[Index], open: &[bool]) -> JudgmentInput {
    JudgmentInput { answers: without(complete(seeds), open), ..JudgmentInput::default() }
}

/// The built-in tables, the same laid over themselves, and made-up ones that settle the steps of the addition.
fn editions() -> &'static [RuleEdition; 3] {
    static EDITIONS: std::sync::OnceLock<[RuleEdition; 3]> = std::sync::OnceLock::new();
    EDITIONS.get_or_init(|| {
        let rules = tables().rules.clone();
        let same = with(&[adopted(1, the_tables_themselves(&rules))]);
        let addition = Supplement { leaves: Vec::new(), ..fictional("fictional-addition.yaml") };
        [rules, same, with(&[adopted(1, addition)])]
    })
}

proptest! {
    #[test]
    fn a_supplement_that_says_what_the_tables_say_changes_no_number(
        seeds in proptest::collection::vec(any::<Index>(), 58),
        open in proptest::collection::vec(any::<bool>(), 58),
    ) {
        let [rules, same, _] = editions();
        let input = input(&seeds, &open);
        let mut laid_over = outcome(same, &input);
        prop_assert_eq!(laid_over.rules, "2009-04+補完1");
        laid_over.rules = rules.id();
        prop_assert_eq!(laid_over, outcome(rules, &input));
    }

    #[test]
    fn a_rule_for_the_addition_stays_within_what_is_possible_without_one_and_narrows_with_every_answer(
        seeds in proptest::collection::vec(any::<Index>(), 58),
        open in proptest::collection::vec(any::<bool>(), 58),
        closed in proptest::collection::vec(any::<bool>(), 58),
        physical in 1u8..=5,
        dementia in 5u8..=8,
    ) {
        let [without_rule, _, rules] = editions();
        let form = &tables().form;
        let fewer: Vec<bool> = open.iter().zip(&closed).map(|(open, closed)| *open && !closed).collect();
        let (mut wide, mut narrow) = (input(&seeds, &open), input(&seeds, &fewer));
        // Half of the persons are eligible, as far as they answered.
        if closed[0] {
            for input in [&mut wide, &mut narrow] {
                for (item, no) in [(ItemId::PHYSICAL_INDEPENDENCE, physical), (ItemId::DEMENTIA_INDEPENDENCE, dementia)] {
                    if input.answers.get(item).is_answered() {
                        input.answers.set(form, item, &[no]).unwrap();
                    }
                }
            }
        }
        let (wide_total, narrow_total) = (outcome(rules, &wide), outcome(rules, &narrow));
        prop_assert!(outcome(without_rule, &wide).total.contains(wide_total.total));
        prop_assert!(outcome(without_rule, &wide).dementia_addition.contains(wide_total.dementia_addition));
        prop_assert!(wide_total.total.contains(narrow_total.total), "{} {}", wide_total.total, narrow_total.total);
        prop_assert!(wide_total.dementia_addition.contains(narrow_total.dementia_addition));
        let judgment = judge(rules, &wide);
        prop_assert_eq!(judgment.outcome, wide_total);
        if let Some(rule) = &judgment.steps.dementia_addition.rule {
            prop_assert!(!rule.steps.is_empty());
        }
    }
}
