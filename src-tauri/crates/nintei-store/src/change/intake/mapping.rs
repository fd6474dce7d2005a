//! Which column of a file holds which field, kept per layout.

use nintei_exchange::applications::Mapping;

use crate::journal::Stamp;
use crate::{Store, StoreError, state};

/// The setting of a layout.
fn key(layout: &str) -> String {
    format!("intake/{layout}")
}

impl Store {
    /// The mapping that was kept for files of this layout.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn kept_mapping(&self, layout: &str) -> Result<Option<Mapping>, StoreError> {
        self.setting(&key(layout))
    }

    /// Keeps the mapping for files of this layout.
    ///
    /// # Errors
    /// [`StoreError`] of the database; nothing is changed then.
    pub fn keep_mapping(&mut self, layout: &str, mapping: &Mapping, stamp: &Stamp) -> Result<(), StoreError> {
        if self.kept_mapping(layout)?.as_ref() == Some(mapping) {
            return Ok(());
        }
        self.put_setting(&key(layout), &state::value(mapping)?, stamp)
    }
}
