use nintei_judgment::{Interval, JudgmentInput, Outcome};
use nintei_survey::CareLevels;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::SupplementId;

/// A judgment to be put on record: what it was made from, with which rules, and what came out.
#[derive(Debug, Clone, Copy)]
pub struct JudgmentRecord<'a> {
    /// On which occasion.
    pub occasion: JudgmentOccasion,
    /// Edition of the form.
    pub form: &'a str,
    /// Keys of the supplements that were adopted then, in order of adoption.
    pub supplements: &'a [SupplementId],
    /// What it was made from.
    pub input: &'a JudgmentInput,
    /// What came out, with the edition of the rules.
    pub outcome: &'a Outcome<'a>,
}

/// On which occasion a judgment was put on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JudgmentOccasion {
    /// 控え: somebody asked for it.
    Recorded,
    /// 印刷: a result sheet was saved.
    Printed,
}

/// A judgment on record. Records are never changed or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptJudgmentRecord {
    /// Key.
    pub id: i64,
    /// When, RFC 3339 with offset.
    pub made_at: String,
    /// Who.
    pub made_by: String,
    /// On which occasion.
    pub occasion: JudgmentOccasion,
    /// Edition of the form.
    pub form: String,
    /// Edition of the rules, supplements named in it.
    pub rules: String,
    /// Keys of the supplements that were adopted then, in order of adoption.
    pub supplements: Vec<SupplementId>,
    /// What it was made from.
    pub input: JudgmentInput,
    /// 要介護認定等基準時間 that came out, tenths of a minute.
    pub total: Interval,
    /// The levels that were possible.
    pub care_levels: CareLevels,
    /// Everything that came out, as JSON of an [`Outcome`].
    pub outcome: String,
}
