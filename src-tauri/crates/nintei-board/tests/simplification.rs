//! 審査会の簡素化: the six conditions at their edges, the insurer's own requirements, unsound rules.

use nintei_board::ConditionVerdict::{self, Met, NotMet, Undecidable};
use nintei_board::{InsurerRequirements, Simplification, SimplificationInput, SimplificationRules, simplify};
use nintei_judgment::{Interval, Tenths};
use nintei_survey::{ApplicationKind, CareLevel, CareLevels, InsuredCategory, Stability};
use proptest::prelude::*;

const RULES: &str = include_str!("../../../../assets/simplification.yaml");

fn tenths(low: i32, high: i32) -> Option<Interval> {
    Some(Interval::new(Tenths::new(low), Tenths::new(high)))
}

fn levels(levels: &[CareLevel]) -> CareLevels {
    levels.iter().copied().collect()
}

/// A case that meets every condition.
fn eligible() -> SimplificationInput {
    SimplificationInput {
        insured: Some(InsuredCategory::Category1),
        kind: Some(ApplicationKind::Renewal),
        applied_on: "2026-11-05".parse().ok(),
        computed_levels: levels(&[CareLevel::Care2]),
        total: tenths(512, 512),
        stability: Some(Stability::Stable),
        previous_level: Some(CareLevel::Care2),
        previous_months: Some(24),
    }
}

fn looked_at(input: &SimplificationInput) -> Simplification {
    simplify(&SimplificationRules::built_in().unwrap(), &InsurerRequirements::default(), input).unwrap()
}

fn verdict(no: usize, change: impl FnOnce(&mut SimplificationInput)) -> ConditionVerdict {
    let mut input = eligible();
    change(&mut input);
    let line = looked_at(&input).conditions.swap_remove(no - 1);
    assert_eq!(usize::from(line.no), no);
    assert!(!line.reason.is_empty() && !line.value.is_empty() && !line.label.is_empty(), "{line:?}");
    line.verdict
}

/// Condition 6 for one level, or several, and a total.
fn margin(of: &[CareLevel], low: i32, high: i32) -> ConditionVerdict {
    verdict(6, |it| {
        it.computed_levels = levels(of);
        it.total = tenths(low, high);
    })
}

#[test]
fn a_case_that_meets_all_six_is_eligible() {
    let found = looked_at(&eligible());
    assert!(found.conditions.iter().all(|line| line.verdict == Met), "{found:?}");
    assert_eq!((found.conditions.len(), found.eligible), (6, Met));
}

#[test]
fn one_that_does_not_hold_wins_over_one_that_cannot_be_told() {
    let mut input = SimplificationInput { stability: None, previous_months: None, ..eligible() };
    assert_eq!(looked_at(&input).eligible, Undecidable);
    input.insured = Some(InsuredCategory::Category2);
    assert_eq!(looked_at(&input).eligible, NotMet);
}

#[test]
fn nothing_known_is_nothing_decided_and_each_line_says_what_is_missing() {
    let found = looked_at(&SimplificationInput::default());
    assert_eq!(found.eligible, Undecidable);
    for line in found.conditions {
        assert_eq!(line.verdict, Undecidable, "{line:?}");
        assert!(line.reason.contains("判定できます"), "{line:?}");
    }
}

#[test]
fn category_application_level_and_months_decide_the_first_four() {
    assert_eq!(verdict(1, |it| it.insured = Some(InsuredCategory::Category2)), NotMet);
    for kind in [ApplicationKind::New, ApplicationKind::Change, ApplicationKind::ExOfficio] {
        assert_eq!(verdict(2, |it| it.kind = Some(kind)), NotMet);
    }
    assert_eq!(verdict(3, |it| it.previous_level = Some(CareLevel::Care3)), NotMet);
    assert_eq!(verdict(4, |it| it.previous_months = Some(12)), Met);
    assert_eq!(verdict(4, |it| it.previous_months = Some(11)), NotMet);
}

#[test]
fn a_set_of_levels_still_open_decides_only_what_is_the_same_for_all() {
    let open = |it: &mut SimplificationInput, previous| {
        it.computed_levels = levels(&[CareLevel::Support2, CareLevel::Care1]);
        it.total = tenths(400, 400);
        it.previous_level = Some(previous);
    };
    assert_eq!(verdict(3, |it| open(it, CareLevel::Care1)), Undecidable);
    assert_eq!(verdict(3, |it| open(it, CareLevel::Care2)), NotMet);
    assert_eq!(verdict(6, |it| open(it, CareLevel::Care1)), Met, "both have the boundary 50");
}

#[test]
fn stability_is_asked_of_support_2_and_care_1_alone() {
    let stability = |of: &[CareLevel], total, stability| {
        verdict(5, |it| {
            it.computed_levels = levels(of);
            it.total = total;
            it.stability = stability;
        })
    };
    let (support2, care1, care2) = (CareLevel::Support2, CareLevel::Care1, CareLevel::Care2);
    let unstable = Some(Stability::Unstable);
    for level in [support2, care1] {
        assert_eq!(stability(&[level], tenths(400, 400), Some(Stability::Stable)), Met);
        assert_eq!(stability(&[level], tenths(400, 400), unstable), NotMet);
        assert_eq!(stability(&[level], tenths(400, 400), None), Undecidable);
    }
    assert_eq!(stability(&[care2], tenths(512, 512), unstable), Met);
    assert_eq!(stability(&[care2], tenths(512, 512), None), Met);
    assert_eq!(stability(&[support2, care1], tenths(400, 400), unstable), NotMet);
    assert_eq!(stability(&[care1, care2], tenths(480, 520), unstable), Undecidable);
    assert_eq!(stability(&[care1, care2], tenths(480, 520), Some(Stability::Stable)), Met);
}

#[test]
fn exactly_three_minutes_below_the_boundary_counts_as_within_at_every_level() {
    use CareLevel::{Care1, Care2, Care3, Care4, Care5, NotCertified, Support1, Support2};
    let boundaries = [
        (NotCertified, 250),
        (Support1, 320),
        (Support2, 500),
        (Care1, 500),
        (Care2, 700),
        (Care3, 900),
        (Care4, 1100),
    ];
    for (level, boundary) in boundaries {
        assert_eq!(margin(&[level], boundary - 31, boundary - 31), Met, "{level}: 3.1 minutes");
        assert_eq!(margin(&[level], boundary - 30, boundary - 30), NotMet, "{level}: 3.0 minutes");
        assert_eq!(margin(&[level], boundary - 1, boundary - 1), NotMet, "{level}: 0.1 minutes");
        assert_eq!(margin(&[level], boundary - 31, boundary - 30), Undecidable, "{level}: from 3.1 to 3.0");
        assert_eq!(margin(&[level], boundary - 30, boundary - 1), NotMet, "{level}: within, wherever it lies");
    }
    assert_eq!(margin(&[Care5], 1100, 1100), Met, "nothing is heavier");
}

#[test]
fn a_total_across_levels_is_looked_at_in_each() {
    use CareLevel::{Care1, Care2, Support2};
    assert_eq!(margin(&[Support2, Care1, Care2], 470, 530), Undecidable, "within below 50, not within above");
    assert_eq!(margin(&[], 512, 512), Met, "the total alone tells the level");
    assert_eq!(margin(&[], 480, 490), NotMet, "要支援2 and 要介護1 alike");
    assert_eq!(margin(&[Care2], 470, 530), Met, "of the total only what lies in 要介護2 is possible");
    assert_eq!(verdict(6, |it| it.total = None), Undecidable);
}

#[test]
fn a_level_that_contradicts_the_total_is_not_decided_but_told() {
    let input = SimplificationInput { total: tenths(800, 800), ..eligible() };
    let found = looked_at(&input);
    assert_eq!((found.conditions[5].verdict, found.eligible), (Undecidable, Undecidable));
    assert!(found.conditions[5].reason.contains("合いません"));
}

#[test]
fn applications_before_the_first_day_are_outside() {
    let on = |day: &str| looked_at(&SimplificationInput { applied_on: day.parse().ok(), ..eligible() });
    assert_eq!(on("2018-03-31").eligible, NotMet);
    assert_eq!(on("2018-04-01").eligible, Met);
    assert!(on("2018-03-31").requirements[0].reason.contains("平成30年3月31日"));
}

fn with(requirements: InsurerRequirements, input: &SimplificationInput) -> Simplification {
    simplify(&SimplificationRules::built_in().unwrap(), &requirements, input).unwrap()
}

#[test]
fn an_insurer_declines_excludes_levels_and_sets_a_minimum() {
    let default = InsurerRequirements::default;
    let declined = with(InsurerRequirements { declines: true, ..default() }, &eligible());
    assert_eq!(declined.eligible, NotMet);
    assert!(declined.conditions.iter().all(|line| line.verdict == Met), "the six conditions stay as they are");

    let excluded = |levels: &[CareLevel]| InsurerRequirements { excluded_levels: levels.to_vec(), ..default() };
    assert_eq!(with(excluded(&[CareLevel::Support2, CareLevel::Care1]), &eligible()).eligible, Met);
    assert_eq!(with(excluded(&[CareLevel::Care2]), &eligible()).eligible, NotMet);

    let minimum = |level| InsurerRequirements { minimum_level: Some(level), ..default() };
    assert_eq!(with(minimum(CareLevel::Care2), &eligible()).eligible, Met);
    let found = with(minimum(CareLevel::Care3), &eligible());
    assert_eq!(found.eligible, NotMet);
    assert!(found.requirements[1].label.contains("要介護3以上"), "{found:?}");

    let open = SimplificationInput {
        computed_levels: levels(&[CareLevel::Care1, CareLevel::Care2]),
        total: tenths(480, 520),
        ..eligible()
    };
    assert_eq!(with(minimum(CareLevel::Care2), &open).requirements[1].verdict, Undecidable);
}

#[test]
fn an_insurer_widens_the_margin_and_never_narrows_it() {
    let five = InsurerRequirements { margin: Tenths::new(50), ..InsurerRequirements::default() };
    let at = |total| SimplificationInput { total: tenths(total, total), ..eligible() };
    assert_eq!(with(five.clone(), &at(649)).eligible, Met);
    let within = with(five, &at(650));
    assert_eq!(within.eligible, NotMet);
    assert!(within.conditions[5].reason.contains("保険者の要件"), "{within:?}");
    let narrow = InsurerRequirements { margin: Tenths::new(29), ..InsurerRequirements::default() };
    let error = simplify(&SimplificationRules::built_in().unwrap(), &narrow, &eligible()).unwrap_err();
    assert_eq!(error.code(), "simplification-narrow-margin");
}

proptest! {
    #[test]
    fn a_narrower_total_never_turns_a_verdict_into_its_opposite(
        low in 0i32..1300, width in 0i32..200, inner in 0i32..200
    ) {
        let wide = margin(&[], low, low + width);
        let inside = low + inner.min(width);
        let narrow = margin(&[], inside, inside);
        prop_assert!(wide == Undecidable || wide == narrow, "{wide:?} {narrow:?}");
        prop_assert_ne!(narrow, Undecidable, "a single total is always decided");
    }
}

#[test]
fn the_conditions_are_word_by_word_the_transcription() {
    let source: serde_json::Value =
        serde_json::from_str(include_str!("../../../../tests/transcription/simplification.json")).unwrap();
    let found = looked_at(&eligible());
    let conditions = source["all_of"].as_array().unwrap();
    assert_eq!(found.conditions.len(), conditions.len());
    for (ours, theirs) in found.conditions.iter().zip(conditions) {
        assert_eq!(
            (u64::from(ours.no), ours.label.as_str()),
            (theirs["no"].as_u64().unwrap(), theirs["label"].as_str().unwrap())
        );
    }
    let from = SimplificationRules::built_in().unwrap().applies_from().to_string();
    assert_eq!(from, source["applies_to_applications_from"].as_str().unwrap());
}

#[track_caller]
fn unsound(from: &str, to: &str, word: &str) {
    assert!(RULES.contains(from), "the rules have no {from}");
    let error = SimplificationRules::read(&RULES.replacen(from, to, 1)).unwrap_err();
    assert!(error.to_string().contains(word), "{error} should say {word}");
}

#[test]
fn unsound_rules_are_refused_with_place_and_cause() {
    unsound("番号: 2", "番号: 3", "順に一つずつ");
    unsound("余裕: 3.0分", "余裕: 3分", "小数第1位まで");
    unsound("  要介護2: 70.0分\n", "", "要介護2");
    unsound("要介護4: 110.0分", "要介護4: 110.0分\n  要介護5: 130.0分", "要介護4までのほか");
    unsound("要介護3: 90.0分", "要介護3: 69.0分", "順に大きく");
    unsound("要介護1: 50.0分", "要介護1: 51.0分", "順に大きく");
}
