//! How long the store lets a person wait: answering one item, listing and searching among 100 000 cases.
//!
//! `NINTEI_BENCH_CASES` sets another number of cases.

#![allow(clippy::expect_used, reason = "a benchmark may stop at what must not happen")]

use std::env;
use std::hint::black_box;

use chrono::DateTime;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use nintei_store::{CaseQuery, CaseStatus, ChangeKind, JournalFilter, Stamp, Store};
use nintei_survey::{FormEdition, built_in};

mod filling;
mod people;

use filling::{PASSPHRASE, filled, stamp};
use people::person;

fn answering(criterion: &mut Criterion, store: &mut Store, form: &FormEdition, stamp: &Stamp) {
    let item = "1-3".parse().expect("an item");
    let mut option = 1;
    criterion.bench_function("answer one item", |bencher| {
        bencher.iter_batched(
            || {
                option = option % 3 + 1;
                option
            },
            |option| store.answer(1, form, item, Some(&[option]), stamp).expect("answered"),
            BatchSize::SmallInput,
        );
    });
    criterion.bench_function("read one case", |bencher| bencher.iter(|| store.case(black_box(1)).expect("read")));
    // The number of lines that a case has after being written up with many changes of mind.
    let written_up = 2;
    for round in 0..4 {
        for question in form.questions() {
            let option = if round % 2 == 0 { 1 } else { 2 };
            store.answer(written_up, form, question.id, Some(&[option]), stamp).expect("answered");
            let note =
                format!("{round}回目の聞き取りでは、日頃の様子を家族から聞き取り、頻度を週2回と確かめた。").repeat(3);
            store.write_note(written_up, form, question.id, &note, None, stamp).expect("written");
        }
    }
    let lines = store.history(written_up).expect("read").len();
    criterion.bench_function(&format!("read one case written up in {lines} lines"), |bencher| {
        bencher.iter(|| store.case(black_box(written_up)).expect("read"));
    });
    criterion.bench_function(&format!("what can be undone after {lines} lines"), |bencher| {
        bencher.iter(|| store.undoable(black_box(written_up)).expect("read"));
    });
    criterion.bench_function("history of one item", |bencher| {
        bencher.iter(|| store.item_history(black_box(written_up), item).expect("read"));
    });
    let mut count = 0;
    criterion.bench_function("write one note of 140 characters", |bencher| {
        bencher.iter(|| {
            count += 1;
            let note = format!("{count:08}日頃の様子。").repeat(10);
            store.write_note(3, form, item, &note, None, stamp).expect("written");
        });
    });
    let case = store.case(4).expect("read");
    criterion.bench_function("look for the last survey", |bencher| {
        bencher.iter(|| store.last_survey(black_box(&case)).expect("read"));
    });
}

fn finding(criterion: &mut Criterion, store: &Store) {
    let surveying = Some(CaseStatus::Surveying);
    for (name, text, status, offset) in [
        ("list", "", None, 0),
        ("list by status", "", surveying, 0),
        ("list, page 1000", "", None, 50_000),
        ("search a common family name", "佐藤", None, 0),
        ("search a common family name by status", "佐藤", surveying, 0),
        ("search a rare family name", "龍造寺", None, 0),
        ("search one kanji", "田", None, 0),
        ("search one kana", "シ", None, 0),
        ("search a whole name in kana", "さとう はなこ", None, 0),
        ("search one digit", "5", None, 0),
        ("search what every number holds", "0001", None, 0),
        ("search what every number holds, by status", "0001", surveying, 0),
        ("search what every number holds, page 1800", "0001", None, 90_000),
        ("search the beginning of the oldest numbers", "00010", None, 0),
        ("search the beginning of the newest numbers", "000169", None, 0),
        ("search a part of few numbers", "1234", None, 0),
        ("search a whole number", "0001234562", None, 0),
        ("search what is not there", "武者小路", None, 0),
    ] {
        let query = CaseQuery { text: text.to_owned(), status, offset, limit: 50 };
        let total = store.search(&query).expect("found").total;
        criterion.bench_function(&format!("{name} ({total} found)"), |bencher| {
            bencher.iter(|| store.search(black_box(&query)).expect("found"));
        });
    }
}

fn looking_back(criterion: &mut Criterion, store: &Store) {
    let (rare, common) = (Some("架空 管理者".to_owned()), Some(stamp().by));
    let every = JournalFilter::default();
    for (name, filter, before) in [
        ("newest", every.clone(), None),
        ("of long ago", every.clone(), Some(50)),
        ("by the busiest person", JournalFilter { by: common.clone(), ..every.clone() }, None),
        ("by a person with few lines", JournalFilter { by: rare, ..every.clone() }, None),
        ("of a rare kind", JournalFilter { kinds: vec![ChangeKind::Note], ..every.clone() }, None),
        (
            "of two kinds by the busiest",
            JournalFilter { by: common, kinds: vec![ChangeKind::Note, ChangeKind::Answer], ..every.clone() },
            None,
        ),
        ("of a case", JournalFilter { case: Some(2), ..every.clone() }, None),
        (
            "of a day",
            JournalFilter { from: "2026-04-01".parse().ok(), to: "2026-04-01".parse().ok(), ..every.clone() },
            None,
        ),
        (
            "of a day without lines",
            JournalFilter { from: "2025-04-01".parse().ok(), to: "2025-04-01".parse().ok(), ..every },
            None,
        ),
    ] {
        let found = store.journal_page(&filter, before, 100).expect("read").rows.len();
        criterion.bench_function(&format!("a page of the journal, {name} ({found} lines)"), |bencher| {
            bencher.iter(|| store.journal_page(black_box(&filter), before, 100).expect("read"));
        });
    }
    criterion.bench_function("who is in the journal", |bencher| {
        bencher.iter(|| store.journal_people().expect("read"));
    });
}

fn store(criterion: &mut Criterion) {
    let count = env::var("NINTEI_BENCH_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let (stamp, form) = (stamp(), built_in().expect("sound forms").pop().expect("a form"));
    let folder = filled(|store| {
        for number in 0..count {
            store.create_case(&person(number), &form.id, true, &stamp).expect("a case");
        }
    });
    let mut store = Store::unlock(folder.path(), PASSPHRASE).expect("opened");
    answering(criterion, &mut store, &form, &stamp);
    finding(criterion, &store);
    let few = Stamp { by: "架空 管理者".to_owned(), ..stamp.clone() };
    store.add_phrase("4-1".parse().expect("an item"), "架空の文例", &few).expect("added");
    looking_back(criterion, &store);
    let mut group = criterion.benchmark_group("journal");
    group.sample_size(10);
    group.bench_function(format!("check it with {count} cases"), |bencher| {
        bencher.iter(|| store.verify_journal().expect("read"));
    });
    group.finish();
    drop(store);
    criterion.bench_function("unlock, without the passphrase's costs", |bencher| {
        bencher.iter(|| Store::unlock(folder.path(), PASSPHRASE).expect("opened"));
    });
}

fn passphrase(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let now = DateTime::parse_from_rfc3339("2026-04-01T09:30:00+09:00").expect("a time");
    drop(Store::create(folder.path(), PASSPHRASE, PASSPHRASE, now).expect("created"));
    let mut group = criterion.benchmark_group("passphrase");
    group.sample_size(10);
    group.bench_function("unlock at standard costs", |bencher| {
        bencher.iter(|| Store::unlock(folder.path(), PASSPHRASE).expect("opened"));
    });
    group.finish();
}

criterion_group!(benches, passphrase, store);
criterion_main!(benches);
