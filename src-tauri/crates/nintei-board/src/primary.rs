//! The 一次判定 that the board begins from.

use nintei_judgment::Interval;
use nintei_survey::{CareLevels, Stability};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The 一次判定 as the board sees it: the official one where it is known, else the 試算.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrimaryResult {
    /// Which of the two.
    pub source: PrimarySource,
    /// The levels still possible, lightest first; one where it is settled, none where nothing is known.
    #[ts(type = "import(\"./CareLevel\").CareLevel[]")]
    pub levels: CareLevels,
    /// 要介護認定等基準時間 with 認知症加算, tenths of a minute.
    #[ts(type = "[number, number] | null")]
    pub total: Option<Interval>,
    /// 状態の安定性.
    pub stability: Option<Stability>,
}

/// Where a 一次判定 comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum PrimarySource {
    /// The official result.
    #[serde(rename = "公式")]
    Official,
    /// This program's.
    #[serde(rename = "試算")]
    Provisional,
}

impl PrimarySource {
    /// The word as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Official => "公式",
            Self::Provisional => "試算",
        }
    }
}
