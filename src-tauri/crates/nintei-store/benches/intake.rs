//! 100 000 applications read from a file and matched with the people of a store of 10 000 and of 100 000 cases, 10 000
//! of them taken in: time for a row of each.
//!
//! `NINTEI_BENCH_ROWS` sets another number of rows.

#![allow(clippy::expect_used, reason = "a benchmark may stop at what must not happen")]

use std::env;
use std::fmt::Write;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use encoding_rs::SHIFT_JIS;
use nintei_exchange::applications::{Mapping, look, rows};
use nintei_store::{IntakeDecision, IntakeRow, PersonMatch, Store};
use nintei_survey::{Application, built_in, wareki};

#[path = "filling/mod.rs"]
mod filling;
#[path = "people/mod.rs"]
mod people;

use filling::{PASSPHRASE, filled, stamp};

/// The made-up person of the number `count`, born on one of the days of thirty years.
fn person(count: usize) -> Application {
    let days = count.wrapping_mul(7919) % 10_950;
    let first = NaiveDate::from_ymd_opt(1926, 1, 1).expect("a day");
    let birth_date = Some(first + Days::new(u64::try_from(days).expect("a few days")));
    Application { birth_date, ..people::person(count) }
}

/// A file in Shift_JIS with a row for each of `people`, who applied in the year after those on file.
fn csv(people: impl Iterator<Item = usize>) -> Vec<u8> {
    let mut text = "保険者番号,被保険者番号,氏名,フリガナ,生年月日,申請区分,申請日\r\n".to_owned();
    for Application { insurer_number, insured_number, name, kana, birth_date, .. } in people.map(person) {
        let birth = wareki::long(birth_date.expect("a day"));
        writeln!(text, "{insurer_number},{insured_number},{name},{kana},{birth},2,R9.3.20\r").expect("written");
    }
    SHIFT_JIS.encode(&text).0.into_owned()
}

fn told(name: &str, rows: usize, took: Duration) {
    println!("{name}\t{rows} rows in {took:.1?}, {:.1?} a row", took / u32::try_from(rows.max(1)).expect("a few rows"));
}

fn read(file: &[u8]) -> Vec<Application> {
    let begun = Instant::now();
    let columns = look(Cursor::new(file)).expect("columns");
    told("looked through", usize::try_from(columns.rows).expect("a few rows"), begun.elapsed());
    let mapping = Mapping::guess(&columns);
    mapping.check(&columns).expect("a mapping");
    let begun = Instant::now();
    let read: Vec<Application> =
        rows(Cursor::new(file), &mapping, columns.encoding).map(|row| row.expect("readable").application).collect();
    told("read", read.len(), begun.elapsed());
    read
}

fn main() {
    let count: usize = env::var("NINTEI_BENCH_ROWS").ok().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let form = built_in().expect("sound forms").pop().expect("a form").id;
    // Every second row is of somebody on file.
    let applications = read(&csv((0..count).map(|row| row * 2 % count + row * 2 / count * 10_000_000)));
    for cases in [count / 10, count] {
        let folder = filled(|store| {
            for person in (0..cases).map(person) {
                store.create_case(&person, &form, true, &stamp()).expect("a case");
            }
        });
        let mut store = Store::unlock(folder.path(), PASSPHRASE).expect("opened");
        let begun = Instant::now();
        let matches = store.person_matches(&applications).expect("matched");
        told(&format!("matched with {cases} cases"), matches.len(), begun.elapsed());
        let of = |kind: fn(&PersonMatch) -> bool| matches.iter().filter(|found| kind(found)).count();
        println!(
            "    {} known, {} near, {} new",
            of(|found| matches!(found, PersonMatch::Known { .. })),
            of(|found| matches!(found, PersonMatch::Near { .. })),
            of(|found| *found == PersonMatch::New),
        );
        let rows = (2..).zip(&applications).take(count / 10).map(|(row, application)| IntakeRow {
            row,
            application: application.clone(),
            form: form.clone(),
            decision: IntakeDecision::Undecided,
        });
        let begun = Instant::now();
        let mut longest = Duration::ZERO;
        let mut last = begun;
        let report = store.take_applications(rows, String::new(), &stamp(), |_| {
            longest = longest.max(last.elapsed());
            last = Instant::now();
            ControlFlow::Continue(())
        });
        told(&format!("taken into {cases} cases"), count / 10, begun.elapsed());
        println!("    {} made, a batch in {longest:.1?} at most", report.expect("taken").made.len());
    }
}
