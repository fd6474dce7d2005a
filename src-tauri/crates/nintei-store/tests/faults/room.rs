//! Disks that are full, folders that take nothing, and files that must not grow. The small disk is a file system in
//! memory, in name spaces of their own that need no rights; where the system grants none, the tests say so and end.

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use nintei_store::{
    AttachmentKind, Attempts, Case, ImportSource, JournalEntry, KeyCosts, NewAttachment, Store, StoreError,
};

use crate::common::{LONGER, OTHER, create_in, form, item, new_case, person, stamp};
use crate::{as_process, exchange, given_folder};

/// Runs the test `child` in name spaces of its own with a disk of `mebibytes` at the folder of its store. Whether it was.
fn on_a_disk_of(mebibytes: u32, child: &str) -> bool {
    let own = ["--user", "--map-root-user", "--mount"];
    let granted = Command::new("unshare").args(own).arg("true").stderr(Stdio::null()).status();
    if !granted.is_ok_and(|status| status.success()) {
        println!("Not tested: this system grants no name spaces (unshare --user --map-root-user --mount).");
        return false;
    }
    let folder = tempfile::tempdir().unwrap();
    let test = as_process(child, folder.path());
    let mut command = Command::new("unshare");
    command
        .args(own)
        .args(["sh", "-ec"])
        .arg("mount -t tmpfs -o size=\"$1\"m none \"$2\"; shift 2; exec \"$@\"")
        .args(["sh", &mebibytes.to_string()])
        .arg(folder.path())
        .arg(test.get_program())
        .args(test.get_args())
        .envs(test.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    true
}

/// Takes all room but `left` bytes on the disk of `folder`.
fn fill(folder: &Path, left: u64) {
    let filler = folder.join("filler");
    let mut length = 0;
    let mut file = File::create(&filler).unwrap();
    while std::io::Write::write_all(&mut file, &[1; 4096]).is_ok() {
        length += 4096;
    }
    file.set_len(fs::metadata(&filler).unwrap().len().min(length).saturating_sub(left)).unwrap();
}

fn empty(folder: &Path) {
    fs::remove_file(folder.join("filler")).unwrap();
}

/// What is entered in case 1.
fn entered(store: &Store) -> (Case, Vec<JournalEntry>, u64, usize) {
    let files = store.attachments(1).unwrap().len();
    (store.case(1).unwrap(), store.history(1).unwrap(), store.official_count().unwrap(), files)
}

/// One of the changes that a person makes, the `count`-th.
fn change(store: &mut Store, kind: usize, count: usize) -> Result<(), StoreError> {
    match kind {
        0 => {
            let option = if count.is_multiple_of(2) { 1 } else { 2 };
            store.answer(1, &form(), item("1-3"), Some(&[option]), &stamp()).map(drop)
        }
        1 => {
            let note = format!("{count}回目。{}", "夜".repeat(2000));
            store.write_note(1, &form(), item("1-3"), &note, None, &stamp())
        }
        2 => {
            let rows = (0..40).map(|row| Ok(exchange::record(exchange::form(), (count * 40 + row) as u64)));
            let source = ImportSource { digest: "ab".repeat(32) };
            store.import_official(rows, source, &stamp(), |_| {}, |_| ControlFlow::Continue(())).map(drop)
        }
        3 => {
            let file = NewAttachment { kind: AttachmentKind::Masked, format: "PDF".to_owned(), pages: 1 };
            store.attach(1, &file, &vec![7; 50_000], &stamp()).map(drop)
        }
        _ => store.replace_key(LONGER, &stamp()).map(drop),
    }
}

#[test]
#[ignore = "a part of the test below, which starts it on a disk of its own"]
fn child_on_a_full_disk() {
    let folder = given_folder().join("store");
    let mut store = create_in(&folder).0;
    new_case(&mut store, &person("架空 花子", "", ""));
    for kind in 0..5 {
        for left in [0, 4096, 30_000, 100_000] {
            fill(&folder, left);
            let mut before = entered(&store);
            let refused = (0..200).find_map(|count| match change(&mut store, kind, count) {
                Ok(()) => {
                    before = entered(&store);
                    None
                }
                Err(refusal) => Some(refusal),
            });
            let refusal = refused.expect("the disk is full in the end");
            assert_eq!(refusal.code(), "disk-full", "{kind}, {left}: {refusal}");
            assert!(refusal.to_string().contains("空き容量を増やして"), "{refusal}");
            let after = entered(&store);
            if kind != 2 {
                assert_eq!(after, before, "what was refused has changed nothing: {kind}, {left}");
            }
            assert!(store.verify_journal().unwrap().is_sound());
            // As long as there is no room, it is refused again, and what is there opens and can be read.
            drop(store);
            let now = Instant::now();
            let mut attempts = Attempts::new(&folder, now);
            let wrong = Store::sign_in(&folder, None, OTHER, &mut attempts, now).unwrap_err();
            assert_eq!(wrong.code(), "wrong-passphrase");
            store = Store::sign_in(&folder, None, LONGER, &mut attempts, now).unwrap();
            assert_eq!(entered(&store), after, "{kind}, {left}");
            empty(&folder);
            change(&mut store, kind, 1000).unwrap();
            assert!(store.verify_journal().unwrap().is_sound());
            if kind == 3 {
                let files: Vec<_> = store.attachments(1).unwrap().iter().map(|file| file.id).collect();
                files.into_iter().for_each(|file| store.remove_attachment(file, &stamp()).unwrap());
            }
        }
    }
}

#[test]
fn a_full_disk_refuses_each_change_in_a_sentence_loses_nothing_and_takes_it_once_there_is_room() {
    on_a_disk_of(12, "room::child_on_a_full_disk");
}

#[test]
#[ignore = "a part of the test below, which starts it on a disk of its own"]
fn child_that_begins_on_a_full_disk() {
    let folder = given_folder().join("store");
    fs::create_dir(&folder).unwrap();
    for left in [0, 4096, 50_000, 120_000] {
        fill(&folder, left);
        let costs = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };
        let refusal = Store::create_at_costs(&folder, LONGER, LONGER, stamp().at, costs).unwrap_err();
        assert_eq!(refusal.code(), "disk-full", "{left}: {refusal}");
        empty(&folder);
    }
    let mut store = create_in(&folder).0;
    new_case(&mut store, &person("架空 花子", "", ""));
    let backups = given_folder().join("backups");
    fs::create_dir(&backups).unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    let whole = store.back_up(&backups, 2, stamp().at, go_on).unwrap().unwrap();
    for left in [0, 50_000, 150_000] {
        fill(&folder, left);
        let refusal = store.back_up(&backups, 2, stamp().at, go_on).unwrap_err();
        assert_eq!(refusal.code(), "backup-no-room", "{left}: {refusal}");
        let found = Store::backups(&backups).unwrap();
        assert!(found.len() == 1 && found[0].path == whole.path && found[0].whole, "{found:?}");
        empty(&folder);
    }
    drop(store);
    let restored = given_folder().join("restored");
    fs::create_dir(&restored).unwrap();
    fill(&folder, 120_000);
    let refusal = Store::restore(&whole.path, &restored, None, LONGER, stamp().at, go_on).unwrap_err();
    assert_eq!(refusal.code(), "disk-full", "{refusal}");
    empty(&folder);
    Store::restore(&whole.path, &restored, None, LONGER, stamp().at, go_on).unwrap().unwrap();
    assert_eq!(Store::unlock(&restored, LONGER).unwrap().case(1).unwrap().application.name, "架空 花子");
}

#[test]
fn a_store_a_backup_and_a_restoration_begun_on_a_full_disk_leave_nothing_and_can_be_done_again() {
    on_a_disk_of(6, "room::child_that_begins_on_a_full_disk");
}

#[test]
#[ignore = "a part of the test below, which starts it on a disk of its own"]
fn child_in_a_folder_that_takes_nothing() {
    let disk = given_folder();
    let folder = disk.join("store");
    let mut store = create_in(&folder).0;
    new_case(&mut store, &person("架空 花子", "", ""));
    drop(store);
    let remount = |way: &str| {
        let status = Command::new("mount").args(["-o", &format!("remount,{way}")]).arg(&disk).status().unwrap();
        assert!(status.success());
    };
    remount("ro");
    let now = Instant::now();
    for refusal in [
        Store::unlock(&folder, LONGER).unwrap_err(),
        Store::sign_in(&folder, None, LONGER, &mut Attempts::new(&folder, now), now).unwrap_err(),
    ] {
        assert_eq!(refusal.code(), "read-only");
        assert!(refusal.to_string().contains("読み取り専用になっていないか"), "{refusal}");
    }
    let new = Store::create(&disk.join("new"), LONGER, LONGER, stamp().at).unwrap_err();
    assert_eq!(new.code(), "read-only");
    remount("rw");
    let mut store = Store::unlock(&folder, LONGER).unwrap();
    assert_eq!(store.case(1).unwrap().application.name, "架空 花子");
    store.answer(1, &form(), item("1-3"), Some(&[1]), &stamp()).unwrap();
}

#[test]
fn a_folder_that_takes_nothing_is_told_and_opens_once_it_takes_something() {
    on_a_disk_of(8, "room::child_in_a_folder_that_takes_nothing");
}

#[test]
#[ignore = "a part of the test below, which starts it with a limit"]
fn child_whose_files_must_not_grow() {
    let mut store = Store::unlock(&given_folder(), LONGER).unwrap();
    let refused = (0..2000).find_map(|count| {
        let before = entered(&store);
        let refusal = change(&mut store, 1, count).err()?;
        Some((before, refusal))
    });
    let (before, refusal) = refused.expect("the limit is reached");
    assert_eq!(refusal.code(), "device-failed", "{refusal}");
    assert!(refusal.to_string().contains("もう一度操作してください"), "{refusal}");
    assert_eq!(entered(&store), before);
}

#[test]
fn a_limit_of_the_system_on_the_length_of_files_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create_in(folder.path()).0;
    new_case(&mut store, &person("架空 花子", "", ""));
    drop(store);
    let test = as_process("room::child_whose_files_must_not_grow", folder.path());
    // Blocks of 512 bytes. The signal that would end the process is left aside, as a quota sends none.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 3000; exec \"$@\"", "sh"])
        .arg(test.get_program())
        .args(test.get_args())
        .env("NINTEI_TEST_FOLDER", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    assert!(!store.case(1).unwrap().notes.get(item("1-3")).is_empty());
    change(&mut store, 1, 5000).unwrap();
    assert!(store.verify_journal().unwrap().is_sound());
}
