use std::fs;
use std::ops::ControlFlow;

use super::{after, backed_up, contents, go_on, restored, store_with};
use crate::common::{LONGER, OTHER, new_case, new_store, person, stamp};
use nintei_store::{BackupPhase, CaseQuery, Store, StoreState};

fn count(store: &Store) -> u32 {
    store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).unwrap().total
}

#[test]
fn a_restored_store_is_what_was_backed_up_and_the_old_files_are_kept_whole() {
    let (folder, mut store, case) = store_with(3);
    let to = tempfile::tempdir().unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    let before = (store.case(case).unwrap(), store.history(case).unwrap());
    new_case(&mut store, &person("架空 後から", "", ""));
    store.change_passphrase(LONGER, OTHER, OTHER, &stamp()).unwrap();
    drop(store);
    let result = restored(&path, folder.path()).unwrap();
    assert_eq!(result.made_at, after(0));
    assert!(result.journal.is_sound());
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!((store.case(case).unwrap(), store.history(case).unwrap(), count(&store)), (before.0, before.1, 3));
    let aside = result.set_aside.unwrap();
    assert_eq!(aside, folder.path().join("nintei-before-restoration-20260401-110900"));
    let old = Store::unlock(&aside, OTHER).unwrap();
    assert_eq!(count(&old), 4);
    assert!(old.verify_journal().unwrap().is_sound() && store.verify_journal().unwrap().is_sound());
}

#[test]
fn what_the_old_database_had_only_in_its_log_is_set_aside_with_it() {
    let (folder, mut store, _) = store_with(1);
    let to = tempfile::tempdir().unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    new_case(&mut store, &person("架空 後から", "", ""));
    // As a kill leaves it: the log beside the database.
    let killed = tempfile::tempdir().unwrap();
    for name in ["nintei.db", "nintei.db-wal", "nintei.key"] {
        fs::copy(folder.path().join(name), killed.path().join(name)).unwrap();
    }
    let aside = restored(&path, killed.path()).unwrap().set_aside.unwrap();
    assert_eq!(count(&Store::unlock(killed.path(), LONGER).unwrap()), 1);
    assert_eq!(count(&Store::unlock(&aside, LONGER).unwrap()), 2);
}

#[test]
fn an_empty_folder_takes_a_backup_and_nothing_is_set_aside() {
    let (_folder, mut store, _) = store_with(2);
    let to = tempfile::tempdir().unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    let new = tempfile::tempdir().unwrap();
    let result = restored(&path, &new.path().join("within")).unwrap();
    assert_eq!(result.set_aside, None);
    let names: Vec<_> = contents(new.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["within/nintei.db", "within/nintei.key"].map(std::path::PathBuf::from));
    assert_eq!(count(&Store::unlock(&new.path().join("within"), LONGER).unwrap()), 2);
}

#[test]
fn a_restored_store_is_backed_up_and_restored_again() {
    let (folder, mut store, _) = store_with(1);
    let to = tempfile::tempdir().unwrap();
    let first = backed_up(&mut store, to.path(), 0);
    drop(store);
    restored(&first, folder.path()).unwrap();
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    new_case(&mut store, &person("架空 後から", "", ""));
    let second = store.back_up(to.path(), 1, after(1), &mut go_on).unwrap().unwrap();
    assert_eq!(second.removed, 1, "the store is known again");
    drop(store);
    let aside = restored(&second.path, folder.path()).unwrap().set_aside.unwrap();
    assert!(aside.ends_with("nintei-before-restoration-20260401-110900-2"), "{aside:?}");
    assert_eq!(count(&Store::unlock(folder.path(), LONGER).unwrap()), 2);
}

#[test]
fn a_wrong_passphrase_and_an_open_store_change_nothing() {
    let (folder, mut store, _) = store_with(1);
    let to = tempfile::tempdir().unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    let open = contents(folder.path());
    assert_eq!(restored(&path, folder.path()).unwrap_err().code(), "open-elsewhere");
    assert_eq!(contents(folder.path()), open);
    drop(store);
    let before = contents(folder.path());
    for number in [None, Some(1), Some(7)] {
        let passphrase = if number == Some(7) { LONGER } else { OTHER };
        let refusal = Store::restore(&path, folder.path(), number, passphrase, after(1), &mut go_on).unwrap_err();
        assert_eq!(refusal.code(), "wrong-passphrase");
    }
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_restoration_that_is_stopped_changes_nothing() {
    let (folder, mut store, _) = store_with(3);
    let to = tempfile::tempdir().unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    drop(store);
    let before = contents(folder.path());
    for phase in [BackupPhase::Copying, BackupPhase::Checking] {
        let stop = &mut |step: nintei_store::BackupStep| {
            if step.phase == phase { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        assert_eq!(Store::restore(&path, folder.path(), None, LONGER, after(1), stop).unwrap(), None);
        assert_eq!(contents(folder.path()), before, "{phase:?}");
    }
}

#[test]
fn a_damaged_backup_is_refused_wherever_the_damage_lies_and_changes_nothing() {
    let (folder, mut store, _) = store_with(3);
    let to = tempfile::tempdir().unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    drop(store);
    let before = contents(folder.path());
    for (name, content) in contents(&path) {
        let file = path.join(&name);
        let refused = |what: &str| {
            let refusal = restored(&path, folder.path()).unwrap_err();
            assert!(["backup-damaged", "not-a-backup"].contains(&refusal.code()), "{name:?} {what}: {refusal}");
            assert!(refusal.to_string().ends_with('。'));
            assert_eq!(contents(folder.path()), before, "{name:?} {what}");
        };
        for place in (0..content.len()).step_by(content.len() / 12).chain([content.len() - 2]) {
            let mut damaged = content.clone();
            damaged[place] ^= 0x80;
            fs::write(&file, damaged).unwrap();
            refused(&format!("byte {place}"));
        }
        fs::write(&file, &content[..content.len() / 2]).unwrap();
        refused("cut");
        assert!(Store::backups(to.path()).unwrap().iter().all(|found| !found.whole), "{name:?}");
        fs::write(&file, [content.as_slice(), b"x"].concat()).unwrap();
        refused("longer");
        fs::remove_file(&file).unwrap();
        refused("missing");
        fs::write(&file, content).unwrap();
    }
    restored(&path, folder.path()).unwrap();
}

#[test]
fn a_backup_whose_list_was_made_to_fit_the_damage_is_refused_by_the_cipher() {
    use sha2::{Digest, Sha256};
    let (folder, mut store, _) = store_with(40);
    let to = tempfile::tempdir().unwrap();
    let path = backed_up(&mut store, to.path(), 0);
    drop(store);
    let before = contents(folder.path());
    let (database, list) = (path.join("nintei.db"), path.join("nintei.backup"));
    let (content, manifest) = (fs::read(&database).unwrap(), fs::read_to_string(&list).unwrap());
    for page in (1..content.len() / 4096).step_by(7) {
        let mut damaged = content.clone();
        damaged[page * 4096 + 100] ^= 1;
        let digests = [&content, &damaged].map(|bytes| hex::encode(Sha256::digest(bytes)));
        fs::write(&database, damaged).unwrap();
        fs::write(&list, manifest.replace(&digests[0], &digests[1])).unwrap();
        let refusal = restored(&path, folder.path()).unwrap_err();
        assert!(["backup-damaged", "database-damaged"].contains(&refusal.code()), "page {page}: {refusal}");
        assert_eq!(contents(folder.path()), before);
    }
}

#[test]
fn what_is_no_backup_is_told_apart() {
    let (folder, store, _) = store_with(1);
    drop(store);
    let nothing = tempfile::tempdir().unwrap();
    assert_eq!(restored(nothing.path(), folder.path()).unwrap_err().code(), "not-a-backup");
    assert_eq!(restored(&nothing.path().join("absent"), folder.path()).unwrap_err().code(), "not-a-backup");
    fs::write(nothing.path().join("nintei.backup"), "{\"format\":\"other\",\"version\":1}").unwrap();
    assert_eq!(restored(nothing.path(), folder.path()).unwrap_err().code(), "not-a-backup");
    fs::write(nothing.path().join("nintei.backup"), "{\"format\":\"nintei-backup\",\"version\":9}").unwrap();
    let refusal = restored(nothing.path(), folder.path()).unwrap_err();
    assert_eq!(refusal.code(), "backup-newer");
    assert!(refusal.to_string().contains("形式9"), "{refusal}");
}

#[test]
fn a_backup_of_a_store_under_a_replaced_key_is_restored_by_the_same_passphrase() {
    let (folder, mut store) = new_store();
    new_case(&mut store, &person("架空 花子", "", ""));
    let to = tempfile::tempdir().unwrap();
    let before = backed_up(&mut store, to.path(), 0);
    store.replace_key(LONGER, &stamp()).unwrap();
    let since = backed_up(&mut store, to.path(), 1);
    drop(store);
    for path in [before, since] {
        restored(&path, folder.path()).unwrap();
        let store = Store::unlock(folder.path(), LONGER).unwrap();
        assert_eq!(count(&store), 1);
        assert!(store.verify_journal().unwrap().is_sound());
    }
    assert_eq!(Store::state(folder.path()).unwrap(), StoreState::Locked);
}
