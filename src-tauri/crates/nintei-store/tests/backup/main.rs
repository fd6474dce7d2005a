//! Backups: made, kept in generations, found damaged, restored, cut short.

#[path = "../common/mod.rs"]
mod common;

mod beside;
mod cut;
mod making;
mod restoring;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, TimeDelta};
use common::{LONGER, form, item, new_case, new_store, person, stamp};
use nintei_store::{BackupStep, CaseId, Restored, Store, StoreError};
use tempfile::TempDir;

/// The moment `minutes` after the first.
fn after(minutes: i64) -> DateTime<FixedOffset> {
    stamp().at + TimeDelta::minutes(minutes)
}

fn go_on(_: BackupStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A store with `count` cases, of which the first has an answer.
fn store_with(count: usize) -> (TempDir, Store, CaseId) {
    let (folder, mut store) = new_store();
    for number in 0..count {
        new_case(&mut store, &person(&format!("架空 {number}子"), "", "0000012345"));
    }
    store.answer(1, &form(), item("1-3"), Some(&[2]), &stamp()).unwrap();
    (folder, store, 1)
}

fn backed_up(store: &mut Store, to: &Path, minutes: i64) -> PathBuf {
    let backup = store.back_up(to, 100, after(minutes), &mut go_on).unwrap().unwrap();
    assert!(backup.sound);
    backup.path
}

fn restored(backup: &Path, folder: &Path) -> Result<Restored, StoreError> {
    Ok(Store::restore(backup, folder, None, LONGER, after(99), &mut go_on)?.expect("nobody stops it"))
}

/// Every file under `folder`, by its path within, with its content.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().unwrap() != "nintei.lock" {
                found.push((path.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
