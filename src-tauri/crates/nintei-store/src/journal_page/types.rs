use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CaseId, ChangeKind};

/// Which lines of the journal are shown. Empty for all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct JournalFilter {
    /// Only by whom, as [`crate::Store::journal_people`] names them.
    pub by: Option<String>,
    /// Only about the case of this 整理番号.
    pub case: Option<u32>,
    /// Only from this day on, by the clock of whoever changed something.
    pub from: Option<NaiveDate>,
    /// Only until the end of this day.
    pub to: Option<NaiveDate>,
    /// Only of these kinds; empty for every kind.
    pub kinds: Vec<ChangeKind>,
}

/// A part of the journal, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalPage {
    /// The lines.
    pub rows: Vec<JournalRow>,
    /// What the next page is asked for with. `None` where there are no more.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
}

/// A line of the journal as it is shown: who did what when. It tells what was changed, never the text itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalRow {
    /// Running number over all cases, from 1.
    #[ts(type = "number")]
    pub seq: i64,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// Who.
    pub by: String,
    /// Which case. `None` for what belongs to the office.
    #[ts(type = "number | null")]
    pub case: Option<CaseId>,
    /// Its 整理番号.
    pub number: Option<u32>,
    /// What kind of change.
    pub kind: ChangeKind,
    /// 「回答（1-3）を変更」.
    pub words: String,
}
