use nintei_judgment::{Traced, TreeId};

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::{cases, traced};
use crate::{CaseId, Store, StoreError, state};

impl Store {
    /// Puts 手でたどった値 of `tree`, or takes it back with `None`.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn set_traced(
        &mut self,
        case: CaseId,
        tree: TreeId,
        minutes: Option<&Traced>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        cases::form(&change.transaction, case)?;
        let before = traced::of_case(&change.transaction, case)?.remove(&tree);
        if before.as_ref() == minutes {
            return Ok(());
        }
        traced::put(&change.transaction, case, tree, minutes)?;
        let before = before.as_ref().map(state::value).transpose()?;
        let after = minutes.map(state::value).transpose()?;
        change.record_value(Some(case), ChangeKind::Traced, Some(tree.key()), (before.as_deref(), after.as_deref()))?;
        change.commit()
    }
}
