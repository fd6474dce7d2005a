//! Undo and redo over the journal. What can be undone follows from the lines alone, so it outlives a restart.

use nintei_survey::FormEdition;
use rusqlite::Connection;

use super::{Change, Place};
use crate::journal::{JournalEntry, Origin, Stamp};
use crate::tables::{cases, journal};
use crate::{CaseId, Store, StoreError};

/// Lines whose changes stand and lines whose changes were undone, the next one last in each.
#[derive(Debug, Default)]
struct Steps {
    done: Vec<i64>,
    undone: Vec<i64>,
}

impl Steps {
    fn of_case(connection: &Connection, case: CaseId) -> Result<Self, StoreError> {
        let mut steps = Self::default();
        let lines = journal::steps_of_case(connection, case)?.into_iter();
        for (seq, _, origin) in lines.filter(|(_, kind, _)| kind.is_undoable()) {
            match origin {
                Some(Origin::Undo { of }) => {
                    steps.done.pop();
                    steps.undone.push(of);
                }
                Some(Origin::Redo { of }) => {
                    steps.undone.pop();
                    steps.done.push(of);
                }
                // What was done here before something came from elsewhere is no longer taken back.
                Some(Origin::Received { .. } | Origin::Settled { .. }) => steps = Self::default(),
                None | Some(Origin::CopiedFrom { .. } | Origin::Imported { .. }) => {
                    steps.undone.clear();
                    steps.done.push(seq);
                }
            }
        }
        Ok(steps)
    }
}

impl Store {
    /// The line that [`Store::undo`] would take back and the one that [`Store::redo`] would make again.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`].
    pub fn undoable(&self, case: CaseId) -> Result<(Option<JournalEntry>, Option<JournalEntry>), StoreError> {
        cases::form(&self.connection, case)?;
        let steps = Steps::of_case(&self.connection, case)?;
        let line = |seq: Option<&i64>| seq.map(|seq| journal::numbered(&self.connection, *seq)).transpose();
        Ok((line(steps.done.last())?, line(steps.undone.last())?))
    }

    /// Takes back the last change to an item that still stands: an answer, a note, a memo, flags or a dismissal.
    /// Returns the line written about it, or `None` where there is nothing to take back.
    ///
    /// # Errors
    /// [`StoreError::NoLongerAsRecorded`] where something else stands there now; nothing is changed on any error.
    pub fn undo(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        stamp: &Stamp,
    ) -> Result<Option<JournalEntry>, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        change.expect_form(case, form)?;
        let Some(of) = Steps::of_case(&change.transaction, case)?.done.pop() else { return Ok(None) };
        let line = journal::numbered(&change.transaction, of)?;
        let entry = change.step(case, form, &line, (&line.after, &line.before), Origin::Undo { of })?;
        change.commit()?;
        Ok(Some(entry))
    }

    /// Makes the change that was undone last again. Returns the line written about it, or `None` where nothing was
    /// undone, or something was changed since.
    ///
    /// # Errors
    /// [`StoreError::NoLongerAsRecorded`] where something else stands there now; nothing is changed on any error.
    pub fn redo(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        stamp: &Stamp,
    ) -> Result<Option<JournalEntry>, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        change.expect_form(case, form)?;
        let Some(of) = Steps::of_case(&change.transaction, case)?.undone.pop() else { return Ok(None) };
        let line = journal::numbered(&change.transaction, of)?;
        let entry = change.step(case, form, &line, (&line.before, &line.after), Origin::Redo { of })?;
        change.commit()?;
        Ok(Some(entry))
    }
}

impl Change<'_> {
    /// Puts the second value where the first one stands, in the place that `line` speaks of.
    fn step(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        line: &JournalEntry,
        (from, to): (&Option<String>, &Option<String>),
        origin: Origin,
    ) -> Result<JournalEntry, StoreError> {
        let unreadable = || StoreError::unreadable_row("journal");
        let place = line.item.as_deref().and_then(|item| Place::of_line(line.kind, item)).ok_or_else(unreadable)?;
        if place.present(&self.transaction, case)? != *from {
            return Err(StoreError::NoLongerAsRecorded(place.item()));
        }
        self.put(case, form, place, to.as_deref(), Some(origin))?.ok_or_else(unreadable)
    }
}
