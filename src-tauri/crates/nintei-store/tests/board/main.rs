//! Members, panels, meetings, agendas, decisions, masked copies and attached files.

#[path = "../common/mod.rs"]
mod common;

mod agenda;
mod attachments;
mod decisions;
mod lists;
mod masking;
mod meetings;
mod register;

use chrono::NaiveDate;
use common::{new_case, person, stamp};
use nintei_board::{ConditionVerdict, Decision, DecisionEntry, DecisionOutcome, Meeting, MeetingId, PrimarySource};
use nintei_store::{CaseId, CaseStatus, Store, StoreError};
use nintei_survey::{Application, CareLevel};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day of every meeting of these tests.
fn held_on() -> NaiveDate {
    day("2026-11-25")
}

/// A surveyed case that applied on the day.
fn surveyed(store: &mut Store, name: &str, applied_on: &str) -> CaseId {
    let application = Application { applied_on: applied_on.parse().ok(), ..person(name, "", "") };
    let case = new_case(store, &application);
    store.set_status(case, CaseStatus::Surveyed, &stamp()).unwrap();
    case
}

fn some_surveyed(store: &mut Store, count: usize) -> Vec<CaseId> {
    (0..count).map(|_| surveyed(store, "架空 花子", "2026-11-05")).collect()
}

fn new_meeting(store: &mut Store, number: u32, capacity: u16) -> MeetingId {
    let meeting = Meeting { number, capacity, held_on: Some(held_on()), ..Meeting::default() };
    store.save_meeting(None, &meeting, &stamp()).unwrap()
}

fn assign(store: &mut Store, meeting: MeetingId, cases: &[CaseId]) {
    let placements: Vec<_> = cases.iter().map(|case| (*case, Some(meeting))).collect();
    store.assign(&placements, &stamp()).unwrap();
}

fn order(store: &Store, meeting: MeetingId) -> Vec<CaseId> {
    let agenda = store.agenda(meeting).unwrap();
    let places: Vec<u32> = agenda.iter().map(|entry| entry.place).collect();
    assert_eq!(places, (1..).take(agenda.len()).collect::<Vec<u32>>(), "places run from 1 without a gap");
    agenda.iter().map(|entry| entry.case).collect()
}

fn decided(level: CareLevel, ends_on: &str) -> Decision {
    Decision {
        entry: DecisionEntry { level: Some(level), months: Some(12), ..DecisionEntry::default() },
        decided_on: held_on(),
        effective_on: Some(day("2026-12-01")),
        ends_on: Some(day(ends_on)),
        primary_level: Some(level),
        primary_source: PrimarySource::Provisional,
        eligible: ConditionVerdict::Met,
        simplified: true,
    }
}

fn deferred(because: &str) -> Decision {
    Decision {
        entry: DecisionEntry {
            outcome: DecisionOutcome::Deferred,
            deferred_because: because.to_owned(),
            ..DecisionEntry::default()
        },
        effective_on: None,
        ends_on: None,
        ..decided(CareLevel::Care2, "2027-11-30")
    }
}

/// The code of a refusal that changed nothing: neither a line of the journal nor the tables it speaks of.
fn refused<T: std::fmt::Debug>(store: &mut Store, change: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> String {
    let lines = |store: &Store| {
        let cases = store.search(&nintei_store::CaseQuery { limit: 500, ..Default::default() }).unwrap().rows;
        let of_cases: Vec<_> = cases.iter().map(|row| store.history(row.id).unwrap()).collect();
        (store.office_history().unwrap(), of_cases)
    };
    let before = lines(store);
    let refusal = change(store).unwrap_err();
    assert_eq!(lines(store), before, "{refusal}");
    assert!(store.verify_journal().unwrap().is_sound(), "{refusal}");
    assert!(refusal.to_string().ends_with('。'), "{refusal}");
    refusal.code().to_owned()
}
