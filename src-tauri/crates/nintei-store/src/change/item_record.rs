//! What is written and flagged beside the answer of an item.

use std::collections::BTreeSet;

use nintei_survey::{Circumstance, ExpectedReason, FormEdition, ItemId};

use super::typed_text::{TEXT_CHARACTERS, kept};
use super::{Change, Place, asked};
use crate::journal::{Origin, Stamp};
use crate::{CaseId, Store, StoreError, state};

impl Store {
    /// Writes 特記事項 of `item`; a blank text removes it. Kept as typed, but for line ends, which become `\n`, and
    /// control characters, which are left out. The same text again adds no line to the journal. Of `origin` only
    /// [`Origin::CopiedFrom`] is recorded: undo and redo are known to the journal by their own calls.
    ///
    /// # Errors
    /// [`StoreError::TextTooLong`], or [`StoreError::Answer`] where the form has no such item; nothing is changed on
    /// any error.
    pub fn write_note(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        item: ItemId,
        text: &str,
        origin: Option<Origin>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let text = kept(text, TEXT_CHARACTERS)?;
        let origin = origin.filter(|origin| matches!(origin, Origin::CopiedFrom { .. }));
        self.put_to_item(case, form, Place::Note(item), json(text.as_ref())?, origin, stamp)
    }

    /// Writes the memo of `item`, like [`Store::write_note`].
    ///
    /// # Errors
    /// Those of [`Store::write_note`].
    pub fn write_memo(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        item: ItemId,
        text: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let text = kept(text, TEXT_CHARACTERS)?;
        self.put_to_item(case, form, Place::Memo(item), json(text.as_ref())?, None, stamp)
    }

    /// Flags `item` with exactly `circumstances`.
    ///
    /// # Errors
    /// [`StoreError::CircumstanceNotOffered`] where one does not belong to the kind of item, or
    /// [`StoreError::Answer`] where the form has no such item; nothing is changed on any error.
    pub fn set_circumstances(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        item: ItemId,
        circumstances: &BTreeSet<Circumstance>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let question = asked(form, item)?;
        if let Some(other) = circumstances.iter().find(|circumstance| !circumstance.applies_to(question)) {
            let item_name = question.short_name.clone();
            return Err(StoreError::CircumstanceNotOffered { item, item_name, circumstance: other.name() });
        }
        let flags = state::flags(circumstances)?;
        self.put_to_item(case, form, Place::Circumstances(item), flags, None, stamp)
    }

    /// Notes that the note of `item` expected for `reason` is not to be written, and why. `None` or a blank text
    /// withdraws it.
    ///
    /// # Errors
    /// Those of [`Store::write_note`].
    pub fn dismiss_note(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        item: ItemId,
        reason: ExpectedReason,
        because: Option<&str>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let because = kept(because.unwrap_or_default(), TEXT_CHARACTERS)?;
        self.put_to_item(case, form, Place::Dismissal(item, reason), json(because.as_ref())?, None, stamp)
    }

    fn put_to_item(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        place: Place,
        after: Option<String>,
        origin: Option<Origin>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        change.expect_form(case, form)?;
        asked(form, place.item())?;
        if change.put(case, form, place, after.as_deref(), origin)?.is_some() {
            change.commit()?;
        }
        Ok(())
    }
}

fn json(text: Option<&String>) -> Result<Option<String>, StoreError> {
    text.map(state::value).transpose()
}
