//! Applications taken from files: whose they are, what becomes of each row, numbers that a person links.

mod common;

use std::ops::ControlFlow;

use common::{LONGER, form, new_case, new_store, stamp};
use nintei_exchange::applications::{IntakeField, Mapping};
use nintei_store::{
    CaseId, CaseQuery, CaseStatus, ChangeKind, Intake, IntakeDecision, IntakeReport, IntakeRow, LastSurveyChoice,
    NearReason, Origin, PersonMatch, Store,
};
use nintei_survey::{Application, Sex};
use proptest::prelude::*;

fn applied(name: &str, number: &str, birth: &str, applied_on: &str) -> Application {
    Application {
        insurer_number: "131234".to_owned(),
        insured_number: number.to_owned(),
        name: name.to_owned(),
        birth_date: birth.parse().ok(),
        applied_on: applied_on.parse().ok(),
        ..Application::default()
    }
}

fn hanako(applied_on: &str) -> Application {
    applied("架空　花子", "0000012345", "1935-04-05", applied_on)
}

fn row(row: u64, application: &Application, decision: IntakeDecision) -> IntakeRow {
    IntakeRow { row, application: application.clone(), form: form().id, decision }
}

fn undecided<'a>(applications: impl IntoIterator<Item = &'a Application>) -> Vec<IntakeRow> {
    (2..).zip(applications).map(|(number, application)| row(number, application, IntakeDecision::Undecided)).collect()
}

fn take(store: &mut Store, rows: Vec<IntakeRow>) -> IntakeReport {
    let digest = "ab".repeat(32);
    let report = store.take_applications(rows, digest, &stamp(), |_| ControlFlow::Continue(())).unwrap();
    assert!(store.verify_journal().unwrap().is_sound());
    report
}

fn match_of(store: &Store, application: &Application) -> PersonMatch {
    store.person_matches(std::slice::from_ref(application)).unwrap().remove(0)
}

/// Why the application may be of whom, by the 整理番号.
fn near(store: &Store, application: &Application) -> Vec<(u32, NearReason)> {
    match match_of(store, application) {
        PersonMatch::Near { candidates } => candidates.iter().map(|near| (near.number, near.why)).collect(),
        other => panic!("{other:?}"),
    }
}

fn found(store: &Store, text: &str) -> Vec<CaseId> {
    let query = CaseQuery { text: text.to_owned(), limit: 100, ..CaseQuery::default() };
    let mut ids: Vec<CaseId> = store.search(&query).unwrap().rows.into_iter().map(|row| row.id).collect();
    ids.sort_unstable();
    ids
}

fn count(store: &Store) -> u32 {
    store.search(&CaseQuery::default()).unwrap().total
}

fn last(store: &Store, case: CaseId) -> Option<CaseId> {
    store.last_survey(&store.case(case).unwrap()).unwrap().map(|last| last.id)
}

#[test]
fn an_application_is_taken_known_near_or_new_by_number_birth_and_day() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &hanako("2024-04-01"));
    new_case(&mut store, &hanako("2022-04-01"));
    assert_eq!(match_of(&store, &hanako("2024-04-01")), PersonMatch::Taken { case: 1, number: 1 });
    assert_eq!(match_of(&store, &hanako("2026-04-01")), PersonMatch::Known { numbers: vec![1, 2] });
    let renamed = Application { name: "別名　花子".to_owned(), ..hanako("2026-04-01") };
    assert_eq!(match_of(&store, &renamed), PersonMatch::Known { numbers: vec![1, 2] });
    let wide = Application { insured_number: "００００012345".to_owned(), ..hanako("2026-04-01") };
    assert_eq!(match_of(&store, &wide), PersonMatch::Known { numbers: vec![1, 2] });
    let stranger = applied("別人　太郎", "0000099999", "1940-01-01", "2026-04-01");
    assert_eq!(match_of(&store, &stranger), PersonMatch::New);
    let elsewhere = Application { insurer_number: "131235".to_owned(), ..hanako("2024-04-01") };
    assert_eq!(near(&store, &elsewhere), [(1, NearReason::SameNameAndBirthOtherNumber)]);
}

#[test]
fn who_may_be_on_file_is_told_with_what_is_alike() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &hanako("2024-04-01"));
    let read = |name: &str, kana: &str| Application {
        name: name.to_owned(),
        kana: kana.to_owned(),
        ..applied("", "0000077777", "1950-01-02", "2024-04-01")
    };
    new_case(&mut store, &read("髙橋　清子", "たかはし　きよこ"));
    for (application, expected) in [
        (applied("架空　花子", "0000012345", "1935-04-06", "2026-04-01"), (1, NearReason::SameNumberOtherBirth)),
        (applied("別名　太郎", "0000012345", "", "2026-04-01"), (1, NearReason::SameNumberOtherName)),
        (applied("架空花子", "0000054321", "1935-04-05", "2026-04-01"), (1, NearReason::SameNameAndBirthOtherNumber)),
        (applied("別姓 花子", "0000054321", "1935-04-05", "2026-04-01"), (1, NearReason::SimilarName)),
        (
            Application { insured_number: "0000088888".to_owned(), ..read("高橋 清子", "タカハシ キヨコ") },
            (2, NearReason::SimilarName),
        ),
    ] {
        assert_eq!(near(&store, &application), [expected], "{application:?}");
    }
    for application in [
        applied("架空　花子", "0000054321", "1935-04-06", "2026-04-01"),
        applied("架空　和夫", "0000054321", "1935-04-05", "2026-04-01"),
        Application {
            insured_number: "0000088888".to_owned(),
            sex: Some(Sex::Male),
            ..read("林　茂", "はやし　しげる")
        },
    ] {
        assert_eq!(match_of(&store, &application), PersonMatch::New, "{application:?}");
    }
}

#[test]
fn each_who_it_may_be_is_shown_once_by_the_latest_case() {
    let (_folder, mut store) = new_store();
    for day in ["2022-04-01", "2024-04-01", "2020-04-01"] {
        new_case(&mut store, &hanako(day));
    }
    new_case(&mut store, &applied("架空　花子", "0000067890", "1935-04-05", "2023-04-01"));
    let other = applied("架空　花子", "0000054321", "1935-04-05", "2026-04-01");
    let why = NearReason::SameNameAndBirthOtherNumber;
    assert_eq!(near(&store, &other), [(2, why), (4, why)]);
    let PersonMatch::Near { candidates } = match_of(&store, &other) else { panic!() };
    assert_eq!((candidates[0].name.as_str(), candidates[0].insured_number.as_str()), ("架空　花子", "0000012345"));
    assert_eq!(candidates[0].applied_on, "2024-04-01".parse().ok());
}

#[test]
fn rows_come_in_with_their_application_and_the_same_file_again_brings_nothing() {
    let (folder, mut store) = new_store();
    let applications: Vec<Application> = (0..1200)
        .map(|number| applied(&format!("架空 {number}子"), &format!("{number:010}"), "", "2026-04-01"))
        .collect();
    let mut steps = Vec::new();
    let progress = |report: &IntakeReport| {
        steps.push(report.made.len());
        ControlFlow::Continue(())
    };
    let report = store.take_applications(undecided(&applications), "ab".repeat(32), &stamp(), progress).unwrap();
    assert_eq!((report.made.len(), steps), (1200, vec![500, 1000]));
    assert_eq!(report.made[0].row, 2);
    assert_eq!(store.case(report.made[1199].case).unwrap().application, applications[1199]);
    let lines = store.office_history().unwrap().len();
    let again = take(&mut store, undecided(&applications));
    assert_eq!((again.made.len(), again.taken, count(&store)), (0, 1200, 1200));
    assert_eq!(store.office_history().unwrap().len(), lines, "nothing new is recorded");
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let kept = store.intakes().unwrap();
    assert_eq!((kept.len(), kept[0].counts.made, kept[0].finished), (1, 1200, true));
    assert_eq!((kept[0].digest.as_str(), kept[0].by.as_str()), ("ab".repeat(32).as_str(), "調査員 鈴木"));
    let line = &store.history(1).unwrap()[0];
    assert_eq!((line.kind, line.origin), (ChangeKind::Created, Some(Origin::Imported { intake: 1 })));
}

#[test]
fn an_intake_that_is_stopped_keeps_whole_batches_and_is_made_good_by_the_file_again() {
    let (_folder, mut store) = new_store();
    let applications: Vec<Application> = (0..Intake::BATCH + 20)
        .map(|number| applied(&format!("架空 {number}子"), &format!("{number:010}"), "", "2026-04-01"))
        .collect();
    let stop = |_: &IntakeReport| ControlFlow::Break(());
    let report = store.take_applications(undecided(&applications), String::new(), &stamp(), stop).unwrap();
    assert_eq!((report.made.len(), count(&store) as usize), (Intake::BATCH, Intake::BATCH));
    assert!(!store.intakes().unwrap()[0].finished);
    let rest = take(&mut store, undecided(&applications));
    assert_eq!((rest.made.len(), rest.taken), (20, Intake::BATCH as u64));
}

#[test]
fn a_row_twice_in_a_file_comes_in_once() {
    let (_folder, mut store) = new_store();
    let report = take(&mut store, undecided([&hanako("2026-04-01"), &hanako("2026-04-01"), &hanako("2026-10-01")]));
    assert_eq!((report.made.len(), report.taken), (2, 1));
}

#[test]
fn a_row_that_may_be_of_a_person_on_file_waits_for_a_decision() {
    let other = applied("架空　花子", "0000054321", "1935-04-05", "2026-04-01");
    for (decision, made, skipped, waiting, linked) in [
        (IntakeDecision::Undecided, 0, 0, vec![7], 0),
        (IntakeDecision::Skip, 0, 1, vec![], 0),
        (IntakeDecision::Separate, 1, 0, vec![], 0),
        (IntakeDecision::Link { case: 1 }, 1, 0, vec![], 1),
    ] {
        let (_folder, mut store) = new_store();
        new_case(&mut store, &hanako("2024-04-01"));
        let report = take(&mut store, vec![row(7, &other, decision)]);
        assert_eq!(
            (report.made.len(), report.skipped, report.undecided, report.linked),
            (made, skipped, waiting, linked)
        );
        let again = take(&mut store, vec![row(7, &other, decision)]);
        assert_eq!(again.made.len(), 0, "{decision:?}");
        assert_eq!(store.linked_numbers().unwrap().len() as u64, linked);
    }
}

#[test]
fn linked_numbers_are_one_persons_for_last_survey_search_and_the_next_file() {
    let (folder, mut store) = new_store();
    new_case(&mut store, &hanako("2024-04-01"));
    let other = applied("架空　花子", "0000054321", "1935-04-05", "2026-04-01");
    take(&mut store, vec![row(2, &other, IntakeDecision::Link { case: 1 })]);
    assert_eq!(last(&store, 2), Some(1));
    assert_eq!(found(&store, "0000012345"), [1, 2]);
    assert_eq!(found(&store, "54321"), [1, 2]);
    let later = Application { applied_on: "2027-04-01".parse().ok(), ..other.clone() };
    assert_eq!(match_of(&store, &later), PersonMatch::Known { numbers: vec![2, 1] });
    let under_old = Application { insured_number: "0000012345".to_owned(), ..other.clone() };
    assert_eq!(match_of(&store, &under_old), PersonMatch::Taken { case: 2, number: 2 });
    store.save_application(1, &Application { kana: "かくう".to_owned(), ..hanako("2024-04-01") }, &stamp()).unwrap();
    store.set_status(1, CaseStatus::Closed, &stamp()).unwrap();
    assert_eq!(found(&store, "54321"), [1, 2], "it is found so after it was changed");
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let link = store.linked_numbers().unwrap().remove(0);
    assert_eq!((link.old_number.as_str(), link.new_number.as_str()), ("0000012345", "0000054321"));
    assert_eq!((link.name.as_str(), link.by.as_str()), ("架空　花子", "調査員 鈴木"));
    store.unlink_numbers(link.id, &stamp()).unwrap();
    assert!(store.verify_journal().unwrap().is_sound());
    assert_eq!((last(&store, 2), found(&store, "12345"), found(&store, "54321")), (None, vec![1], vec![2]));
    assert_eq!(match_of(&store, &under_old), PersonMatch::Known { numbers: vec![1] });
    let refusal = store.unlink_numbers(link.id, &stamp()).unwrap_err();
    assert_eq!(refusal.code(), "intake-no-such-link");
}

#[test]
fn a_cancelled_case_is_nobody_on_file_and_nobodys_last_survey() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &hanako("2024-04-01"));
    new_case(&mut store, &hanako("2025-04-01"));
    let now = new_case(&mut store, &hanako("2026-04-01"));
    assert_eq!(last(&store, now), Some(2));
    store.set_status(2, CaseStatus::Cancelled, &stamp()).unwrap();
    assert_eq!(last(&store, now), Some(1));
    let named = LastSurveyChoice::Case { number: 2 };
    assert_eq!(store.set_last_survey(now, named, &stamp()).unwrap_err().code(), "last-survey-cancelled");
    assert_eq!(match_of(&store, &hanako("2025-04-01")), PersonMatch::Known { numbers: vec![3, 1] });
    let other = applied("架空　花子", "0000054321", "1935-04-05", "2026-04-01");
    store.set_status(1, CaseStatus::Cancelled, &stamp()).unwrap();
    assert_eq!(near(&store, &other), [(3, NearReason::SameNameAndBirthOtherNumber)]);
    store.set_status(3, CaseStatus::Cancelled, &stamp()).unwrap();
    assert_eq!(match_of(&store, &other), PersonMatch::New);
    store.set_status(2, CaseStatus::Surveying, &stamp()).unwrap();
    store.set_status(3, CaseStatus::Surveying, &stamp()).unwrap();
    store.set_last_survey(now, named, &stamp()).unwrap();
    store.set_status(2, CaseStatus::Cancelled, &stamp()).unwrap();
    assert_eq!(last(&store, now), None, "one that was chosen before is none either");
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn numbers_that_changed_twice_are_one_persons_from_the_first_to_the_last() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &hanako("2020-04-01"));
    let numbered = |number: &str, day: &str| Application { insured_number: number.to_owned(), ..hanako(day) };
    take(&mut store, vec![row(2, &numbered("0000000002", "2022-04-01"), IntakeDecision::Link { case: 1 })]);
    take(&mut store, vec![row(2, &numbered("0000000003", "2024-04-01"), IntakeDecision::Link { case: 2 })]);
    assert_eq!((last(&store, 3), last(&store, 2)), (Some(2), Some(1)));
    assert_eq!(found(&store, "0000012345"), [1, 2, 3]);
    let now = numbered("0000012345", "2026-04-01");
    assert_eq!(match_of(&store, &now), PersonMatch::Known { numbers: vec![3, 2, 1] });
    let report =
        take(&mut store, vec![row(2, &numbered("0000000003", "2026-04-01"), IntakeDecision::Link { case: 1 })]);
    assert_eq!((report.made.len(), report.linked), (1, 0), "they are linked already");
}

#[test]
fn a_link_to_what_is_not_there_is_refused_and_the_other_rows_come_in() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &Application { name: "番号なし".to_owned(), ..Application::default() });
    let numberless = Application { insured_number: String::new(), ..hanako("2026-04-01") };
    let report = take(
        &mut store,
        vec![
            row(2, &hanako("2026-04-01"), IntakeDecision::Link { case: 99 }),
            row(3, &hanako("2026-04-01"), IntakeDecision::Link { case: 1 }),
            row(4, &numberless, IntakeDecision::Undecided),
            row(5, &hanako("2026-04-01"), IntakeDecision::Undecided),
        ],
    );
    let refused: Vec<_> = report.refused.iter().map(|(row, refusal)| (*row, refusal.code())).collect();
    let expected = [(2, "intake-no-such-case"), (3, "intake-case-without-number"), (4, "intake-without-number")];
    assert_eq!((refused.as_slice(), report.made.len()), (&expected[..], 1));
}

#[test]
fn a_person_linked_under_one_number_with_two_births_is_known_from_then_on() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &hanako("2024-04-01"));
    let mended = Application { birth_date: "1935-05-04".parse().ok(), ..hanako("2026-04-01") };
    let report = take(&mut store, vec![row(2, &mended, IntakeDecision::Link { case: 1 })]);
    assert_eq!((report.made.len(), report.linked), (1, 0));
    let later = Application { applied_on: "2027-04-01".parse().ok(), ..mended };
    assert_eq!(match_of(&store, &later), PersonMatch::Known { numbers: vec![2] });
}

#[test]
fn two_people_under_one_number_on_one_day_are_never_taken_for_one() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &hanako("2026-04-01"));
    let other = Application { birth_date: "1935-05-04".parse().ok(), ..hanako("2026-04-01") };
    assert_eq!(near(&store, &other), [(1, NearReason::SameNumberOtherBirth)]);
    let report = take(&mut store, vec![row(2, &other, IntakeDecision::Undecided)]);
    assert_eq!((report.made.len(), report.undecided), (0, vec![2]));
    let report = take(&mut store, vec![row(2, &other, IntakeDecision::Link { case: 1 })]);
    assert_eq!((report.made.len(), report.taken), (0, 1), "of the same person it is on file");
    let report = take(&mut store, vec![row(2, &other, IntakeDecision::Separate)]);
    assert_eq!((report.made.len(), report.taken), (1, 0));
    assert_eq!(match_of(&store, &other), PersonMatch::Taken { case: 2, number: 2 });
}

#[test]
fn numbers_are_linked_also_where_the_application_is_on_file_under_the_other() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &hanako("2026-04-01"));
    let other = applied("架空　花子", "0000054321", "1935-04-05", "2026-04-01");
    let report = take(&mut store, vec![row(2, &other, IntakeDecision::Link { case: 1 })]);
    assert_eq!((report.made.len(), report.taken, report.linked), (0, 1, 1));
    assert_eq!(match_of(&store, &other), PersonMatch::Taken { case: 1, number: 1 });
    assert_eq!(found(&store, "54321"), [1]);
}

#[test]
fn a_mapping_is_kept_for_files_of_its_layout_alone() {
    let (folder, mut store) = new_store();
    let mapping = Mapping {
        header: true,
        columns: [(IntakeField::InsuredNumber, 3), (IntakeField::Name, 1)].into(),
        insurer_number: "131234".to_owned(),
    };
    assert_eq!(store.kept_mapping("aa").unwrap(), None);
    store.keep_mapping("aa", &mapping, &stamp()).unwrap();
    store.keep_mapping("aa", &mapping, &stamp()).unwrap();
    assert_eq!(store.office_history().unwrap().len(), 1, "what stands already is not recorded again");
    assert!(store.verify_journal().unwrap().is_sound());
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!(store.kept_mapping("aa").unwrap(), Some(mapping));
    assert_eq!(store.kept_mapping("bb").unwrap(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_is_taken_again_and_again_no_application_is_there_twice_and_the_journal_is_sound(
        files in prop::collection::vec(prop::collection::vec((0usize..4, 0usize..5, 0usize..3, 0usize..3, 0i64..6), 1..8), 1..4),
    ) {
        let (_folder, mut store) = new_store();
        for file in &files {
            let rows = (2..).zip(file).map(|(number, (name, insured, birth, day, decision))| {
                let application = applied(
                    ["架空　花子", "架空　太郎", "別姓　花子", "別人　清"][*name],
                    &format!("{insured:010}"),
                    ["1935-04-05", "1935-05-04", ""][*birth],
                    ["2024-04-01", "2026-04-01", ""][*day],
                );
                let decision = match decision {
                    0 | 1 => IntakeDecision::Undecided,
                    2 => IntakeDecision::Separate,
                    3 => IntakeDecision::Skip,
                    other => IntakeDecision::Link { case: other - 3 },
                };
                row(number, &application, decision)
            });
            let rows: Vec<IntakeRow> = rows.collect();
            let report = take(&mut store, rows.clone());
            prop_assert_eq!(report.counts().rows(), rows.len() as u64);
            // Who waited for a decision, and to whom a row was linked in vain, may be on file by what came in after.
            for made in take(&mut store, rows).made {
                let mut waiting = report.undecided.iter().chain(report.refused.iter().map(|(row, _)| row));
                prop_assert!(waiting.any(|row| *row == made.row));
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        for case in 1..=i64::from(count(&store)) {
            let application = store.case(case).unwrap().application;
            let birth_or_name = application.birth_date.ok_or(application.name);
            prop_assert!(seen.insert((application.insured_number, application.applied_on, birth_or_name)));
        }
        for link in store.linked_numbers().unwrap() {
            store.unlink_numbers(link.id, &stamp()).unwrap();
        }
        prop_assert!(store.verify_journal().unwrap().is_sound());
    }
}
