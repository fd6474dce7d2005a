//! The check of the journal: is every line chained as it was written, and does everything stand as the lines say?

use std::collections::VecDeque;
use std::ops::ControlFlow;

use rusqlite::Connection;

use crate::journal::{JournalCheck, JournalCheckStep};
use crate::state::{self, Untouched};
use crate::tables::cases;
use crate::tables::journal::{self, Chain, Link};
use crate::{CaseId, Store, StoreError, read};

/// Cases looked at in one step.
const CASES: usize = 100;

/// A check of the journal that is going on, step by step. Between two steps others may use and change the store: what
/// comes after the check has passed is not looked at any more.
pub struct JournalWalk {
    chain: Chain,
    part: Part,
    untouched: Untouched,
    step: JournalCheckStep,
    first_broken: Option<i64>,
    differing_cases: Vec<CaseId>,
}

enum Part {
    Lines,
    Cases(VecDeque<CaseId>),
}

impl Store {
    /// Begins a check of the journal: that every line is chained to the one before, that none is missing at the end, and
    /// that every case and what belongs to the office stand as their lines say.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn begin_journal_walk(&self) -> Result<JournalWalk, StoreError> {
        JournalWalk::begin(&self.connection)
    }

    /// Goes on with a check for a moment. What it found where that was the last step.
    ///
    /// # Errors
    /// [`StoreError`] of the database. What does not agree is no error but the check's result.
    pub fn walk_journal(
        &self,
        walk: &mut JournalWalk,
    ) -> Result<ControlFlow<JournalCheck, JournalCheckStep>, StoreError> {
        walk.go_on(&self.connection)
    }
}

/// Checks the whole file, and says from time to time how far it has come to `step`, which may stop it. `None` where it
/// did.
pub(crate) fn check(
    connection: &Connection,
    step: &mut dyn FnMut(JournalCheckStep) -> ControlFlow<()>,
) -> Result<Option<JournalCheck>, StoreError> {
    let mut walk = JournalWalk::begin(connection)?;
    if step(walk.step).is_break() {
        return Ok(None);
    }
    loop {
        match walk.go_on(connection)? {
            ControlFlow::Break(found) => return Ok(Some(found)),
            ControlFlow::Continue(at) if step(at).is_break() => return Ok(None),
            ControlFlow::Continue(_) => {}
        }
    }
}

impl JournalWalk {
    fn begin(connection: &Connection) -> Result<Self, StoreError> {
        let of = u64::try_from(journal::last(connection)?).unwrap_or_default() + cases::ids(connection)?.len() as u64;
        Ok(Self {
            chain: Chain::default(),
            part: Part::Lines,
            untouched: Untouched::new()?,
            step: JournalCheckStep { done: 0, of },
            first_broken: None,
            differing_cases: Vec::new(),
        })
    }

    fn go_on(&mut self, connection: &Connection) -> Result<ControlFlow<JournalCheck, JournalCheckStep>, StoreError> {
        match &mut self.part {
            Part::Lines => {
                let link = self.chain.walk(connection)?;
                if link != Link::Further {
                    let missing_at_end = cases::last_changed(connection)? > self.chain.last;
                    self.first_broken = (link == Link::Broken || missing_at_end).then_some(self.chain.last + 1);
                    self.part = Part::Cases(cases::ids(connection)?.into());
                }
                self.step.done = u64::try_from(self.chain.last).unwrap_or_default().min(self.step.of);
            }
            Part::Cases(left) if left.is_empty() => return Ok(ControlFlow::Break(self.found(connection))),
            Part::Cases(left) => {
                for id in left.drain(..left.len().min(CASES)) {
                    // A row that cannot be read any more was not written by this program.
                    let agrees = read::case(connection, id)
                        .and_then(|case| self.untouched.leads_to(connection, &case, &journal::of_case(connection, id)?))
                        .unwrap_or_default();
                    if !agrees {
                        self.differing_cases.push(id);
                    }
                }
                self.step.done = self.step.of.saturating_sub(left.len() as u64);
            }
        }
        Ok(ControlFlow::Continue(self.step))
    }

    fn found(&mut self, connection: &Connection) -> JournalCheck {
        let office_agrees = journal::of_office(connection)
            .and_then(|history| state::office_agrees(connection, &history))
            .unwrap_or_default();
        JournalCheck {
            sound: self.chain.last,
            first_broken: self.first_broken,
            differing_cases: std::mem::take(&mut self.differing_cases),
            office_differs: !office_agrees,
        }
    }
}
