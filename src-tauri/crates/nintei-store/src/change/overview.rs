//! 概況調査 and who surveys.

use nintei_survey::{Application, Overview};

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::{cases, investigators};
use crate::{Case, CaseId, InvestigatorId, Store, StoreError, state};

impl Store {
    /// Puts 概況調査. Fields that stay as they were add no line to the journal.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn save_overview(&mut self, case: CaseId, overview: &Overview, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = cases::find(&change.transaction, case)?;
        change.put_overview(&before, overview)?;
        change.commit()
    }

    /// Names the registered investigator who surveys, and writes name, ふりがな and 所属機関 from the register into 申請
    /// and 概況調査. `None` takes the name from the register back and leaves what was written.
    ///
    /// # Errors
    /// [`StoreError::NoSuchInvestigator`] and [`StoreError::InvestigatorRetired`]; nothing is changed on any error.
    pub fn assign_investigator(
        &mut self,
        case: CaseId,
        investigator: Option<InvestigatorId>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = cases::find(&change.transaction, case)?;
        let registered = investigator.map(|id| investigators::find(&change.transaction, id)?.read()).transpose()?;
        if before.investigator != investigator {
            if registered.as_ref().is_some_and(|registered| registered.retired) {
                return Err(StoreError::InvestigatorRetired);
            }
            cases::put_investigator(&change.transaction, case, investigator)?;
            let [from, to] = [before.investigator, investigator].map(|id| id.map(|id| id.to_string()));
            change.record_value(Some(case), ChangeKind::Investigator, None, (from.as_deref(), to.as_deref()))?;
        }
        if let Some(registered) = registered {
            let who = registered.investigator;
            let application = Application { investigator: who.name, ..before.application.clone() };
            let overview =
                Overview { investigator_kana: who.kana, organization: who.organization, ..before.overview.clone() };
            if application != before.application {
                cases::put_application(&change.transaction, &before, &application)?;
                let (from, to) = (state::fields(&before.application)?, state::fields(&application)?);
                change.record_fields(case, ChangeKind::Application, &from, &to)?;
            }
            change.put_overview(&before, &overview)?;
        }
        change.commit()
    }
}

impl Change<'_> {
    fn put_overview(&mut self, before: &Case, overview: &Overview) -> Result<(), StoreError> {
        if before.overview == *overview {
            return Ok(());
        }
        cases::put_overview(&self.transaction, before.id, overview)?;
        let (from, to) = (state::fields(&before.overview)?, state::fields(overview)?);
        self.record_fields(before.id, ChangeKind::Overview, &from, &to)
    }
}
