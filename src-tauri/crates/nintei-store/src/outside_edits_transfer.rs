//! Tests: edits from outside of what 引渡し keeps are found.

use std::ops::ControlFlow;

use nintei_transfer::Handover;
use tempfile::TempDir;

use crate::outside_edits::{edit, stamp, store};
use crate::{Store, TransferStep};

fn go_on(_: TransferStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn take(store: &mut Store, bytes: &[u8]) {
    let digest = store.preview_bundle(bytes).unwrap().digest;
    store.take_bundle(bytes, &digest, &stamp(), &mut go_on).unwrap().unwrap();
}

/// Two stores that know each other. The first has lent its cases 1 and 2 and got case 1 back with a conflict and a
/// change, so that every table of 引渡し holds something.
fn exchanged() -> [(TempDir, Store); 2] {
    let stamp = stamp();
    let form = nintei_survey::built_in().unwrap().pop().unwrap();
    let ((ours, mut office), (theirs, mut laptop)) = (store(), store());
    office.name_station("事務局", &stamp).unwrap();
    laptop.name_station("端末", &stamp).unwrap();
    let [office_card, laptop_card] = [&office, &laptop].map(|store| store.own_card().unwrap().unwrap());
    for (store, card) in [(&mut office, laptop_card), (&mut laptop, office_card)] {
        let number = store.add_peer(&card, &stamp).unwrap();
        store.confirm_peer(number, &stamp).unwrap();
    }
    let made = office.make_bundle(1, &[1, 2], Handover::Lend, &stamp, &mut go_on).unwrap().unwrap();
    office.bundle_given(&made, &stamp).unwrap();
    take(&mut laptop, &made.bytes);
    let item = "4-6".parse().unwrap();
    office.write_note(1, &form, item, "事務局", None, &stamp).unwrap();
    laptop.write_note(3, &form, item, "端末", None, &stamp).unwrap();
    laptop.write_memo(3, &form, item, "メモ", &stamp).unwrap();
    let made = laptop.make_bundle(1, &[3], Handover::Deliver, &stamp, &mut go_on).unwrap().unwrap();
    laptop.bundle_given(&made, &stamp).unwrap();
    take(&mut office, &made.bytes);
    [(ours, office), (theirs, laptop)]
}

#[test]
fn what_the_program_does_about_transfer_is_no_edit_from_outside() {
    for (_folder, mut store) in exchanged() {
        let check = store.verify_journal().unwrap();
        assert!(check.is_sound(), "{check:?}");
        for conflict in store.conflicts(None).unwrap() {
            store.settle_conflict(conflict.id, crate::Kept::Theirs, &stamp()).unwrap();
        }
        assert!(store.verify_journal().unwrap().is_sound());
    }
}

#[test]
fn what_belongs_to_a_case_and_was_changed_beside_the_journal_is_noticed() {
    for (sql, case) in [
        ("UPDATE case_identities SET identity = zeroblob(16) WHERE case_id = 1", 1),
        ("DELETE FROM case_identities WHERE case_id = 2", 2),
        ("UPDATE taken SET revision = revision + 1", 1),
        ("UPDATE taken SET seen = NULL", 1),
        ("UPDATE taken SET last = zeroblob(32)", 1),
        ("UPDATE taken SET state = replace(state, '端末', '別')", 1),
        ("DELETE FROM taken", 1),
        ("UPDATE received_lines SET line = replace(line, '端末', '別')", 1),
        ("DELETE FROM received_lines WHERE id = 1", 1),
        ("INSERT INTO received_lines (case_id, peer, line) SELECT case_id, peer, line FROM received_lines LIMIT 1", 1),
        ("UPDATE conflicts SET details = replace(details, '端末', '別')", 1),
        ("UPDATE conflicts SET item = '4-7'", 1),
        ("UPDATE conflicts SET kind = 'x'", 1),
        ("DELETE FROM conflicts", 1),
        ("UPDATE lent SET since = 'x' WHERE case_id = 2", 2),
        ("UPDATE lent SET direction = 'in' WHERE case_id = 2", 2),
        ("UPDATE lent SET ended = '' WHERE case_id = 2", 2),
        ("DELETE FROM lent WHERE case_id = 2", 2),
    ] {
        let [(_folder, office), _] = exchanged();
        let check = edit(&office, sql);
        assert_eq!((check.first_broken, check.differing_cases), (None, vec![case]), "{sql}");
    }
}

#[test]
fn what_belongs_to_the_computer_and_its_peers_and_was_changed_beside_the_journal_is_noticed() {
    for sql in [
        "UPDATE station SET name = '別'",
        "UPDATE station SET identity = zeroblob(64)",
        "UPDATE station SET identity = x'00'",
        "DELETE FROM station",
        "UPDATE peers SET state = 'stopped'",
        "UPDATE peers SET state = 'x'",
        "UPDATE peers SET name = '別'",
        "UPDATE peers SET fingerprint = 'x'",
        "UPDATE peers SET card = '{}'",
        "UPDATE peers SET added_at = 'x'",
        "UPDATE bundles SET details = replace(details, '\"cases\":1', '\"cases\":2')",
        "UPDATE bundles SET serial = 9",
        "UPDATE bundles SET given = 1 - given",
        "DELETE FROM bundles WHERE given = 1",
    ] {
        let [(_folder, office), _] = exchanged();
        let check = edit(&office, sql);
        assert!(check.office_differs && check.first_broken.is_none(), "{sql}: {check:?}");
    }
}

#[test]
fn a_row_of_transfer_that_cannot_be_read_is_told_and_panics_nowhere() {
    let [(_folder, office), _] = exchanged();
    edit(
        &office,
        "UPDATE station SET identity = x'00'; UPDATE peers SET card = 'x'; UPDATE conflicts SET details = 'x';
         UPDATE lent SET direction = 'x'; UPDATE received_lines SET line = 'x'",
    );
    for refusal in [
        office.own_card().unwrap_err(),
        office.peers().unwrap_err(),
        office.conflicts(None).unwrap_err(),
        office.lent(2).unwrap_err(),
        office.received_lines(1).unwrap_err(),
    ] {
        assert_eq!(refusal.code(), "database-damaged", "{refusal}");
    }
}
