//! 二次判定.

use nintei_board::Decision;

use crate::change::Change;
use crate::change::typed_text::{TEXT_CHARACTERS, kept};
use crate::journal::{ChangeKind, Stamp};
use crate::tables::board::agenda::{self, review_state};
use crate::tables::board::meetings;
use crate::tables::cases;
use crate::{BoardRefusal, CaseId, Store, StoreError, board, state};

impl Store {
    /// What the meeting on whose agenda `case` is decided about it.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn decision(&self, case: CaseId) -> Result<Option<Decision>, StoreError> {
        match agenda::last_of_case(&self.connection, case)? {
            Some(row) => row.decision(),
            None => Ok(None),
        }
    }

    /// Puts what the meeting on whose agenda `case` is decided about it, or withdraws it with `None`. `because` is why
    /// a decision that was there is withdrawn, which must be said, or put anew, which may be.
    ///
    /// # Errors
    /// [`BoardRefusal::CaseNotOnAgenda`], [`BoardRefusal::NotOnDayOfMeeting`], [`BoardRefusal::NothingDecided`],
    /// [`StoreError::WithdrawalWithoutReason`], [`StoreError::TextTooLong`] and [`StoreError::NoSuchCase`]; nothing is
    /// changed on any error.
    pub fn put_decision(
        &mut self,
        case: CaseId,
        decision: Option<&Decision>,
        because: Option<&str>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let because = kept(because.unwrap_or_default(), TEXT_CHARACTERS)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        change.put_decision(case, decision, because.as_deref())?;
        change.commit()
    }

    /// Puts several decisions, all or none.
    ///
    /// # Errors
    /// Those of [`Store::put_decision`].
    pub fn put_decisions(&mut self, decisions: &[(CaseId, Decision)], stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        for (case, decision) in decisions {
            change.put_decision(*case, Some(decision), None)?;
        }
        change.commit()
    }
}

impl Change<'_> {
    fn put_decision(
        &mut self,
        case: CaseId,
        decision: Option<&Decision>,
        because: Option<&str>,
    ) -> Result<(), StoreError> {
        let (number, _) = cases::number_and_status(&self.transaction, case)?;
        let row = agenda::last_of_case(&self.transaction, case)?.ok_or(BoardRefusal::CaseNotOnAgenda(number))?;
        let after = decision.map(state::value).transpose()?;
        match decision {
            Some(decision) => {
                let meeting = meetings::find(&self.transaction, row.meeting)?.meeting()?;
                if meeting.held_on != Some(decision.decided_on) {
                    return Err(BoardRefusal::NotOnDayOfMeeting { case: number, meeting: meeting.number }.into());
                }
            }
            None if row.decision.is_none() => return Err(BoardRefusal::NothingDecided(number).into()),
            None if because.is_none() => return Err(StoreError::WithdrawalWithoutReason),
            None => {}
        }
        if row.decision == after {
            return Ok(());
        }
        agenda::put_decision(&self.transaction, row.id, after.as_deref())?;
        cases::put_review(&self.transaction, case, review_state(decision))?;
        let values = (row.decision.as_deref(), after.as_deref());
        self.record_value(Some(case), ChangeKind::Decision, Some(&row.meeting.to_string()), values)?;
        let Some(because) = because.filter(|because| row.withdrawn_because.as_deref() != Some(*because)) else {
            return Ok(());
        };
        agenda::put_withdrawal(&self.transaction, row.id, because)?;
        let before = row.withdrawn_because.as_ref().map(state::value).transpose()?;
        let after = state::value(&because)?;
        let values = (before.as_deref(), Some(after.as_str()));
        self.record_value(Some(case), ChangeKind::Decision, Some(&board::withdrawal(row.meeting)), values)
    }
}
