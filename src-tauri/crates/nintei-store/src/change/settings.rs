//! Settings of the office.

use nintei_survey::NoteLimits;

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::journal::Line;
use crate::tables::settings;
use crate::{Store, StoreError, state};

const NOTE_LIMITS: &str = "note_limits";

impl Store {
    /// What the insurer allows for 特記事項; no limits where none were set.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn note_limits(&self) -> Result<NoteLimits, StoreError> {
        let unreadable = |_| StoreError::unreadable_row("settings");
        let value = settings::get(&self.connection, NOTE_LIMITS)?;
        value.map_or_else(|| Ok(NoteLimits::default()), |value| serde_json::from_str(&value).map_err(unreadable))
    }

    /// Sets what the insurer allows for 特記事項.
    ///
    /// # Errors
    /// [`StoreError::ZeroLimit`]; nothing is changed on any error.
    pub fn set_note_limits(&mut self, limits: &NoteLimits, stamp: &Stamp) -> Result<(), StoreError> {
        let NoteLimits { note_characters, all_characters, all_lines } = limits;
        let numbers =
            [*note_characters, *all_characters, all_lines.map(|all| all.lines), all_lines.map(|all| all.width)];
        if numbers.contains(&Some(0)) {
            return Err(StoreError::ZeroLimit);
        }
        if self.note_limits()? == *limits {
            return Ok(());
        }
        self.put_setting(NOTE_LIMITS, &state::value(limits)?, stamp)
    }

    fn put_setting(&mut self, key: &str, value: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = settings::get(&change.transaction, key)?;
        settings::put(&change.transaction, key, value)?;
        change.record(&Line {
            case: None,
            kind: ChangeKind::Setting,
            item: Some(key),
            before: before.as_deref(),
            after: Some(value),
            origin: None,
        })?;
        change.commit()
    }
}
