//! The board's copies of texts.

use std::collections::BTreeMap;

use nintei_board::{MaskedText, TextKey};

use crate::change::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::board::masked_texts;
use crate::tables::cases;
use crate::{CaseId, Store, StoreError, state};

impl Store {
    /// The board's copies of the texts of `case`. Texts that nobody masked or checked are not there.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn masked_texts(&self, case: CaseId) -> Result<BTreeMap<TextKey, MaskedText>, StoreError> {
        let texts = masked_texts::of_case(&self.connection, case)?.into_iter();
        let read = |(key, masked): (TextKey, String)| {
            let masked = serde_json::from_str(&masked).map_err(|_| StoreError::unreadable_row("masked_texts"))?;
            Ok((key, masked))
        };
        texts.map(read).collect()
    }

    /// Keeps the board's copy of a text, or takes it away with `None`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`]; nothing is changed then.
    pub fn put_masked_text(
        &mut self,
        case: CaseId,
        key: TextKey,
        masked: Option<&MaskedText>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        cases::form(&change.transaction, case)?;
        let before = masked_texts::of_text(&change.transaction, case, key)?;
        let after = masked.map(state::value).transpose()?;
        if before == after {
            return Ok(());
        }
        masked_texts::put(&change.transaction, case, key, after.as_deref())?;
        let values = (before.as_deref(), after.as_deref());
        change.record_value(Some(case), ChangeKind::MaskedText, Some(&key.to_string()), values)?;
        change.commit()
    }
}
