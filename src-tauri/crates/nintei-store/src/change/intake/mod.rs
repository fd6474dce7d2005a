//! Applications taken from files.

mod batch;
mod linked_numbers;
mod mapping;

use std::ops::ControlFlow;

use super::Change;
use crate::intake::{IntakeDetails, person_match};
use crate::journal::Stamp;
use crate::tables::intake::intakes;
use crate::{Intake, IntakeReport, IntakeRow, KeptIntake, PersonMatch, Store, StoreError};
use batch::Batch;
use nintei_survey::Application;

impl Store {
    /// Whose each application is, as far as the cases on file tell.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn person_matches(&self, applications: &[Application]) -> Result<Vec<PersonMatch>, StoreError> {
        applications.iter().map(|application| person_match(&self.connection, application)).collect()
    }

    /// The files that brought something, newest first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn intakes(&self) -> Result<Vec<KeptIntake>, StoreError> {
        let all = intakes::all(&self.connection)?.into_iter().rev();
        all.map(|(id, details)| {
            let IntakeDetails { at, by, file, counts, finished } = IntakeDetails::read(&details)?;
            Ok(KeptIntake { id, at, by, digest: file, counts, finished })
        })
        .collect()
    }

    /// Takes every row in, of the file with this digest, and tells `progress` the report so far after each batch, which
    /// may stop it; what came in until then stays. A row that may be of a person on file comes in only by a person's
    /// decision. Rows that are on file change nothing, so that a file can be taken again at any time.
    ///
    /// # Errors
    /// [`StoreError`] of the database. Batches before stay.
    pub fn take_applications(
        &mut self,
        rows: impl IntoIterator<Item = IntakeRow>,
        digest: String,
        stamp: &Stamp,
        mut progress: impl FnMut(&IntakeReport) -> ControlFlow<()>,
    ) -> Result<IntakeReport, StoreError> {
        let mut intake = Intake::of(digest);
        let mut rows = rows.into_iter();
        while self.take_intake_batch(&mut intake, &mut rows, stamp)? {
            if progress(&intake.report).is_break() {
                return Ok(intake.report);
            }
        }
        self.finish_intake(intake, stamp)
    }

    /// Takes the next [`Intake::BATCH`] rows in as one transaction. False once there are no more.
    ///
    /// # Errors
    /// [`StoreError`] of the database. Then nothing of this batch came in; batches before stay.
    pub fn take_intake_batch(
        &mut self,
        intake: &mut Intake,
        rows: &mut impl Iterator<Item = IntakeRow>,
        stamp: &Stamp,
    ) -> Result<bool, StoreError> {
        let mut batch = Batch::begin(Change::begin(&mut self.connection, stamp)?, intake)?;
        let mut taken = 0;
        for row in rows.take(Intake::BATCH) {
            taken += 1;
            batch.take(&row)?;
        }
        let (id, report) = batch.end(&intake.report)?;
        intake.id = id;
        intake.report.extend(report);
        Ok(taken == Intake::BATCH)
    }

    /// Puts on record that the end of the file was reached, where anything came in.
    ///
    /// # Errors
    /// [`StoreError`] of the database. What came in stays.
    pub fn finish_intake(&mut self, intake: Intake, stamp: &Stamp) -> Result<IntakeReport, StoreError> {
        if let Some(id) = intake.id {
            let mut change = Change::begin(&mut self.connection, stamp)?;
            let before = intakes::find(&change.transaction, id)?;
            let counts = intake.report.counts();
            let details = IntakeDetails { counts, finished: true, ..IntakeDetails::read(&before)? };
            change.put_intake(id, Some(&before), &details)?;
            change.commit()?;
        }
        Ok(intake.report)
    }
}
