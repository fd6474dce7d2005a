//! Files that are missing, damaged, someone else's or too new, and creations cut short.

mod common;

use std::fs;
use std::path::Path;

use common::{LONGER, OTHER, create_in, create_refused, new_store, stamp};
use nintei_store::{Store, StoreState};

const KEY_FILE: &str = "nintei.key";
const DATABASE: &str = "nintei.db";

/// What opening the store says after `change` was done to its folder.
fn refusal_after(change: impl FnOnce(&Path)) -> &'static str {
    let (folder, store) = new_store();
    drop(store);
    change(folder.path());
    let refusal = Store::unlock(folder.path(), LONGER).unwrap_err();
    assert!(refusal.to_string().ends_with('。'), "{refusal}");
    refusal.code()
}

fn edit_key_file(folder: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(KEY_FILE)).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(folder.join(KEY_FILE), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn each_thing_that_is_wrong_with_the_files_has_its_own_refusal() {
    let nothing = tempfile::tempdir().unwrap();
    assert_eq!(Store::unlock(nothing.path(), LONGER).unwrap_err().code(), "no-store");
    assert_eq!(fs::read_dir(nothing.path()).unwrap().count(), 0, "asking makes no files");
    for (expected, refusal) in [
        ("key-file-missing", refusal_after(|folder| fs::remove_file(folder.join(KEY_FILE)).unwrap())),
        ("key-file-damaged", refusal_after(|folder| fs::write(folder.join(KEY_FILE), b"").unwrap())),
        ("key-file-damaged", refusal_after(|folder| edit_key_file(folder, "\"nonce\": \"", "\"nonce\": \"0"))),
        ("key-file-damaged", refusal_after(|folder| edit_key_file(folder, "\"passes\": 1", "\"passes\": 2"))),
        ("key-file-not-ours", refusal_after(|folder| edit_key_file(folder, "nintei-key", "other-key"))),
        ("key-file-not-ours", refusal_after(|folder| fs::write(folder.join(KEY_FILE), b"[1, 2]").unwrap())),
        ("key-file-newer", refusal_after(|folder| edit_key_file(folder, "\"version\": 2", "\"version\": 3"))),
        ("database-missing", refusal_after(|folder| fs::remove_file(folder.join(DATABASE)).unwrap())),
        ("database-damaged", refusal_after(|folder| fs::write(folder.join(DATABASE), b"cut").unwrap())),
        ("database-damaged", refusal_after(|folder| fs::write(folder.join(DATABASE), [7; 8192]).unwrap())),
        (
            "database-damaged",
            refusal_after(|folder| {
                let other = tempfile::tempdir().unwrap();
                drop(create_in(other.path()));
                fs::copy(other.path().join(DATABASE), folder.join(DATABASE)).unwrap();
            }),
        ),
        (
            "database-not-ours",
            refusal_after(|folder| {
                fs::remove_file(folder.join(DATABASE)).unwrap();
                let other = rusqlite::Connection::open(folder.join(DATABASE)).unwrap();
                other.execute_batch("CREATE TABLE other (id)").unwrap();
            }),
        ),
    ] {
        assert_eq!(refusal, expected);
    }
}

#[test]
fn one_changed_byte_anywhere_in_the_first_page_is_noticed() {
    for place in (0..4096).step_by(509) {
        let refusal = refusal_after(|folder| {
            let mut bytes = fs::read(folder.join(DATABASE)).unwrap();
            bytes[place] ^= 1;
            fs::write(folder.join(DATABASE), bytes).unwrap();
        });
        assert_eq!(refusal, "database-damaged", "byte {place}");
    }
}

#[test]
fn an_existing_store_is_never_overwritten() {
    let (folder, store) = new_store();
    drop(store);
    assert_eq!(create_refused(folder.path(), OTHER, OTHER).code(), "store-exists");
    Store::unlock(folder.path(), LONGER).unwrap();
    fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
    let database = fs::read(folder.path().join(DATABASE)).unwrap();
    assert_eq!(create_refused(folder.path(), OTHER, OTHER).code(), "key-file-missing");
    assert_eq!(fs::read(folder.path().join(DATABASE)).unwrap(), database);
}

#[test]
fn a_key_file_whose_database_was_removed_is_kept_for_the_backup_to_come() {
    let (folder, store) = new_store();
    drop(store);
    let key_file = fs::read(folder.path().join(KEY_FILE)).unwrap();
    fs::remove_file(folder.path().join(DATABASE)).unwrap();
    assert_eq!(create_refused(folder.path(), OTHER, OTHER).code(), "database-missing");
    assert_eq!(fs::read(folder.path().join(KEY_FILE)).unwrap(), key_file);
}

#[test]
fn a_creation_cut_short_before_the_key_file_had_its_name_can_be_done_again() {
    let (folder, store) = new_store();
    drop(store);
    let at = |name: &str| folder.path().join(name);
    fs::rename(at(DATABASE), at("nintei.db.new")).unwrap();
    fs::rename(at(KEY_FILE), at("nintei.key.new")).unwrap();
    fs::write(at("nintei.db.new-journal"), b"half").unwrap();
    assert_eq!(Store::state(folder.path()).unwrap(), StoreState::New);
    drop(create_in(folder.path()));
    Store::unlock(folder.path(), LONGER).unwrap();
    assert!(!at("nintei.db.new").exists() && !at("nintei.key.new").exists());
}

#[test]
fn a_creation_cut_short_after_the_key_file_had_its_name_is_finished_by_opening() {
    let (folder, store) = new_store();
    drop(store);
    fs::rename(folder.path().join(DATABASE), folder.path().join("nintei.db.new")).unwrap();
    assert_eq!(Store::state(folder.path()).unwrap(), StoreState::Locked);
    assert_eq!(create_refused(folder.path(), OTHER, OTHER).code(), "store-exists");
    Store::unlock(folder.path(), LONGER).unwrap();
    assert!(folder.path().join(DATABASE).exists());
}

#[test]
fn a_change_of_passphrase_cut_short_leaves_the_old_one() {
    let (folder, store) = new_store();
    drop(store);
    fs::write(folder.path().join("nintei.key.new"), b"{\"format\": \"nin").unwrap();
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    store.change_passphrase(LONGER, OTHER, OTHER, &stamp()).unwrap();
    drop(store);
    Store::unlock(folder.path(), OTHER).unwrap();
}
