use nintei_survey::PhysicianOpinion;

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::cases;
use crate::{CaseId, Store, StoreError, state};

impl Store {
    /// Puts 主治医意見書. Items and fields that stay as they were add no line to the journal.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn set_opinion(&mut self, case: CaseId, opinion: &PhysicianOpinion, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = cases::find(&change.transaction, case)?.opinion;
        if before == *opinion {
            return Ok(());
        }
        cases::put_opinion(&change.transaction, case, opinion)?;
        let (before, after) = (state::opinion_fields(&before)?, state::opinion_fields(opinion)?);
        change.record_fields(case, ChangeKind::Opinion, &before, &after)?;
        change.commit()
    }
}
