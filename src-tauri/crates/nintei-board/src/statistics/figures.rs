use chrono::NaiveDate;
use nintei_judgment::Tenths;
use nintei_survey::{ApplicationKind, CareLevel};
use serde::Serialize;
use ts_rs::TS;

use crate::{ConditionVerdict, PanelId};

/// A decided case, as far as it is counted. Nothing in it tells who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedCase {
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// 二次判定日.
    pub decided_on: NaiveDate,
    /// 一次判定, where one level was settled.
    pub primary: Option<CareLevel>,
    /// 二次判定.
    pub decided: CareLevel,
    /// 前回.
    pub previous: Option<CareLevel>,
    /// 有効期間, months.
    pub months: Option<u16>,
    /// Whether the conditions of 簡素化 held.
    pub eligible: ConditionVerdict,
    /// Whether it was reviewed in simplified form.
    pub simplified: bool,
    /// 合議体.
    pub panel: Option<PanelId>,
    /// The registered investigator.
    pub investigator: Option<i64>,
}

/// A share: how many of how many. Percent in tenths, rounded half up; none of nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Share {
    /// How many.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// Tenths of a percent.
    pub permille: Option<u32>,
}

/// How many were decided at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LevelCount {
    /// The level.
    pub level: CareLevel,
    /// By the 一次判定.
    pub primary: u32,
    /// By the board.
    pub decided: u32,
}

/// How many came from one level of the 一次判定 to one of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LevelChange {
    /// 一次判定.
    pub primary: CareLevel,
    /// 二次判定.
    pub decided: CareLevel,
    /// How many.
    pub count: u32,
}

/// Lengths of 有効期間 that are counted together, named as the national figures name them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PeriodBin {
    /// 6か月未満, 6か月, 7–11か月 …
    pub label: String,
    /// How many.
    pub share: Share,
    /// The national figure, tenths of a percent, where there is one.
    pub national_permille: Option<u32>,
}

/// 有効期間 of one 申請区分.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PeriodDistribution {
    /// 申請区分.
    pub kind: ApplicationKind,
    /// From short to long.
    pub bins: Vec<PeriodBin>,
}

/// 簡素化 among the renewals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SimplifiedShare {
    /// The level of the 一次判定; none for all together.
    pub level: Option<CareLevel>,
    /// Renewals for which the conditions held.
    pub eligible: Share,
    /// The same in the country, tenths of a percent.
    pub eligible_national_permille: Option<u32>,
    /// Of those, how many were reviewed in simplified form.
    pub simplified: Share,
    /// The same in the country.
    pub simplified_national_permille: Option<u32>,
}

/// The figures of some cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GroupFigures {
    /// Decided cases.
    pub cases: u32,
    /// Decided as the 一次判定 says.
    pub unchanged: Share,
    /// Decided heavier.
    pub heavier: Share,
    /// Decided lighter.
    pub lighter: Share,
    /// Days from application to decision, mean in tenths of a day, of those whose days are known.
    #[ts(type = "number | null")]
    pub mean_days: Option<Tenths>,
    /// Decided within thirty days.
    pub within_thirty: Share,
}

/// The figures of a panel or of an investigator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatisticsGroup {
    /// Key of the panel or of the investigator; none for cases without one.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// Decided cases, told even where the figures are not.
    pub cases: u32,
    /// The figures; none where the group is too small to be shown.
    pub figures: Option<GroupFigures>,
}

/// 業務分析データ of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoardStatistics {
    /// All cases together.
    pub all: GroupFigures,
    /// By level, lightest first.
    pub levels: Vec<LevelCount>,
    /// From the 一次判定 to the board, only what occurs.
    pub changes: Vec<LevelChange>,
    /// 有効期間 by 申請区分.
    pub periods: Vec<PeriodDistribution>,
    /// 簡素化, all together first, then by level.
    pub simplified: Vec<SimplifiedShare>,
    /// By panel.
    pub panels: Vec<StatisticsGroup>,
    /// By investigator. Groups smaller than [`BoardStatistics::least`] carry no figures.
    pub investigators: Vec<StatisticsGroup>,
    /// Cases that a group of an investigator needs to be shown.
    pub least: u32,
    /// The figures of the country.
    pub national: NationalFigures,
}

/// National figures to lay beside one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NationalFigures {
    /// Where they come from.
    pub source: String,
    /// Mean days from application to decision, tenths of a day.
    #[ts(type = "number")]
    pub mean_days: Tenths,
    /// 要介護度が変わらない者の割合 by months after the decision.
    pub unchanged: Vec<NationalPeriods>,
}

/// Shares by months after a decision, tenths of a percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NationalPeriods {
    /// Whom it is about: 更新全体 …
    pub label: String,
    /// Months and share.
    #[ts(type = "[number, number][]")]
    pub permille: Vec<(u16, u32)>,
}
