//! A filled store to be measured.

use std::fs;
use std::path::Path;

use chrono::DateTime;
use nintei_store::{KeyCosts, Stamp, Store};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "a passphrase of many letters";

pub fn stamp() -> Stamp {
    Stamp { at: DateTime::parse_from_rfc3339("2026-04-01T09:30:00+09:00").expect("a time"), by: "鈴木".to_owned() }
}

/// The folder of a store that `fill` filled: in memory, where a commit need not wait for the disk, and then brought to
/// the disk, where it is measured.
pub fn filled(fill: impl FnOnce(&mut Store)) -> TempDir {
    let memory = Path::new("/dev/shm");
    let filled = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder");
    let folder = tempfile::tempdir().expect("a folder");
    let costs = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };
    let (mut store, _) =
        Store::create_at_costs(filled.path(), PASSPHRASE, PASSPHRASE, stamp().at, costs).expect("created");
    fill(&mut store);
    drop(store);
    for entry in fs::read_dir(filled.path()).expect("readable") {
        let entry = entry.expect("readable");
        fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("copied");
    }
    folder
}
