//! Tests: edits of the file from outside the program are found.

use chrono::DateTime;
use nintei_survey::{Application, built_in};
use tempfile::TempDir;

use crate::{JournalCheck, KeyCosts, Stamp, Store};

const PASSPHRASE: &str = "a passphrase of many letters";

/// A store whose journal has 7 lines about two cases.
fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let stamp =
        Stamp { at: DateTime::parse_from_rfc3339("2026-04-01T09:30:00+09:00").unwrap(), by: "鈴木".to_owned() };
    let costs = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };
    let (mut store, _) = Store::create_at_costs(folder.path(), PASSPHRASE, PASSPHRASE, stamp.at, costs).unwrap();
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

fn check_after(sql: &str) -> JournalCheck {
    let (_folder, store) = store();
    assert_eq!(
        store.verify_journal().unwrap(),
        JournalCheck { sound: 7, first_broken: None, differing_cases: vec![], office_differs: false }
    );
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
