//! Cases that wait, for a meeting or for their decision.

use chrono::{Days, NaiveDate};
use nintei_board::{
    CaseToPlace, DAYS_TO_DECIDE, DAYS_TO_RENEW, KeptMeeting, KeptMember, MeetingId, MeetingToFill, WaitingState,
    propose, renewal_days_left, waiting,
};
use nintei_case::board::{meeting_label, panel_of};
use nintei_store::{Store, WaitingCase};

use crate::refusal::Refusal;
use crate::views::{
    AssignmentProposal, DeadlineView, ProposedPlacement, RenewalView, WaitingPage, WaitingQuery, WaitingRow,
};

/// Rows of a page at most.
const PAGE: u32 = 500;
/// Undecided applications that are listed at most; an office decides some dozens a week.
const UNDECIDED: u32 = 2000;

/// The part of the waiting cases that `query` asks for.
pub fn page(store: &Store, query: &WaitingQuery, today: NaiveDate) -> Result<WaitingPage, Refusal> {
    let found = store.waiting_cases(&query.text, query.offset, query.limit.min(PAGE))?;
    Ok(WaitingPage { total: found.total, rows: found.rows.into_iter().map(|case| row(case, today)).collect() })
}

fn row(case: WaitingCase, today: NaiveDate) -> WaitingRow {
    WaitingRow {
        case: case.case,
        number: case.number,
        example: case.example,
        name: case.name,
        kind: case.kind,
        waiting: case.applied_on.map(|day| waiting(day, today)),
        applied_on: case.applied_on,
        terminal_cancer: case.terminal_cancer,
        investigator: case.investigator_name,
        deferred_because: case.deferred_because,
    }
}

/// Every case that waits for a meeting, in the order of the list.
pub fn all(store: &Store) -> Result<Vec<WaitingCase>, Refusal> {
    let mut cases = Vec::new();
    loop {
        let offset = u32::try_from(cases.len()).unwrap_or(u32::MAX);
        let page = store.waiting_cases("", offset, PAGE)?;
        if page.rows.is_empty() {
            return Ok(cases);
        }
        cases.extend(page.rows);
    }
}

/// Where the waiting cases would go, were `meetings` filled in turn.
pub fn proposal(store: &Store, meetings: &[MeetingId], today: NaiveDate) -> Result<AssignmentProposal, Refusal> {
    let summary = store.agendas_summary()?;
    let to_fill = meetings.iter().map(|id| {
        let KeptMeeting { meeting, .. } = store.meeting(*id)?;
        let (_, members) = panel_of(store, &meeting)?;
        let taken = summary.get(id).map_or(0, |summary| summary.cases);
        Ok(MeetingToFill {
            meeting: *id,
            number: meeting.number,
            held_on: meeting.held_on,
            taken: u16::try_from(taken).unwrap_or(u16::MAX),
            capacity: meeting.capacity,
            members: members.iter().map(name_and_key).collect(),
        })
    });
    let to_fill = to_fill.collect::<Result<Vec<_>, Refusal>>()?;
    let waiting = all(store)?;
    let to_place: Vec<CaseToPlace> = waiting.iter().map(to_place).collect();
    let mut rows: std::collections::HashMap<_, _> =
        waiting.into_iter().map(|case| (case.case, row(case, today))).collect();
    let placements = propose(&to_place, &to_fill).into_iter().filter_map(|placement| {
        let meeting = to_fill.iter().find(|meeting| Some(meeting.meeting) == placement.meeting);
        let row = rows.remove(&placement.case)?;
        Some(ProposedPlacement { meeting_number: meeting.map(|meeting| meeting.number), row, placement })
    });
    Ok(AssignmentProposal { placements: placements.collect() })
}

fn to_place(case: &WaitingCase) -> CaseToPlace {
    CaseToPlace {
        case: case.case,
        number: case.number,
        applied_on: case.applied_on,
        terminal_cancer: case.terminal_cancer,
        investigator: case.investigator,
        investigator_name: case.investigator_name.clone(),
    }
}

/// What a member is told apart by from an investigator.
pub fn name_and_key(member: &KeptMember) -> (String, Option<i64>) {
    (member.member.name.clone(), member.member.investigator)
}

/// The applications without a decision, the longest waiting first.
pub fn deadlines(store: &Store, today: NaiveDate) -> Result<Vec<DeadlineView>, Refusal> {
    let meetings = store.meetings()?;
    let cases = store.undecided_cases(UNDECIDED)?;
    let view = |case: WaitingCase| {
        let meeting = meetings.iter().find(|meeting| Some(meeting.id) == case.meeting);
        let row = row(case, today);
        DeadlineView {
            state: row.waiting.as_ref().map_or(WaitingState::Early, |waiting| waiting.state),
            meeting: meeting.map(|meeting| meeting.id),
            meeting_label: meeting.map(|meeting| meeting_label(&meeting.meeting)),
            row,
        }
    };
    Ok(cases.into_iter().map(view).collect())
}

/// How many applications without a decision are past their thirtieth day.
pub fn overdue(store: &Store, today: NaiveDate) -> Result<u32, Refusal> {
    let until = today.checked_sub_days(Days::new(DAYS_TO_DECIDE + 1)).unwrap_or(today);
    Ok(store.undecided_count(until)?)
}

/// Certifications that run out soon without a new application on file, the soonest first.
pub fn renewals(store: &Store, today: NaiveDate) -> Result<Vec<RenewalView>, Refusal> {
    let last = today.checked_add_days(Days::new(DAYS_TO_RENEW)).unwrap_or(today);
    let ending = store.renewals(today, last)?.into_iter().filter_map(|ending| {
        Some(RenewalView {
            days_left: renewal_days_left(ending.ends_on, today)?,
            case: ending.case,
            number: ending.number,
            name: ending.name,
            level: ending.level,
            ends_on: ending.ends_on,
        })
    });
    let mut views: Vec<RenewalView> = ending.collect();
    views.sort_by_key(|view| (view.ends_on, view.number));
    Ok(views)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use super::*;
    use crate::program::stamp;
    use crate::trial::{self, day};

    #[test]
    fn a_proposal_places_the_oldest_first_within_the_room_that_is_left_and_changes_nothing() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 14);
        let id = trial::meeting(&program, 1, Some(day(11, 25)));
        trial::with(&program, move |store, _| {
            store.assign(&[(found[13], Some(id))], &stamp(store))?;
            let proposal = proposal(store, &[id], day(11, 20))?;
            let placed: Vec<_> = proposal.placements.iter().filter(|one| one.placement.meeting == Some(id)).collect();
            assert_eq!(placed.iter().map(|one| one.row.case).collect::<Vec<_>>(), found[..11]);
            assert!(placed.iter().all(|one| one.meeting_number == Some(1)));
            assert_eq!(proposal.placements.len(), 13);
            assert_eq!(page(store, &WaitingQuery { limit: 5, ..WaitingQuery::default() }, day(11, 20))?.total, 13);
            Ok(())
        });
    }

    #[test]
    fn an_application_past_its_thirtieth_day_is_told_with_its_meeting() {
        let (_folder, program) = trial::program();
        let found = trial::surveyed(&program, 2);
        let id = trial::meeting(&program, 3, Some(day(11, 25)));
        trial::with(&program, move |store, _| {
            store.assign(&[(found[1], Some(id))], &stamp(store))?;
            // The applications are of 10月2日 and 10月3日.
            let told = deadlines(store, day(11, 2))?;
            assert_eq!(told.iter().map(|one| one.row.case).collect::<Vec<_>>(), found);
            assert_eq!((told[0].state, told[1].state), (WaitingState::Over, WaitingState::Near));
            assert_eq!((told[0].meeting_label.as_deref(), overdue(store, day(11, 2))?), (None, 1));
            assert_eq!(told[1].meeting_label.as_deref(), Some("第3回（令和8年11月25日）"));
            Ok(())
        });
    }
}
