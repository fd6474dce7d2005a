use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use ts_rs::TS;

use crate::JournalCheck;

/// A backup that was made and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The folder that it is.
    pub path: PathBuf,
    /// Bytes of all its files.
    pub bytes: u64,
    /// Lines of the journal that it holds, chained as they were written.
    pub lines: i64,
    /// Whether the chain is sound to its end. Where it is not, the store itself was changed from outside, and no older
    /// backup was removed.
    pub sound: bool,
    /// Older backups that were removed, since enough newer ones are there.
    pub removed: u32,
}

/// A backup in a folder, as far as can be told without opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupFound {
    /// The folder that it is.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// When it was made. `None` where its list of contents cannot be read.
    #[ts(type = "string | null")]
    pub made_at: Option<DateTime<FixedOffset>>,
    /// Bytes of its files.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether its files are there and as long as they must be. Only a restoration looks into them.
    pub whole: bool,
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// When the backup was made.
    pub made_at: DateTime<FixedOffset>,
    /// The folder in which the files lie that were there before. `None` where there were none.
    pub set_aside: Option<PathBuf>,
    /// What the check of its journal found. A backup holds what the store held, also what was changed in it from
    /// outside.
    pub journal: JournalCheck,
}

/// How far a backup or a restoration has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct BackupStep {
    /// What is being done.
    pub phase: BackupPhase,
    /// How much of it is done.
    #[ts(type = "number")]
    pub done: u64,
    /// How much there is to do.
    #[ts(type = "number")]
    pub of: u64,
}

/// What a backup or a restoration is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupPhase {
    /// 写しています: pages of the database, or bytes of the files.
    Copying,
    /// 確かめています: lines of the journal, and cases.
    Checking,
}
