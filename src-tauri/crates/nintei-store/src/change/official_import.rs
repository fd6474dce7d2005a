//! Import of official results.

use std::ops::ControlFlow;

use nintei_exchange::{OfficialRow, RowError, RowFault};

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::official::{ImportCounts, ImportSource, KeptImport, OfficialImport};
use crate::tables::official_imports::{self, ImportDetails};
use crate::tables::official_records::{self, ApplicationKey, Record};
use crate::{Store, StoreError, state};

/// What became of a row.
enum Taken {
    New,
    Same,
    Changed,
    /// The file holds the application twice, with different contents.
    Contradicting,
}

impl Store {
    /// The imports that changed something, newest first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn official_imports(&self) -> Result<Vec<KeptImport>, StoreError> {
        let imports = official_imports::all(&self.connection)?;
        imports.iter().rev().map(|(id, details)| official_imports::kept(*id, details)).collect()
    }

    /// Imports every row, and tells each refused one to `refused` and the counts to `progress` after each batch, which
    /// may stop the import; what came in until then stays. Rows that are there already change nothing, so that a file
    /// can be imported again at any time.
    ///
    /// # Errors
    /// [`StoreError`] of the database. Batches before stay.
    pub fn import_official(
        &mut self,
        rows: impl IntoIterator<Item = Result<OfficialRow, RowError>>,
        source: ImportSource,
        stamp: &Stamp,
        mut refused: impl FnMut(RowError),
        mut progress: impl FnMut(&ImportCounts) -> ControlFlow<()>,
    ) -> Result<ImportCounts, StoreError> {
        let mut import = OfficialImport::of(source);
        let mut rows = rows.into_iter();
        while self.import_official_batch(&mut import, &mut rows, stamp, &mut refused)? {
            if progress(&import.counts).is_break() {
                return Ok(import.counts);
            }
        }
        self.finish_official_import(import, stamp)
    }

    /// Imports the next [`OfficialImport::BATCH`] rows as one transaction. False once there are no more.
    ///
    /// # Errors
    /// [`StoreError`] of the database. Then nothing of this batch came in; batches before stay.
    pub fn import_official_batch(
        &mut self,
        import: &mut OfficialImport,
        rows: &mut impl Iterator<Item = Result<OfficialRow, RowError>>,
        stamp: &Stamp,
        mut refused: impl FnMut(RowError),
    ) -> Result<bool, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let mut batch = Batch::begin(&change, import)?;
        let mut taken = 0;
        for row in rows.take(OfficialImport::BATCH) {
            taken += 1;
            let error = match row {
                Ok(row) => {
                    let number = row.row;
                    let contradicts = matches!(batch.take(&mut change, &row)?, Taken::Contradicting);
                    contradicts.then(|| RowError { row: number, column: String::new(), fault: RowFault::Contradicting })
                }
                Err(error) => Some(error),
            };
            if let Some(error) = error {
                batch.import.counts.refused += 1;
                refused(error);
            }
        }
        *import = batch.end(change)?;
        Ok(taken == OfficialImport::BATCH)
    }

    /// Puts on record that the import reached the end of its file, where it changed anything.
    ///
    /// # Errors
    /// [`StoreError`] of the database. What came in stays.
    pub fn finish_official_import(
        &mut self,
        import: OfficialImport,
        stamp: &Stamp,
    ) -> Result<ImportCounts, StoreError> {
        if let Some(id) = import.id {
            let mut change = Change::begin(&mut self.connection, stamp)?;
            let before = official_imports::find(&change.transaction, id)?;
            let details = ImportDetails { counts: import.counts, finished: true, ..official_imports::read(&before)? };
            change.put_import(id, Some(&before), &details)?;
            change.commit()?;
        }
        Ok(import.counts)
    }
}

/// A batch being taken in. The import itself goes on only once the batch is on the disk.
struct Batch {
    import: OfficialImport,
    /// The import as the journal knows it.
    before: Option<String>,
    details: ImportDetails,
    changed: bool,
}

impl Batch {
    fn begin(change: &Change<'_>, import: &OfficialImport) -> Result<Self, StoreError> {
        let before = import.id.map(|id| official_imports::find(&change.transaction, id)).transpose()?;
        let details = match &before {
            Some(before) => official_imports::read(before)?,
            None => {
                let (at, by) = (change.stamp.at.to_rfc3339(), change.stamp.by.clone());
                ImportDetails::of_new(at, by, import.source.digest.clone())
            }
        };
        Ok(Self { import: import.clone(), before, details, changed: false })
    }

    fn take(&mut self, change: &mut Change<'_>, row: &OfficialRow) -> Result<Taken, StoreError> {
        let Some(key) = ApplicationKey::of_row(row) else { return Ok(Taken::Contradicting) };
        let record = Record::of_row(row)?;
        let present = official_records::of_application(&change.transaction, &key)?;
        let taken = match present {
            Some((id, before)) => {
                let met = self.import.seen.meet(id);
                if before == record {
                    Taken::Same
                } else if met {
                    Taken::Contradicting
                } else {
                    official_records::put_record(&change.transaction, id, &record)?;
                    change.record_value(
                        None,
                        ChangeKind::OfficialRecord,
                        Some(&id.to_string()),
                        (Some(&before), Some(&record)),
                    )?;
                    Taken::Changed
                }
            }
            None => {
                let import = self.key(change)?;
                let id = official_records::insert(&change.transaction, import, &key, &record)?;
                self.import.seen.meet(id);
                self.details.records = official_records::digest_of_new(&self.details.records, &key, &record);
                Taken::New
            }
        };
        let counts = &mut self.import.counts;
        match taken {
            Taken::New => counts.new += 1,
            Taken::Same => counts.same += 1,
            Taken::Changed => counts.changed += 1,
            Taken::Contradicting => {}
        }
        self.changed |= matches!(taken, Taken::New | Taken::Changed);
        Ok(taken)
    }

    /// The import's key, which it gets with its first change.
    fn key(&mut self, change: &Change<'_>) -> Result<i64, StoreError> {
        if let Some(id) = self.import.id {
            return Ok(id);
        }
        let id = official_imports::next(&change.transaction)?;
        official_imports::put(&change.transaction, id, &state::value(&self.details)?)?;
        self.import.id = Some(id);
        Ok(id)
    }

    fn end(mut self, mut change: Change<'_>) -> Result<OfficialImport, StoreError> {
        if self.changed {
            let id = self.key(&change)?;
            self.details.counts = self.import.counts;
            change.put_import(id, self.before.as_deref(), &self.details)?;
            change.commit()?;
        }
        Ok(self.import)
    }
}

impl Change<'_> {
    fn put_import(&mut self, id: i64, before: Option<&str>, details: &ImportDetails) -> Result<(), StoreError> {
        let after = state::value(details)?;
        official_imports::put(&self.transaction, id, &after)?;
        self.record_value(None, ChangeKind::OfficialImport, Some(&id.to_string()), (before, Some(&after)))
    }
}
