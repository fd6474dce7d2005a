use chrono::{DateTime, FixedOffset};
use nintei_store::{Backup, BackupFound, KeepingSettings, LastBackup, Restored, UserNumber};
use serde::Serialize;
use ts_rs::TS;

use crate::views::JournalCheckView;

/// How the backups of this computer stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeepingState {
    /// Where they go and when they are made.
    pub settings: KeepingSettings,
    /// The last one; `None` where there was none.
    pub last: Option<LastBackup>,
    /// Whole days since then.
    pub days: Option<u32>,
    /// Whether anything was changed that it does not hold.
    pub changed: bool,
    /// Whether it is time for one.
    pub due: BackupDue,
}

/// Whether it is time for a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupDue {
    /// Nothing was changed since the last one, or it is new enough.
    No,
    /// There was none yet.
    Never,
    /// The last one is older than the office wants.
    Old,
}

impl KeepingState {
    /// As it stands at `now`.
    pub fn of(settings: KeepingSettings, last: Option<LastBackup>, changed: bool, now: DateTime<FixedOffset>) -> Self {
        // A clock that was set back counts as no day.
        let days = last.as_ref().map(|last| u32::try_from((now - last.at).num_days()).unwrap_or_default());
        let due = match days {
            _ if !changed => BackupDue::No,
            None => BackupDue::Never,
            Some(days) if days >= settings.remind_after => BackupDue::Old,
            Some(_) => BackupDue::No,
        };
        Self { settings, last, days, changed, due }
    }
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupView {
    /// The folder that it is.
    pub path: String,
    /// Bytes of all its files.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Lines of the journal that it holds, chained as they were written.
    #[ts(type = "number")]
    pub lines: i64,
    /// Whether the chain is sound to its end. Where it is not, no older backup was removed.
    pub sound: bool,
    /// Older backups that were removed.
    pub removed: u32,
}

impl From<Backup> for BackupView {
    fn from(Backup { path, bytes, lines, sound, removed }: Backup) -> Self {
        Self { path: path.display().to_string(), bytes, lines, sound, removed }
    }
}

/// A backup that can be restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupChoice {
    /// What can be told of it without opening it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub found: BackupFound,
    /// 利用者番号 of those whose passphrase opens it.
    pub numbers: Vec<UserNumber>,
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestoredView {
    /// When the backup was made, RFC 3339.
    pub made_at: String,
    /// The folder in which the files lie that were there before. `None` where there were none.
    pub set_aside: Option<String>,
    /// What the check of its journal found.
    pub journal: JournalCheckView,
}

impl RestoredView {
    /// What is shown of `restored`.
    pub fn of(restored: Restored) -> Self {
        Self {
            made_at: restored.made_at.to_rfc3339(),
            set_aside: restored.set_aside.map(|folder| folder.display().to_string()),
            journal: JournalCheckView::of(&restored.journal, |_| None, None),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use super::*;

    fn at(day: u32) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(&format!("2026-11-{day:02}T17:30:00+09:00")).unwrap()
    }

    #[test]
    fn it_is_time_for_a_backup_where_what_was_changed_is_in_none_for_too_long() {
        let last = |day| Some(LastBackup { at: at(day), path: "/backup".into(), lines: 3 });
        let due = |last, changed| KeepingState::of(KeepingSettings::default(), last, changed, at(22)).due;
        assert_eq!(due(None, true), BackupDue::Never);
        assert_eq!(due(None, false), BackupDue::No);
        assert_eq!(due(last(15), true), BackupDue::Old);
        assert_eq!(due(last(16), true), BackupDue::No);
        assert_eq!(due(last(1), false), BackupDue::No);
        assert_eq!(due(last(30), true), BackupDue::No, "a clock that was set back");
    }
}
