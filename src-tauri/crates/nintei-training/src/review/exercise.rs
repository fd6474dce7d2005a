use chrono::NaiveDate;
use nintei_board::{PeriodRequest, SimplificationInput};
use nintei_judgment::{Interval, Tenths};
use nintei_survey::{ApplicationKind, CareLevel, CareLevels, Certification, InsuredCategory, Stability};
use serde::Serialize;
use ts_rs::TS;

/// A made-up case (架空) before the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewExercise {
    /// The seed. A text, since a window counts exactly only to 2⁵³.
    pub seed: String,
    /// 被保険者区分.
    pub insured: InsuredCategory,
    /// 申請区分.
    pub kind: ApplicationKind,
    /// 申請日.
    pub applied_on: NaiveDate,
    /// コンピュータ判定結果.
    pub computed: CareLevel,
    /// 要介護認定等基準時間 with 認知症加算, tenths of a minute.
    #[ts(type = "number")]
    pub total: Tenths,
    /// 状態の安定性.
    pub stability: Stability,
    /// 前回の認定; none for 新規.
    pub previous: Option<Certification>,
    /// 二次判定.
    pub decided: CareLevel,
    /// 二次判定日.
    pub decided_on: NaiveDate,
    /// The length that the board chose, months; its last day is asked for.
    pub months: u16,
}

impl ReviewExercise {
    /// What the conditions of 簡素化 look at.
    #[must_use]
    pub fn simplification(&self) -> SimplificationInput {
        let previous = self.previous.as_ref();
        SimplificationInput {
            insured: Some(self.insured),
            kind: Some(self.kind),
            applied_on: Some(self.applied_on),
            computed_levels: CareLevels::NONE.with(self.computed),
            total: Some(Interval::exactly(self.total)),
            stability: Some(self.stability),
            previous_level: previous.and_then(|previous| previous.level),
            previous_months: previous.and_then(|previous| previous.months),
        }
    }

    /// What 有効期間 follows from.
    #[must_use]
    pub fn period(&self) -> PeriodRequest {
        PeriodRequest {
            kind: Some(self.kind),
            applied_on: Some(self.applied_on),
            previous: self.previous.clone(),
            decision: Some(self.decided),
            decided_on: Some(self.decided_on),
            care1_state: None,
        }
    }
}
