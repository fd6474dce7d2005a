use nintei_survey::built_in;

use crate::change::Change;
use crate::journal::{ChangeKind, Origin, Stamp};
use crate::tables::cases;
use crate::tables::transfer::conflicts::{self, ConflictRow};
use crate::{Kept, Store, StoreError, TransferRefusal, read, state, transfer};

impl Store {
    /// Settles a conflict: what stands here stays, or becomes what the other computer holds. Either way the other
    /// side's value stays in the journal.
    ///
    /// # Errors
    /// [`TransferRefusal::NoSuchConflict`]; nothing is changed on any error.
    pub fn settle_conflict(&mut self, id: i64, keep: Kept, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let row = conflicts::find(&change.transaction, id)?.ok_or(TransferRefusal::NoSuchConflict(id))?;
        let theirs = row.read()?.theirs;
        let ours = transfer::carried(state::present(&read::case(&change.transaction, row.case)?)?);
        let place = (row.kind.key(), row.item.clone());
        if keep == Kept::Theirs && ours.get(&place) != theirs.as_ref() {
            let id = cases::form(&change.transaction, row.case)?;
            let forms = built_in().map_err(|_| StoreError::unreadable_row("cases"))?;
            let form = forms.iter().find(|form| form.id == id).ok_or_else(|| StoreError::unreadable_row("cases"))?;
            let settled = Origin::Settled { peer: row.peer };
            change.receive(row.case, form, settled, &ours, &[(place, theirs)])?;
        }
        change.close_conflict(&row)?;
        change.commit()
    }
}

impl Change<'_> {
    /// Removes a conflict and records it.
    pub(super) fn close_conflict(&mut self, row: &ConflictRow) -> Result<(), StoreError> {
        conflicts::remove(&self.transaction, row.id)?;
        let place = row.worded_place();
        self.record_value(Some(row.case), ChangeKind::Conflict, Some(&place), (Some(&row.details), None))
    }
}
