use chrono::NaiveDate;
use nintei_judgment::Interval;
use nintei_survey::{Application, ApplicationKind, CareLevel, CareLevels, InsuredCategory, Stability};

use crate::PrimaryResult;

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

impl SimplificationInput {
    /// What the application and the 一次判定 tell.
    #[must_use]
    pub fn of(application: &Application, primary: &PrimaryResult) -> Self {
        let previous = application.previous.as_ref();
        Self {
            insured: application.insured_category,
            kind: application.kind,
            applied_on: application.applied_on,
            computed_levels: primary.levels,
            total: primary.total,
            stability: primary.stability,
            previous_level: previous.and_then(|previous| previous.level),
            previous_months: previous.and_then(|previous| previous.months),
        }
    }
}
