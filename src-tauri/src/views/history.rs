use nintei_store::{ChangeKind, Origin};
use nintei_survey::ItemId;
use serde::Serialize;
use ts_rs::TS;

use super::CaseView;

/// One earlier change of an item, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryLine {
    /// Number of the journal's line.
    #[ts(type = "number")]
    pub seq: i64,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// Who.
    pub by: String,
    /// What kind of change.
    pub kind: ChangeKind,
    /// The value before, in words. `None` where there was none.
    pub before: Option<String>,
    /// The value after, in words. `None` where there is none any more.
    pub after: Option<String>,
    /// How it came about, where nobody typed it.
    pub origin: Option<Origin>,
}

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Undone<'r> {
    /// The item that was changed, to be shown.
    #[ts(type = "string | null")]
    pub item: Option<ItemId>,
    /// What kind of value.
    pub kind: ChangeKind,
    /// What was done, a sentence.
    pub sentence: String,
    /// The case as it stands now.
    pub case: CaseView<'r>,
}
