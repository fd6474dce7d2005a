use chrono::NaiveDate;
use nintei_board::{BoardStatistics, OpenedBenefits, ServiceGroup};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Which decisions are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct StatisticsQuery {
    /// First day of 二次判定; none for the beginning.
    pub from: Option<NaiveDate>,
    /// Last day; none for today.
    pub to: Option<NaiveDate>,
}

/// 業務分析データ as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatisticsView {
    /// The figures.
    pub statistics: BoardStatistics,
    /// Names of panels by key.
    #[ts(type = "Record<number, string>")]
    pub panels: BTreeMap<i64, String>,
    /// Names of investigators by key, of groups that are shown only.
    #[ts(type = "Record<number, string>")]
    pub investigators: BTreeMap<i64, String>,
    /// Deferred reviews in the period.
    pub deferred: u32,
}

/// サービスの種類: the reference page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ServicesView {
    /// Where the table comes from.
    pub source: String,
    /// What should be known of it, in sentences.
    pub notes: Vec<String>,
    /// The services.
    pub groups: Vec<ServiceGroup>,
    /// What each level opens, lightest first.
    pub levels: Vec<OpenedBenefits>,
}
