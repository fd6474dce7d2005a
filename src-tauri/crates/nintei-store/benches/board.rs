//! How long the board's lists let a person wait among 100 000 cases: four in five decided, one in ten waiting for a
//! meeting, one in twenty on an agenda, the rest being surveyed.
//!
//! `NINTEI_BENCH_CASES` sets another number of cases.

#![allow(clippy::expect_used, reason = "a benchmark may stop at what must not happen")]

use std::env;
use std::hint::black_box;
use std::ops::ControlFlow;

use chrono::{Days, NaiveDate};
use criterion::{Criterion, criterion_group, criterion_main};
use nintei_board::{ConditionVerdict, Decision, DecisionEntry, Meeting, MeetingId, PrimarySource};
use nintei_store::{CaseId, CaseStatus, Store};
use nintei_survey::{Application, CareLevel, built_in};

mod filling;
mod people;

use filling::{PASSPHRASE, filled, stamp};
use people::person;

/// Cases of a meeting.
const MEETING: usize = 40;

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 1, 4).expect("a day")
}

fn decision(decided_on: NaiveDate, at: usize) -> Decision {
    let level = CareLevel::ALL[at % 8];
    let opinion = "福祉用具の利用が望ましい。".repeat(3);
    Decision {
        entry: DecisionEntry { level: Some(level), months: Some(12), opinion, ..DecisionEntry::default() },
        decided_on,
        effective_on: Some(decided_on),
        ends_on: decided_on.checked_add_days(Days::new(365 + at as u64 % 1095)),
        primary_level: Some(level),
        primary_source: PrimarySource::Official,
        eligible: ConditionVerdict::Met,
        simplified: at.is_multiple_of(3),
    }
}

/// Puts the cases on the agendas of new meetings, three a day. The meetings with their days.
fn meetings(store: &mut Store, cases: &[CaseId], first: u32) -> Vec<(MeetingId, NaiveDate)> {
    let mut held = Vec::new();
    for (number, cases) in (first..).zip(cases.chunks(MEETING)) {
        let held_on = first_day() + Days::new(u64::from(number / 3));
        let meeting = Meeting { number, held_on: Some(held_on), capacity: MEETING as u16, ..Meeting::default() };
        let meeting = store.save_meeting(None, &meeting, &stamp()).expect("a meeting");
        let placements: Vec<_> = cases.iter().map(|case| (*case, Some(meeting))).collect();
        store.assign(&placements, &stamp()).expect("assigned");
        held.push((meeting, held_on));
    }
    held
}

fn fill(store: &mut Store, count: usize) {
    let form = built_in().expect("sound forms").pop().expect("a form");
    let mut surveyed = Vec::new();
    for number in 0..count {
        let applied_on = first_day().checked_add_days(Days::new(number as u64 * 1400 / count as u64));
        let terminal_cancer = number % 50 == 7;
        let application = Application { applied_on, terminal_cancer, ..person(number) };
        let case = store.create_case(&application, &form.id, true, &stamp()).expect("a case");
        if number < count / 20 * 19 {
            store.set_status(case, CaseStatus::Surveyed, &stamp()).expect("surveyed");
            surveyed.push(case);
        }
    }
    let (decided, rest) = surveyed.split_at(count / 5 * 4);
    for ((_, held_on), cases) in meetings(store, decided, 1).into_iter().zip(decided.chunks(MEETING)) {
        let decisions: Vec<_> = cases.iter().map(|case| (*case, decision(held_on, *case as usize))).collect();
        store.put_decisions(&decisions, &stamp()).expect("decided");
    }
    let next = u32::try_from(decided.len() / MEETING).expect("few meetings") + 2;
    meetings(store, &rest[..count / 20], next);
}

fn board(criterion: &mut Criterion) {
    let count = env::var("NINTEI_BENCH_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let folder = filled(|store| fill(store, count));
    let mut store = Store::unlock(folder.path(), PASSPHRASE).expect("opened");
    for (name, text, offset) in [
        ("list", "", 0),
        ("list, the last page", "", u32::try_from(count / 10).expect("few cases") - 50),
        ("search a family name", "佐藤", 0),
        ("search one kana", "シ", 0),
        ("search the beginning of a number", "0001", 0),
        ("search what is not there", "武者小路", 0),
    ] {
        let total = store.waiting_cases(text, offset, 50).expect("found").total;
        criterion.bench_function(&format!("waiting cases: {name} ({total} found)"), |bencher| {
            bencher.iter(|| store.waiting_cases(black_box(text), offset, 50).expect("found"));
        });
    }
    criterion.bench_function("waiting cases: how many", |bencher| {
        bencher.iter(|| store.waiting_counts().expect("read"));
    });
    let today = first_day() + Days::new(1400);
    criterion.bench_function("undecided applications: the 500 oldest", |bencher| {
        bencher.iter(|| store.undecided_cases(black_box(500)).expect("read"));
    });
    criterion.bench_function("undecided applications: how many are overdue", |bencher| {
        bencher.iter(|| store.undecided_count(black_box(today - Days::new(30))).expect("read"));
    });
    let renewals = store.renewals(today, today + Days::new(60)).expect("read").len();
    criterion.bench_function(&format!("renewals of sixty days ({renewals} found)"), |bencher| {
        bencher.iter(|| store.renewals(black_box(today), today + Days::new(60)).expect("read"));
    });
    let meetings = store.meetings().expect("read").len();
    criterion.bench_function(&format!("every meeting ({meetings} found)"), |bencher| {
        bencher.iter(|| store.meetings().expect("read"));
    });
    criterion.bench_function("the summary of every agenda", |bencher| {
        bencher.iter(|| store.agendas_summary().expect("read"));
    });
    criterion.bench_function("one agenda", |bencher| bencher.iter(|| store.agenda(black_box(1)).expect("read")));
    let waiting: Vec<CaseId> =
        store.waiting_cases("", 0, MEETING as u32).expect("found").rows.iter().map(|row| row.case).collect();
    let number = u32::try_from(meetings).expect("few meetings") + 10;
    let meeting = Meeting { number, capacity: MEETING as u16, ..Meeting::default() };
    let meeting = store.save_meeting(None, &meeting, &stamp()).expect("a meeting");
    let mut group = criterion.benchmark_group("of a meeting");
    group.sample_size(10);
    group.bench_function(format!("put {MEETING} cases on its agenda and take them off"), |bencher| {
        bencher.iter(|| {
            for to in [Some(meeting), None] {
                let placements: Vec<_> = waiting.iter().map(|case| (*case, to)).collect();
                store.assign(&placements, &stamp()).expect("assigned");
            }
        });
    });
    group.bench_function("what was decided in a year", |bencher| {
        bencher.iter(|| {
            let mut count = 0;
            let from = first_day();
            store
                .each_decided(from, from + Days::new(365), |case| {
                    count += usize::from(case.decision.simplified);
                    ControlFlow::Continue(())
                })
                .expect("read");
            count
        });
    });
    group.finish();
}

criterion_group!(benches, board);
criterion_main!(benches);
