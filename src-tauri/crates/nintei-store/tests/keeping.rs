//! How backups are to be made, which was the last, and what the journal tells of them.

mod common;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

use common::{LONGER, OTHER, create_in, new_case, new_store, person, stamp};
use nintei_store::{Attempts, JournalFilter, KeepingSettings, Role, Store, UserEntry};

fn told(store: &Store) -> Vec<String> {
    let page = store.journal_page(&JournalFilter::default(), None, 100).unwrap();
    page.rows.into_iter().map(|row| row.words).collect()
}

#[test]
fn settings_that_cannot_be_meant_are_refused_and_change_nothing() {
    let (folder, mut store) = new_store();
    let to = tempfile::tempdir().unwrap();
    let settings = KeepingSettings { folder: Some(to.path().to_owned()), ..KeepingSettings::default() };
    store.set_keeping_settings(&settings, &stamp()).unwrap();
    let with_folder = |folder: PathBuf| KeepingSettings { folder: Some(folder), ..settings.clone() };
    for (refused, code) in [
        (KeepingSettings { generations: 0, ..settings.clone() }, "backup-no-generations"),
        (KeepingSettings { generations: 1000, ..settings.clone() }, "backup-too-many-generations"),
        (KeepingSettings { remind_after: 0, ..settings.clone() }, "backup-no-reminder"),
        (with_folder(to.path().join("absent")), "backup-no-folder"),
        (with_folder(folder.path().to_owned()), "backup-own-folder"),
    ] {
        assert_eq!(store.set_keeping_settings(&refused, &stamp()).unwrap_err().code(), code);
        assert_eq!(store.keeping_settings().unwrap(), settings);
    }
    // The medium need not be connected while something else is set.
    drop(to);
    store.set_keeping_settings(&KeepingSettings { generations: 3, ..settings }, &stamp()).unwrap();
    assert_eq!(store.keeping_settings().unwrap().generations, 3);
}

#[test]
fn a_recorded_backup_is_the_last_one_until_something_is_changed() {
    let (_folder, mut store) = new_store();
    let to = tempfile::tempdir().unwrap();
    assert!(!store.is_changed_since_backup().unwrap() && store.last_backup().unwrap().is_none());
    new_case(&mut store, &person("架空 太郎", "", ""));
    assert!(store.is_changed_since_backup().unwrap());
    for _ in 0..2 {
        let backup = store.back_up(to.path(), 3, stamp().at, &mut |_| ControlFlow::Continue(())).unwrap().unwrap();
        store.record_backup(&backup, &stamp()).unwrap();
        assert!(!store.is_changed_since_backup().unwrap());
        let last = store.last_backup().unwrap().unwrap();
        assert_eq!((last.at, last.path), (stamp().at, backup.path));
    }
    new_case(&mut store, &person("架空 次郎", "", ""));
    assert!(store.is_changed_since_backup().unwrap());
    assert!(store.verify_journal().unwrap().is_sound());
    assert_eq!(told(&store), ["事例を作成", "バックアップを作成", "バックアップを作成", "事例を作成"]);
}

#[test]
fn the_journal_tells_that_a_passphrase_was_set_by_the_recovery_code() {
    let folder = tempfile::tempdir().unwrap();
    let (store, code) = create_in(folder.path());
    drop(store);
    let (mut store, code) =
        Store::unlock_with_recovery_code(folder.path(), &code.printed(), None, OTHER, OTHER, stamp().at).unwrap();
    assert!(store.signed_in().changed_at.is_some());
    store.renew_recovery_code(OTHER, &stamp()).unwrap();
    assert_eq!(
        told(&store),
        ["回復コードを作り直し", "回復コードで開き、パスフレーズと回復コードを決め直し", "利用者1を変更"]
    );
    drop(store);
    assert!(Store::unlock(folder.path(), LONGER).is_err());
    let refused = Store::unlock_with_recovery_code(folder.path(), &code.printed(), None, LONGER, LONGER, stamp().at);
    assert_eq!(refused.err().unwrap().code(), "wrong-recovery-code");
    assert!(Store::unlock(folder.path(), OTHER).unwrap().verify_journal().unwrap().is_sound());
}

#[test]
fn a_check_of_the_journal_goes_on_step_by_step_while_the_store_is_changed() {
    let (_folder, mut store) = new_store();
    for number in 0..150 {
        new_case(&mut store, &person(&format!("架空 {number}"), "", ""));
    }
    let mut walk = store.begin_journal_walk().unwrap();
    let (mut steps, mut far) = (0, 0);
    let found = loop {
        match store.walk_journal(&mut walk).unwrap() {
            ControlFlow::Break(found) => break found,
            ControlFlow::Continue(step) => {
                assert!(step.done >= far && step.done <= step.of);
                far = step.done;
                new_case(&mut store, &person(&format!("架空 後{steps}"), "", ""));
                steps += 1;
            }
        }
    };
    assert!(steps > 2 && found.is_sound());
}

#[test]
fn what_was_typed_and_not_saved_waits_for_the_person_who_typed_it_and_is_no_record() {
    let (folder, mut store) = new_store();
    store.keep_draft("decision/1", "{\"because\":\"架空の理由\"}").unwrap();
    store.keep_draft("decision/1", "{\"because\":\"架空の別の理由\"}").unwrap();
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    assert!(store.draft("decision/1").unwrap().unwrap().contains("別の理由"));
    assert_eq!(store.draft("decision/2").unwrap(), None);
    assert!(told(&store).is_empty() && store.verify_journal().unwrap().is_sound());
    for form in 2..=50 {
        store.keep_draft(&format!("decision/{form}"), "{}").unwrap();
    }
    assert_eq!(store.keep_draft("decision/51", "{}").unwrap_err().code(), "draft-too-large");
    assert_eq!(store.keep_draft("decision/1", &"あ".repeat(100_000)).unwrap_err().code(), "draft-too-large");
    store.drop_draft("decision/1").unwrap();
    assert_eq!(store.draft("decision/1").unwrap(), None);
    let entry = UserEntry { name: "架空 調子".to_owned(), roles: [Role::Investigator].into(), investigator: None };
    let (number, given) = store.add_user(&entry, LONGER, &stamp()).unwrap();
    drop(store);
    let mut attempts = Attempts::new(folder.path(), Instant::now());
    let other = Store::sign_in(folder.path(), Some(number), given.printed(), &mut attempts, Instant::now()).unwrap();
    assert_eq!(other.draft("decision/2").unwrap(), None, "another person's");
}
