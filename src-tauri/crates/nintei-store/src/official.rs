use std::collections::BTreeSet;

use chrono::NaiveDate;
use nintei_judgment::{OfficialCase, OfficialResult};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::CaseId;

/// Key of an official result in the store, whether imported or typed in. Never given again.
pub type OfficialRecordId = i64;

/// Where an official result comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OfficialOrigin {
    /// Typed in for the case.
    Typed,
    /// From a file.
    Imported,
}

/// The official result of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialOfCase {
    /// Its key.
    pub id: OfficialRecordId,
    /// Where it comes from. What was typed in goes before what was imported.
    pub origin: OfficialOrigin,
    /// The result.
    pub result: OfficialResult,
    /// The imported record of the same application that what was typed in goes before.
    pub imported_beside: Option<OfficialRecordId>,
}

/// An official result with what it is about, found by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptOfficialRecord {
    /// Typed in for a case.
    Typed {
        /// The case.
        case: CaseId,
        /// The case's answers and opinion as they stand, with the result.
        official: OfficialCase,
    },
    /// From a file.
    Imported {
        /// 保険者番号.
        insurer_no: String,
        /// 被保険者番号.
        insured_no: String,
        /// 申請日.
        applied_on: NaiveDate,
        /// 枝番.
        branch: u8,
        /// 調査日.
        surveyed_on: Option<NaiveDate>,
        /// The import that brought it.
        import: i64,
        /// The file's answers, opinion and result.
        official: OfficialCase,
    },
}

/// A file to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSource {
    /// SHA-256 of the file, in hexadecimal: by it the file of an import can be told later.
    pub digest: String,
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportCounts {
    /// Records that were not there.
    #[ts(type = "number")]
    pub new: u64,
    /// Records that were there with the same contents.
    #[ts(type = "number")]
    pub same: u64,
    /// Records that were there with other contents, and have the file's now.
    #[ts(type = "number")]
    pub changed: u64,
    /// Rows that could not be read or contradict an earlier row of the same file.
    #[ts(type = "number")]
    pub refused: u64,
}

impl ImportCounts {
    /// Rows looked at.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.new + self.same + self.changed + self.refused
    }
}

/// An import that changed something, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptImport {
    /// Key.
    pub id: i64,
    /// When it began, RFC 3339 with offset.
    pub at: String,
    /// Who.
    pub by: String,
    /// What it did.
    pub counts: ImportCounts,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// Whether it reached the end of the file. One that was stopped is made good by importing the file again.
    pub finished: bool,
}

/// An import going on, batch by batch; between two batches the store serves others.
#[derive(Debug, Clone)]
pub struct OfficialImport {
    pub(crate) source: ImportSource,
    /// Its key, once it has changed something.
    pub(crate) id: Option<i64>,
    pub(crate) counts: ImportCounts,
    pub(crate) seen: SeenRecords,
}

impl OfficialImport {
    /// Rows of a batch, each batch one transaction.
    pub const BATCH: usize = 1000;

    /// An import that has not begun.
    #[must_use]
    pub fn of(source: ImportSource) -> Self {
        Self { source, id: None, counts: ImportCounts::default(), seen: SeenRecords::default() }
    }

    /// What it did so far.
    #[must_use]
    pub const fn counts(&self) -> ImportCounts {
        self.counts
    }
}

/// The records that an import has met: one bit each.
#[derive(Debug, Clone, Default)]
pub(crate) struct SeenRecords(Vec<u64>);

impl SeenRecords {
    /// Notes that `id` was met, and says whether it had been before.
    pub(crate) fn meet(&mut self, id: OfficialRecordId) -> bool {
        let Ok(place) = usize::try_from(id) else { return false };
        let (word, bit) = (place / 64, 1 << (place % 64));
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        let met = self.0[word] & bit != 0;
        self.0[word] |= bit;
        met
    }
}

/// A walk through every official result, batch by batch; between two batches the store serves others.
#[derive(Debug, Clone)]
pub struct OfficialWalk {
    pub(crate) after: OfficialRecordId,
    /// Imported records that stand behind what was typed in for the same application: nothing is counted twice.
    pub(crate) left_out: BTreeSet<OfficialRecordId>,
}
