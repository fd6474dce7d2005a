//! The office's own phrases.

use nintei_survey::ItemId;

use super::Change;
use super::typed_text::{PHRASE_CHARACTERS, kept};
use crate::journal::{ChangeKind, Stamp};
use crate::tables::phrases;
use crate::{OwnPhrase, Store, StoreError, state};

impl Store {
    /// Every phrase of the office's own, in the order of the items and in which they were added.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn phrases(&self) -> Result<Vec<OwnPhrase>, StoreError> {
        let mut all = phrases::all(&self.connection)?;
        all.sort_by_key(|phrase| (phrase.item, phrase.id));
        Ok(all)
    }

    /// Adds a phrase and returns its key.
    ///
    /// # Errors
    /// [`StoreError::BlankPhrase`] and [`StoreError::TextTooLong`]; nothing is changed on any error.
    pub fn add_phrase(&mut self, item: ItemId, text: &str, stamp: &Stamp) -> Result<i64, StoreError> {
        let text = wording(text)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let id = phrases::insert(&change.transaction, item, &text)?;
        change.record_phrase(None, Some(&OwnPhrase { id, item, text }))?;
        change.commit()?;
        Ok(id)
    }

    /// Words a phrase anew.
    ///
    /// # Errors
    /// [`StoreError::NoSuchPhrase`] beside those of [`Store::add_phrase`].
    pub fn change_phrase(&mut self, id: i64, text: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let text = wording(text)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = phrases::find(&change.transaction, id)?;
        if before.text == text {
            return Ok(());
        }
        phrases::put_text(&change.transaction, id, &text)?;
        let after = OwnPhrase { text, ..before.clone() };
        change.record_phrase(Some(&before), Some(&after))?;
        change.commit()
    }

    /// Removes a phrase. What was written with it stays.
    ///
    /// # Errors
    /// [`StoreError::NoSuchPhrase`]; nothing is changed on any error.
    pub fn remove_phrase(&mut self, id: i64, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = phrases::find(&change.transaction, id)?;
        phrases::remove(&change.transaction, id)?;
        change.record_phrase(Some(&before), None)?;
        change.commit()
    }
}

impl Change<'_> {
    fn record_phrase(&mut self, before: Option<&OwnPhrase>, after: Option<&OwnPhrase>) -> Result<(), StoreError> {
        let id = before.or(after).map(|phrase| phrase.id.to_string());
        let before = before.map(state::phrase).transpose()?;
        let after = after.map(state::phrase).transpose()?;
        self.record_value(None, ChangeKind::Phrase, id.as_deref(), (before.as_deref(), after.as_deref()))
    }
}

fn wording(text: &str) -> Result<String, StoreError> {
    kept(text, PHRASE_CHARACTERS)?.ok_or(StoreError::BlankPhrase)
}
