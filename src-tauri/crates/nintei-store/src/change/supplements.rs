//! Local supplements of the rule tables. What one says is not looked into here: it is kept as the text of its file.

use super::Change;
use super::typed_text::{TEXT_CHARACTERS, kept};
use crate::journal::{ChangeKind, Stamp};
use crate::supplement::{KeptSupplement, SupplementId, SupplementState};
use crate::tables::supplements;
use crate::{Store, StoreError, state};

/// Characters of a supplement's file: all eight trees several times over.
const FILE_CHARACTERS: usize = 1_000_000;

impl Store {
    /// Every supplement, drafts and withdrawn ones too, in the order in which they were begun.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn supplements(&self) -> Result<Vec<KeptSupplement>, StoreError> {
        supplements::all(&self.connection)
    }

    /// The supplement of the key `id`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchSupplement`].
    pub fn supplement(&self, id: SupplementId) -> Result<KeptSupplement, StoreError> {
        supplements::find(&self.connection, id)
    }

    /// Saves the text of a draft, of a new one where `id` is `None`, and returns its key.
    ///
    /// # Errors
    /// [`StoreError::BlankSupplement`], [`StoreError::TextTooLong`], [`StoreError::NoSuchSupplement`] and
    /// [`StoreError::SupplementNotDraft`]; nothing is changed on any error.
    pub fn save_supplement_draft(
        &mut self,
        id: Option<SupplementId>,
        text: &str,
        stamp: &Stamp,
    ) -> Result<SupplementId, StoreError> {
        let characters = text.chars().count();
        if characters > FILE_CHARACTERS {
            return Err(StoreError::TextTooLong { characters, most: FILE_CHARACTERS });
        }
        if text.trim().is_empty() {
            return Err(StoreError::BlankSupplement);
        }
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = id.map(|id| supplements::find(&change.transaction, id)).transpose()?;
        if let Some(before) = &before {
            expect(before, SupplementState::Draft)?;
            if before.text == text {
                return Ok(before.id);
            }
        }
        let id = before.as_ref().map_or_else(|| supplements::insert(&change.transaction), |before| Ok(before.id))?;
        let after = KeptSupplement {
            id,
            text: text.to_owned(),
            state: SupplementState::Draft,
            saved_at: stamp.at.to_rfc3339(),
            saved_by: stamp.by.clone(),
            adopted_at: None,
            adopted_by: None,
            withdrawn_at: None,
            withdrawn_by: None,
            withdrawn_why: String::new(),
        };
        change.put_supplement(before.as_ref(), &after)?;
        change.commit()?;
        Ok(id)
    }

    /// Adopts a draft. From now on it is never changed.
    ///
    /// # Errors
    /// [`StoreError::NoSuchSupplement`] and [`StoreError::SupplementNotDraft`]; nothing is changed on any error.
    pub fn adopt_supplement(&mut self, id: SupplementId, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = supplements::find(&change.transaction, id)?;
        expect(&before, SupplementState::Draft)?;
        let after = KeptSupplement {
            state: SupplementState::Adopted,
            adopted_at: Some(stamp.at.to_rfc3339()),
            adopted_by: Some(stamp.by.clone()),
            ..before.clone()
        };
        change.put_supplement(Some(&before), &after)?;
        change.commit()
    }

    /// Withdraws an adopted supplement. It stays for the judgments that were made with it.
    ///
    /// # Errors
    /// [`StoreError::WithdrawalWithoutReason`], [`StoreError::TextTooLong`], [`StoreError::NoSuchSupplement`] and
    /// [`StoreError::SupplementNotAdopted`]; nothing is changed on any error.
    pub fn withdraw_supplement(&mut self, id: SupplementId, why: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let why = kept(why, TEXT_CHARACTERS)?.ok_or(StoreError::WithdrawalWithoutReason)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = supplements::find(&change.transaction, id)?;
        expect(&before, SupplementState::Adopted)?;
        let after = KeptSupplement {
            state: SupplementState::Withdrawn,
            withdrawn_at: Some(stamp.at.to_rfc3339()),
            withdrawn_by: Some(stamp.by.clone()),
            withdrawn_why: why,
            ..before.clone()
        };
        change.put_supplement(Some(&before), &after)?;
        change.commit()
    }

    /// Discards a draft. Its text stays in the journal alone.
    ///
    /// # Errors
    /// [`StoreError::NoSuchSupplement`] and [`StoreError::SupplementNotDraft`]; nothing is changed on any error.
    pub fn discard_supplement_draft(&mut self, id: SupplementId, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = supplements::find(&change.transaction, id)?;
        expect(&before, SupplementState::Draft)?;
        supplements::remove(&change.transaction, id)?;
        change.record_supplement(id, Some(&before), None)?;
        change.commit()
    }
}

impl Change<'_> {
    fn put_supplement(&mut self, before: Option<&KeptSupplement>, after: &KeptSupplement) -> Result<(), StoreError> {
        supplements::put(&self.transaction, after)?;
        self.record_supplement(after.id, before, Some(after))
    }

    fn record_supplement(
        &mut self,
        id: SupplementId,
        before: Option<&KeptSupplement>,
        after: Option<&KeptSupplement>,
    ) -> Result<(), StoreError> {
        let before = before.map(state::supplement).transpose()?;
        let after = after.map(state::supplement).transpose()?;
        self.record_value(None, ChangeKind::Supplement, Some(&id.to_string()), (before.as_deref(), after.as_deref()))
    }
}

fn expect(kept: &KeptSupplement, expected: SupplementState) -> Result<(), StoreError> {
    match expected {
        _ if kept.state == expected => Ok(()),
        SupplementState::Draft => Err(StoreError::SupplementNotDraft { id: kept.id, state: kept.state.name() }),
        _ => Err(StoreError::SupplementNotAdopted { id: kept.id, state: kept.state.name() }),
    }
}
