use nintei_survey::Application;

use crate::change::Change;
use crate::intake::{IntakeDetails, Link, is_on_file, person_match};
use crate::journal::{ChangeKind, Origin};
use crate::tables::cases;
use crate::tables::intake::{intakes, linked_numbers};
use crate::tables::journal::Line;
use crate::{
    CaseId, Intake, IntakeDecision, IntakeMade, IntakeRefusal, IntakeReport, IntakeRow, PersonMatch, StoreError, state,
};

/// A batch being taken in. The intake itself goes on only once the batch is on the disk.
pub(super) struct Batch<'a> {
    change: Change<'a>,
    /// The intake's key, which it gets with its first case.
    id: Option<i64>,
    /// The intake as the journal knows it.
    before: Option<String>,
    details: IntakeDetails,
    report: IntakeReport,
}

impl<'a> Batch<'a> {
    pub(super) fn begin(change: Change<'a>, intake: &Intake) -> Result<Self, StoreError> {
        let before = intake.id.map(|id| intakes::find(&change.transaction, id)).transpose()?;
        let details = match &before {
            Some(before) => IntakeDetails::read(before)?,
            None => IntakeDetails {
                at: change.stamp.at.to_rfc3339(),
                by: change.stamp.by.clone(),
                file: intake.digest.clone(),
                counts: intake.report.counts(),
                finished: false,
            },
        };
        Ok(Self { change, id: intake.id, before, details, report: IntakeReport::default() })
    }

    pub(super) fn take(&mut self, row: &IntakeRow) -> Result<(), StoreError> {
        if row.decision == IntakeDecision::Skip {
            self.report.skipped += 1;
            return Ok(());
        }
        let application = &row.application;
        let Some(insured) = cases::insured(&application.insurer_number, &application.insured_number) else {
            self.report.refused.push((row.row, IntakeRefusal::WithoutNumber));
            return Ok(());
        };
        match (person_match(&self.change.transaction, application)?, row.decision) {
            (PersonMatch::Taken { .. }, _) => self.report.taken += 1,
            (PersonMatch::Near { .. }, IntakeDecision::Undecided) => self.report.undecided.push(row.row),
            (_, IntakeDecision::Link { case }) => match self.link(case, application, &insured)? {
                Ok(true) => self.report.taken += 1,
                Ok(false) => self.make(row)?,
                Err(refusal) => self.report.refused.push((row.row, refusal)),
            },
            _ => self.make(row)?,
        }
        Ok(())
    }

    /// Links the number of `case` to that of `application`, where they are not of one person already. True where that
    /// person's application is on file.
    fn link(
        &mut self,
        case: CaseId,
        application: &Application,
        insured: &str,
    ) -> Result<Result<bool, IntakeRefusal>, StoreError> {
        let transaction = &self.change.transaction;
        let (_, number, other) = match cases::with_application(transaction, case) {
            Err(StoreError::NoSuchCase(case)) => return Ok(Err(IntakeRefusal::NoSuchCase(case))),
            found => found?,
        };
        let Some(old) = cases::insured(&other.insurer_number, &other.insured_number) else {
            return Ok(Err(IntakeRefusal::CaseWithoutNumber(number)));
        };
        let is_on_file = is_on_file(transaction, application, &other)?;
        if !linked_numbers::of_person(transaction, insured)?.contains(&old) {
            self.change.link_numbers(&Link {
                old_insurer_number: other.insurer_number,
                old_number: other.insured_number,
                new_insurer_number: application.insurer_number.clone(),
                new_number: application.insured_number.clone(),
                at: self.change.stamp.at.to_rfc3339(),
                by: self.change.stamp.by.clone(),
            })?;
            self.report.linked += 1;
        }
        Ok(Ok(is_on_file))
    }

    fn make(&mut self, row: &IntakeRow) -> Result<(), StoreError> {
        let intake = match self.id {
            Some(id) => id,
            None => intakes::next(&self.change.transaction)?,
        };
        if self.id.is_none() {
            self.id = Some(intake);
            intakes::put(&self.change.transaction, intake, &state::value(&self.details)?)?;
        }
        let (case, number) = cases::insert(&self.change.transaction, &row.application, &row.form, false)?;
        let after = state::beginning(number, &row.form, false, &row.application)?;
        self.change.record(&Line {
            case: Some(case),
            kind: ChangeKind::Created,
            item: None,
            before: None,
            after: Some(&after),
            origin: Some(Origin::Imported { intake }),
        })?;
        self.report.made.push(IntakeMade { row: row.row, case, number });
        Ok(())
    }

    /// Makes the batch last, and returns the intake's key and what became of the batch.
    pub(super) fn end(mut self, so_far: &IntakeReport) -> Result<(Option<i64>, IntakeReport), StoreError> {
        if let Some(id) = self.id.filter(|_| !self.report.made.is_empty()) {
            let mut whole = so_far.clone();
            whole.extend(self.report.clone());
            self.details.counts = whole.counts();
            self.change.put_intake(id, self.before.as_deref(), &self.details)?;
        }
        self.change.commit()?;
        Ok((self.id, self.report))
    }
}

impl Change<'_> {
    pub(super) fn put_intake(
        &mut self,
        id: i64,
        before: Option<&str>,
        details: &IntakeDetails,
    ) -> Result<(), StoreError> {
        let after = state::value(details)?;
        intakes::put(&self.transaction, id, &after)?;
        self.record_value(None, ChangeKind::Intake, Some(&id.to_string()), (before, Some(&after)))
    }
}
