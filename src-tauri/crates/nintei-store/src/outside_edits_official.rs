//! Tests: edits from outside of supplements, official results and recorded judgments are found.

use chrono::NaiveDate;
use nintei_exchange::OfficialRow;
use nintei_judgment::{JudgmentInput, OfficialCase, OfficialResult, Tenths, built_in as built_in_rules, outcome};
use nintei_survey::built_in;
use tempfile::TempDir;

use crate::outside_edits::{edit, stamp, store};
use crate::{ImportSource, JudgmentOccasion, JudgmentRecord, Store};

fn row(number: u64, total: i32) -> OfficialRow {
    let result = OfficialResult { total: Some(Tenths::new(total)), ..OfficialResult::default() };
    OfficialRow {
        row: number + 1,
        insurer_no: "131234".to_owned(),
        insured_no: format!("{number:010}"),
        applied_on: NaiveDate::from_ymd_opt(2026, 4, 1).unwrap(),
        branch: 0,
        surveyed_on: None,
        case: OfficialCase { result, ..OfficialCase::default() },
    }
}

fn import(store: &mut Store, rows: impl IntoIterator<Item = OfficialRow>) {
    let source = ImportSource { digest: String::new() };
    let rows = rows.into_iter().map(Ok);
    store.import_official(rows, source, &stamp(), |_| {}, |_| std::ops::ControlFlow::Continue(())).unwrap();
}

/// A store with a supplement, two imports of which the second changed record 2, and a case with an official result and
/// a recorded judgment.
fn judged_store() -> (TempDir, Store) {
    let (folder, mut store) = store();
    let stamp = stamp();
    let forms = built_in().unwrap();
    let id = store.save_supplement_draft(None, "補完", &stamp).unwrap();
    store.adopt_supplement(id, &stamp).unwrap();
    import(&mut store, [row(1, 250), row(2, 320), row(3, 500)]);
    import(&mut store, [row(2, 321), row(4, 700)]);
    store.set_official(1, Some(&row(1, 482).case.result), &stamp).unwrap();
    let (rules, input) = (built_in_rules(&forms).unwrap().remove(0), JudgmentInput::default());
    let outcome = outcome(&rules, &input);
    let occasion = JudgmentOccasion::Recorded;
    let record = JudgmentRecord { occasion, form: "2024-04", supplements: &[id], input: &input, outcome: &outcome };
    store.record_judgment(1, &record, &stamp).unwrap();
    (folder, store)
}

#[test]
fn an_untouched_store_stands_as_its_journal_says() {
    let (_folder, store) = judged_store();
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn supplements_and_imported_results_that_were_changed_beside_the_journal_are_noticed() {
    for sql in [
        "UPDATE supplements SET text = 'x'",
        "UPDATE supplements SET state = 'draft'",
        "UPDATE supplements SET state = 'x'",
        "UPDATE supplements SET adopted_by = 'x'",
        "UPDATE supplements SET withdrawn_why = 'x'",
        "DELETE FROM supplements",
        "INSERT INTO supplements (text, state, saved_at, saved_by) VALUES ('', 'draft', '', '')",
        "UPDATE official_imports SET details = replace(details, '\"new\":3', '\"new\":2') WHERE id = 1",
        "DELETE FROM official_imports WHERE id = 2",
        "INSERT INTO official_imports VALUES (3, '{}')",
        "UPDATE official_records SET record = replace(record, '250', '251') WHERE id = 1",
        "UPDATE official_records SET record = replace(record, '321', '320') WHERE id = 2",
        "UPDATE official_records SET record = 'x' WHERE id = 3",
        "UPDATE official_records SET insured = insured || '0' WHERE id = 1",
        "UPDATE official_records SET applied_on = '2026-04-02' WHERE id = 3",
        "UPDATE official_records SET branch = 1 WHERE id = 4",
        "UPDATE official_records SET import_id = 1 WHERE id = 4",
        "UPDATE official_records SET import_id = NULL WHERE id = 4",
        "UPDATE official_records SET case_id = 2 WHERE id = 4",
        "DELETE FROM official_records WHERE id = 3",
        "DELETE FROM official_records WHERE id = 2",
        "DELETE FROM official_records WHERE import_id = 2",
        "INSERT INTO official_records (import_id, insured, applied_on, branch, record)
           SELECT 1, 'x', applied_on, branch, record FROM official_records WHERE id = 1",
        "INSERT INTO official_records (import_id, insured, applied_on, branch, record)
           SELECT 9, 'x', applied_on, branch, record FROM official_records WHERE id = 1",
    ] {
        let (_folder, store) = judged_store();
        let check = edit(&store, sql);
        assert_eq!(check.first_broken, None, "{sql}");
        assert!(check.office_differs && !check.is_sound(), "{sql}");
    }
}

#[test]
fn results_typed_in_and_recorded_judgments_that_were_changed_beside_the_journal_are_noticed() {
    for (sql, case) in [
        ("UPDATE official_records SET record = replace(record, '482', '483') WHERE case_id = 1", 1),
        ("UPDATE official_records SET record = 'x' WHERE case_id = 1", 1),
        ("UPDATE official_records SET case_id = 2 WHERE case_id = 1", 1),
        ("DELETE FROM official_records WHERE case_id = 1", 1),
        ("INSERT INTO official_records (case_id, record) VALUES (2, '{\"result\":{\"total\":1}}')", 2),
        ("UPDATE judgment_records SET record = replace(record, '2024-04', '2024-05')", 1),
        ("UPDATE judgment_records SET case_id = 2", 1),
        ("DELETE FROM judgment_records", 1),
        ("INSERT INTO judgment_records (case_id, record) SELECT 2, record FROM judgment_records", 2),
    ] {
        let (_folder, store) = judged_store();
        let check = edit(&store, sql);
        assert_eq!((check.first_broken, check.office_differs), (None, false), "{sql}");
        assert_eq!(check.differing_cases.first(), Some(&case), "{sql}");
    }
}

#[test]
fn a_row_that_cannot_be_read_is_told_and_panics_nowhere() {
    for sql in [
        "UPDATE official_records SET record = 'x'",
        "UPDATE official_records SET record = '{\"answers\":{\"9\":\",1\"}}'",
        "UPDATE official_records SET record = '{\"answers\":{\"1\":\",g\"}}'",
    ] {
        let (_folder, store) = judged_store();
        edit(&store, sql);
        let code = store.each_official(|_, _| std::ops::ControlFlow::Continue(())).unwrap_err().code();
        assert_eq!(code, "database-damaged", "{sql}");
    }
    let (_folder, store) = judged_store();
    edit(&store, "UPDATE judgment_records SET record = '{}'; UPDATE official_imports SET details = '{}'");
    assert_eq!(store.judgment_records(1).unwrap_err().code(), "database-damaged");
    assert_eq!(store.official_imports().unwrap_err().code(), "database-damaged");
}
