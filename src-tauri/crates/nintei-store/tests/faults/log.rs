//! What has happened to the log beside the database, which a kill leaves behind. Of what it holds, whole changes from the
//! first on are there, and never half a change or a mixture.

use std::fs;
use std::path::Path;

use nintei_store::Store;
use tempfile::TempDir;

use crate::common::{LONGER, form, item, new_case, new_store, person, stamp};

const NOTES: usize = 12;
const FILES: [&str; 3] = ["nintei.db", "nintei.db-wal", "nintei.key"];

fn note(count: usize) -> String {
    format!("{count}回目。{}", "夜".repeat(count * 97 % 700))
}

/// A folder as a kill leaves it: the last changes are in the log alone.
fn killed() -> TempDir {
    let (folder, mut store) = new_store();
    new_case(&mut store, &person("架空 花子", "", ""));
    for count in 1..=NOTES {
        store.write_note(1, &form(), item("1-3"), &note(count), None, &stamp()).unwrap();
    }
    let killed = tempfile::tempdir().unwrap();
    copy(folder.path(), killed.path());
    drop(store);
    killed
}

fn copy(from: &Path, to: &Path) {
    for name in FILES {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
}

/// How many of the notes are there, from the first. Nothing else may be.
fn kept(folder: &Path) -> Option<usize> {
    let store = Store::unlock(folder, LONGER).unwrap();
    assert!(store.verify_journal().unwrap().is_sound());
    let case = store.case(1).ok()?;
    let lines = store.history(1).unwrap();
    let notes = lines.len() - 1;
    assert_eq!(case.notes.get(item("1-3")), if notes > 0 { note(notes) } else { String::new() });
    Some(notes)
}

#[test]
fn a_log_that_a_kill_leaves_holds_every_change() {
    let killed = killed();
    assert!(fs::metadata(killed.path().join("nintei.db-wal")).unwrap().len() > 20 * 4096);
    assert_eq!(kept(killed.path()), Some(NOTES));
}

#[test]
fn a_log_that_was_cut_keeps_whole_changes_up_to_the_cut() {
    let killed = killed();
    let log = fs::read(killed.path().join("nintei.db-wal")).unwrap();
    let mut before = None;
    let mut counts = Vec::new();
    for end in (0..log.len()).step_by(8009).chain([log.len()]) {
        let folder = tempfile::tempdir().unwrap();
        copy(killed.path(), folder.path());
        fs::write(folder.path().join("nintei.db-wal"), &log[..end]).unwrap();
        let kept = kept(folder.path());
        assert!(kept >= before, "a longer log holds no less");
        before = kept;
        counts.push(kept);
    }
    counts.dedup();
    assert_eq!(counts.len(), NOTES + 2, "each change goes as a whole: {counts:?}");
}

#[test]
fn a_damaged_byte_in_the_log_takes_whole_changes_from_there_on_and_nothing_else() {
    let killed = killed();
    let log = fs::read(killed.path().join("nintei.db-wal")).unwrap();
    for place in (0..log.len()).step_by(8209) {
        let folder = tempfile::tempdir().unwrap();
        copy(killed.path(), folder.path());
        let mut damaged = log.clone();
        damaged[place] ^= 1;
        fs::write(folder.path().join("nintei.db-wal"), damaged).unwrap();
        assert!(kept(folder.path()).is_none_or(|kept| kept <= NOTES), "byte {place}");
    }
}

#[test]
fn the_log_of_another_store_is_refused_and_changes_nothing_in_the_database() {
    let (own, other) = (killed(), killed());
    let database = fs::read(own.path().join("nintei.db")).unwrap();
    fs::copy(other.path().join("nintei.db-wal"), own.path().join("nintei.db-wal")).unwrap();
    let refusal = Store::unlock(own.path(), LONGER).unwrap_err();
    assert_eq!(refusal.code(), "database-damaged", "{refusal}");
    assert!(fs::read(own.path().join("nintei.db")).unwrap() == database, "the database is another one");
}
