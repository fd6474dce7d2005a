//! How long a backup holds a store of 100 000 cases: its own turns at the store, and the answers that are saved beside
//! it one after the other.
//!
//! `NINTEI_BENCH_CASES` sets another number of cases.

#![allow(clippy::expect_used, reason = "a benchmark may stop at what must not happen")]

use std::env;
use std::ops::ControlFlow;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use nintei_store::{BackupStep, Store};
use nintei_survey::{FormEdition, built_in};

mod filling;
mod people;

use filling::{PASSPHRASE, filled, stamp};
use people::person;

/// Answers that are saved where no backup is going on.
const ANSWERS: usize = 2000;

fn go_on(_: BackupStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Saves answers as long as `another` is wanted. How long each took.
fn answers(store: &mut Store, form: &FormEdition, mut another: impl FnMut(usize) -> bool) -> Vec<Duration> {
    let item = "1-3".parse().expect("an item");
    let mut took = Vec::new();
    while another(took.len()) {
        let option = [1, 2][took.len() % 2];
        let begun = Instant::now();
        store.answer(1, form, item, Some(&[option]), &stamp()).expect("answered");
        took.push(begun.elapsed());
    }
    took
}

/// Saves answers until `work` is done, and returns what it made.
fn answers_beside<T>(store: &mut Store, form: &FormEdition, name: &str, work: JoinHandle<T>) -> T {
    let begun = Instant::now();
    let took = answers(store, form, |_| !work.is_finished());
    println!("{name}: {:.2?}", begun.elapsed());
    told("  an answer meanwhile", took);
    work.join().expect("done")
}

fn told(name: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |part: usize| took.get((took.len() * part / 1000).min(took.len().saturating_sub(1))).copied();
    let [half, most, longest] = [500, 990, 1000].map(|part| at(part).unwrap_or_default());
    println!("{name}: 50 % {half:.2?}, 99 % {most:.2?}, at most {longest:.2?}, of {}", took.len());
}

/// A turn at the store, during which nobody else is served.
fn turn<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let result = work();
    println!("{name}: {:.2?}", begun.elapsed());
    result
}

fn main() {
    let count: usize = env::var("NINTEI_BENCH_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let form = built_in().expect("sound forms").pop().expect("a form");
    let folder = filled(|store| {
        for person in (0..count).map(person) {
            store.create_case(&person, &form.id, true, &stamp()).expect("a case");
        }
    });
    let to = tempfile::tempdir().expect("a folder");
    let mut store = Store::unlock(folder.path(), PASSPHRASE).expect("opened");
    told("an answer without a backup", answers(&mut store, &form, |saved| saved < ANSWERS));
    let (work, right) = turn("held at the beginning", || store.begin_backup(to.path(), 2, stamp().at).expect("begun"));
    let copying = thread::spawn(move || {
        assert!(work.copy(&mut go_on).expect("copied"), "nobody stops it");
        drop(right);
        work
    });
    let work = answers_beside(&mut store, &form, "copied", copying);
    turn("held after the copy", || store.end_copying().expect("ended"));
    let checking = thread::spawn(move || work.finish(&mut go_on).expect("checked").expect("nobody stops it"));
    let backup = answers_beside(&mut store, &form, "checked", checking);
    turn("held at the end", || store.record_backup(&backup, &stamp()).expect("recorded"));
    println!("{count} cases, {} bytes", backup.bytes);
}
