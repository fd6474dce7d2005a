//! Which case goes to which meeting, in which order, and which is taken into full review.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use nintei_board::{MeetingId, OrderBy};
use rusqlite::Connection;

use crate::change::Change;
use crate::change::typed_text::{TEXT_CHARACTERS, kept};
use crate::journal::{ChangeKind, Stamp};
use crate::tables::board::agenda::{self, AgendaRow, review_state};
use crate::tables::board::meetings;
use crate::tables::cases;
use crate::{AgendaEntry, BoardRefusal, CaseId, CaseStatus, ReviewState, Store, StoreError, board, state};

impl Store {
    /// The agenda of a meeting, in order.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchMeeting`].
    pub fn agenda(&self, meeting: MeetingId) -> Result<Vec<AgendaEntry>, StoreError> {
        meetings::find(&self.connection, meeting)?;
        let rows = agenda::of_meeting(&self.connection, meeting)?.into_iter();
        let entry = |row: AgendaRow| {
            Ok(AgendaEntry {
                meeting: row.meeting,
                case: row.case,
                place: row.place,
                full_review: cases::review(&self.connection, row.case)?.1,
                decision: row.decision()?,
                withdrawn_because: row.withdrawn_because,
            })
        };
        rows.map(entry).collect()
    }

    /// What the agenda of a meeting was last ordered by; empty where by hand or never.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchMeeting`].
    pub fn order_made_by(&self, meeting: MeetingId) -> Result<Vec<OrderBy>, StoreError> {
        meetings::find(&self.connection, meeting)?.ordered_by()
    }

    /// The meeting on whose agenda `case` is, and its place there. None while it is on none; a case that was deferred
    /// and has no other meeting yet is still on that of the meeting that deferred it.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn meeting_of_case(&self, case: CaseId) -> Result<Option<(MeetingId, u32)>, StoreError> {
        Ok(agenda::last_of_case(&self.connection, case)?.map(|row| (row.meeting, row.place)))
    }

    /// Why `case` is taken into full review although it is eligible for 簡素化, where it is.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`].
    pub fn full_review(&self, case: CaseId) -> Result<Option<String>, StoreError> {
        Ok(cases::review(&self.connection, case)?.1)
    }

    /// Where `case` stands with the board.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`].
    pub fn review_state(&self, case: CaseId) -> Result<ReviewState, StoreError> {
        Ok(cases::review(&self.connection, case)?.0)
    }

    /// Puts each case at the end of the agenda of its meeting, or takes it off its agenda where the meeting is `None`.
    /// All or none. A deferred case stays on the agenda of the meeting that deferred it as well.
    ///
    /// # Errors
    /// [`BoardRefusal`] where a meeting is not there or would have more cases than it takes, or where a case is not
    /// surveyed, is decided, or was deferred by that meeting; [`StoreError::NoSuchCase`].
    pub fn assign(&mut self, placements: &[(CaseId, Option<MeetingId>)], stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let mut touched = Agendas::default();
        for (case, to) in placements {
            change.place(*case, *to, &mut touched)?;
        }
        for meeting in &touched.grown {
            let (taken, kept) = (
                agenda::of_meeting(&change.transaction, *meeting)?.len(),
                meetings::find(&change.transaction, *meeting)?,
            );
            let kept = kept.meeting()?;
            if taken > usize::from(kept.capacity) {
                return Err(BoardRefusal::MeetingFull { number: kept.number, capacity: kept.capacity }.into());
            }
        }
        change.record_agendas(&touched)?;
        change.commit()
    }

    /// Puts the agenda of a meeting into the order of `cases`, which `made_by` made; empty where it was made by hand.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchMeeting`], and [`BoardRefusal::OrderNotOfAgenda`] where `cases` does not name every case of
    /// the agenda once; nothing is changed on any error.
    pub fn order_agenda(
        &mut self,
        meeting: MeetingId,
        cases: &[CaseId],
        made_by: &[OrderBy],
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let mut touched = Agendas::default();
        touched.remember(&change.transaction, meeting)?;
        let rows = agenda::of_meeting(&change.transaction, meeting)?;
        let mut present: BTreeMap<CaseId, &AgendaRow> = rows.iter().map(|row| (row.case, row)).collect();
        for (place, case) in (1..).zip(cases) {
            let row = present.remove(case).ok_or(BoardRefusal::OrderNotOfAgenda)?;
            agenda::put_place(&change.transaction, row.id, place)?;
        }
        if !present.is_empty() {
            return Err(BoardRefusal::OrderNotOfAgenda.into());
        }
        meetings::put_ordered_by(&change.transaction, meeting, &state::value(&made_by)?)?;
        change.record_agendas(&touched)?;
        change.commit()
    }

    /// Takes a case into full review although it is eligible for 簡素化, saying why; `None` takes that back.
    ///
    /// # Errors
    /// [`BoardRefusal::FullReviewWithoutReason`], [`BoardRefusal::CaseDecided`], [`StoreError::TextTooLong`] and
    /// [`StoreError::NoSuchCase`]; nothing is changed on any error.
    pub fn set_full_review(&mut self, case: CaseId, because: Option<&str>, stamp: &Stamp) -> Result<(), StoreError> {
        let because = match because {
            Some(because) => Some(kept(because, TEXT_CHARACTERS)?.ok_or(BoardRefusal::FullReviewWithoutReason)?),
            None => None,
        };
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let (review, before) = cases::review(&change.transaction, case)?;
        if review == ReviewState::Decided {
            let (number, _) = cases::number_and_status(&change.transaction, case)?;
            return Err(BoardRefusal::CaseDecided(number).into());
        }
        if before == because {
            return Ok(());
        }
        cases::put_full_review(&change.transaction, case, because.as_deref())?;
        let before = before.as_ref().map(state::value).transpose()?;
        let after = because.as_ref().map(state::value).transpose()?;
        change.record_value(Some(case), ChangeKind::FullReview, None, (before.as_deref(), after.as_deref()))?;
        change.commit()
    }
}

/// Agendas that a change touches.
#[derive(Default)]
struct Agendas {
    /// Each as the journal worded it before.
    before: BTreeMap<MeetingId, Option<String>>,
    /// Those that a case was put on.
    grown: BTreeSet<MeetingId>,
}

impl Agendas {
    fn remember(&mut self, connection: &Connection, meeting: MeetingId) -> Result<(), StoreError> {
        if let Entry::Vacant(place) = self.before.entry(meeting) {
            place.insert(worded(connection, meeting)?);
        }
        Ok(())
    }
}

/// The agenda of a meeting as the journal words it.
fn worded(connection: &Connection, meeting: MeetingId) -> Result<Option<String>, StoreError> {
    let by = meetings::find(connection, meeting)?.ordered_by()?;
    let cases: Vec<CaseId> = agenda::of_meeting(connection, meeting)?.iter().map(|row| row.case).collect();
    board::agenda(&cases, &by)
}

impl Change<'_> {
    /// Puts one case on an agenda, or takes it off.
    fn place(&mut self, case: CaseId, to: Option<MeetingId>, touched: &mut Agendas) -> Result<(), StoreError> {
        let (number, status) = cases::number_and_status(&self.transaction, case)?;
        if to.is_some() && status != CaseStatus::Surveyed {
            return Err(BoardRefusal::CaseNotSurveyed(number).into());
        }
        let rows = agenda::of_case(&self.transaction, case)?;
        let stands = match rows.last() {
            Some(last) => review_state(last.decision()?.as_ref()),
            None => ReviewState::Waiting,
        };
        let open = rows.last().filter(|_| stands == ReviewState::Placed);
        let is_there = rows.last().is_some_and(|last| to == Some(last.meeting));
        if is_there && stands != ReviewState::Waiting {
            return Ok(());
        }
        if stands == ReviewState::Decided {
            return Err(BoardRefusal::CaseDecided(number).into());
        }
        if let Some(row) = open {
            touched.remember(&self.transaction, row.meeting)?;
            agenda::remove(&self.transaction, row.id)?;
            self.close_gaps(row.meeting)?;
            if let Some(because) = &row.withdrawn_because {
                let because = state::value(because)?;
                let item = board::withdrawal(row.meeting);
                self.record_value(Some(case), ChangeKind::Decision, Some(&item), (Some(&because), None))?;
            }
            self.record_assignment(case, row.meeting, false)?;
        }
        let earlier = rows.iter().filter(|row| open.is_none_or(|open| open.id != row.id));
        if let Some(meeting) = to {
            if earlier.clone().any(|row| row.meeting == meeting) {
                let meeting = meetings::find(&self.transaction, meeting)?.meeting()?.number;
                return Err(BoardRefusal::CaseDeferredThere { case: number, meeting }.into());
            }
            touched.remember(&self.transaction, meeting)?;
            touched.grown.insert(meeting);
            agenda::append(&self.transaction, meeting, case)?;
            self.record_assignment(case, meeting, true)?;
        }
        let stands = if to.is_some() { ReviewState::Placed } else { ReviewState::Waiting };
        cases::put_review(&self.transaction, case, stands)
    }

    fn close_gaps(&self, meeting: MeetingId) -> Result<(), StoreError> {
        for (place, row) in (1..).zip(agenda::of_meeting(&self.transaction, meeting)?) {
            if row.place != place {
                agenda::put_place(&self.transaction, row.id, place)?;
            }
        }
        Ok(())
    }

    fn record_assignment(&mut self, case: CaseId, meeting: MeetingId, is: bool) -> Result<(), StoreError> {
        let values = (board::assigned(!is), board::assigned(is));
        self.record_value(Some(case), ChangeKind::Assignment, Some(&meeting.to_string()), values)
    }

    fn record_agendas(&mut self, touched: &Agendas) -> Result<(), StoreError> {
        for (meeting, before) in &touched.before {
            let after = worded(&self.transaction, *meeting)?;
            if *before != after {
                let values = (before.as_deref(), after.as_deref());
                self.record_value(None, ChangeKind::Agenda, Some(&meeting.to_string()), values)?;
            }
        }
        Ok(())
    }
}
