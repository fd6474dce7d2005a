use std::collections::BTreeMap;

use nintei_exchange::{ColumnsBy, MarkCoding, RowError};
use nintei_judgment::{Findings, TreeId};
use nintei_store::{CaseId, KeptImport, OfficialRecordId};
use nintei_survey::{CareLevel, ItemId, Stability};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is on file of official results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfficialOverview {
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
    /// The imports that changed something, newest first.
    pub imports: Vec<ImportView>,
}

/// An import that changed something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "OfficialImport")]
pub struct ImportView {
    /// When it began, RFC 3339 with offset.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Rows looked at.
    #[ts(type = "number")]
    pub rows: u64,
    /// Results that were not on file.
    #[ts(type = "number")]
    pub new: u64,
    /// Results that were on file with the same contents.
    #[ts(type = "number")]
    pub same: u64,
    /// Results that were on file with other contents, and have the file's now.
    #[ts(type = "number")]
    pub changed: u64,
    /// Rows that did not come in.
    #[ts(type = "number")]
    pub refused: u64,
    /// Whether it reached the end of the file. One that did not is made good by importing the file again.
    pub finished: bool,
}

impl From<KeptImport> for ImportView {
    fn from(kept: KeptImport) -> Self {
        let counts = kept.counts;
        Self {
            at: kept.at,
            by: kept.by,
            rows: counts.rows(),
            new: counts.new,
            same: counts.same,
            changed: counts.changed,
            refused: counts.refused,
            finished: kept.finished,
        }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ImportProgress {
    /// Rows looked at so far.
    #[ts(type = "number")]
    pub rows: u64,
    /// Rows of the file.
    #[ts(type = "number")]
    pub of: u64,
    /// Rows that did not come in.
    #[ts(type = "number")]
    pub refused: u64,
    /// Whether it has ended.
    pub done: bool,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportReport {
    /// How bytes stand for letters.
    pub encoding: &'static str,
    /// How it is known which column is which.
    pub columns_by: ColumnsBy,
    /// Names of the columns that are read where they are, and are not there.
    pub missing_columns: Vec<String>,
    /// How 麻痺, 拘縮 and 特別な医療 are written.
    pub marks: MarkCoding,
    /// What was assumed, each in a sentence.
    pub notes: Vec<String>,
    /// Rows of the file.
    #[ts(type = "number")]
    pub rows: u64,
    /// Results that were not on file.
    #[ts(type = "number")]
    pub new: u64,
    /// Results that were on file with the same contents.
    #[ts(type = "number")]
    pub same: u64,
    /// Results that were on file with other contents, and have the file's now.
    #[ts(type = "number")]
    pub changed: u64,
    /// The first rows that did not come in.
    pub refused: Vec<RefusedRow>,
    /// How many did not.
    #[ts(type = "number")]
    pub refused_count: u64,
    /// Whether it was stopped before the end of the file. What came in so far stays.
    pub stopped: bool,
}

/// A row that did not come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedRow {
    /// The row as a spreadsheet counts it, from 1.
    #[ts(type = "number")]
    pub row: u64,
    /// The column's name. Empty where the row as a whole is meant.
    pub column: String,
    /// Stable code of the cause.
    pub code: String,
    /// Row, column and cause.
    pub sentence: String,
}

impl From<&RowError> for RefusedRow {
    fn from(error: &RowError) -> Self {
        Self {
            row: error.row,
            column: error.column.clone(),
            code: error.code().to_owned(),
            sentence: error.to_string(),
        }
    }
}

/// How far comparing every official result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FindingsProgress {
    /// Results compared so far.
    #[ts(type = "number")]
    pub done: u64,
    /// Results on file.
    #[ts(type = "number")]
    pub of: u64,
}

/// What comparing every official result on file has found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OfficialFindings {
    /// Where the differences come from, and what the results say of unknown values.
    #[serde(flatten)]
    pub findings: Findings,
    /// The case of an example by the key of its record, where it is in this file.
    #[ts(type = "Partial<Record<number, number>>")]
    pub cases: BTreeMap<OfficialRecordId, CaseId>,
}

/// An official result as a person types it; numbers are text until read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficialResultEntry {
    /// 判定日.
    pub judged_on: String,
    /// 一次判定結果.
    pub level: Option<CareLevel>,
    /// The result after 認知症加算.
    pub level_with_addition: Option<CareLevel>,
    /// 要介護認定等基準時間, minutes.
    pub total: String,
    /// Minutes by tree as the official sheet prints them: 医療関連行為 with 特別な医療.
    #[ts(type = "Partial<Record<import(\"./TreeId\").TreeId, string>>")]
    pub minutes: BTreeMap<TreeId, String>,
    /// 認知症加算, minutes.
    pub dementia_addition: String,
    /// 中間評価項目得点 by group, points.
    #[ts(type = "Record<string, string>")]
    pub scores: BTreeMap<u8, String>,
    /// 状態の安定性.
    pub stability: Option<Stability>,
    /// 認知症自立度Ⅱ以上の蓋然性, percent.
    pub likelihood_percent: String,
}

/// What a case is laid beside.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum OtherSide {
    /// Its last survey.
    Last,
    /// Another case.
    Case {
        /// Which.
        #[ts(type = "number")]
        id: CaseId,
    },
    /// The same survey with some answers given otherwise.
    Variant {
        /// The options of those items; none for なし.
        #[ts(type = "Record<string, number[]>")]
        answers: BTreeMap<ItemId, Vec<u8>>,
    },
}
