//! The register of investigators.

use nintei_survey::Investigator;

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::investigators::{self, InvestigatorRow};
use crate::{InvestigatorId, RegisteredInvestigator, Store, StoreError, state};

impl Store {
    /// Everybody registered: who is not retired first, then by ふりがな and name.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn investigators(&self) -> Result<Vec<RegisteredInvestigator>, StoreError> {
        let rows = investigators::all(&self.connection)?.into_iter();
        let mut all = rows.map(InvestigatorRow::read).collect::<Result<Vec<_>, _>>()?;
        all.sort_by(|one, other| {
            let order = |who: &RegisteredInvestigator| (who.retired, who.investigator.kana.clone());
            order(one).cmp(&order(other)).then_with(|| one.investigator.name.cmp(&other.investigator.name))
        });
        Ok(all)
    }

    /// The investigator of the key `id`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchInvestigator`].
    pub fn investigator(&self, id: InvestigatorId) -> Result<RegisteredInvestigator, StoreError> {
        investigators::find(&self.connection, id)?.read()
    }

    /// Registers an investigator.
    ///
    /// # Errors
    /// [`StoreError::InvestigatorWithoutName`]; nothing is changed on any error.
    pub fn add_investigator(
        &mut self,
        investigator: &Investigator,
        stamp: &Stamp,
    ) -> Result<InvestigatorId, StoreError> {
        let after = details(investigator)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let id = investigators::insert(&change.transaction, &after)?;
        change.record_register(&id.to_string(), None, Some(&after))?;
        change.commit()?;
        Ok(id)
    }

    /// Changes what is registered. Cases keep what was written from it into them.
    ///
    /// # Errors
    /// [`StoreError::NoSuchInvestigator`] and [`StoreError::InvestigatorWithoutName`]; nothing is changed on any error.
    pub fn change_investigator(
        &mut self,
        id: InvestigatorId,
        investigator: &Investigator,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let after = details(investigator)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = investigators::find(&change.transaction, id)?.details;
        if before == after {
            return Ok(());
        }
        investigators::put_details(&change.transaction, id, &after)?;
        change.record_register(&id.to_string(), Some(&before), Some(&after))?;
        change.commit()
    }

    /// Retires an investigator, or takes that back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchInvestigator`]; nothing is changed on any error.
    pub fn retire_investigator(&mut self, id: InvestigatorId, retired: bool, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = investigators::find(&change.transaction, id)?.retired;
        if before == retired {
            return Ok(());
        }
        investigators::put_retired(&change.transaction, id, retired)?;
        let worded = |retired: bool| retired.then_some("true");
        change.record_register(&state::retirement(&id.to_string()), worded(before), worded(retired))?;
        change.commit()
    }
}

impl Change<'_> {
    fn record_register(&mut self, item: &str, before: Option<&str>, after: Option<&str>) -> Result<(), StoreError> {
        self.record_value(None, ChangeKind::Register, Some(item), (before, after))
    }
}

fn details(investigator: &Investigator) -> Result<String, StoreError> {
    if investigator.name.trim().is_empty() {
        return Err(StoreError::InvestigatorWithoutName);
    }
    state::value(investigator)
}
