//! The 一次判定 that the board begins from.

use nintei_judgment::{Interval, OfficialResult, Outcome, Tenths, TotalReading};
use nintei_survey::{CareLevel, CareLevels, Stability};
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

impl PrimaryResult {
    /// The official result, where it names a level: the one after 認知症加算 where there are two.
    #[must_use]
    pub fn official(result: &OfficialResult) -> Option<Self> {
        let level = result.level_with_addition.or(result.level)?;
        Some(Self {
            source: PrimarySource::Official,
            levels: CareLevels::NONE.with(level),
            total: total_with_addition(result),
            stability: result.stability,
        })
    }

    /// The 試算, with 状態の安定性 as it was entered for it.
    #[must_use]
    pub const fn provisional(outcome: &Outcome<'_>, stability: Option<Stability>) -> Self {
        Self { source: PrimarySource::Provisional, levels: outcome.care_levels, total: Some(outcome.total), stability }
    }

    /// The level, where one is settled.
    #[must_use]
    pub fn level(&self) -> Option<CareLevel> {
        let mut levels = self.levels.iter();
        levels.next().filter(|_| levels.next().is_none())
    }
}

/// The official total with 認知症加算, as far as it can be told. Where the sheet does not tell whether a known addition
/// is in the total, it is one of two values, and the interval holds both; where the addition is not known, nothing is
/// told.
fn total_with_addition(result: &OfficialResult) -> Option<Interval> {
    let total = result.total?;
    match (result.total_reading(), result.dementia_addition) {
        (TotalReading::WithAddition | TotalReading::NoAddition, _) => Some(Interval::exactly(total)),
        (TotalReading::WithoutAddition, Some(addition)) => Some(Interval::exactly(total + addition)),
        (TotalReading::Unknown, Some(addition)) if addition >= Tenths::ZERO => {
            Some(Interval::new(total, total + addition))
        }
        (TotalReading::WithoutAddition | TotalReading::Unknown | TotalReading::Neither, _) => None,
    }
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
