//! Meetings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use nintei_board::{KeptMeeting, Meeting, MeetingId};

use super::register::panel_of;
use crate::change::Change;
use crate::change::typed_text::{PHRASE_CHARACTERS, TEXT_CHARACTERS, kept};
use crate::journal::{ChangeKind, Stamp};
use crate::tables::board::{agenda, meetings};
use crate::{AgendaSummary, BoardRefusal, Store, StoreError, board, state};

impl Store {
    /// Every meeting, the latest first; those without a day before all.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn meetings(&self) -> Result<Vec<KeptMeeting>, StoreError> {
        let rows = meetings::all(&self.connection)?;
        let kept = rows.iter().map(|row| Ok(KeptMeeting { id: row.id, meeting: row.meeting()? }));
        let mut meetings = kept.collect::<Result<Vec<_>, StoreError>>()?;
        meetings.sort_by_key(|kept| {
            let meeting = &kept.meeting;
            (meeting.held_on.is_some(), Reverse((meeting.held_on, meeting.starts_at, meeting.number)))
        });
        Ok(meetings)
    }

    /// The meeting of the key `id`.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchMeeting`].
    pub fn meeting(&self, id: MeetingId) -> Result<KeptMeeting, StoreError> {
        Ok(KeptMeeting { id, meeting: meetings::find(&self.connection, id)?.meeting()? })
    }

    /// How far the agenda of every meeting is. Meetings without cases are not there.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn agendas_summary(&self) -> Result<BTreeMap<MeetingId, AgendaSummary>, StoreError> {
        agenda::summaries(&self.connection)
    }

    /// Saves a meeting, a new one where `id` is `None`, and returns its key.
    ///
    /// # Errors
    /// [`BoardRefusal`] where its number is 0 or another meeting's, its panel is not there or newly one that is retired,
    /// somebody attends who is not of the panel, it would take fewer cases than it has, or its day would change though
    /// it has decided; [`StoreError::TextTooLong`]. Nothing is changed on any error.
    pub fn save_meeting(
        &mut self,
        id: Option<MeetingId>,
        meeting: &Meeting,
        stamp: &Stamp,
    ) -> Result<MeetingId, StoreError> {
        let meeting = Meeting {
            place: kept(&meeting.place, PHRASE_CHARACTERS)?.unwrap_or_default(),
            remarks: kept(&meeting.remarks, TEXT_CHARACTERS)?.unwrap_or_default(),
            ..meeting.clone()
        };
        if meeting.number == 0 {
            return Err(BoardRefusal::MeetingNumberZero.into());
        }
        let mut change = Change::begin(&mut self.connection, stamp)?;
        if meetings::numbered(&change.transaction, meeting.number)?.is_some_and(|other| Some(other) != id) {
            return Err(BoardRefusal::MeetingNumberTaken(meeting.number).into());
        }
        let row = id.map(|id| meetings::find(&change.transaction, id)).transpose()?;
        let before = row.as_ref().map(|row| row.meeting()).transpose()?;
        change.expect_panel(&meeting, before.as_ref())?;
        if let (Some(id), Some(before)) = (id, &before) {
            change.expect_agenda_fits(id, before, &meeting)?;
        }
        let after = state::value(&meeting)?;
        let id = match &row {
            Some(row) if row.details == after => return Ok(row.id),
            Some(row) => {
                meetings::put_details(&change.transaction, row.id, &after)?;
                row.id
            }
            None => meetings::insert(&change.transaction, &after)?,
        };
        let before = row.as_ref().map(|row| row.details.as_str());
        change.record_value(None, ChangeKind::Meeting, Some(&id.to_string()), (before, Some(&after)))?;
        change.commit()?;
        Ok(id)
    }

    /// Removes a meeting that has no cases.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchMeeting`] and [`BoardRefusal::MeetingWithCases`]; nothing is changed on any error.
    pub fn remove_meeting(&mut self, id: MeetingId, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let row = meetings::find(&change.transaction, id)?;
        if !agenda::of_meeting(&change.transaction, id)?.is_empty() {
            return Err(BoardRefusal::MeetingWithCases(row.meeting()?.number).into());
        }
        meetings::remove(&change.transaction, id)?;
        let item = id.to_string();
        if let Some(order) = board::agenda(&[], &row.ordered_by()?)? {
            change.record_value(None, ChangeKind::Agenda, Some(&item), (Some(&order), None))?;
        }
        change.record_value(None, ChangeKind::Meeting, Some(&item), (Some(&row.details), None))?;
        change.commit()
    }
}

impl Change<'_> {
    /// Refuses a panel that cannot hold the meeting, and attendance by others than its members. Who attended before
    /// stays: a panel's members change, the record of an old meeting does not.
    fn expect_panel(&self, meeting: &Meeting, before: Option<&Meeting>) -> Result<(), StoreError> {
        let panel = meeting.panel.map(|panel| panel_of(&self.transaction, panel)).transpose()?;
        let stays = before.is_some_and(|before| before.panel == meeting.panel);
        if !stays && panel.as_ref().is_some_and(|(_, retired)| *retired) {
            return Err(BoardRefusal::PanelRetired.into());
        }
        let attended = before.filter(|_| stays).map(|before| &before.attending[..]).unwrap_or_default();
        for (place, member) in meeting.attending.iter().enumerate() {
            let of_panel = panel.as_ref().is_some_and(|(panel, _)| panel.members.contains(member));
            if !of_panel && !attended.contains(member) {
                return Err(BoardRefusal::AttendingNotOfPanel(*member).into());
            }
            if meeting.attending[..place].contains(member) {
                return Err(BoardRefusal::MemberRepeated(*member).into());
            }
        }
        Ok(())
    }

    fn expect_agenda_fits(&self, id: MeetingId, before: &Meeting, meeting: &Meeting) -> Result<(), StoreError> {
        let entries = agenda::of_meeting(&self.transaction, id)?;
        if before.held_on != meeting.held_on && entries.iter().any(|entry| entry.decision.is_some()) {
            return Err(BoardRefusal::DayOfDecisions(before.number).into());
        }
        if meeting.capacity < before.capacity && entries.len() > usize::from(meeting.capacity) {
            let cases = u32::try_from(entries.len()).unwrap_or(u32::MAX);
            return Err(BoardRefusal::CapacityBelowAgenda { number: before.number, cases }.into());
        }
        Ok(())
    }
}
