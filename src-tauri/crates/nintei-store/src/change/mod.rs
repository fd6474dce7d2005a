//! What changes a store. Each change and its lines in the journal are one transaction.

use std::collections::BTreeMap;

use nintei_survey::{FormEdition, ItemId, Progress, Question};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::journal::{ChangeKind, JournalEntry, Origin, Stamp};
use crate::tables::journal::Line;
use crate::tables::{answers, cases, journal};
use crate::{CaseId, StoreError};

mod answer;
mod application;
mod board;
mod drafts;
mod file_key;
mod intake;
mod item_record;
mod judgment_record;
mod keeping;
mod last_survey;
mod official_import;
mod official_result;
mod opinion;
mod overview;
mod phrase_book;
mod place;
mod register;
mod settings;
mod status;
mod supplements;
mod traced;
mod training;
mod transfer;
mod typed_text;
mod undo;
mod users;

pub(crate) use file_key::{RECOVERED, RENEWED};
pub use keeping::{KeepingSettings, LastBackup};
pub(crate) use place::Place;
pub(crate) use typed_text::{TEXT_CHARACTERS, kept};

/// A change being made. Dropped, it never was.
struct Change<'a> {
    transaction: Transaction<'a>,
    stamp: &'a Stamp,
    /// The cases changed, each with the number of the last line about it.
    last: BTreeMap<CaseId, i64>,
}

impl<'a> Change<'a> {
    fn begin(connection: &'a mut Connection, stamp: &'a Stamp) -> Result<Self, StoreError> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Self { transaction, stamp, last: BTreeMap::new() })
    }

    fn record(&mut self, line: &Line<'_>) -> Result<JournalEntry, StoreError> {
        let entry = journal::append(&self.transaction, line, self.stamp)?;
        if let Some(case) = line.case {
            self.last.insert(case, entry.seq);
        }
        Ok(entry)
    }

    /// Records that what `item` names was `before` and is `after`.
    fn record_value(
        &mut self,
        case: Option<CaseId>,
        kind: ChangeKind,
        item: Option<&str>,
        (before, after): (Option<&str>, Option<&str>),
    ) -> Result<(), StoreError> {
        self.record(&Line { case, kind, item, before, after, origin: None })?;
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
                self.record_value(Some(case), kind, Some(field), (before, after))?;
            }
        }
        Ok(())
    }

    /// Refuses a form other than the one that the case was begun with.
    fn expect_form(&self, case: CaseId, form: &FormEdition) -> Result<(), StoreError> {
        let begun_with = cases::form(&self.transaction, case)?;
        if begun_with == form.id {
            Ok(())
        } else {
            Err(StoreError::OtherForm { case: begun_with, given: form.id.clone() })
        }
    }

    /// Puts `after` in `place` and records it. Nothing is done and `None` returned where it stands there already.
    fn put(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        place: Place,
        after: Option<&str>,
        origin: Option<Origin>,
    ) -> Result<Option<JournalEntry>, StoreError> {
        let before = place.present(&self.transaction, case)?;
        if before.as_deref() == after {
            return Ok(None);
        }
        place.write(&self.transaction, case, after)?;
        if matches!(place, Place::Answer(_)) {
            let answers = answers::of_case(&self.transaction, case)?;
            cases::put_answered(&self.transaction, case, Progress::of(form, &answers).answered)?;
        }
        let item = place.to_string();
        let (kind, before) = (place.kind(), before.as_deref());
        self.record(&Line { case: Some(case), kind, item: Some(&item), before, after, origin }).map(Some)
    }

    /// Makes the change last: when this returns, neither a kill nor a power cut takes it back.
    fn commit(self) -> Result<(), StoreError> {
        for (case, seq) in &self.last {
            cases::put_changed(&self.transaction, *case, *seq, &self.stamp.at.to_rfc3339())?;
        }
        Ok(self.transaction.commit()?)
    }
}

/// The question `item` of the form.
fn asked(form: &FormEdition, item: ItemId) -> Result<&Question, StoreError> {
    let unknown = || nintei_survey::AnswerError::UnknownItem { item, form: form.name.clone() };
    Ok(form.question(item).ok_or_else(unknown)?)
}
