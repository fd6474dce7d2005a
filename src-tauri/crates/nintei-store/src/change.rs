//! What changes a case. Each change and its lines in the journal are one transaction.

use std::collections::BTreeMap;

use nintei_judgment::{Traced, TreeId};
use nintei_survey::{AnswerError, Answers, Application, FormEdition, ItemId, Opinion, Progress};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::journal::{ChangeKind, Stamp};
use crate::state;
use crate::tables::journal::Line;
use crate::tables::{answers, cases, journal, traced};
use crate::{CaseId, CaseStatus, Store, StoreError};

/// A change being made. Dropped, it never was.
struct Change<'a> {
    transaction: Transaction<'a>,
    stamp: &'a Stamp,
    /// The case changed and the number of the last line about it.
    last: Option<(CaseId, i64)>,
}

impl<'a> Change<'a> {
    fn begin(connection: &'a mut Connection, stamp: &'a Stamp) -> Result<Self, StoreError> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Self { transaction, stamp, last: None })
    }

    fn record(&mut self, line: &Line<'_>) -> Result<(), StoreError> {
        let seq = journal::append(&self.transaction, line, self.stamp)?;
        self.last = Some((line.case, seq));
        Ok(())
    }

    /// Records a line for every field that differs.
    fn record_fields(
        &mut self,
        case: CaseId,
        kind: ChangeKind,
        before: &BTreeMap<String, String>,
        after: &BTreeMap<String, String>,
    ) -> Result<(), StoreError> {
        let mut fields: Vec<&String> = before.keys().chain(after.keys()).collect();
        fields.sort();
        fields.dedup();
        for field in fields {
            let (before, after) = (before.get(field), after.get(field));
            if before != after {
                let (before, after) = (before.map(String::as_str), after.map(String::as_str));
                self.record(&Line { case, kind, item: Some(field), before, after })?;
            }
        }
        Ok(())
    }

    /// Makes the change last: when this returns, neither a kill nor a power cut takes it back.
    fn commit(self) -> Result<(), StoreError> {
        if let Some((case, seq)) = self.last {
            cases::put_changed(&self.transaction, case, seq, &self.stamp.at.to_rfc3339())?;
        }
        Ok(self.transaction.commit()?)
    }
}

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
        let line = Line { case, kind: ChangeKind::Created, item: None, before: None, after: Some(&after) };
        change.record(&line)?;
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

    /// Puts where the case stands.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn set_status(&mut self, case: CaseId, status: CaseStatus, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = cases::find(&change.transaction, case)?;
        if before.status == status {
            return Ok(());
        }
        cases::put_status(&change.transaction, &before, status)?;
        let (before, after) = (state::value(&before.status)?, state::value(&status)?);
        let (before, after) = (Some(before.as_str()), Some(after.as_str()));
        change.record(&Line { case, kind: ChangeKind::Status, item: None, before, after })?;
        change.commit()
    }

    /// Answers `item` with the options `numbers`, or takes its answer back with `None`. The same answer again changes
    /// nothing and adds no line to the journal. Returns all answers of the case.
    ///
    /// # Errors
    /// [`StoreError::Answer`] where the form does not allow it; nothing is changed on any error.
    pub fn answer(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        item: ItemId,
        numbers: Option<&[u8]>,
        stamp: &Stamp,
    ) -> Result<Answers, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let begun_with = cases::form(&change.transaction, case)?;
        if begun_with != form.id {
            return Err(StoreError::OtherForm { case: begun_with, given: form.id.clone() });
        }
        let mut answers = answers::of_case(&change.transaction, case)?;
        let before = answers.get(item);
        if let Some(numbers) = numbers {
            answers.set(form, item, numbers)?;
        } else if form.question(item).is_some() {
            answers.clear(item);
        } else {
            return Err(AnswerError::UnknownItem { item, form: form.name.clone() }.into());
        }
        let after = answers.get(item);
        if before == after {
            return Ok(answers);
        }
        answers::put(&change.transaction, case, item, after)?;
        cases::put_answered(&change.transaction, case, Progress::of(form, &answers).answered)?;
        let (before, after) = (state::answer(before), state::answer(after));
        change.record(&Line {
            case,
            kind: ChangeKind::Answer,
            item: Some(&item.to_string()),
            before: before.as_deref(),
            after: after.as_deref(),
        })?;
        change.commit()?;
        Ok(answers)
    }

    /// Puts what settles 要支援2／要介護1.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn set_opinion(&mut self, case: CaseId, opinion: &Opinion, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = cases::find(&change.transaction, case)?.opinion;
        if before == *opinion {
            return Ok(());
        }
        cases::put_opinion(&change.transaction, case, opinion)?;
        let (before, after) = (state::fields(&before)?, state::fields(opinion)?);
        change.record_fields(case, ChangeKind::Opinion, &before, &after)?;
        change.commit()
    }

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
        change.record(&Line {
            case,
            kind: ChangeKind::Traced,
            item: Some(tree.key()),
            before: before.as_deref(),
            after: after.as_deref(),
        })?;
        change.commit()
    }
}
