//! Kept exercises and record sheets.

use nintei_training::{Exercise, RecordSheet};
use serde::{Deserialize, Serialize};

use crate::change::Change;
use crate::change::typed_text::kept;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::training::documents::Documents;
use crate::{ExerciseId, KeptExercise, KeptRecordSheet, RecordSheetId, Store, StoreError, TrainingRefusal, state};

/// Characters of a title.
const TITLE_CHARACTERS: usize = 100;

/// An exercise as it lies in the file and in the journal.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseDetails {
    title: String,
    kept_at: String,
    kept_by: String,
    exercise: Exercise,
}

/// A record sheet as it lies in the file and in the journal.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordSheetDetails {
    sheet: RecordSheet,
    saved_at: String,
    saved_by: String,
}

impl Documents {
    /// What the journal calls one.
    pub(crate) const fn kind(self) -> ChangeKind {
        match self {
            Self::Exercises => ChangeKind::Exercise,
            Self::RecordSheets => ChangeKind::RecordSheet,
        }
    }
}

impl Store {
    /// Every kept exercise, in the order in which they were kept.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn kept_exercises(&self) -> Result<Vec<KeptExercise>, StoreError> {
        let all = Documents::Exercises.all(&self.connection)?;
        all.iter().map(|(id, details)| kept_exercise(*id, details)).collect()
    }

    /// The exercise of the key `id`.
    ///
    /// # Errors
    /// [`TrainingRefusal::NoSuchExercise`].
    pub fn kept_exercise(&self, id: ExerciseId) -> Result<KeptExercise, StoreError> {
        kept_exercise(id, &Documents::Exercises.find(&self.connection, id)?)
    }

    /// Keeps an exercise and returns its key. Neither the row nor the journal says which case it comes from.
    ///
    /// # Errors
    /// [`TrainingRefusal::ExerciseWithoutTitle`] and [`StoreError::TextTooLong`]; nothing is changed on any error.
    pub fn keep_exercise(&mut self, title: &str, exercise: &Exercise, stamp: &Stamp) -> Result<ExerciseId, StoreError> {
        let (kept_at, kept_by) = (stamp.at.to_rfc3339(), stamp.by.clone());
        let details = ExerciseDetails { title: titled(title)?, kept_at, kept_by, exercise: exercise.clone() };
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let id = change.put_document(Documents::Exercises, None, &state::value(&details)?)?;
        change.commit()?;
        Ok(id)
    }

    /// Gives a kept exercise another title.
    ///
    /// # Errors
    /// [`TrainingRefusal::NoSuchExercise`] beside those of [`Store::keep_exercise`].
    pub fn rename_exercise(&mut self, id: ExerciseId, title: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let title = titled(title)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = Documents::Exercises.find(&change.transaction, id)?;
        let details = ExerciseDetails { title, ..Documents::Exercises.read(&before)? };
        let after = state::value(&details)?;
        if before != after {
            change.put_document(Documents::Exercises, Some((id, &before)), &after)?;
        }
        change.commit()
    }

    /// Removes a kept exercise. What learners did with it stays.
    ///
    /// # Errors
    /// [`TrainingRefusal::NoSuchExercise`]; nothing is changed then.
    pub fn remove_exercise(&mut self, id: ExerciseId, stamp: &Stamp) -> Result<(), StoreError> {
        self.remove_document(Documents::Exercises, id, stamp)
    }

    /// Every record sheet, in the order in which they were begun.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn record_sheets(&self) -> Result<Vec<KeptRecordSheet>, StoreError> {
        let all = Documents::RecordSheets.all(&self.connection)?.into_iter();
        let read = all.map(|(id, details)| {
            let RecordSheetDetails { sheet, saved_at: at, saved_by: by } = Documents::RecordSheets.read(&details)?;
            Ok(KeptRecordSheet { id, sheet, at, by })
        });
        read.collect()
    }

    /// Saves a record sheet, a new one where `id` is `None`, and returns its key. Nothing is written where it stands
    /// like that already.
    ///
    /// # Errors
    /// [`TrainingRefusal::RecordSheet`] and [`TrainingRefusal::NoSuchRecordSheet`]; nothing is changed on any error.
    pub fn save_record_sheet(
        &mut self,
        id: Option<RecordSheetId>,
        sheet: &RecordSheet,
        stamp: &Stamp,
    ) -> Result<RecordSheetId, StoreError> {
        sheet.check().map_err(TrainingRefusal::from)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = match id {
            Some(id) => Some((id, Documents::RecordSheets.find(&change.transaction, id)?)),
            None => None,
        };
        if let Some((id, before)) = &before
            && Documents::RecordSheets.read::<RecordSheetDetails>(before)?.sheet == *sheet
        {
            return Ok(*id);
        }
        let (saved_at, saved_by) = (stamp.at.to_rfc3339(), stamp.by.clone());
        let after = state::value(&RecordSheetDetails { sheet: sheet.clone(), saved_at, saved_by })?;
        let before = before.as_ref().map(|(id, before)| (*id, before.as_str()));
        let id = change.put_document(Documents::RecordSheets, before, &after)?;
        change.commit()?;
        Ok(id)
    }

    /// Removes a record sheet. What was written stays in the journal alone.
    ///
    /// # Errors
    /// [`TrainingRefusal::NoSuchRecordSheet`]; nothing is changed then.
    pub fn remove_record_sheet(&mut self, id: RecordSheetId, stamp: &Stamp) -> Result<(), StoreError> {
        self.remove_document(Documents::RecordSheets, id, stamp)
    }

    fn remove_document(&mut self, documents: Documents, id: i64, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = documents.find(&change.transaction, id)?;
        documents.remove(&change.transaction, id)?;
        change.record_value(None, documents.kind(), Some(&id.to_string()), (Some(&before), None))?;
        change.commit()
    }
}

impl Change<'_> {
    /// Writes a document, a new one where there was none before, and returns its key.
    fn put_document(
        &mut self,
        documents: Documents,
        before: Option<(i64, &str)>,
        after: &str,
    ) -> Result<i64, StoreError> {
        let id = match before {
            Some((id, _)) => {
                documents.put(&self.transaction, id, after)?;
                id
            }
            None => documents.insert(&self.transaction, after)?,
        };
        let before = before.map(|(_, before)| before);
        self.record_value(None, documents.kind(), Some(&id.to_string()), (before, Some(after)))?;
        Ok(id)
    }
}

fn kept_exercise(id: ExerciseId, details: &str) -> Result<KeptExercise, StoreError> {
    let ExerciseDetails { title, kept_at: at, kept_by: by, exercise } = Documents::Exercises.read(details)?;
    Ok(KeptExercise { id, title, at, by, exercise })
}

fn titled(title: &str) -> Result<String, StoreError> {
    kept(title.trim(), TITLE_CHARACTERS)?.ok_or_else(|| TrainingRefusal::ExerciseWithoutTitle.into())
}
