//! A database in which something has been damaged. Whatever is read of it is what was written, or it is refused with a
//! sentence that says what to do; nothing is ever read wrong.

use std::fs;
use std::path::Path;

use nintei_store::{Case, CaseId, JournalEntry, Store, StoreError};

use crate::common::{LONGER, form, item, new_case, new_store, person, stamp};

const PAGE: usize = 4096;
const CASES: CaseId = 6;

/// Everything that was entered.
type Entered = (Vec<Case>, Vec<Vec<JournalEntry>>);

/// Reads everything of the store in `folder`, and then changes something.
fn read_and_change(folder: &Path) -> Result<(Entered, bool), StoreError> {
    let mut store = Store::unlock(folder, LONGER)?;
    let cases = (1..=CASES).map(|case| store.case(case)).collect::<Result<_, _>>()?;
    let histories = (1..=CASES).map(|case| store.history(case)).collect::<Result<_, _>>()?;
    let sound = store.verify_journal()?.is_sound();
    store.answer(1, &form(), item("1-3"), Some(&[3]), &stamp())?;
    Ok(((cases, histories), sound))
}

/// The bytes of the database of a closed store with everything that was entered into it, and the folder of its files.
fn filled() -> (tempfile::TempDir, Vec<u8>, Entered) {
    let (folder, mut store) = new_store();
    for _ in 0..CASES {
        let case = new_case(&mut store, &person("架空 花子", "かくう はなこ", "0000012345"));
        for id in ["1-3", "1-4", "2-5"] {
            store.answer(case, &form(), item(id), Some(&[2]), &stamp()).unwrap();
            store.write_note(case, &form(), item(id), &"夜間に週三回ほど。".repeat(300), None, &stamp()).unwrap();
        }
    }
    let cases = (1..=CASES).map(|case| store.case(case).unwrap()).collect();
    let histories = (1..=CASES).map(|case| store.history(case).unwrap()).collect();
    drop(store);
    let bytes = fs::read(folder.path().join("nintei.db")).unwrap();
    (folder, bytes, (cases, histories))
}

fn put(folder: &Path, database: &[u8]) {
    fs::write(folder.join("nintei.db"), database).unwrap();
    for log in ["nintei.db-wal", "nintei.db-journal"] {
        let _ = fs::remove_file(folder.join(log));
    }
}

#[test]
fn a_damaged_byte_in_any_page_is_refused_with_what_to_do_or_read_by_nobody() {
    let (folder, bytes, entered) = filled();
    let pages = bytes.len() / PAGE;
    assert!(pages > 100, "{pages} pages");
    let (mut refused, mut unread) = (0, 0);
    for page in 0..pages {
        // The beginning of a page, what it holds, and the seal at its end.
        let place = page * PAGE + [20, PAGE / 2, PAGE - 20][page % 3];
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x10;
        put(folder.path(), &damaged);
        match read_and_change(folder.path()) {
            Ok((found, sound)) if sound => {
                assert!(found == entered, "page {page} is read, and not as it was written");
                unread += 1;
            }
            Ok((found, _)) => {
                assert!(found == entered, "page {page} is read, and not as it was written");
                refused += 1;
            }
            Err(refusal) => {
                assert_eq!(refusal.code(), "database-damaged", "page {page}: {refusal}");
                assert!(refusal.to_string().contains("から戻してください"), "{refusal}");
                refused += 1;
            }
        }
    }
    println!("{pages} pages: {refused} refused, {unread} of what nobody asked for");
    assert!(refused > pages / 2, "{refused} of {pages}");
    put(folder.path(), &bytes);
    assert!(read_and_change(folder.path()).unwrap().0 == entered);
}

#[test]
fn a_database_that_was_cut_anywhere_is_refused_with_what_to_do() {
    let (folder, bytes, entered) = filled();
    for end in [0, 1, 15, 16, 100, PAGE - 1, PAGE, PAGE + 1, bytes.len() / 2, bytes.len() - PAGE, bytes.len() - 1] {
        put(folder.path(), &bytes[..end]);
        match read_and_change(folder.path()) {
            Ok((found, sound)) => assert!(found == entered && sound, "cut to {end}"),
            Err(refusal) => assert_eq!(refusal.code(), "database-damaged", "cut to {end}: {refusal}"),
        }
    }
}

#[test]
fn the_key_file_of_another_store_opens_nothing_and_destroys_nothing() {
    let (folder, bytes, entered) = filled();
    let (other, store) = new_store();
    drop(store);
    let key_file = folder.path().join("nintei.key");
    let own = fs::read(&key_file).unwrap();
    fs::copy(other.path().join("nintei.key"), &key_file).unwrap();
    let refusal = Store::unlock(folder.path(), LONGER).unwrap_err();
    assert_eq!(refusal.code(), "database-damaged");
    assert!(refusal.to_string().contains("鍵ファイルと組になっていません"), "{refusal}");
    assert!(fs::read(folder.path().join("nintei.db")).unwrap() == bytes);
    fs::write(key_file, own).unwrap();
    assert!(read_and_change(folder.path()).unwrap().0 == entered);
}
