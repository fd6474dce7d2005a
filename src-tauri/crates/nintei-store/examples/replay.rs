//! What somebody can do who has the files and not the key: `replay OLDER FOLDER PASSPHRASE CODE` puts one page of an
//! older copy of the database back into the closed store, so that it opens and the check of the journal finds it. Each
//! page carries a seal of its own, which an older page of the same place still has.
//!
//! `CODE` says what is to be found: `case` for a case that is not what its journal says, `line` for a line of the
//! journal. Prints which.

#![allow(clippy::expect_used, reason = "a tool for tests may stop at what must not happen")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use nintei_store::Store;

/// Bytes of a page.
const PAGE: usize = 4096;

fn main() {
    let mut given = env::args().skip(1);
    let older = fs::read(given.next().expect("an older copy of the database")).expect("read");
    let folder: PathBuf = given.next().expect("a folder").into();
    let (passphrase, wanted) = (given.next().expect("a passphrase"), given.next().expect("what is to be found"));
    // Whatever the log still holds is carried into the database first.
    drop(Store::unlock(&folder, &passphrase).expect("opened"));
    let place = folder.join("nintei.db");
    let whole = fs::read(&place).expect("read");
    let pages = older.len().min(whole.len()) / PAGE;
    for page in 1..pages {
        let bytes = page * PAGE..(page + 1) * PAGE;
        if older[bytes.clone()] == whole[bytes.clone()] {
            continue;
        }
        let mut altered = whole.clone();
        altered[bytes.clone()].copy_from_slice(&older[bytes]);
        if let Some(found) = found(&altered, &folder, &passphrase, &wanted) {
            fs::write(&place, altered).expect("written");
            println!("{found}");
            return;
        }
    }
    eprintln!("no single page does that");
    std::process::exit(1);
}

/// What the check finds in the store with the database `altered`, tried beside it.
fn found(altered: &[u8], folder: &Path, passphrase: &str, wanted: &str) -> Option<i64> {
    let beside = tempfile::tempdir().ok()?;
    fs::write(beside.path().join("nintei.db"), altered).ok()?;
    fs::copy(folder.join("nintei.key"), beside.path().join("nintei.key")).ok()?;
    let check = Store::unlock(beside.path(), passphrase).ok()?.verify_journal().ok()?;
    match wanted {
        "line" => check.first_broken,
        _ if check.first_broken.is_none() => check.differing_cases.first().copied(),
        _ => None,
    }
}
