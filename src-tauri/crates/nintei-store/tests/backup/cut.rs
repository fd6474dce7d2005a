//! Backups and restorations that are killed.

use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use super::{after, backed_up, go_on, restored, store_with};
use crate::common::{LONGER, new_case, person};
use nintei_store::{CaseQuery, Store};

const FOLDER: &str = "NINTEI_TEST_FOLDER";
const BACKUPS: &str = "NINTEI_TEST_BACKUPS";

/// Starts the test `child` as a process of its own, and kills it once it has said `times` times that it goes on.
fn killed(child: &str, folder: &Path, backups: &Path, times: usize) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", child, "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(BACKUPS, backups)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert_eq!(lines.filter(|line| line.contains("goes on")).take(times).count(), times);
    child.kill().unwrap();
    child.wait().unwrap();
}

fn given(name: &str) -> std::path::PathBuf {
    env::var(name).expect("started by another test").into()
}

fn say(_: nintei_store::BackupStep) -> ControlFlow<()> {
    println!("goes on");
    ControlFlow::Continue(())
}

/// Backs up again and again until it is killed.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_backs_up_until_it_is_killed() {
    let mut store = Store::unlock(&given(FOLDER), LONGER).unwrap();
    for minutes in 0.. {
        store.back_up(&given(BACKUPS), 2, after(minutes), &mut say).unwrap();
    }
}

#[test]
fn whatever_has_a_backups_name_after_a_kill_is_whole_and_can_be_restored() {
    let (folder, store, _) = store_with(20);
    drop(store);
    let backups = tempfile::tempdir().unwrap();
    let mut seen = 0;
    for times in [1, 2, 3, 5, 8, 9, 14, 23] {
        killed("cut::child_that_backs_up_until_it_is_killed", folder.path(), backups.path(), times);
        let found = Store::backups(backups.path()).unwrap();
        for backup in &found {
            assert!(backup.whole, "{backup:?}");
            let new = tempfile::tempdir().unwrap();
            assert!(restored(&backup.path, new.path()).unwrap().journal.is_sound());
        }
        seen += found.len();
    }
    assert!(seen > 0);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let last = store.back_up(backups.path(), 1, after(9_999), &mut go_on).unwrap().unwrap();
    let left: Vec<_> = fs::read_dir(backups.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left, [last.path], "nothing is left of what was cut short");
}

/// Restores one backup after the other until it is killed.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_restores_until_it_is_killed() {
    let backups: Vec<_> = Store::backups(&given(BACKUPS)).unwrap();
    for (minutes, backup) in (0..).zip(backups.iter().cycle()) {
        Store::restore(&backup.path, &given(FOLDER), None, LONGER, after(minutes), &mut say).unwrap();
        println!("goes on");
    }
}

#[test]
fn a_folder_opens_with_all_of_one_backup_or_all_of_another_after_a_kill() {
    let (folder, mut store, _) = store_with(10);
    let backups = tempfile::tempdir().unwrap();
    backed_up(&mut store, backups.path(), 0);
    for _ in 0..10 {
        new_case(&mut store, &person("架空 後から", "", ""));
    }
    backed_up(&mut store, backups.path(), 1);
    drop(store);
    for times in 1..=24 {
        killed("cut::child_that_restores_until_it_is_killed", folder.path(), backups.path(), times);
        let store = Store::unlock(folder.path(), LONGER).unwrap();
        let count = store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).unwrap().total;
        assert!(count == 10 || count == 20, "{count} cases after {times} steps");
        assert!(store.verify_journal().unwrap().is_sound());
        drop(store);
        let names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with("nintei.res"))
            .collect();
        assert!(names.is_empty() || names == ["nintei.restoring.new"], "{names:?}");
    }
    let set_aside = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    for old in set_aside.filter(|path| path.is_dir()) {
        assert!(Store::unlock(&old, LONGER).unwrap().verify_journal().unwrap().is_sound(), "{old:?}");
    }
}
