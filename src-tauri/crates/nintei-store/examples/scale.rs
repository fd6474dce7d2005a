//! Times what a person waits for in a filled store: `scale FOLDER PASSPHRASE BACKUPS`.

#![allow(clippy::expect_used, reason = "a tool for measuring may stop at what must not happen")]

use std::env;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::DateTime;
use nintei_store::{CaseQuery, ChangeKind, JournalFilter, Stamp, Store};
use nintei_survey::built_in;

fn timed<T>(name: &str, times: u32, mut work: impl FnMut() -> T) {
    let mut all: Vec<Duration> = Vec::new();
    for _ in 0..times {
        let begun = Instant::now();
        let _ = work();
        all.push(begun.elapsed());
    }
    all.sort_unstable();
    let middle = all[all.len() / 2];
    println!(
        "{name}\t{:.2} ms\t(slowest {:.2} ms)",
        middle.as_secs_f64() * 1e3,
        all[all.len() - 1].as_secs_f64() * 1e3
    );
}

fn main() {
    let mut given = env::args().skip(1);
    let folder: PathBuf = given.next().expect("a folder").into();
    let passphrase = given.next().expect("a passphrase");
    let backups: Option<PathBuf> = given.next().map(Into::into);
    let stamp = Stamp {
        at: DateTime::parse_from_rfc3339("2026-04-02T09:30:00+09:00").expect("a time"),
        by: "1 架空 花子".to_owned(),
    };
    let form = built_in().expect("sound forms").pop().expect("a form");
    timed("open", 5, || Store::unlock(&folder, &passphrase).expect("opened"));
    let mut store = Store::unlock(&folder, &passphrase).expect("opened");
    let list = CaseQuery { limit: 50, ..CaseQuery::default() };
    println!("cases\t{}", store.search(&list).expect("found").total);
    timed("list", 21, || store.search(&list).expect("found"));
    timed("list, page 100", 21, || store.search(&CaseQuery { offset: 5_000, ..list.clone() }).expect("found"));
    for text in ["佐藤", "龍造寺", "さとう はなこ", "田", "0001234562", "1234", "0000", "123", "5", "武者小路"]
    {
        let query = CaseQuery { text: text.to_owned(), ..list.clone() };
        let total = store.search(&query).expect("found").total;
        timed(&format!("search {text} ({total})"), 11, || store.search(&query).expect("found"));
    }
    let (item, mut option) = ("1-3".parse().expect("an item"), 0);
    timed("answer", 101, || {
        option = option % 3 + 1;
        store.answer(7, &form, item, Some(&[option]), &stamp).expect("answered");
    });
    timed("read a case", 101, || store.case(7).expect("read"));
    for (name, filter) in [
        ("newest", JournalFilter::default()),
        ("by one", JournalFilter { by: Some("chosain".to_owned()), ..JournalFilter::default() }),
        ("notes", JournalFilter { kinds: vec![ChangeKind::Note], ..JournalFilter::default() }),
        ("a case", JournalFilter { case: Some(7), ..JournalFilter::default() }),
        ("a day", JournalFilter { to: "2026-04-01".parse().ok(), ..JournalFilter::default() }),
    ] {
        timed(&format!("journal, {name}"), 11, || store.journal_page(&filter, None, 100).expect("read"));
    }
    timed("check the journal", 1, || assert!(store.verify_journal().expect("read").is_sound()));
    if let Some(backups) = backups {
        timed("back up", 1, || {
            store.back_up(&backups, 1, stamp.at, &mut |_| ControlFlow::Continue(())).expect("made").expect("whole")
        });
        let found = Store::backups(&backups).expect("read").remove(0);
        println!("backup\t{} MB", found.bytes / 1_000_000);
        let new = backups.join("restored");
        timed("restore", 1, || {
            let go_on = &mut |_| ControlFlow::Continue(());
            Store::restore(&found.path, &new, None, &passphrase, stamp.at, go_on).expect("restored").expect("whole")
        });
    }
}
