//! The board's part of the state as the journal words it.

use nintei_board::{MeetingId, OrderBy};
use rusqlite::Connection;
use serde::Serialize;

use super::ReviewState;
use crate::journal::ChangeKind;
use crate::state::{State, retirement, value};
use crate::tables::board::agenda::{self, review_state};
use crate::tables::board::register::BoardRegister;
use crate::tables::board::{attachments, masked_texts, meetings};
use crate::tables::cases;
use crate::{CaseId, StoreError};

/// How the journal says that a case is on the agenda that the line names.
pub(crate) const fn assigned(is: bool) -> Option<&'static str> {
    if is { Some("true") } else { None }
}

/// What the journal calls why the meeting's decision was withdrawn.
pub(crate) fn withdrawal(meeting: MeetingId) -> String {
    format!("{meeting}/withdrawn")
}

/// The agenda of a meeting, or nothing where it was never touched.
pub(crate) fn agenda(cases: &[CaseId], by: &[OrderBy]) -> Result<Option<String>, StoreError> {
    #[derive(Serialize)]
    struct Agenda<'a> {
        cases: &'a [CaseId],
        by: &'a [OrderBy],
    }
    if cases.is_empty() && by.is_empty() { Ok(None) } else { value(&Agenda { cases, by }).map(Some) }
}

/// What the board's tables hold of a case.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<State, StoreError> {
    let mut state = State::new();
    let mut put = |kind: ChangeKind, item: Option<String>, value: String| {
        state.insert((kind.key(), item), value);
    };
    let mut stands = ReviewState::default();
    for row in agenda::of_case(connection, case)? {
        stands = review_state(row.decision()?.as_ref());
        put(ChangeKind::Assignment, Some(row.meeting.to_string()), true.to_string());
        if let Some(decision) = row.decision {
            put(ChangeKind::Decision, Some(row.meeting.to_string()), decision);
        }
        if let Some(because) = row.withdrawn_because {
            put(ChangeKind::Decision, Some(withdrawal(row.meeting)), value(&because)?);
        }
    }
    let (review, full_review) = cases::review(connection, case)?;
    if review != stands {
        return Err(StoreError::unreadable_row("cases"));
    }
    if let Some(because) = full_review {
        put(ChangeKind::FullReview, None, value(&because)?);
    }
    for (key, masked) in masked_texts::of_case(connection, case)? {
        put(ChangeKind::MaskedText, Some(key.to_string()), masked);
    }
    for row in attachments::of_case(connection, case)? {
        if attachments::digest(&attachments::content(connection, row.id)?) != row.details()?.digest {
            return Err(StoreError::unreadable_row("attachment_contents"));
        }
        put(ChangeKind::Attachment, Some(row.id.to_string()), row.details);
    }
    Ok(state)
}

/// What the board's tables hold that belongs to no case.
pub(crate) fn of_office(connection: &Connection) -> Result<State, StoreError> {
    let mut state = State::new();
    for (register, kind) in [(BoardRegister::Members, ChangeKind::Member), (BoardRegister::Panels, ChangeKind::Panel)] {
        for row in register.all(connection)? {
            let id = row.id.to_string();
            if row.retired {
                state.insert((kind.key(), Some(retirement(&id))), true.to_string());
            }
            state.insert((kind.key(), Some(id)), row.details);
        }
    }
    let mut orders = agenda::orders(connection)?;
    for row in meetings::all(connection)? {
        let mut cases = Vec::new();
        for (expected, (place, case)) in (1..).zip(orders.remove(&row.id).unwrap_or_default()) {
            if place != expected {
                return Err(StoreError::unreadable_row("agenda"));
            }
            cases.push(case);
        }
        let item = Some(row.id.to_string());
        if let Some(agenda) = agenda(&cases, &row.ordered_by()?)? {
            state.insert((ChangeKind::Agenda.key(), item.clone()), agenda);
        }
        state.insert((ChangeKind::Meeting.key(), item), row.details);
    }
    Ok(state)
}
