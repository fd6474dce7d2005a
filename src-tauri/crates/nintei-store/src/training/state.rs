//! The part of 研修 in the state as the journal words it.

use rusqlite::Connection;

use super::LearnerNumber;
use crate::StoreError;
use crate::journal::ChangeKind;
use crate::state::{State, value};
use crate::tables::training::documents::Documents;
use crate::tables::training::{attempts, learners};

/// What the journal calls that a learner has left.
pub(crate) fn left(learner: LearnerNumber) -> String {
    format!("{learner}/left")
}

/// What the journal calls the marking of the key `id`.
pub(crate) fn attempt_of(learner: LearnerNumber, id: i64) -> String {
    format!("{learner}/{id}")
}

/// What the tables of 研修 hold. Unfinished work is no record and not among it.
pub(crate) fn of_office(connection: &Connection) -> Result<State, StoreError> {
    let mut state = State::new();
    for row in learners::all(connection)? {
        let number = row.learner.number;
        if row.learner.left {
            state.insert((ChangeKind::Learner.key(), Some(left(number))), true.to_string());
        }
        state.insert((ChangeKind::Learner.key(), Some(number.to_string())), value(&row.seal())?);
    }
    for row in attempts::all(connection)? {
        state.insert((ChangeKind::Attempt.key(), Some(attempt_of(row.learner, row.id))), row.details);
    }
    for documents in [Documents::Exercises, Documents::RecordSheets] {
        for (id, details) in documents.all(connection)? {
            state.insert((documents.kind().key(), Some(id.to_string())), details);
        }
    }
    Ok(state)
}
