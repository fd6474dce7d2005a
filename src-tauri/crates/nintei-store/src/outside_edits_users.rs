//! Tests: edits of the users from outside the program are found.

use crate::outside_edits::{edit, stamp, store};

#[test]
fn a_role_taken_from_outside_the_program_is_found() {
    for sql in [
        "UPDATE users SET details = replace(details, '\"secretariat\",', '')",
        "INSERT INTO users (number, details) SELECT 2, details FROM users",
        "DELETE FROM users",
    ] {
        let (_folder, store) = store();
        let check = edit(&store, sql);
        assert!(check.office_differs && check.first_broken.is_none(), "{sql}: {check:?}");
    }
}

#[test]
fn what_the_program_does_about_users_is_no_edit_from_outside() {
    let (_folder, mut store) = store();
    store.name_oneself("架空 管理", &stamp()).unwrap();
    store.set_lock_after(5, &stamp()).unwrap();
    let check = store.verify_journal().unwrap();
    assert!(check.is_sound(), "{check:?}");
}
