use chrono::NaiveDate;
use nintei_survey::{Application, ApplicationKind, CareLevel, Certification};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a period of validity follows from. What is not known yet is left out and refused where it is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeriodRequest {
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 申請日. It chooses the rules; 職権 has none and is ruled by the day of the decision where it is left out.
    pub applied_on: Option<NaiveDate>,
    /// 前回の認定.
    pub previous: Option<Certification>,
    /// The level decided, or one that is possible.
    pub decision: Option<CareLevel>,
    /// 処分日（二次判定日）.
    pub decided_on: Option<NaiveDate>,
    /// 状態像 of 要介護1.
    pub care1_state: Option<Care1State>,
}

impl PeriodRequest {
    /// What the application tells, and what is decided or supposed.
    #[must_use]
    pub fn of(
        application: &Application,
        decision: Option<CareLevel>,
        decided_on: Option<NaiveDate>,
        care1_state: Option<Care1State>,
    ) -> Self {
        Self {
            kind: application.kind,
            applied_on: application.applied_on,
            previous: application.previous.clone(),
            decision,
            decided_on,
            care1_state,
        }
    }
}

/// 状態像: why a person of 32 to under 50 minutes is 要介護1 and not 要支援2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum Care1State {
    /// 認知機能の低下
    #[serde(rename = "認知機能の低下")]
    CognitiveDecline,
    /// 不安定
    #[serde(rename = "不安定")]
    Unstable,
    /// その他
    #[serde(rename = "その他")]
    Other,
}
