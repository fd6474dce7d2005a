//! Proposals of assignment, conflicts, and the order of an agenda.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use nintei_board::{CaseToOrder, CaseToPlace, MeetingToFill, OrderBy, OrderKey, Placement, conflict, order, propose};
use nintei_survey::{ApplicationKind, CareLevel};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn waiting(case: i64, applied_on: &str) -> CaseToPlace {
    CaseToPlace {
        case,
        number: u32::try_from(case).unwrap(),
        applied_on: applied_on.parse().ok(),
        terminal_cancer: false,
        investigator: None,
        investigator_name: String::new(),
    }
}

fn meeting(key: i64, held_on: &str, capacity: u16) -> MeetingToFill {
    MeetingToFill {
        meeting: key,
        number: u32::try_from(key).unwrap() + 10,
        held_on: held_on.parse().ok(),
        taken: 0,
        capacity,
        members: vec![("佐藤 一".to_owned(), Some(1)), ("鈴木 二".to_owned(), None)],
    }
}

fn places(placements: &[Placement]) -> Vec<(i64, Option<i64>)> {
    placements.iter().map(|it| (it.case, it.meeting)).collect()
}

#[test]
fn terminal_cancer_goes_first_then_the_oldest_application_then_the_number() {
    let terminal = CaseToPlace { terminal_cancer: true, ..waiting(9, "2026-11-20") };
    let cases =
        [waiting(4, ""), waiting(3, "2026-11-05"), waiting(2, "2026-11-05"), waiting(5, "2026-11-01"), terminal];
    let found = propose(&cases, &[meeting(1, "2026-12-01", 3), meeting(2, "2026-12-08", 9)]);
    assert_eq!(places(&found), [(9, Some(1)), (5, Some(1)), (2, Some(1)), (3, Some(2)), (4, Some(2))]);
    assert!(found[0].reason.contains("末期がんのため先に"), "{}", found[0].reason);
    assert!(found[1].reason.contains("申請日（令和8年11月1日）の順に"), "{}", found[1].reason);
    assert!(found[1].reason.contains("第11回（令和8年12月1日）"), "{}", found[1].reason);
}

#[test]
fn meetings_of_one_day_are_filled_evenly_and_those_without_a_day_last() {
    let cases: Vec<CaseToPlace> = (1..=6).map(|case| waiting(case, "2026-11-01")).collect();
    let begun = MeetingToFill { taken: 2, ..meeting(2, "2026-12-01", 4) };
    let meetings = [meeting(3, "", 9), begun, meeting(1, "2026-12-01", 3)];
    let found = places(&propose(&cases, &meetings));
    assert_eq!(found, [(1, Some(1)), (2, Some(1)), (3, Some(1)), (4, Some(2)), (5, Some(2)), (6, Some(3))]);
}

#[test]
fn a_case_passes_a_meeting_whose_member_surveyed_it_and_the_reason_says_so() {
    let surveyed = CaseToPlace { investigator: Some(1), ..waiting(1, "2026-11-01") };
    let other = MeetingToFill { members: Vec::new(), ..meeting(2, "2026-12-08", 3) };
    let found = propose(std::slice::from_ref(&surveyed), &[meeting(1, "2026-12-01", 3), other]);
    assert_eq!(places(&found), [(1, Some(2))]);
    assert!(
        found[0].reason.contains("第11回は合議体の委員がこの事例を調査しているため、第12回"),
        "{}",
        found[0].reason
    );
    let nowhere = propose(&[surveyed], &[meeting(1, "2026-12-01", 3)]);
    assert_eq!(places(&nowhere), [(1, None)]);
    assert!(nowhere[0].reason.contains("委員がこの事例を調査しています"), "{}", nowhere[0].reason);
}

#[test]
fn why_a_case_goes_nowhere_is_told() {
    let reason = |meetings: &[MeetingToFill]| {
        let found = propose(&[waiting(1, "2026-11-05")], meetings);
        assert_eq!(found[0].meeting, None);
        found[0].reason.clone()
    };
    assert!(reason(&[]).contains("会議が選ばれていません"));
    assert!(reason(&[meeting(1, "2026-12-01", 0)]).contains("件数の上限"));
    assert!(reason(&[meeting(1, "2026-11-04", 5)]).contains("開催日が申請日より前"));
}

#[test]
fn a_member_is_known_by_key_and_else_by_name_whatever_blanks_and_width() {
    let by = |investigator, name: &str| {
        let case = CaseToPlace { investigator, investigator_name: name.to_owned(), ..waiting(1, "2026-11-01") };
        conflict(&case, &meeting(1, "2026-12-01", 1).members).is_some()
    };
    assert!(by(Some(1), ""));
    assert!(!by(Some(7), ""));
    assert!(by(None, "佐藤　一"));
    assert!(by(Some(7), "鈴木二"), "the member is in no register");
    assert!(!by(Some(7), "佐藤 一"), "two persons of one name, both in the register");
    assert!(!by(None, ""));
    let latin = CaseToPlace { investigator_name: "Ｊ. Ｓｍｉｔｈ".to_owned(), ..waiting(1, "") };
    assert!(conflict(&latin, &[("J.Smith".to_owned(), None)]).unwrap().contains("J.Smith"));
}

fn any_cases() -> impl Strategy<Value = Vec<CaseToPlace>> {
    let case = (0u64..40, any::<bool>(), any::<bool>(), proptest::option::of(0i64..4), 0u32..5);
    proptest::collection::vec(case, 0..30).prop_map(|cases| {
        type Drawn = (u64, bool, bool, Option<i64>, u32);
        let placed = |(key, (days, dated, terminal_cancer, investigator, number)): (i64, Drawn)| CaseToPlace {
            case: key,
            number,
            applied_on: dated.then(|| day("2026-10-01") + Days::new(days)),
            terminal_cancer,
            investigator,
            investigator_name: String::new(),
        };
        (1..).zip(cases).map(placed).collect()
    })
}

fn any_meetings() -> impl Strategy<Value = Vec<MeetingToFill>> {
    let one = (0u64..40, any::<bool>(), 0u16..4, 0u16..6, proptest::collection::vec(0i64..4, 0..2));
    proptest::collection::vec(one, 0..6).prop_map(|meetings| {
        let filled = |(key, (days, dated, taken, capacity, members)): (i64, (u64, bool, u16, u16, Vec<i64>))| {
            let held_on = dated.then(|| day("2026-10-20") + Days::new(days));
            let members = members.into_iter().map(|member| (format!("委員{member}"), Some(member))).collect();
            MeetingToFill { meeting: key, number: 1, held_on, taken, capacity, members }
        };
        (1..).zip(meetings).map(filled).collect()
    })
}

proptest! {
    #[test]
    fn capacity_is_kept_members_do_not_decide_what_they_surveyed_and_nobody_waits_without_need(
        cases in any_cases(), meetings in any_meetings()
    ) {
        let found = propose(&cases, &meetings);
        prop_assert_eq!(found.len(), cases.len());
        let case = |key| cases.iter().find(|case| case.case == key).unwrap();
        let mut taken: BTreeMap<i64, u16> = meetings.iter().map(|it| (it.meeting, it.taken)).collect();
        for placement in &found {
            let case = case(placement.case);
            let fits = |it: &&MeetingToFill| {
                let early = it.held_on.zip(case.applied_on).is_some_and(|(held_on, applied_on)| held_on < applied_on);
                taken[&it.meeting] < it.capacity && conflict(case, &it.members).is_none() && !early
            };
            let possible: Vec<&MeetingToFill> = meetings.iter().filter(fits).collect();
            match placement.meeting {
                None => prop_assert!(possible.is_empty(), "{:?}", placement),
                Some(key) => {
                    let chosen = possible.iter().find(|it| it.meeting == key);
                    prop_assert!(chosen.is_some(), "{:?} does not fit", placement);
                    let chosen = chosen.unwrap();
                    for other in &possible {
                        let rank = |it: &MeetingToFill| (it.held_on.is_none(), it.held_on, taken[&it.meeting]);
                        prop_assert!(rank(chosen) <= rank(other), "an earlier or emptier one had room");
                    }
                    *taken.get_mut(&key).unwrap() += 1;
                }
            }
        }
        let priority: Vec<_> = found.iter().map(|it| case(it.case)).map(|case| {
            (!case.terminal_cancer, case.applied_on.is_none(), case.applied_on, case.number)
        }).collect();
        prop_assert!(priority.is_sorted());
    }

    #[test]
    fn the_proposal_does_not_depend_on_the_order_in_which_cases_and_meetings_are_given(
        cases in any_cases(), meetings in any_meetings()
    ) {
        let found = propose(&cases, &meetings);
        let reversed = |one: &[CaseToPlace]| one.iter().rev().cloned().collect::<Vec<_>>();
        let meetings: Vec<MeetingToFill> = meetings.into_iter().rev().collect();
        prop_assert_eq!(propose(&reversed(&cases), &meetings), found);
    }
}

fn by(key: OrderKey) -> OrderBy {
    OrderBy { key, descending: false }
}

fn down(key: OrderKey) -> OrderBy {
    OrderBy { key, descending: true }
}

fn agenda() -> Vec<CaseToOrder> {
    let case = CaseToOrder::default;
    vec![
        CaseToOrder {
            case: 1,
            number: 30,
            applied_on: day("2026-11-03").into(),
            kind: Some(ApplicationKind::Change),
            primary: Some(CareLevel::Care3),
            investigator: "い".to_owned(),
            simplified: true,
            ..case()
        },
        CaseToOrder {
            case: 2,
            number: 20,
            terminal_cancer: true,
            applied_on: day("2026-11-04").into(),
            kind: Some(ApplicationKind::New),
            investigator: "  ".to_owned(),
            surveyed_on: day("2026-11-09").into(),
            ..case()
        },
        CaseToOrder {
            case: 3,
            number: 10,
            kind: Some(ApplicationKind::Renewal),
            primary: Some(CareLevel::Support1),
            investigator: "あ".to_owned(),
            surveyed_on: day("2026-11-08").into(),
            ..case()
        },
        CaseToOrder {
            case: 4,
            number: 40,
            applied_on: day("2026-11-03").into(),
            primary: Some(CareLevel::Care3),
            ..case()
        },
    ]
}

#[test]
fn each_key_orders_as_it_says_and_what_is_unknown_comes_last_either_way() {
    let ordered = |keys: &[OrderBy]| order(&agenda(), keys).unwrap();
    assert_eq!(ordered(&[]), [1, 2, 3, 4]);
    assert_eq!(ordered(&[by(OrderKey::TerminalCancer)]), [2, 1, 3, 4]);
    assert_eq!(ordered(&[down(OrderKey::TerminalCancer)]), [1, 3, 4, 2]);
    assert_eq!(ordered(&[by(OrderKey::Simplified)]), [2, 3, 4, 1]);
    assert_eq!(ordered(&[by(OrderKey::AppliedOn)]), [1, 4, 2, 3]);
    assert_eq!(ordered(&[down(OrderKey::AppliedOn)]), [2, 1, 4, 3]);
    assert_eq!(ordered(&[by(OrderKey::Kind)]), [2, 3, 1, 4]);
    assert_eq!(ordered(&[by(OrderKey::PrimaryLevel)]), [3, 1, 4, 2]);
    assert_eq!(ordered(&[down(OrderKey::PrimaryLevel)]), [1, 4, 3, 2]);
    assert_eq!(ordered(&[by(OrderKey::Investigator)]), [3, 1, 2, 4]);
    assert_eq!(ordered(&[down(OrderKey::SurveyedOn)]), [2, 3, 1, 4]);
    assert_eq!(ordered(&[by(OrderKey::Number)]), [3, 2, 1, 4]);
}

#[test]
fn later_keys_decide_what_earlier_ones_leave_equal() {
    let keys = [by(OrderKey::AppliedOn), down(OrderKey::Number)];
    assert_eq!(order(&agenda(), &keys).unwrap(), [4, 1, 2, 3]);
}

#[test]
fn more_than_three_keys_and_a_key_twice_are_refused() {
    let four = [OrderKey::Kind, OrderKey::Number, OrderKey::AppliedOn, OrderKey::Simplified].map(by);
    let error = order(&agenda(), &four).unwrap_err();
    assert_eq!(error.code(), "order-too-many-keys");
    assert!(error.to_string().contains("3つまでです（4つ"), "{error}");
    let twice = [by(OrderKey::Kind), down(OrderKey::Kind)];
    assert_eq!(order(&agenda(), &twice).unwrap_err().code(), "order-key-twice");
}

proptest! {
    #[test]
    fn ordering_keeps_every_case_once_and_ordering_again_changes_nothing(
        levels in proptest::collection::vec(proptest::option::of(0usize..8), 0..20), descending in any::<bool>()
    ) {
        let case = |(key, level): (i64, Option<usize>)| CaseToOrder {
            case: key,
            primary: level.map(|level| CareLevel::ALL[level]),
            ..CaseToOrder::default()
        };
        let cases: Vec<CaseToOrder> = (1..).zip(levels).map(case).collect();
        let keys = [OrderBy { key: OrderKey::PrimaryLevel, descending }];
        let once = order(&cases, &keys).unwrap();
        let placed: Vec<CaseToOrder> =
            once.iter().map(|key| cases.iter().find(|case| case.case == *key).unwrap().clone()).collect();
        prop_assert_eq!(order(&placed, &keys).unwrap(), once.clone());
        let mut sorted = once;
        sorted.sort_unstable();
        prop_assert_eq!(sorted, cases.iter().map(|case| case.case).collect::<Vec<_>>());
    }
}
