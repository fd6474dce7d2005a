//! A clock that was set back. Who enters something is not stopped by it: the order of the journal is that of its
//! numbers, and each line keeps the time it was told.

use chrono::{DateTime, FixedOffset, TimeDelta};
use nintei_store::{CaseQuery, JournalFilter, Stamp, Store};

use crate::common::{LONGER, form, item, new_case, new_store, person, stamp};

fn at(days: i64) -> Stamp {
    Stamp { at: stamp().at + TimeDelta::days(days), ..stamp() }
}

fn time(at: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(at).unwrap()
}

#[test]
fn changes_by_a_clock_that_was_set_back_are_kept_in_the_order_in_which_they_were_made() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &person("架空 花子", "", ""));
    let other = new_case(&mut store, &person("架空 太郎", "", ""));
    let days = [0, 2, -3650, -3649, 1];
    for (day, option) in days.into_iter().zip([1, 2, 3, 1, 2]) {
        store.answer(case, &form(), item("1-3"), Some(&[option]), &at(day)).unwrap();
    }
    let history = store.history(case).unwrap();
    let seqs: Vec<i64> = history.iter().map(|line| line.seq).collect();
    assert!(seqs.is_sorted(), "{seqs:?}");
    let told: Vec<_> = history[1..].iter().map(|line| time(&line.at)).collect();
    assert_eq!(told, days.map(|day| at(day).at));
    assert!(store.verify_journal().unwrap().is_sound());
    // What is undone is what was done last, whatever its time.
    store.undo(case, &form(), &at(-9999)).unwrap();
    assert_eq!(store.case(case).unwrap().answers.get(item("1-3")).single(), Some(1));
    store.answer(other, &form(), item("1-3"), Some(&[1]), &at(-8000)).unwrap();
    let first = store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).unwrap().rows[0].id;
    assert_eq!(first, other, "the case that was changed last stands first");
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn the_moment_of_the_last_change_is_that_of_the_last_line_and_not_the_latest_of_all() {
    let (folder, mut store) = new_store();
    assert_eq!(store.last_change_at().unwrap(), None);
    let case = new_case(&mut store, &person("架空 花子", "", ""));
    for day in [3, -3650] {
        store.write_note(case, &form(), item("1-3"), &format!("{day}日目"), None, &at(day)).unwrap();
        assert_eq!(store.last_change_at().unwrap(), Some(at(day).at));
    }
    drop(store);
    assert_eq!(Store::unlock(folder.path(), LONGER).unwrap().last_change_at().unwrap(), Some(at(-3650).at));
}

#[test]
fn the_journal_is_found_by_day_although_the_days_overlap() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &person("架空 花子", "", ""));
    for (count, day) in [5, 1, 6, 2, 5, 1].into_iter().enumerate() {
        store.write_note(case, &form(), item("1-3"), &format!("{count}回目"), None, &at(day)).unwrap();
    }
    for (day, count) in [(0, 1), (1, 2), (2, 1), (3, 0), (5, 2), (6, 1)] {
        let only = Some(at(day).at.date_naive());
        let filter = JournalFilter { from: only, to: only, ..JournalFilter::default() };
        let page = store.journal_page(&filter, None, 100).unwrap();
        assert_eq!(page.rows.len(), count, "day {day}");
        assert!(page.rows.iter().all(|row| time(&row.at).date_naive() == only.unwrap()));
    }
    let rows = store.journal_page(&JournalFilter::default(), None, 100).unwrap().rows;
    assert!(rows.iter().map(|row| row.seq).rev().is_sorted(), "newest first by number");
}
