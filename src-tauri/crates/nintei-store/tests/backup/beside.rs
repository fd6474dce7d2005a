//! Backups made beside a store that goes on.

use std::fs;
use std::ops::ControlFlow;

use super::{after, go_on, restored, store_with};
use crate::common::{LONGER, form, item, new_case, person, stamp};
use nintei_store::{CaseQuery, Store};

fn count(store: &Store) -> u32 {
    store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).unwrap().total
}

#[test]
fn what_is_changed_while_the_file_is_copied_is_kept_by_the_store_and_not_in_the_backup() {
    let (folder, mut store, case) = store_with(200);
    let to = tempfile::tempdir().unwrap();
    let lines = 201;
    let (work, right) = store.begin_backup(to.path(), 3, after(0)).unwrap();
    let mut steps = 0;
    let copied = work.copy(&mut |_| {
        // More than the log holds before SQLite would carry it over by itself.
        for number in 0..300 {
            new_case(&mut store, &person(&format!("架空 後{number}"), "", ""));
        }
        store.answer(case, &form(), item("1-3"), Some(&[1 + steps % 2]), &stamp()).unwrap();
        store.tidy().unwrap();
        steps += 1;
        ControlFlow::Continue(())
    });
    assert!(copied.unwrap() && steps > 0);
    drop(right);
    store.end_copying().unwrap();
    let backup = work.finish(&mut go_on).unwrap().unwrap();
    assert_eq!((backup.lines, backup.sound), (lines, true));
    assert_eq!(count(&store), 200 + 300 * u32::from(steps));
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!(count(&store), 200 + 300 * u32::from(steps));
    assert!(store.verify_journal().unwrap().is_sound());
    let new = tempfile::tempdir().unwrap();
    assert!(restored(&backup.path, new.path()).unwrap().journal.is_sound());
    assert_eq!(count(&Store::unlock(new.path(), LONGER).unwrap()), 200);
}

#[test]
fn a_store_that_is_closed_while_its_file_is_copied_leaves_no_backup() {
    let (folder, mut store, case) = store_with(5);
    let to = tempfile::tempdir().unwrap();
    let (work, right) = store.begin_backup(to.path(), 3, after(0)).unwrap();
    store.answer(case, &form(), item("1-3"), Some(&[1]), &stamp()).unwrap();
    drop(store);
    assert_eq!(work.copy(&mut go_on).unwrap_err().code(), "backup-closed");
    drop((work, right));
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 0);
    assert!(Store::unlock(folder.path(), LONGER).unwrap().verify_journal().unwrap().is_sound());
}

#[test]
fn while_the_file_is_copied_neither_its_key_is_replaced_nor_another_backup_begun() {
    let (folder, mut store, _) = store_with(3);
    let to = tempfile::tempdir().unwrap();
    let (work, right) = store.begin_backup(to.path(), 3, after(0)).unwrap();
    assert_eq!(store.replace_key(LONGER, &stamp()).err().unwrap().code(), "backup-going-on");
    assert_eq!(store.begin_backup(to.path(), 3, after(1)).err().unwrap().code(), "backup-going-on");
    assert!(work.copy(&mut go_on).unwrap());
    drop(right);
    store.replace_key(LONGER, &stamp()).unwrap();
    // The backup is one of before, by the key of before.
    let backup = work.finish(&mut go_on).unwrap().unwrap();
    let again = store.back_up(to.path(), 3, after(2), &mut go_on).unwrap().unwrap();
    drop(store);
    for path in [&backup.path, &again.path] {
        assert!(restored(path, folder.path()).unwrap().journal.is_sound());
    }
}

#[test]
fn a_backup_that_is_dropped_at_any_moment_leaves_nothing_and_the_store_goes_on() {
    let (_folder, mut store, _) = store_with(3);
    let to = tempfile::tempdir().unwrap();
    drop(store.begin_backup(to.path(), 3, after(0)).unwrap());
    let (work, right) = store.begin_backup(to.path(), 3, after(0)).unwrap();
    assert!(work.copy(&mut go_on).unwrap());
    drop((work, right));
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 0);
    assert!(store.back_up(to.path(), 3, after(0), &mut go_on).unwrap().unwrap().sound);
}
