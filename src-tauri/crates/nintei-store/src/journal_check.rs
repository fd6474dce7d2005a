//! The check of the journal: is every line chained as it was written, and does everything stand as the lines say?

use std::ops::ControlFlow;

use rusqlite::Connection;

use crate::journal::{JournalCheck, JournalCheckStep};
use crate::state::{self, Untouched};
use crate::tables::{cases, journal};
use crate::{StoreError, read};

/// Cases between two calls of `step`.
const CASES: usize = 100;

/// Checks the whole file, and says from time to time how far it has come to `step`, which may stop it. `None` where it
/// did.
pub(crate) fn check(
    connection: &Connection,
    step: &mut dyn FnMut(JournalCheckStep) -> ControlFlow<()>,
) -> Result<Option<JournalCheck>, StoreError> {
    let ids = cases::ids(connection)?;
    let lines = u64::try_from(journal::last(connection)?).unwrap_or_default();
    let of = lines + ids.len() as u64;
    let Some((sound, whole)) = journal::sound_until(connection, &mut |done| step(JournalCheckStep { done, of }))?
    else {
        return Ok(None);
    };
    let missing_at_end = cases::last_changed(connection)? > sound;
    let first_broken = (!whole || missing_at_end).then_some(sound + 1);
    let untouched = Untouched::new()?;
    let mut differing_cases = Vec::new();
    for (done, id) in ids.into_iter().enumerate() {
        if done.is_multiple_of(CASES) && step(JournalCheckStep { done: lines + done as u64, of }).is_break() {
            return Ok(None);
        }
        // A row that cannot be read any more was not written by this program.
        let agrees = read::case(connection, id)
            .and_then(|case| untouched.leads_to(connection, &case, &journal::of_case(connection, id)?))
            .unwrap_or_default();
        if !agrees {
            differing_cases.push(id);
        }
    }
    let office_agrees = journal::of_office(connection)
        .and_then(|history| state::office_agrees(connection, &history))
        .unwrap_or_default();
    Ok(Some(JournalCheck { sound, first_broken, differing_cases, office_differs: !office_agrees }))
}
