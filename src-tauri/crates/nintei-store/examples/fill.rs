//! Makes a store with many made-up cases, for measuring: `fill FOLDER CASES PASSPHRASE [WHOLE]`. The last one is a whole
//! survey with notes, and has a last survey like it; so are the first WHOLE cases (none unless told). A store that is
//! there already is gone on with.

#![allow(clippy::expect_used, reason = "a tool for measuring may stop at what must not happen")]

use std::env;
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate};
use nintei_store::{CaseId, CaseQuery, Stamp, Store, StoreState};
use nintei_survey::{Application, FormEdition, built_in};

#[path = "../benches/people/mod.rs"]
mod people;

const NOTE: &str = "週に3回程度、夜間に居室を出て廊下を歩く。家族が毎回10分ほど付き添い、居室に戻している。日中は見守りのみで、\
    特に対応していない。";

/// Answers every item and writes a note at every fourth.
fn survey(store: &mut Store, case: CaseId, form: &FormEdition, option: usize, stamp: &Stamp) {
    for (at, question) in form.questions().enumerate() {
        let chosen = question.options[option.min(question.options.len() - 1)].no;
        store.answer(case, form, question.id, Some(&[chosen]), stamp).expect("answered");
        if at % 4 == 0 {
            store.write_note(case, form, question.id, NOTE, None, stamp).expect("written");
        }
    }
}

fn main() {
    let mut given = env::args().skip(1);
    let folder: PathBuf = given.next().expect("a folder").into();
    let count: usize = given.next().and_then(|text| text.parse().ok()).expect("a number of cases");
    let passphrase = given.next().expect("a passphrase");
    let whole: i64 = given.next().map_or(0, |text| text.parse().expect("a number of whole surveys"));
    let stamp = Stamp {
        at: DateTime::parse_from_rfc3339("2026-04-01T09:30:00+09:00").expect("a time"),
        by: "chosain".to_owned(),
    };
    let form = built_in().expect("sound forms").pop().expect("a form");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut store = match Store::state(&folder).expect("a folder for a store") {
        StoreState::New => Store::create(&folder, &passphrase, &passphrase, stamp.at).expect("created").0,
        StoreState::Locked => Store::unlock(&folder, &passphrase).expect("opened"),
    };
    let there = store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).expect("listed").total as usize;
    for number in there..count.saturating_sub(2) {
        store.create_case(&people::person(number), &form.id, true, &stamp).expect("a case");
    }
    for case in 1..=whole {
        survey(&mut store, case, &form, 1, &stamp);
    }
    if there >= count {
        return;
    }
    for (year, option) in [(2024, 1), (2026, 0)] {
        let surveyed_on = NaiveDate::from_ymd_opt(year, 3, 25);
        let application = Application { surveyed_on, ..people::person(count) };
        let case = store.create_case(&application, &form.id, true, &stamp).expect("a case");
        survey(&mut store, case, &form, option, &stamp);
    }
}
