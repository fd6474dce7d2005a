//! Judgments put on record.

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::judgment_record::{JudgmentRecord, KeptJudgmentRecord};
use crate::tables::{cases, judgment_records};
use crate::{CaseId, Store, StoreError};

impl Store {
    /// Puts a judgment of `case` on record and returns the record's key.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`]; nothing is changed on any error.
    pub fn record_judgment(
        &mut self,
        case: CaseId,
        record: &JudgmentRecord<'_>,
        stamp: &Stamp,
    ) -> Result<i64, StoreError> {
        let record = judgment_records::worded(record, stamp)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        cases::form(&change.transaction, case)?;
        let id = judgment_records::insert(&change.transaction, case, &record)?;
        change.record_value(Some(case), ChangeKind::JudgmentRecord, Some(&id.to_string()), (None, Some(&record)))?;
        change.commit()?;
        Ok(id)
    }

    /// The judgments of `case` on record, newest first.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`].
    pub fn judgment_records(&self, case: CaseId) -> Result<Vec<KeptJudgmentRecord>, StoreError> {
        cases::form(&self.connection, case)?;
        let records = judgment_records::of_case(&self.connection, case)?;
        records.iter().rev().map(|(id, record)| judgment_records::read(*id, record)).collect()
    }

    /// The judgment on record under the key `id`, and the case it is of.
    ///
    /// # Errors
    /// [`StoreError::NoSuchJudgmentRecord`].
    pub fn judgment_record(&self, id: i64) -> Result<(CaseId, KeptJudgmentRecord), StoreError> {
        let (case, record) = judgment_records::find(&self.connection, id)?;
        Ok((case, judgment_records::read(id, &record)?))
    }
}
