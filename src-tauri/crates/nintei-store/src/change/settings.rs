//! Settings of the office.

use nintei_board::BoardSettings;
use nintei_survey::NoteLimits;
use serde::de::DeserializeOwned;

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::settings;
use crate::{Store, StoreError, state};

const NOTE_LIMITS: &str = "note_limits";
const BOARD: &str = "board";
const LOCK_AFTER: &str = "lock_after";
/// Minutes without a person after which the file locks, as offered.
const LOCKS_AFTER: [u32; 5] = [1, 5, 10, 15, 30];

impl Store {
    /// What the insurer allows for 特記事項; no limits where none were set.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn note_limits(&self) -> Result<NoteLimits, StoreError> {
        self.setting(NOTE_LIMITS)
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

    /// What the insurer sets about the board; the law and the rules alone where nothing was set.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn board_settings(&self) -> Result<BoardSettings, StoreError> {
        self.setting(BOARD)
    }

    /// Sets what the insurer sets about the board. Whether the rules allow it is for their own crate to say.
    ///
    /// # Errors
    /// [`StoreError`] of the database; nothing is changed then.
    pub fn set_board_settings(&mut self, settings: &BoardSettings, stamp: &Stamp) -> Result<(), StoreError> {
        if self.board_settings()? == *settings {
            return Ok(());
        }
        self.put_setting(BOARD, &state::value(settings)?, stamp)
    }

    /// Minutes without a person after which the program locks the store; 10 where nothing was set.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn lock_after(&self) -> Result<u32, StoreError> {
        Ok(self.setting::<Option<u32>>(LOCK_AFTER)?.unwrap_or(10))
    }

    /// Sets after how many minutes without a person the program locks the store.
    ///
    /// # Errors
    /// [`StoreError::LockAfterNotOffered`]; nothing is changed on any error.
    pub fn set_lock_after(&mut self, minutes: u32, stamp: &Stamp) -> Result<(), StoreError> {
        if !LOCKS_AFTER.contains(&minutes) {
            return Err(StoreError::LockAfterNotOffered(minutes));
        }
        if self.lock_after()? == minutes {
            return Ok(());
        }
        self.put_setting(LOCK_AFTER, &state::value(&minutes)?, stamp)
    }

    pub(super) fn setting<T: DeserializeOwned + Default>(&self, key: &str) -> Result<T, StoreError> {
        let unreadable = |_| StoreError::unreadable_row("settings");
        let value = settings::get(&self.connection, key)?;
        value.map_or_else(|| Ok(T::default()), |value| serde_json::from_str(&value).map_err(unreadable))
    }

    pub(super) fn put_setting(&mut self, key: &str, value: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = settings::get(&change.transaction, key)?;
        settings::put(&change.transaction, key, value)?;
        change.record_value(None, ChangeKind::Setting, Some(key), (before.as_deref(), Some(value)))?;
        change.commit()
    }
}
