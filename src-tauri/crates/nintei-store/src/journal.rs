use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use ts_rs::TS;

use crate::CaseId;

/// Who changes something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who, as the program was told.
    pub by: String,
}

/// One line of the journal: a change that was made. Lines are never changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalEntry {
    /// Running number over all cases, from 1.
    #[ts(type = "number")]
    pub seq: i64,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// Who.
    pub by: String,
    /// Which case.
    #[ts(type = "number")]
    pub case: CaseId,
    /// What kind of change.
    pub kind: ChangeKind,
    /// What was changed: an item of the form, a field of the application or the opinion, a tree. `None` where the
    /// kind says it.
    pub item: Option<String>,
    /// The value before, as JSON. `None` where there was none.
    pub before: Option<String>,
    /// The value after, as JSON. `None` where there is none any more.
    pub after: Option<String>,
}

/// What a line of the journal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The case was begun.
    Created,
    /// A field of 申請.
    Application,
    /// Where the case stands.
    Status,
    /// The answer to an item, as the list of chosen options.
    Answer,
    /// A field of what settles 要支援2／要介護1.
    Opinion,
    /// 手でたどった値 of a tree.
    Traced,
}

impl ChangeKind {
    const ALL: [Self; 6] = [Self::Created, Self::Application, Self::Status, Self::Answer, Self::Opinion, Self::Traced];

    /// The word in the file.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Application => "application",
            Self::Status => "status",
            Self::Answer => "answer",
            Self::Opinion => "opinion",
            Self::Traced => "traced",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What a check of the journal found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalCheck {
    /// Lines that are chained as they were written, from the first.
    #[ts(type = "number")]
    pub sound: i64,
    /// The number of the first line that was changed, removed or put in from outside.
    #[ts(type = "number | null")]
    pub first_broken: Option<i64>,
    /// Cases whose present state is not what their lines say.
    #[ts(type = "Array<number>")]
    pub differing_cases: Vec<CaseId>,
}

impl JournalCheck {
    /// Whether nothing was changed from outside.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.first_broken.is_none() && self.differing_cases.is_empty()
    }
}
