//! The official result of a case, and every official result there is.

use std::ops::ControlFlow;

use nintei_judgment::{OfficialCase, OfficialResult};

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::official::{
    KeptOfficialRecord, OfficialImport, OfficialOfCase, OfficialOrigin, OfficialRecordId, OfficialWalk,
};
use crate::tables::official_records::{self, OfficialRecordRow, Record};
use crate::tables::{answers, cases};
use crate::{Case, CaseId, Store, StoreError, state};

impl Store {
    /// The official result of `case`: what was typed in for it, else the imported record of its 保険者番号,
    /// 被保険者番号 and 申請日, else the only record of that person with its 調査日.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn official_of_case(&self, case: &Case) -> Result<Option<OfficialOfCase>, StoreError> {
        let imported = self.imported_of_case(case)?;
        let typed = official_records::typed(&self.connection, case.id)?;
        Ok(match (typed, imported) {
            (Some((id, record)), imported) => Some(OfficialOfCase {
                id,
                origin: OfficialOrigin::Typed,
                result: Record::read(&record)?.result,
                imported_beside: imported.map(|row| row.id),
            }),
            (None, Some(row)) => Some(OfficialOfCase {
                id: row.id,
                origin: OfficialOrigin::Imported,
                result: Record::read(&row.record)?.result,
                imported_beside: None,
            }),
            (None, None) => None,
        })
    }

    /// Puts what was typed in as the official result of `case`, or takes it back with `None`.
    ///
    /// # Errors
    /// [`StoreError::BlankOfficialResult`] and [`StoreError::NoSuchCase`]; nothing is changed on any error.
    pub fn set_official(
        &mut self,
        case: CaseId,
        result: Option<&OfficialResult>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        if result.is_some_and(OfficialResult::is_empty) {
            return Err(StoreError::BlankOfficialResult);
        }
        let mut change = Change::begin(&mut self.connection, stamp)?;
        cases::form(&change.transaction, case)?;
        let before = official_records::typed(&change.transaction, case)?.map(|(_, record)| Record::read(&record));
        let before = before.transpose()?.map(|record| record.result);
        if before.as_ref() == result {
            return Ok(());
        }
        let record = result.map(Record::typed).transpose()?;
        official_records::put_typed(&change.transaction, case, record.as_deref())?;
        let before = before.as_ref().map(state::value).transpose()?;
        let after = result.map(state::value).transpose()?;
        change.record_value(Some(case), ChangeKind::Official, None, (before.as_deref(), after.as_deref()))?;
        change.commit()
    }

    /// How many official results there are, imported and typed in.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn official_count(&self) -> Result<u64, StoreError> {
        official_records::count(&self.connection)
    }

    /// The official result of the key `id`, with what it is about.
    ///
    /// # Errors
    /// [`StoreError::NoSuchOfficialRecord`].
    pub fn official_record(&self, id: OfficialRecordId) -> Result<KeptOfficialRecord, StoreError> {
        let row = official_records::find(&self.connection, id)?;
        let unreadable = || StoreError::unreadable_row("official_records");
        if let Some(case) = row.case {
            let (_, official) = self.official_case(row)?;
            return Ok(KeptOfficialRecord::Typed { case, official });
        }
        let record = Record::read(&row.record)?;
        let insured = row.insured.as_deref().unwrap_or_default().to_uppercase();
        let (insurer_no, insured_no) = insured.split_once('\n').ok_or_else(unreadable)?;
        Ok(KeptOfficialRecord::Imported {
            insurer_no: insurer_no.to_owned(),
            insured_no: insured_no.to_owned(),
            applied_on: row.applied_on.and_then(|day| day.parse().ok()).ok_or_else(unreadable)?,
            branch: row.branch.ok_or_else(unreadable)?,
            surveyed_on: record.surveyed_on,
            import: row.import.ok_or_else(unreadable)?,
            official: record.case(),
        })
    }

    /// Passes every official result with its survey to `each`, one after the other, until `each` has had enough. Of an
    /// application with a result typed in and an imported one, the former alone.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn each_official(
        &self,
        mut each: impl FnMut(OfficialRecordId, OfficialCase) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut walk = self.official_walk()?;
        loop {
            let batch = self.official_batch(&mut walk)?;
            if batch.is_empty() {
                return Ok(());
            }
            for (id, case) in batch {
                if each(id, case).is_break() {
                    return Ok(());
                }
            }
        }
    }

    /// Begins a walk through every official result.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn official_walk(&self) -> Result<OfficialWalk, StoreError> {
        let mut walk = OfficialWalk { after: 0, left_out: Default::default() };
        for id in official_records::typed_cases(&self.connection)? {
            let case = cases::find(&self.connection, id)?;
            walk.left_out.extend(self.imported_of_case(&case)?.map(|row| row.id));
        }
        Ok(walk)
    }

    /// The next official results of a walk. Empty once there are no more.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn official_batch(&self, walk: &mut OfficialWalk) -> Result<Vec<(OfficialRecordId, OfficialCase)>, StoreError> {
        loop {
            let rows = official_records::after(&self.connection, walk.after, OfficialImport::BATCH)?;
            let Some(last) = rows.last() else { return Ok(Vec::new()) };
            walk.after = last.id;
            let rows = rows.into_iter().filter(|row| !walk.left_out.contains(&row.id));
            let batch: Vec<_> = rows.map(|row| self.official_case(row)).collect::<Result<_, _>>()?;
            if !batch.is_empty() {
                return Ok(batch);
            }
        }
    }

    fn official_case(&self, row: OfficialRecordRow) -> Result<(OfficialRecordId, OfficialCase), StoreError> {
        let mut official = Record::read(&row.record)?.case();
        if let Some(case) = row.case {
            official.answers = answers::of_case(&self.connection, case)?;
            official.opinion = cases::find(&self.connection, case)?.opinion.for_judgment();
        }
        Ok((row.id, official))
    }

    fn imported_of_case(&self, case: &Case) -> Result<Option<OfficialRecordRow>, StoreError> {
        let application = &case.application;
        let Some(insured) = official_records::insured(&application.insurer_number, &application.insured_number) else {
            return Ok(None);
        };
        let mut rows = official_records::of_insured(&self.connection, &insured)?;
        let applied_on = application.applied_on.map(|day| day.to_string());
        if let Some(place) = rows.iter().position(|row| applied_on.is_some() && row.applied_on == applied_on) {
            return Ok(Some(rows.swap_remove(place)));
        }
        let Some(surveyed_on) = application.surveyed_on else { return Ok(None) };
        let mut found = None;
        for row in rows {
            if Record::read(&row.record)?.surveyed_on == Some(surveyed_on) && found.replace(row).is_some() {
                return Ok(None);
            }
        }
        Ok(found)
    }
}
