use nintei_judgment::{Interval, Judgment, SplitFlow};
use nintei_store::{JudgmentOccasion, KeptJudgmentRecord};
use nintei_survey::CareLevels;
use serde::Serialize;
use ts_rs::TS;

/// A judgment with its way through 図表6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JudgmentView<'r> {
    /// The numbers and every step to them.
    #[serde(flatten)]
    pub judgment: Judgment<'r>,
    /// The flow of 図表6 with the way of this case.
    pub split_flow: SplitFlow,
}

/// A judgment on record, made again by the edition and the supplements of then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordedJudgment<'r> {
    /// The judgment.
    #[serde(flatten)]
    pub made_again: JudgmentView<'r>,
    /// Whether it comes out as it was recorded.
    pub agrees: bool,
}

/// A judgment of a case on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JudgmentRecordView {
    /// Key.
    #[ts(type = "number")]
    pub id: i64,
    /// When, RFC 3339 with offset.
    pub made_at: String,
    /// By whom.
    pub made_by: String,
    /// On which occasion.
    pub occasion: JudgmentOccasion,
    /// Edition of the rules, supplements named in it.
    pub rules: String,
    /// 要介護認定等基準時間, tenths of a minute.
    pub total: Interval,
    /// The levels that were possible.
    pub care_levels: CareLevels,
}

impl From<KeptJudgmentRecord> for JudgmentRecordView {
    fn from(kept: KeptJudgmentRecord) -> Self {
        Self {
            id: kept.id,
            made_at: kept.made_at,
            made_by: kept.made_by,
            occasion: kept.occasion,
            rules: kept.rules,
            total: kept.total,
            care_levels: kept.care_levels,
        }
    }
}
