//! 申請 of a case.

use nintei_survey::Application;

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::cases;
use crate::{CaseId, Store, StoreError, state};

impl Store {
    /// Begins a case on the form `form`, and gives it the next 整理番号.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn create_case(
        &mut self,
        application: &Application,
        form: &str,
        example: bool,
        stamp: &Stamp,
    ) -> Result<CaseId, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let (case, number) = cases::insert(&change.transaction, application, form, example)?;
        let after = state::beginning(number, form, example, application)?;
        change.record_value(Some(case), ChangeKind::Created, None, (None, Some(&after)))?;
        change.commit()?;
        Ok(case)
    }

    /// Puts 申請. Fields that stay as they were add no line to the journal.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn save_application(
        &mut self,
        case: CaseId,
        application: &Application,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = cases::find(&change.transaction, case)?;
        if before.application == *application {
            return Ok(());
        }
        cases::put_application(&change.transaction, &before, application)?;
        let (before, after) = (state::fields(&before.application)?, state::fields(application)?);
        change.record_fields(case, ChangeKind::Application, &before, &after)?;
        change.commit()
    }
}
