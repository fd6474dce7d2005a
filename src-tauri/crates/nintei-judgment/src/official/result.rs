use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_survey::{Answers, CareLevel, Opinion, Stability};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{TotalReading, examine};
use crate::{Tenths, TreeId};

/// The official 一次判定 of one case, as far as it is known: typed in from the result sheet or read from the exchange
/// file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct OfficialResult {
    /// Day of the 一次判定.
    pub judged_on: Option<NaiveDate>,
    /// 一次判定結果: before 認知症加算 where the sheet shows both, else the one that it shows.
    pub level: Option<CareLevel>,
    /// 一次判定結果 after 認知症加算.
    pub level_with_addition: Option<CareLevel>,
    /// 要介護認定等基準時間, tenths of a minute; whether 認知症加算 is in it is told by [`crate::TotalReading`].
    pub total: Option<Tenths>,
    /// Minutes of the trees as the official sheet shows them: 医療関連行為 holds 特別な医療.
    pub minutes: BTreeMap<TreeId, Tenths>,
    /// 認知症加算, tenths of a minute.
    pub dementia_addition: Option<Tenths>,
    /// 中間評価項目得点 by group 1–5, tenths of a point.
    pub scores: BTreeMap<u8, Tenths>,
    /// 状態の安定性.
    pub stability: Option<Stability>,
    /// 認知症自立度Ⅱ以上の蓋然性, percent.
    pub likelihood_percent: Option<u8>,
    /// 警告コード, as shown.
    pub warnings: Vec<String>,
}

impl OfficialResult {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What the total holds, as far as its parts tell.
    #[must_use]
    pub fn total_reading(&self) -> TotalReading {
        examine::reading(self)
    }

    /// Whether there is a 認知症加算 above zero.
    pub(super) fn adds(&self) -> bool {
        self.dementia_addition.is_some_and(|addition| addition > Tenths::ZERO)
    }

    /// The minutes of the eight trees added up, before 認知症加算, where all eight are known.
    #[must_use]
    pub fn sum_of_minutes(&self) -> Option<Tenths> {
        TreeId::ALL.iter().try_fold(Tenths::ZERO, |sum, tree| self.minutes.get(tree).map(|minutes| sum + *minutes))
    }
}

/// A survey with its official result: a row of the exchange file, or a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfficialCase {
    /// The 74 items and both 日常生活自立度.
    pub answers: Answers,
    /// 主治医意見書 and what settles 要支援2／要介護1.
    pub opinion: Opinion,
    /// What the official software made of them.
    pub result: OfficialResult,
}
