use nintei_transfer::Handover;

use crate::change::{Change, TEXT_CHARACTERS, kept};
use crate::journal::{ChangeKind, Stamp};
use crate::tables::cases;
use crate::tables::transfer::lent::{self, LentRow};
use crate::{CaseId, LentDirection, Store, StoreError, TransferRefusal};

impl Store {
    /// Ends a lending without the case coming back, because the laptop is lost or the like, and notes why. Should it
    /// come back after all, it is taken as ever.
    ///
    /// # Errors
    /// [`TransferRefusal::NotLent`] and [`TransferRefusal::EndWithoutReason`]; nothing is changed on any error.
    pub fn end_lending(&mut self, case: CaseId, why: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let why = kept(why, TEXT_CHARACTERS)?.ok_or(TransferRefusal::EndWithoutReason)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let number = cases::number(&change.transaction, case)?;
        let open = lent::find(&change.transaction, case)?.filter(|lent| lent.ended.is_none());
        let lent = open.ok_or(TransferRefusal::NotLent(number))?;
        change.put_lent(case, Some(&lent), Some(&LentRow { ended: Some(why), ..lent.clone() }))?;
        change.commit()
    }
}

impl Change<'_> {
    /// Marks a case that changes hands: `direction` is the way a lending goes, out when giving and in when taking. A
    /// case that is lent already keeps its mark; handed over, between the same two, it loses it. Says whether anything
    /// changed.
    pub(super) fn hand_over(
        &mut self,
        case: CaseId,
        peer: u32,
        handover: Handover,
        direction: LentDirection,
    ) -> Result<bool, StoreError> {
        let before = lent::find(&self.transaction, case)?;
        let open = before.as_ref().filter(|lent| lent.ended.is_none());
        let after = match (handover, open) {
            (Handover::Lend, None) => Some(LentRow { peer, direction, since: self.stamp.at.to_rfc3339(), ended: None }),
            (Handover::Deliver, _) if before.as_ref().is_some_and(|lent| lent.peer == peer) => None,
            (Handover::Lend | Handover::Deliver, _) => before.clone(),
        };
        let changes = before != after;
        if changes {
            self.put_lent(case, before.as_ref(), after.as_ref())?;
        }
        Ok(changes)
    }

    fn put_lent(&mut self, case: CaseId, before: Option<&LentRow>, after: Option<&LentRow>) -> Result<(), StoreError> {
        lent::put(&self.transaction, case, after)?;
        let [before, after] = [before.map(LentRow::worded).transpose()?, after.map(LentRow::worded).transpose()?];
        self.record_value(Some(case), ChangeKind::Lending, None, (before.as_deref(), after.as_deref()))
    }
}
