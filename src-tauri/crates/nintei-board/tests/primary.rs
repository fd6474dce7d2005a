//! The 一次判定 that the board begins from; the days that run; who must be there.

use chrono::NaiveDate;
use nintei_board::{
    PeriodRequest, PrimaryResult, PrimarySource, SimplificationInput, WaitingState, quorum_notice, renewal_days_left,
    waiting,
};
use nintei_judgment::{Interval, OfficialResult, Outcome, Tenths, TreeId};
use nintei_survey::{Application, ApplicationKind, CareLevel, CareLevels, Certification, InsuredCategory, Stability};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An official result of 50.0 minutes in eight trees.
fn official() -> OfficialResult {
    let mut minutes: std::collections::BTreeMap<TreeId, Tenths> =
        TreeId::ALL.into_iter().map(|tree| (tree, Tenths::new(60))).collect();
    minutes.insert(TreeId::Medical, Tenths::new(80));
    OfficialResult {
        level: Some(CareLevel::Care2),
        total: Some(Tenths::new(500)),
        minutes,
        dementia_addition: Some(Tenths::ZERO),
        stability: Some(Stability::Stable),
        ..OfficialResult::default()
    }
}

fn exactly(tenths: i32) -> Option<Interval> {
    Some(Interval::exactly(Tenths::new(tenths)))
}

fn total(result: OfficialResult) -> Option<Interval> {
    PrimaryResult::official(&result).unwrap().total
}

#[test]
fn an_official_result_without_a_level_is_no_primary_judgment() {
    assert_eq!(PrimaryResult::official(&OfficialResult { level: None, ..official() }), None);
    assert_eq!(PrimaryResult::official(&OfficialResult::default()), None);
}

#[test]
fn the_level_after_the_addition_is_taken_before_the_one_before_it() {
    let both = OfficialResult { level_with_addition: Some(CareLevel::Care3), ..official() };
    let found = PrimaryResult::official(&both).unwrap();
    assert_eq!((found.source, found.level()), (PrimarySource::Official, Some(CareLevel::Care3)));
    assert_eq!(found.stability, Some(Stability::Stable));
    assert_eq!(PrimaryResult::official(&official()).unwrap().level(), Some(CareLevel::Care2));
}

#[test]
fn the_official_total_has_the_addition_in_it_as_far_as_that_can_be_told() {
    let addition = |tenths| Some(Tenths::new(tenths));
    let with =
        |total, dementia_addition| OfficialResult { total: Some(Tenths::new(total)), dementia_addition, ..official() };
    assert_eq!(total(with(500, addition(0))), exactly(500), "none is added");
    assert_eq!(total(with(695, addition(195))), exactly(695), "the total holds it");
    assert_eq!(total(with(500, addition(195))), exactly(695), "the total is without it");
    assert_eq!(total(with(500, None)), None, "whether something is added is not known");
    assert_eq!(total(with(600, addition(195))), None, "the parts contradict the total");
    let alone = |dementia_addition| OfficialResult { minutes: Default::default(), ..with(500, dementia_addition) };
    assert_eq!(total(alone(addition(0))), exactly(500));
    let either = Interval::new(Tenths::new(500), Tenths::new(695));
    assert_eq!(total(alone(addition(195))), Some(either), "one or the other");
    assert_eq!(total(alone(None)), None);
    assert_eq!(total(OfficialResult { total: None, ..official() }), None);
}

#[test]
fn a_provisional_result_is_settled_only_where_one_level_is_left() {
    let levels = CareLevels::NONE.with(CareLevel::Support2).with(CareLevel::Care1);
    let open = Outcome {
        scores: [Interval::ZERO; 5],
        minutes: [Interval::exactly(Tenths::new(50)); 8],
        special_care: Interval::ZERO,
        dementia_addition: Interval::ZERO,
        total: Interval::exactly(Tenths::new(400)),
        care_levels: levels,
        rules: "2009-04",
    };
    let found = PrimaryResult::provisional(&open, Some(Stability::Unstable));
    assert_eq!((found.source, found.level()), (PrimarySource::Provisional, None));
    assert_eq!((found.total, found.levels), (exactly(400), levels));
    let settled = Outcome { care_levels: CareLevels::NONE.with(CareLevel::Care1), ..open };
    assert_eq!(PrimaryResult::provisional(&settled, None).level(), Some(CareLevel::Care1));
    assert_eq!(found.stability, Some(Stability::Unstable));
}

#[test]
fn the_conditions_and_the_period_look_at_what_the_application_says() {
    let previous = Certification {
        level: Some(CareLevel::Care2),
        months: Some(24),
        from: Some(day("2024-12-01")),
        to: Some(day("2026-11-30")),
    };
    let application = Application {
        insured_category: Some(InsuredCategory::Category1),
        kind: Some(ApplicationKind::Renewal),
        applied_on: Some(day("2026-11-05")),
        previous: Some(previous.clone()),
        ..Application::default()
    };
    let primary = PrimaryResult::official(&official()).unwrap();
    assert_eq!(
        SimplificationInput::of(&application, &primary),
        SimplificationInput {
            insured: Some(InsuredCategory::Category1),
            kind: Some(ApplicationKind::Renewal),
            applied_on: Some(day("2026-11-05")),
            computed_levels: primary.levels,
            total: exactly(500),
            stability: Some(Stability::Stable),
            previous_level: Some(CareLevel::Care2),
            previous_months: Some(24),
        }
    );
    let request = PeriodRequest::of(&application, Some(CareLevel::Care3), Some(day("2026-11-25")), None);
    assert_eq!((request.kind, request.applied_on), (application.kind, application.applied_on));
    assert_eq!((request.previous, request.decision), (Some(previous), Some(CareLevel::Care3)));
    assert_eq!((request.decided_on, request.care1_state), (Some(day("2026-11-25")), None));
}

#[test]
fn thirty_days_are_counted_from_the_day_after_the_application() {
    let on = |today: &str| waiting(day("2026-11-05"), day(today));
    assert_eq!(on("2026-11-05").thirtieth, day("2026-12-05"));
    let state = |today: &str| (on(today).days, on(today).state);
    assert_eq!(state("2026-11-05"), (0, WaitingState::Early));
    assert_eq!(state("2026-11-27"), (22, WaitingState::Early), "eight days left");
    assert_eq!(state("2026-11-28"), (23, WaitingState::Near), "seven days left");
    assert_eq!(state("2026-12-05"), (30, WaitingState::Near), "the thirtieth day itself");
    assert_eq!(state("2026-12-06"), (31, WaitingState::Over));
    assert_eq!(waiting(day("2024-02-01"), day("2024-02-01")).thirtieth, day("2024-03-02"), "a leap year");
    assert_eq!(waiting(day("2025-02-01"), day("2025-02-01")).thirtieth, day("2025-03-03"));
    assert_eq!(waiting(NaiveDate::MAX, NaiveDate::MAX).thirtieth, NaiveDate::MAX, "the calendar's end");
}

#[test]
fn renewals_are_told_from_the_sixtieth_day_before_the_last_to_the_last() {
    let left = |today: &str| renewal_days_left(day("2026-11-30"), day(today));
    assert_eq!(left("2026-09-30"), None, "61 days");
    assert_eq!(left("2026-10-01"), Some(60));
    assert_eq!(left("2026-11-30"), Some(0));
    assert_eq!(left("2026-12-01"), None);
}

#[test]
fn fewer_than_more_than_half_of_the_members_cannot_decide() {
    let members = [1, 2, 3, 4, 5];
    assert_eq!(quorum_notice(&members, &[]), None, "not recorded yet");
    assert_eq!(quorum_notice(&members, &[1, 3, 5]), None);
    let notice = quorum_notice(&members, &[1, 3]).unwrap();
    assert!(notice.contains("委員5人のうち出席は2人です。過半数（3人以上）"), "{notice}");
    assert!(quorum_notice(&[1, 2, 3, 4], &[1, 2]).is_some(), "half is not more than half");
    assert!(quorum_notice(&members, &[1, 2, 9]).is_some(), "who is not of the panel does not count");
    assert!(quorum_notice(&members, &[1, 1, 1]).is_some(), "nobody counts twice");
}

proptest! {
    #[test]
    fn the_days_that_run_agree_with_the_calendar(applied in 0u64..20_000, later in 0u64..100) {
        let applied_on = day("2018-04-01") + chrono::Days::new(applied);
        let today = applied_on + chrono::Days::new(later);
        let found = waiting(applied_on, today);
        let expected = match later {
            0..=22 => WaitingState::Early,
            23..=30 => WaitingState::Near,
            _ => WaitingState::Over,
        };
        prop_assert_eq!((found.days, found.state), (i64::try_from(later).unwrap(), expected));
        let left = renewal_days_left(today, applied_on);
        prop_assert_eq!(left, (later <= 60).then(|| i64::try_from(later).unwrap()));
    }
}
