//! Where backups go, when they are made, and which was the last.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup::refuse_own_folder;
use crate::journal::Stamp;
use crate::tables::journal;
use crate::{Backup, BackupRefusal, Store, StoreError, state};

const KEEPING: &str = "keeping";
const LAST_BACKUP: &str = "last_backup";
const RESTORED: &str = "restored";
/// Most backups that are kept beside one another.
const MOST_GENERATIONS: u32 = 999;

/// How this computer's backups are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeepingSettings {
    /// The folder that they go to. `None` until one was chosen.
    #[ts(type = "string | null")]
    pub folder: Option<PathBuf>,
    /// How many are kept.
    pub generations: u32,
    /// Whether one is made when the window is closed, where anything was changed since the last.
    pub on_exit: bool,
    /// Days after which the list of cases says that the last one is old.
    pub remind_after: u32,
}

impl Default for KeepingSettings {
    fn default() -> Self {
        Self { folder: None, generations: 10, on_exit: true, remind_after: 7 }
    }
}

/// The last backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LastBackup {
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<FixedOffset>,
    /// The folder that it is.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Lines of the journal that it holds.
    #[ts(type = "number")]
    pub lines: i64,
}

impl Store {
    /// How backups are made.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn keeping_settings(&self) -> Result<KeepingSettings, StoreError> {
        self.setting(KEEPING)
    }

    /// Sets how backups are made. A folder that is newly chosen has to be there.
    ///
    /// # Errors
    /// [`BackupRefusal`]; nothing is changed on any error.
    pub fn set_keeping_settings(&mut self, settings: &KeepingSettings, stamp: &Stamp) -> Result<(), StoreError> {
        let before = self.keeping_settings()?;
        if before == *settings {
            return Ok(());
        }
        if settings.generations == 0 {
            return Err(BackupRefusal::NoGenerations.into());
        }
        if settings.generations > MOST_GENERATIONS {
            return Err(BackupRefusal::TooManyGenerations { most: MOST_GENERATIONS }.into());
        }
        if settings.remind_after == 0 {
            return Err(BackupRefusal::NoReminder.into());
        }
        if let Some(folder) = settings.folder.as_deref().filter(|folder| before.folder.as_deref() != Some(*folder)) {
            refuse_own_folder(folder, self.folder.path())?;
        }
        self.put_setting(KEEPING, &state::value(settings)?, stamp)
    }

    /// The last backup that was made; `None` where there was none.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn last_backup(&self) -> Result<Option<LastBackup>, StoreError> {
        self.setting(LAST_BACKUP)
    }

    /// Records that `backup` was made.
    ///
    /// # Errors
    /// [`StoreError`] of the database; the backup stays.
    pub fn record_backup(&mut self, backup: &Backup, stamp: &Stamp) -> Result<(), StoreError> {
        let last = LastBackup { at: stamp.at, path: backup.path.clone(), lines: backup.lines };
        self.put_setting(LAST_BACKUP, &state::value(&last)?, stamp)
    }

    /// Whether anything was changed that the last backup does not hold.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn is_changed_since_backup(&self) -> Result<bool, StoreError> {
        // The line that tells of the backup comes after what the backup holds.
        let held = self.last_backup()?.map_or(0, |last| last.lines + 1);
        Ok(journal::last(&self.connection)? > held)
    }

    /// Records that the store is one that was restored from a backup of `made_at`.
    pub(crate) fn record_restoration(
        &mut self,
        made_at: DateTime<FixedOffset>,
        now: DateTime<FixedOffset>,
    ) -> Result<(), StoreError> {
        let stamp = self.signed_in().stamp(now);
        self.put_setting(RESTORED, &state::value(&Restoration { made_at, at: now })?, &stamp)
    }
}

/// What the journal keeps of a restoration.
#[derive(Serialize)]
struct Restoration {
    made_at: DateTime<FixedOffset>,
    at: DateTime<FixedOffset>,
}
