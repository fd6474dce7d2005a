//! The part of taking applications in, and of linked numbers, in the state as the journal words it.

use rusqlite::Connection;

use super::Link;
use crate::StoreError;
use crate::journal::ChangeKind;
use crate::state::State;
use crate::tables::intake::{intakes, linked_numbers};

/// What belongs to no case.
pub(crate) fn of_office(connection: &Connection) -> Result<State, StoreError> {
    let mut state = State::new();
    for (id, details) in intakes::all(connection)? {
        state.insert((ChangeKind::Intake.key(), Some(id.to_string())), details);
    }
    for row in linked_numbers::all(connection)? {
        // What cases are found by is what the details say, or the journal never said such a thing.
        let stands = Link::read(&row.details)
            .is_ok_and(|link| link.old_key() == Some(row.old) && link.new_key() == Some(row.new));
        let value = if stands { row.details } else { String::new() };
        state.insert((ChangeKind::LinkedNumber.key(), Some(row.id.to_string())), value);
    }
    Ok(state)
}
