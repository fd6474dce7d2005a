//! The journal page by page.

mod common;

use std::ops::ControlFlow;

use chrono::DateTime;
use common::{form, item, new_case, new_store, person};
use nintei_store::{ChangeKind, JournalFilter, JournalRow, Stamp, Store};
use nintei_survey::NoteLimits;
use proptest::prelude::*;

const PEOPLE: [&str; 4] = ["", "1 架空 花子", "2 架空 太郎", "利用者3"];
const KINDS: [ChangeKind; 4] = [ChangeKind::Answer, ChangeKind::Note, ChangeKind::Setting, ChangeKind::Created];

fn stamp(by: &str, day: u32, minute: u32) -> Stamp {
    let at = format!("2026-04-{day:02}T09:{minute:02}:00+09:00");
    Stamp { at: DateTime::parse_from_rfc3339(&at).unwrap(), by: by.to_owned() }
}

/// A change of one of four kinds: by whom, on which day, about which of two cases, and which.
type Made = (usize, u32, i64, usize);

fn make(store: &mut Store, count: usize, (who, day, case, what): Made) {
    let stamp = stamp(PEOPLE[who], day, u32::try_from(count % 60).unwrap());
    match KINDS[what] {
        ChangeKind::Answer => {
            let options = if count.is_multiple_of(2) { [1] } else { [2] };
            store.answer(case, &form(), item("1-3"), Some(&options), &stamp).unwrap();
        }
        ChangeKind::Note => {
            store.write_note(case, &form(), item("4-6"), &count.to_string(), None, &stamp).unwrap();
        }
        ChangeKind::Setting => {
            let limits = NoteLimits { note_characters: u32::try_from(count + 1).ok(), ..NoteLimits::default() };
            store.set_note_limits(&limits, &stamp).unwrap();
        }
        _ => {
            store.create_case(&person("架空", "", ""), &form().id, true, &stamp).unwrap();
        }
    }
}

/// Every page there is, put together.
fn walked(store: &Store, filter: &JournalFilter, limit: u32) -> Vec<JournalRow> {
    let (mut rows, mut before) = (Vec::new(), None);
    loop {
        let page = store.journal_page(filter, before, limit).unwrap();
        assert!(page.rows.len() <= limit as usize);
        assert!(page.before.is_none() || page.rows.len() == limit as usize, "only the last page is not full");
        rows.extend(page.rows);
        before = page.before;
        if before.is_none() {
            return rows;
        }
    }
}

/// Every line there is, newest first, found by reading all.
fn every_line(store: &Store, filter: &JournalFilter) -> Vec<i64> {
    let mut all = store.office_history().unwrap();
    for case in 1..=store.search(&Default::default()).unwrap().total {
        all.extend(store.history(i64::from(case)).unwrap());
    }
    let mut fitting: Vec<i64> = all
        .into_iter()
        .filter(|line| filter.by.as_ref().is_none_or(|by| *by == line.by))
        .filter(|line| filter.case.is_none_or(|number| line.case == Some(number.into())))
        .filter(|line| filter.kinds.is_empty() || filter.kinds.contains(&line.kind))
        .filter(|line| {
            let day: chrono::NaiveDate = line.at[..10].parse().unwrap();
            filter.from.is_none_or(|from| day >= from) && filter.to.is_none_or(|to| day <= to)
        })
        .map(|line| line.seq)
        .collect();
    fitting.sort_unstable_by(|one, other| other.cmp(one));
    fitting
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_pages_put_together_are_every_line_that_fits_even_where_the_clock_was_set_back(
        made in prop::collection::vec((0..4_usize, 1..6_u32, 1..3_i64, 0..4_usize), 1..40),
        by in prop::option::of(0..4_usize),
        case in prop::option::of(1..3_u32),
        days in (prop::option::of(1..6_u32), prop::option::of(1..6_u32)),
        kinds in prop::collection::vec(0..4_usize, 0..3),
        limit in 1..9_u32,
    ) {
        let (_folder, mut store) = new_store();
        for _ in 0..2 {
            new_case(&mut store, &person("架空", "", ""));
        }
        for (count, made) in made.into_iter().enumerate() {
            make(&mut store, count, made);
        }
        let day = |day: Option<u32>| day.and_then(|day| chrono::NaiveDate::from_ymd_opt(2026, 4, day));
        let kinds: Vec<ChangeKind> = kinds.into_iter().map(|kind| KINDS[kind]).collect();
        let by = by.map(|by| PEOPLE[by].to_owned());
        let filter = JournalFilter { by, case, from: day(days.0), to: day(days.1), kinds };
        let seqs: Vec<i64> = walked(&store, &filter, limit).iter().map(|row| row.seq).collect();
        prop_assert_eq!(seqs, every_line(&store, &filter));
    }
}

#[test]
fn a_row_says_who_did_what_to_which_case_when() {
    let (_folder, mut store) = new_store();
    for _ in 0..2 {
        new_case(&mut store, &person("架空", "", ""));
    }
    make(&mut store, 1, (1, 2, 2, 0));
    make(&mut store, 2, (2, 3, 1, 2));
    store.undo(2, &form(), &stamp(PEOPLE[3], 4, 0)).unwrap();
    let rows = store.journal_page(&JournalFilter::default(), None, 3).unwrap().rows;
    let told: Vec<_> =
        rows.iter().map(|row| (row.at.as_str(), row.by.as_str(), row.number, row.words.as_str())).collect();
    assert_eq!(
        told,
        [
            ("2026-04-04T09:00:00+09:00", "利用者3", Some(2), "回答（1-3）を元に戻す"),
            ("2026-04-03T09:02:00+09:00", "2 架空 太郎", None, "設定（特記事項の上限）を登録"),
            ("2026-04-02T09:01:00+09:00", "1 架空 花子", Some(2), "回答（1-3）を登録"),
        ]
    );
    assert_eq!(store.journal_people().unwrap(), ["1 架空 花子", "2 架空 太郎", "利用者3", "調査員 鈴木"]);
}

#[test]
fn a_filter_that_names_a_case_which_is_not_there_is_refused_and_one_that_nothing_fits_is_empty() {
    let (_folder, mut store) = new_store();
    new_case(&mut store, &person("架空", "", ""));
    let refusal = store.journal_page(&JournalFilter { case: Some(9), ..JournalFilter::default() }, None, 5);
    assert_eq!(refusal.unwrap_err().code(), "no-such-number");
    for filter in [
        JournalFilter { by: Some("誰でもない".to_owned()), ..JournalFilter::default() },
        JournalFilter { from: "2027-01-01".parse().ok(), ..JournalFilter::default() },
        JournalFilter { kinds: vec![ChangeKind::Decision], ..JournalFilter::default() },
    ] {
        let page = store.journal_page(&filter, None, 5).unwrap();
        assert!(page.rows.is_empty() && page.before.is_none());
    }
}

#[test]
fn the_check_tells_how_far_it_is_and_can_be_stopped() {
    let (_folder, mut store) = new_store();
    for _ in 0..5 {
        new_case(&mut store, &person("架空", "", ""));
    }
    let mut steps = Vec::new();
    let check = store.verify_journal_by_steps(&mut |step| {
        steps.push(step);
        ControlFlow::Continue(())
    });
    assert!(check.unwrap().unwrap().is_sound());
    assert!(steps.len() >= 2 && steps.iter().all(|step| step.of == 10 && step.done <= step.of), "{steps:?}");
    for stop in 0..steps.len() {
        let mut told = 0;
        let check = store.verify_journal_by_steps(&mut |_| {
            told += 1;
            if told > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(check.unwrap(), None, "stopped at step {stop}");
    }
}
