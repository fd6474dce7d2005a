//! Tests: edits from outside of what was taken from files and of linked numbers are found.

use std::ops::ControlFlow;

use nintei_survey::Application;
use tempfile::TempDir;

use crate::outside_edits::{edit, stamp, store};
use crate::{IntakeDecision, IntakeRow, Store};

/// A store with two more cases, the second of which was taken from a file and linked to the first.
fn store_with_link() -> (TempDir, Store) {
    let (folder, mut store) = store();
    let application = |number: &str| Application {
        insurer_number: "131234".to_owned(),
        insured_number: number.to_owned(),
        name: "架空　花子".to_owned(),
        birth_date: "1935-04-05".parse().ok(),
        ..Application::default()
    };
    let case = store.create_case(&application("0000012345"), "2024-04", false, &stamp()).unwrap();
    let row = IntakeRow {
        row: 2,
        application: Application { applied_on: "2026-04-01".parse().ok(), ..application("0000054321") },
        form: "2024-04".to_owned(),
        decision: IntakeDecision::Link { case },
    };
    store.take_applications([row], "ab".to_owned(), &stamp(), |_| ControlFlow::Continue(())).unwrap();
    (folder, store)
}

#[test]
fn what_was_changed_beside_the_journal_is_noticed() {
    let (_folder, store) = store_with_link();
    assert!(store.verify_journal().unwrap().is_sound());
    for sql in [
        "UPDATE linked_numbers SET old = 'x'",
        "UPDATE linked_numbers SET new = old",
        "UPDATE linked_numbers SET details = replace(details, '54321', '54322')",
        "UPDATE linked_numbers SET details = 'x'",
        "UPDATE linked_numbers SET id = 9",
        "DELETE FROM linked_numbers",
        "INSERT INTO linked_numbers (old, new, details) SELECT old, new, details FROM linked_numbers",
        "UPDATE intakes SET details = replace(details, '\"made\":1', '\"made\":2')",
        "UPDATE intakes SET details = 'x'",
        "DELETE FROM intakes",
        "INSERT INTO intakes VALUES (9, '{}')",
    ] {
        let (_folder, store) = store_with_link();
        let check = edit(&store, sql);
        assert_eq!((check.first_broken, &check.differing_cases[..]), (None, &[][..]), "{sql}");
        assert!(check.office_differs && !check.is_sound(), "{sql}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_panics_nowhere() {
    let (_folder, store) = store_with_link();
    edit(&store, "UPDATE linked_numbers SET details = 'x'; UPDATE intakes SET details = 'x'");
    assert_eq!(store.linked_numbers().unwrap_err().code(), "database-damaged");
    assert_eq!(store.intakes().unwrap_err().code(), "database-damaged");
    store.connection.execute_batch("UPDATE cases SET application = 'x' WHERE id = 3").unwrap();
    let application = Application {
        insurer_number: "131234".to_owned(),
        insured_number: "0000012345".to_owned(),
        ..Application::default()
    };
    assert_eq!(store.person_matches(&[application]).unwrap_err().code(), "database-damaged");
}
