//! Tests: edits of the file from outside the program are found.

use chrono::DateTime;
use nintei_survey::{
    Application, Circumstance, ExpectedReason, Investigator, NoteLimits, Overview, PhysicianOpinion, built_in,
};
use tempfile::TempDir;

use crate::{JournalCheck, KeyCosts, LastSurveyChoice, Origin, Stamp, Store};

pub(crate) const PASSPHRASE: &str = "a passphrase of many letters";

pub(crate) const CHEAP: KeyCosts = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };

pub(crate) fn stamp() -> Stamp {
    Stamp { at: DateTime::parse_from_rfc3339("2026-04-01T09:30:00+09:00").unwrap(), by: "鈴木".to_owned() }
}

/// A store whose journal has 7 lines about two cases.
pub(crate) fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let stamp = stamp();
    let (mut store, _) = Store::create_at_costs(folder.path(), PASSPHRASE, PASSPHRASE, stamp.at, CHEAP).unwrap();
    let form = built_in().unwrap().pop().unwrap();
    let application = Application { name: "山田".to_owned(), ..Application::default() };
    for _ in 0..2 {
        store.create_case(&application, &form.id, true, &stamp).unwrap();
    }
    for numbers in [Some(&[1][..]), Some(&[2]), None, Some(&[3]), Some(&[1])] {
        store.answer(1, &form, "1-3".parse().unwrap(), numbers, &stamp).unwrap();
    }
    (folder, store)
}

/// The same store after 12 lines more: everything that is recorded beside answers, about case 1 and the office.
fn whole_store() -> (TempDir, Store) {
    let (folder, mut store) = store();
    let (form, stamp) = (built_in().unwrap().pop().unwrap(), stamp());
    let item = "4-6".parse().unwrap();
    let overview = Overview { remarks: "独居".to_owned(), ..Overview::default() };
    let opinion = PhysicianOpinion { physician: "架空".to_owned(), ..PhysicianOpinion::default() };
    let limits = NoteLimits { note_characters: Some(200), ..NoteLimits::default() };
    store.write_note(1, &form, item, "週2回。", Some(Origin::CopiedFrom { number: 2 }), &stamp).unwrap();
    store.write_memo(1, &form, item, "夜", &stamp).unwrap();
    store.set_circumstances(1, &form, item, &[Circumstance::NobodyPresent].into(), &stamp).unwrap();
    store.dismiss_note(1, &form, item, ExpectedReason::Behaviour, Some("一度だけ"), &stamp).unwrap();
    store.save_overview(1, &overview, &stamp).unwrap();
    store.set_opinion(1, &opinion, &stamp).unwrap();
    store.set_last_survey(1, LastSurveyChoice::Case { number: 2 }, &stamp).unwrap();
    let id =
        store.add_investigator(&Investigator { name: "鈴木".to_owned(), ..Investigator::default() }, &stamp).unwrap();
    store.assign_investigator(2, Some(id), &stamp).unwrap();
    store.add_phrase(item, "介護者が止めている。", &stamp).unwrap();
    store.set_note_limits(&limits, &stamp).unwrap();
    (folder, store)
}

fn check_after(sql: &str) -> JournalCheck {
    let (_folder, store) = store();
    assert_eq!(
        store.verify_journal().unwrap(),
        JournalCheck { sound: 7, first_broken: None, differing_cases: vec![], office_differs: false }
    );
    edit(&store, sql)
}

pub(crate) fn edit(store: &Store, sql: &str) -> JournalCheck {
    store
        .connection
        .execute_batch(
            "PRAGMA foreign_keys = OFF; DROP TRIGGER journal_keeps_lines; DROP TRIGGER journal_loses_no_line;",
        )
        .unwrap();
    store.connection.execute_batch(sql).unwrap();
    store.verify_journal().unwrap()
}

#[test]
fn the_first_line_that_was_changed_from_outside_is_located() {
    for (sql, broken) in [
        ("UPDATE journal SET after = '[3]' WHERE seq = 4", 4),
        ("UPDATE journal SET by = '佐藤' WHERE seq = 1", 1),
        ("UPDATE journal SET at = '2026-04-01T09:30:01+09:00' WHERE seq = 6", 6),
        ("UPDATE journal SET case_id = 2 WHERE seq = 5", 5),
        ("UPDATE journal SET kind = 'status' WHERE seq = 7", 7),
        ("UPDATE journal SET kind = 'unknown' WHERE seq = 3", 3),
        ("UPDATE journal SET before = NULL, item = before WHERE seq = 4", 4),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = 2", 2),
        ("DELETE FROM journal WHERE seq = 3", 3),
        ("DELETE FROM journal WHERE seq = 7", 7),
        ("DELETE FROM journal", 1),
        ("UPDATE journal SET seq = 8 WHERE seq = 7", 7),
        (
            "INSERT INTO journal SELECT 8, at, by, case_id, kind, item, before, after, origin, hash FROM journal WHERE seq = 7",
            8,
        ),
    ] {
        let check = check_after(sql);
        assert_eq!((check.first_broken, check.sound), (Some(broken), broken - 1), "{sql}");
        assert!(!check.is_sound());
    }
}

#[test]
fn a_case_that_was_changed_beside_its_journal_is_named() {
    for (sql, case) in [
        ("UPDATE answers SET options = 4", 1),
        ("DELETE FROM answers", 1),
        ("INSERT INTO answers VALUES (2, '1-4', 2)", 2),
        ("UPDATE answers SET item = 'x'", 1),
        ("UPDATE cases SET application = replace(application, '山', '川') WHERE id = 2", 2),
        ("UPDATE cases SET status = 'closed' WHERE id = 2", 2),
        ("UPDATE cases SET form = '1999-10' WHERE id = 1", 1),
        ("UPDATE cases SET opinion = '{\"dementia\":3}' WHERE id = 1", 1),
        ("INSERT INTO traced VALUES (2, 'hygiene', 74, '', NULL)", 2),
    ] {
        let check = check_after(sql);
        assert_eq!((check.first_broken, check.differing_cases), (None, vec![case]), "{sql}");
    }
}

#[test]
fn what_was_changed_beside_the_journal_in_any_table_is_noticed() {
    let (_folder, store) = whole_store();
    assert!(store.verify_journal().unwrap().is_sound());
    drop(store);
    for (sql, case) in [
        ("UPDATE notes SET text = '週3回。'", 1),
        ("DELETE FROM notes", 1),
        ("INSERT INTO notes VALUES (2, '4-6', '週2回。')", 2),
        ("UPDATE notes SET item = 'x'", 1),
        ("UPDATE memos SET text = '昼'", 1),
        ("UPDATE memos SET case_id = 2", 1),
        ("DELETE FROM memos", 1),
        ("UPDATE circumstances SET flags = '[\"NotTried\"]'", 1),
        ("UPDATE circumstances SET flags = 'x'", 1),
        ("DELETE FROM circumstances", 1),
        ("UPDATE dismissals SET because = '毎日'", 1),
        ("UPDATE dismissals SET reason = 'NotTried'", 1),
        ("UPDATE dismissals SET reason = 'x'", 1),
        ("DELETE FROM dismissals", 1),
        ("UPDATE cases SET overview = '{}' WHERE id = 1", 1),
        ("UPDATE cases SET overview = '{\"household\":1}' WHERE id = 2", 2),
        ("UPDATE cases SET opinion = '{}' WHERE id = 1", 1),
        ("UPDATE cases SET opinion = '{\"items\":{\"Eating\":[2]}}' WHERE id = 2", 2),
        ("UPDATE cases SET last_survey = '{\"choice\":\"automatic\"}' WHERE id = 1", 1),
        ("UPDATE cases SET investigator_id = NULL", 2),
        ("UPDATE cases SET investigator_id = 1 WHERE id = 1", 1),
    ] {
        let (_folder, store) = whole_store();
        let check = edit(&store, sql);
        let differing = check.differing_cases.first().copied();
        assert_eq!((check.first_broken, differing, check.office_differs), (None, Some(case), false), "{sql}");
    }
}

#[test]
fn what_belongs_to_the_office_and_was_changed_beside_the_journal_is_noticed() {
    for sql in [
        "UPDATE investigators SET details = replace(details, '鈴木', '佐藤')",
        "UPDATE investigators SET retired = 1",
        "DELETE FROM investigators",
        "INSERT INTO investigators VALUES (9, '{\"name\":\"佐藤\"}', 0)",
        "UPDATE phrases SET text = 'x'",
        "UPDATE phrases SET item = '1-1'",
        "UPDATE phrases SET item = 'x'",
        "DELETE FROM phrases",
        "UPDATE settings SET value = '{}'",
        "DELETE FROM settings",
        "INSERT INTO settings VALUES ('other', '1')",
    ] {
        let (_folder, store) = whole_store();
        let check = edit(&store, sql);
        assert_eq!((check.first_broken, &check.differing_cases[..]), (None, &[][..]), "{sql}");
        assert!(check.office_differs && !check.is_sound(), "{sql}");
    }
}

#[test]
fn origin_and_case_of_a_line_are_part_of_its_hash() {
    for (sql, broken) in [
        ("UPDATE journal SET origin = NULL WHERE seq = 8", 8),
        ("UPDATE journal SET origin = replace(origin, '2', '3') WHERE seq = 8", 8),
        ("UPDATE journal SET origin = origin || ' ' WHERE seq = 8", 8),
        ("UPDATE journal SET origin = 'x' WHERE seq = 8", 8),
        ("UPDATE journal SET origin = '{\"how\":\"undo\",\"of\":7}' WHERE seq = 9", 9),
        ("UPDATE journal SET case_id = NULL WHERE seq = 9", 9),
        ("UPDATE journal SET case_id = 0 WHERE case_id IS NULL", 15),
        ("UPDATE journal SET case_id = 1 WHERE case_id IS NULL", 15),
    ] {
        let (_folder, store) = whole_store();
        let check = edit(&store, sql);
        assert_eq!((check.first_broken, check.sound), (Some(broken), broken - 1), "{sql}");
    }
}

#[test]
fn an_undo_of_what_was_changed_beside_the_journal_is_refused_and_changes_nothing() {
    let form = built_in().unwrap().pop().unwrap();
    for (undone, sql) in [
        (false, "UPDATE dismissals SET because = '毎日'"),
        (true, "INSERT INTO dismissals VALUES (1, '4-6', 'Behaviour', 'x')"),
    ] {
        let (_folder, mut store) = whole_store();
        if undone {
            store.undo(1, &form, &stamp()).unwrap();
        }
        store.connection.execute_batch(sql).unwrap();
        let before = (store.case(1).unwrap(), store.history(1).unwrap());
        let refusal = if undone { store.redo(1, &form, &stamp()) } else { store.undo(1, &form, &stamp()) }.unwrap_err();
        assert_eq!(refusal.code(), "no-longer-as-recorded");
        assert!(refusal.to_string().starts_with("4-6の内容が記録と異なる"), "{refusal}");
        assert_eq!((store.case(1).unwrap(), store.history(1).unwrap()), before);
    }
}

#[test]
fn the_journal_refuses_to_be_rewritten() {
    let (_folder, store) = store();
    for sql in ["UPDATE journal SET by = ''", "DELETE FROM journal"] {
        assert!(store.connection.execute_batch(sql).is_err(), "{sql}");
    }
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_file_of_a_newer_program_is_refused_and_opens_again_with_that_program() {
    let (folder, store) = store();
    store.connection.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    let refusal = Store::unlock(folder.path(), PASSPHRASE).unwrap_err();
    assert_eq!(refusal.code(), "database-newer");
    assert!(refusal.to_string().contains("形式99"), "{refusal}");
}

#[test]
fn a_database_of_another_program_under_our_key_is_refused() {
    let (folder, store) = store();
    store.connection.pragma_update(None, "application_id", 1).unwrap();
    drop(store);
    assert_eq!(Store::unlock(folder.path(), PASSPHRASE).unwrap_err().code(), "database-not-ours");
}
