//! Official results: imported, typed in, linked to cases.

mod common;
#[path = "../../nintei-exchange/tests/common/mod.rs"]
mod exchange;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use common::{LONGER, form, item, new_case, new_store, stamp};
use exchange::{ONE_TWO, file, record};
use nintei_exchange::{OfficialRow, Reader, RowError};
use nintei_judgment::{OfficialResult, Tenths, TreeId};
use nintei_store::{
    CaseId, CaseStatus, ChangeKind, ImportCounts, ImportSource, KeptOfficialRecord, OfficialImport, OfficialOrigin,
    Store,
};
use nintei_survey::Application;
use proptest::prelude::*;

fn source() -> ImportSource {
    ImportSource { digest: "ab".repeat(32) }
}

fn rows(numbers: impl IntoIterator<Item = u64>) -> Vec<OfficialRow> {
    numbers.into_iter().map(|number| record(exchange::form(), number)).collect()
}

fn import(store: &mut Store, rows: &[OfficialRow]) -> ImportCounts {
    let rows = rows.iter().cloned().map(Ok);
    store.import_official(rows, source(), &stamp(), |_| {}, |_| ControlFlow::Continue(())).unwrap()
}

fn counts(new: u64, same: u64, changed: u64, refused: u64) -> ImportCounts {
    ImportCounts { new, same, changed, refused }
}

fn every_case(store: &Store) -> Vec<(i64, nintei_judgment::OfficialCase)> {
    let mut all = Vec::new();
    store
        .each_official(|id, case| {
            all.push((id, case));
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

fn case_of(store: &mut Store, row: &OfficialRow) -> CaseId {
    new_case(
        store,
        &Application {
            insurer_number: row.insurer_no.clone(),
            insured_number: row.insured_no.clone(),
            applied_on: Some(row.applied_on),
            surveyed_on: row.surveyed_on,
            ..Application::default()
        },
    )
}

fn typed() -> OfficialResult {
    OfficialResult {
        total: Some(Tenths::new(482)),
        minutes: [(TreeId::Hygiene, Tenths::new(74))].into(),
        ..OfficialResult::default()
    }
}

#[test]
fn an_imported_file_is_there_whole_after_the_store_was_closed() {
    let (folder, mut store) = new_store();
    let rows = rows(1..=2500);
    let bytes = file(&rows, ONE_TWO).into_bytes();
    let reader = Reader::open(Cursor::new(bytes), exchange::form()).unwrap();
    let source = ImportSource { digest: reader.reading().digest.clone() };
    let mut seen = Vec::new();
    let progress = |counts: &ImportCounts| {
        seen.push(counts.rows());
        ControlFlow::Continue(())
    };
    let done = store.import_official(reader, source.clone(), &stamp(), |_| {}, progress).unwrap();
    assert_eq!((done, seen), (counts(2500, 0, 0, 0), vec![1000, 2000]));
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let expected: Vec<_> = (1..).zip(rows).map(|(id, row)| (id, row.case)).collect();
    assert!(every_case(&store) == expected);
    assert_eq!(store.official_count().unwrap(), 2500);
    let [import] = &store.official_imports().unwrap()[..] else { panic!("one import") };
    assert_eq!((import.counts, &import.digest, import.finished), (done, &source.digest, true));
    assert_eq!((import.at.as_str(), import.by.as_str()), ("2026-04-01T09:30:00+09:00", "調査員 鈴木"));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn importing_twice_changes_nothing() {
    let (_folder, mut store) = new_store();
    let rows = rows(1..=1500);
    import(&mut store, &rows);
    let (before, lines) = (every_case(&store), store.office_history().unwrap());
    assert_eq!(import(&mut store, &rows), counts(0, 1500, 0, 0));
    assert!(every_case(&store) == before);
    assert_eq!(store.office_history().unwrap(), lines);
    assert_eq!(store.official_imports().unwrap().len(), 1);
}

#[test]
fn an_import_that_was_stopped_is_made_good_by_importing_again() {
    let (folder, mut store) = new_store();
    let rows = rows(1..=2500);
    let stopped = store
        .import_official(rows.iter().cloned().map(Ok), source(), &stamp(), |_| {}, |_| ControlFlow::Break(()))
        .unwrap();
    assert_eq!(stopped, counts(1000, 0, 0, 0));
    assert!(!store.official_imports().unwrap()[0].finished);
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    assert!(store.verify_journal().unwrap().is_sound(), "also half way");
    assert_eq!(import(&mut store, &rows), counts(1500, 1000, 0, 0));
    assert_eq!(import(&mut store, &rows), counts(0, 2500, 0, 0));
    let finished: Vec<bool> = store.official_imports().unwrap().into_iter().map(|import| import.finished).collect();
    assert_eq!(finished, [true, false], "newest first");
    assert_eq!(store.official_count().unwrap(), 2500);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn between_two_batches_the_store_serves_others() {
    let (_folder, mut store) = new_store();
    let mut import = OfficialImport::of(source());
    let mut rows = rows(1..=1200).into_iter().map(Ok);
    assert!(store.import_official_batch(&mut import, &mut rows, &stamp(), |_| {}).unwrap());
    let case = new_case(&mut store, &Application::default());
    store.answer(case, &form(), item("1-3"), Some(&[2]), &stamp()).unwrap();
    assert!(!store.import_official_batch(&mut import, &mut rows, &stamp(), |_| {}).unwrap());
    assert_eq!(store.finish_official_import(import, &stamp()).unwrap(), counts(1200, 0, 0, 0));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_changed_record_keeps_before_and_after_in_the_journal() {
    let (_folder, mut store) = new_store();
    let mut rows = rows(1..=5);
    import(&mut store, &rows);
    rows[2].case.result.total = Some(Tenths::new(777));
    assert_eq!(import(&mut store, &rows), counts(0, 4, 1, 0));
    rows[2].case.result.total = Some(Tenths::new(778));
    assert_eq!(import(&mut store, &rows), counts(0, 4, 1, 0));
    let lines = store.office_history().unwrap();
    let changed: Vec<_> = lines.iter().filter(|line| line.kind == ChangeKind::OfficialRecord).collect();
    assert_eq!(changed.iter().map(|line| line.item.as_deref()).collect::<Vec<_>>(), [Some("3"), Some("3")]);
    assert!(changed[0].after.as_ref().unwrap().contains("777") && changed[1].before == changed[0].after);
    assert_eq!(every_case(&store)[2].1, rows[2].case);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_row_that_contradicts_an_earlier_one_of_the_same_file_is_refused_each_time() {
    let (_folder, mut store) = new_store();
    let mut rows = rows([1, 2, 1, 2]);
    rows[3].row = 5;
    rows[3].case.result.total = Some(Tenths::new(777));
    for expected in [counts(2, 1, 0, 2), counts(0, 3, 0, 2)] {
        let mut refused = Vec::new();
        let bad = RowError { row: 9, column: String::new(), fault: nintei_exchange::RowFault::Nul };
        let all = rows.iter().cloned().map(Ok).chain([Err(bad)]);
        let refuse = |error: RowError| refused.push((error.row, error.code()));
        let done = store.import_official(all, source(), &stamp(), refuse, |_| ControlFlow::Continue(())).unwrap();
        assert_eq!((done, refused), (expected, vec![(5, "row-contradicting"), (9, "row-nul")]));
    }
    assert_eq!(every_case(&store)[1].1, rows[1].case);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_file_of_which_nothing_comes_in_is_no_import() {
    let (_folder, mut store) = new_store();
    let bad = || RowError { row: 2, column: String::new(), fault: nintei_exchange::RowFault::Nul };
    let done = store.import_official([Err(bad())], source(), &stamp(), |_| {}, |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((done, store.official_imports().unwrap()), (counts(0, 0, 0, 1), vec![]));
    assert_eq!(store.office_history().unwrap(), []);
}

#[test]
fn a_case_finds_its_imported_result_by_its_numbers_and_day_of_application() {
    let (_folder, mut store) = new_store();
    let mut all = rows(1..=6);
    let other_day = NaiveDate::from_ymd_opt(2019, 5, 5).unwrap();
    for (place, day) in [(3, all[2].applied_on), (4, other_day), (5, other_day)] {
        all[place].insured_no = all[2].insured_no.clone();
        all[place].applied_on = day;
    }
    all[3].branch = 1;
    all[5].branch = 1;
    all[5].surveyed_on = all[4].surveyed_on;
    import(&mut store, &all);
    let case = case_of(&mut store, &all[0]);
    let found = store.official_of_case(&store.case(case).unwrap()).unwrap().unwrap();
    assert_eq!((found.id, found.origin, found.imported_beside), (1, OfficialOrigin::Imported, None));
    assert_eq!(found.result, all[0].case.result);
    let find = |store: &mut Store, insurer: &str, insured: &str, applied_on, surveyed_on| {
        let application = Application {
            insurer_number: insurer.to_owned(),
            insured_number: insured.to_owned(),
            applied_on,
            surveyed_on,
            ..Application::default()
        };
        let case = new_case(store, &application);
        store.official_of_case(&store.case(case).unwrap()).unwrap().map(|found| found.id)
    };
    let (first, third) = (&all[0], &all[2]);
    let day = Some(first.applied_on);
    assert_eq!(find(&mut store, "１３１２３４", "1", day, None), Some(1), "full width, zeros lost");
    assert_eq!(find(&mut store, "131234", "0000000001", None, first.surveyed_on), Some(1), "by 調査日");
    assert_eq!(find(&mut store, "131234", "0000000001", Some(other_day), first.surveyed_on), Some(1));
    assert_eq!(find(&mut store, "131234", "0000000001", Some(other_day), None), None);
    assert_eq!(find(&mut store, "131235", "0000000001", day, first.surveyed_on), None);
    assert_eq!(find(&mut store, "", "0000000001", day, None), None);
    assert_eq!(find(&mut store, "131234", "0000000003", Some(third.applied_on), None), Some(4), "the last 枝番");
    assert_eq!(find(&mut store, "131234", "0000000003", None, all[4].surveyed_on), None, "調査日 of two records");
}

#[test]
fn a_case_with_an_official_result_typed_in_is_not_cancelled() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &Application::default());
    store.set_official(case, Some(&typed()), &stamp()).unwrap();
    let refusal = store.set_status(case, CaseStatus::Cancelled, &stamp()).unwrap_err();
    assert_eq!(refusal.code(), "case-not-cancellable");
    store.set_official(case, None, &stamp()).unwrap();
    store.set_status(case, CaseStatus::Cancelled, &stamp()).unwrap();
}

#[test]
fn what_was_typed_in_goes_before_what_was_imported_and_is_counted_once() {
    let (_folder, mut store) = new_store();
    let all = rows(1..=3);
    import(&mut store, &all);
    let case = case_of(&mut store, &all[1]);
    store.answer(case, &form(), item("1-3"), Some(&[2]), &stamp()).unwrap();
    store.set_official(case, Some(&typed()), &stamp()).unwrap();
    let found = store.official_of_case(&store.case(case).unwrap()).unwrap().unwrap();
    assert_eq!((found.origin, found.result, found.imported_beside), (OfficialOrigin::Typed, typed(), Some(2)));
    let every = every_case(&store);
    assert_eq!(every.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [1, 3, found.id]);
    assert_eq!(every[2].1.answers, store.case(case).unwrap().answers);
    assert_eq!((&every[2].1.result, store.official_count().unwrap()), (&typed(), 4));
    assert!(
        matches!(store.official_record(found.id).unwrap(), KeptOfficialRecord::Typed { case: of, .. } if of == case)
    );
    let KeptOfficialRecord::Imported { insurer_no, insured_no, applied_on, surveyed_on, official, import, branch } =
        store.official_record(2).unwrap()
    else {
        panic!("imported")
    };
    let row = &all[1];
    assert_eq!((&insurer_no, &insured_no, applied_on), (&row.insurer_no, &row.insured_no, row.applied_on));
    assert_eq!((surveyed_on, import, branch, &official), (row.surveyed_on, 1, 0, &row.case));
    store.set_official(case, None, &stamp()).unwrap();
    let found = store.official_of_case(&store.case(case).unwrap()).unwrap().unwrap();
    assert_eq!((found.id, found.origin), (2, OfficialOrigin::Imported));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn typing_in_is_recorded_with_before_and_after_and_only_where_it_differs() {
    let (folder, mut store) = new_store();
    let case = new_case(&mut store, &Application::default());
    let other = OfficialResult { total: Some(Tenths::new(500)), ..typed() };
    for result in [Some(&typed()), Some(&typed()), Some(&other), None, None] {
        store.set_official(case, result, &stamp()).unwrap();
    }
    let lines: Vec<_> = store.history(case).unwrap().into_iter().skip(1).collect();
    let values: Vec<_> = lines.iter().map(|line| (line.before.is_some(), line.after.is_some())).collect();
    assert_eq!(values, [(false, true), (true, true), (true, false)]);
    assert!(lines.iter().all(|line| line.kind == ChangeKind::Official));
    let empty = OfficialResult::default();
    assert_eq!(store.set_official(case, Some(&empty), &stamp()).unwrap_err().code(), "blank-official-result");
    assert_eq!(store.set_official(case + 1, Some(&typed()), &stamp()).unwrap_err().code(), "no-such-case");
    assert_eq!(store.official_record(1).unwrap_err().code(), "no-such-official-record");
    drop(store);
    assert!(Store::unlock(folder.path(), LONGER).unwrap().verify_journal().unwrap().is_sound());
}

#[test]
fn a_walk_ends_where_it_is_told_to() {
    let (_folder, mut store) = new_store();
    import(&mut store, &rows(1..=10));
    let mut met = 0;
    store
        .each_official(|_, _| {
            met += 1;
            if met == 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(met, 4);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Each file holds some of ten applications, in some order, each with one of three results.
    #[test]
    fn after_any_files_each_application_stands_as_the_last_file_with_it_says(
        files in prop::collection::vec(prop::collection::vec((1..=10u64, 0..3i32), 1..12), 1..6)
    ) {
        let (_folder, mut store) = new_store();
        let mut expected = BTreeMap::new();
        for file in &files {
            let rows: Vec<OfficialRow> = file
                .iter()
                .map(|(number, total)| {
                    let mut row = record(exchange::form(), *number);
                    row.case.result.total = Some(Tenths::new(*total));
                    row
                })
                .collect();
            let mut in_file = BTreeMap::new();
            for row in &rows {
                in_file.entry(row.insured_no.clone()).or_insert(&row.case);
            }
            let twice = rows.len() - in_file.len();
            expected.extend(in_file.into_iter().map(|(insured, case)| (insured, case.clone())));
            let first = import(&mut store, &rows);
            prop_assert_eq!(first.rows(), rows.len() as u64);
            let lines = store.office_history().unwrap().len();
            let again = import(&mut store, &rows);
            prop_assert_eq!((again.new, again.changed, again.rows()), (0, 0, rows.len() as u64));
            prop_assert!(again.refused <= twice as u64 && again.refused == first.refused);
            prop_assert_eq!(store.office_history().unwrap().len(), lines);
        }
        let mut found = BTreeMap::new();
        for (id, case) in every_case(&store) {
            let KeptOfficialRecord::Imported { insured_no, .. } = store.official_record(id).unwrap() else {
                panic!("imported")
            };
            found.insert(insured_no, case);
        }
        prop_assert_eq!(found, expected);
        prop_assert!(store.verify_journal().unwrap().is_sound());
    }
}
