use std::ops::ControlFlow;

use nintei_board::{Meeting, Panel};
use nintei_store::{CaseId, CaseStatus, EndingCertification, Store};
use nintei_survey::{Application, ApplicationKind, CareLevel, Investigator};

use super::{assign, day, decided, deferred, held_on, new_meeting, some_surveyed, surveyed};
use crate::common::{new_case, new_store, person, stamp};

fn waiting(store: &Store, text: &str) -> Vec<CaseId> {
    let page = store.waiting_cases(text, 0, 500).unwrap();
    assert_eq!(page.total as usize, page.rows.len(), "「{text}」");
    page.rows.iter().map(|row| row.case).collect()
}

fn put_terminal(store: &mut Store, case: CaseId) {
    let application = Application { terminal_cancer: true, ..store.case(case).unwrap().application };
    store.save_application(case, &application, &stamp()).unwrap();
}

#[test]
fn waiting_cases_are_terminal_cancer_first_then_the_oldest_application_then_the_number() {
    let (_folder, mut store) = new_store();
    let days = ["2026-11-10", "", "2026-11-01", "2026-11-10", "2026-11-20", ""];
    let cases = days.map(|applied_on| surveyed(&mut store, "架空 花子", applied_on));
    put_terminal(&mut store, cases[4]);
    put_terminal(&mut store, cases[5]);
    let expected = [4, 5, 2, 0, 3, 1].map(|place| cases[place]);
    assert_eq!(waiting(&store, ""), expected);
    let page = store.waiting_cases("", 2, 3).unwrap();
    assert_eq!((page.total, page.rows.iter().map(|row| row.case).collect::<Vec<_>>()), (6, expected[2..5].to_vec()));
    assert_eq!(store.waiting_counts().unwrap(), (6, 2));
}

#[test]
fn only_surveyed_cases_on_no_open_agenda_wait() {
    let (_folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 9);
    let cases = some_surveyed(&mut store, 6);
    new_case(&mut store, &person("調査中", "", ""));
    store.set_status(cases[5], CaseStatus::Closed, &stamp()).unwrap();
    assign(&mut store, meeting, &cases[1..4]);
    store.put_decision(cases[2], Some(&decided(CareLevel::Care2, "2027-11-30")), None, &stamp()).unwrap();
    store.put_decision(cases[3], Some(&deferred("主治医意見書の再確認")), None, &stamp()).unwrap();
    assert_eq!(waiting(&store, ""), [cases[0], cases[3], cases[4]]);
    let rows = store.waiting_cases("", 0, 9).unwrap().rows;
    assert_eq!(rows[1].deferred_because.as_deref(), Some("主治医意見書の再確認"));
    assert!(rows.iter().all(|row| row.meeting.is_none()));
    store.assign(&[(cases[1], None)], &stamp()).unwrap();
    assert_eq!(waiting(&store, ""), [cases[0], cases[1], cases[3], cases[4]]);
}

#[test]
fn a_waiting_case_is_found_in_every_spelling_and_says_who_surveyed_it() {
    let (_folder, mut store) = new_store();
    let registered = Investigator { name: "架空 調査員".to_owned(), ..Investigator::default() };
    let investigator = store.add_investigator(&registered, &stamp()).unwrap();
    let application = Application {
        kind: Some(ApplicationKind::Change),
        applied_on: "2026-11-05".parse().ok(),
        investigator: "仮名 調査員".to_owned(),
        ..person("山田　太郎", "やまだ たろう", "0000123456")
    };
    let case = new_case(&mut store, &application);
    store.set_status(case, CaseStatus::Surveyed, &stamp()).unwrap();
    surveyed(&mut store, "田川 次郎", "2026-11-05");
    for text in ["山田", "ﾔﾏﾀﾞ", "だたろ", "１２３４５６", "山田 太", "1"] {
        assert_eq!(waiting(&store, text), [case], "「{text}」");
    }
    assert_eq!(waiting(&store, "太郎やまだ"), [] as [CaseId; 0]);
    let row = store.waiting_cases("山田", 0, 1).unwrap().rows.remove(0);
    assert_eq!((row.number, row.name.as_str(), row.kind), (1, "山田　太郎", Some(ApplicationKind::Change)));
    assert_eq!((row.applied_on, row.terminal_cancer, row.example), (Some(day("2026-11-05")), false, false));
    assert_eq!((row.investigator, row.investigator_name.as_str()), (None, "仮名 調査員"));
    store.assign_investigator(case, Some(investigator), &stamp()).unwrap();
    let row = store.waiting_cases("山田", 0, 1).unwrap().rows.remove(0);
    assert_eq!((row.investigator, row.investigator_name.as_str()), (Some(investigator), "架空 調査員"));
}

#[test]
fn applications_that_are_neither_decided_nor_closed_are_listed_from_the_oldest() {
    let (_folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 9);
    let days = ["2026-11-10", "2026-10-01", "2026-11-01", "2026-09-01", "2026-08-01", ""];
    let cases = days.map(|applied_on| surveyed(&mut store, "架空 花子", applied_on));
    store.set_status(cases[0], CaseStatus::Surveying, &stamp()).unwrap();
    store.set_status(cases[3], CaseStatus::Closed, &stamp()).unwrap();
    assign(&mut store, meeting, &[cases[1], cases[4]]);
    store.put_decision(cases[4], Some(&decided(CareLevel::Care2, "2027-11-30")), None, &stamp()).unwrap();
    let rows = store.undecided_cases(10).unwrap();
    let found: Vec<_> = rows.iter().map(|row| (row.case, row.meeting)).collect();
    assert_eq!(found, [(cases[1], Some(meeting)), (cases[2], None), (cases[0], None)]);
    assert_eq!(store.undecided_cases(1).unwrap().len(), 1);
    assert_eq!(store.undecided_count(day("2026-11-01")).unwrap(), 2);
    assert_eq!(store.undecided_count(day("2026-10-31")).unwrap(), 1);
}

#[test]
fn a_cancelled_case_waits_for_no_meeting_is_on_no_list_and_stands_in_no_ones_way() {
    let (_folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 9);
    let cases = ["2026-11-10", "2026-10-01"].map(|applied_on| surveyed(&mut store, "架空 花子", applied_on));
    store.set_status(cases[0], CaseStatus::Cancelled, &stamp()).unwrap();
    assert_eq!(waiting(&store, ""), [cases[1]]);
    assert_eq!(store.undecided_cases(10).unwrap().len(), 1);
    assert_eq!(store.undecided_count(day("2026-11-30")).unwrap(), 1);
    let refusal = store.assign(&[(cases[0], Some(meeting))], &stamp()).unwrap_err();
    assert_eq!(refusal.code(), "case-not-surveyed");
    let ending = certified(&mut store, "1", "2025-12-05", "2026-12-31");
    let again = Application { insurer_number: "131234".to_owned(), ..person("架空 花子", "", "1") };
    let again = new_case(&mut store, &Application { applied_on: "2026-11-20".parse().ok(), ..again });
    let window = (day("2026-11-25"), day("2026-12-31"));
    assert_eq!(store.renewals(window.0, window.1).unwrap(), []);
    store.set_status(again, CaseStatus::Cancelled, &stamp()).unwrap();
    assert_eq!(store.renewals(window.0, window.1).unwrap()[0].case, ending);
}

#[test]
fn what_the_board_has_to_do_with_is_not_cancelled() {
    let (_folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 9);
    let cases = some_surveyed(&mut store, 3);
    assign(&mut store, meeting, &cases);
    store.put_decision(cases[1], Some(&decided(CareLevel::Care2, "2027-11-30")), None, &stamp()).unwrap();
    store.put_decision(cases[2], Some(&deferred("主治医意見書の再確認")), None, &stamp()).unwrap();
    for case in &cases {
        let refusal = store.set_status(*case, CaseStatus::Cancelled, &stamp()).unwrap_err();
        assert_eq!(refusal.code(), "case-not-cancellable");
        assert_eq!(store.case(*case).unwrap().status, CaseStatus::Surveyed);
    }
    store.assign(&[(cases[0], None)], &stamp()).unwrap();
    store.set_status(cases[0], CaseStatus::Cancelled, &stamp()).unwrap();
    assert!(store.verify_journal().unwrap().is_sound());
}

/// A decided case of an insured person.
fn certified(store: &mut Store, number: &str, applied_on: &str, ends_on: &str) -> CaseId {
    let application = Application {
        insurer_number: "131234".to_owned(),
        applied_on: applied_on.parse().ok(),
        ..person("架空 花子", "", number)
    };
    let case = new_case(store, &application);
    store.set_status(case, CaseStatus::Surveyed, &stamp()).unwrap();
    let meeting = store.meetings().unwrap()[0].id;
    assign(store, meeting, &[case]);
    store.put_decision(case, Some(&decided(CareLevel::Care3, ends_on)), None, &stamp()).unwrap();
    case
}

#[test]
fn certifications_that_end_in_the_window_are_listed_unless_the_person_applied_again() {
    let (_folder, mut store) = new_store();
    new_meeting(&mut store, 1, 99);
    let last = certified(&mut store, "1", "2025-12-05", "2026-12-31");
    let first = certified(&mut store, "2", "2025-12-05", "2026-11-25");
    certified(&mut store, "3", "2025-12-05", "2026-11-24");
    certified(&mut store, "4", "2025-12-05", "2027-01-01");
    certified(&mut store, "5", "2025-12-05", "2026-12-31");
    let again = Application { insurer_number: "131234".to_owned(), ..person("架空 花子", "", "５") };
    new_case(&mut store, &Application { applied_on: "2026-11-20".parse().ok(), ..again });
    let older = Application { insurer_number: "131234".to_owned(), ..person("架空 花子", "", "1") };
    new_case(&mut store, &Application { applied_on: "2024-11-20".parse().ok(), ..older });
    let unnumbered = certified(&mut store, "", "", "2026-12-01");
    new_case(&mut store, &person("架空 花子", "", ""));
    let found = store.renewals(day("2026-11-25"), day("2026-12-31")).unwrap();
    assert_eq!(found.iter().map(|ending| ending.case).collect::<Vec<_>>(), [first, unnumbered, last]);
    let expected = EndingCertification {
        case: last,
        number: 1,
        example: false,
        name: "架空 花子".to_owned(),
        level: CareLevel::Care3,
        ends_on: day("2026-12-31"),
    };
    assert_eq!(found[2], expected);
}

#[test]
fn what_was_decided_in_a_period_is_passed_on_with_its_panel_deferred_reviews_too() {
    let (_folder, mut store) = new_store();
    let panel = Panel { name: "第1合議体".to_owned(), ..Panel::default() };
    let panel = store.save_panel(None, &panel, &stamp()).unwrap();
    let meeting =
        Meeting { number: 1, panel: Some(panel), held_on: Some(held_on()), capacity: 9, ..Meeting::default() };
    let first = store.save_meeting(None, &meeting, &stamp()).unwrap();
    let second = new_meeting(&mut store, 2, 9);
    let cases = some_surveyed(&mut store, 3);
    assign(&mut store, first, &cases[..2]);
    let (decision, later) = (decided(CareLevel::Care2, "2027-11-30"), deferred("再調査"));
    store.put_decision(cases[0], Some(&decision), None, &stamp()).unwrap();
    store.put_decision(cases[1], Some(&later), None, &stamp()).unwrap();
    assign(&mut store, second, &cases[1..]);
    store.put_decision(cases[1], Some(&decision), None, &stamp()).unwrap();
    let all = |from, to| {
        let mut all = Vec::new();
        store
            .each_decided(from, to, |case| {
                all.push((case.case, case.meeting, case.panel, case.decision));
                ControlFlow::Continue(())
            })
            .unwrap();
        all
    };
    let expected = [
        (cases[0], first, Some(panel), decision.clone()),
        (cases[1], first, Some(panel), later),
        (cases[1], second, None, decision),
    ];
    assert_eq!(all(held_on(), held_on()), expected);
    assert_eq!(all(day("2026-11-26"), day("2027-11-26")), []);
    assert_eq!(all(day("2025-11-26"), day("2026-11-24")), []);
    let mut count = 0;
    store
        .each_decided(held_on(), held_on(), |case| {
            count += 1;
            assert_eq!(case.application.applied_on, Some(day("2026-11-05")));
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(count, 1, "no more than wanted");
}
