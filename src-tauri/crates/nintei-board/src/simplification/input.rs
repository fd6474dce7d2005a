use chrono::NaiveDate;
use nintei_judgment::Interval;
use nintei_survey::{ApplicationKind, CareLevel, CareLevels, InsuredCategory, Stability};

/// What the conditions look at. What is not known is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SimplificationInput {
    /// 被保険者区分.
    pub insured: Option<InsuredCategory>,
    /// 申請区分 at the time of application.
    pub kind: Option<ApplicationKind>,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// The computed levels still possible; none where nothing is computed.
    pub computed_levels: CareLevels,
    /// 要介護認定等基準時間 with 認知症加算.
    pub total: Option<Interval>,
    /// 状態の安定性.
    pub stability: Option<Stability>,
    /// 前回認定結果.
    pub previous_level: Option<CareLevel>,
    /// 前回の有効期間, months; odd days not counted.
    pub previous_months: Option<u16>,
}
