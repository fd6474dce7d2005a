use chrono::NaiveDate;
use nintei_survey::CareLevel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Care1State, ConditionVerdict, PrimarySource};

/// What is entered of a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionEntry {
    /// What became of the review.
    pub outcome: DecisionOutcome,
    /// 二次判定の要介護状態区分等.
    pub level: Option<CareLevel>,
    /// 状態像, for 要介護1 alone.
    pub care1_state: Option<Care1State>,
    /// 有効期間, months; odd days not counted. None for 非該当.
    pub months: Option<u16>,
    /// Why the level differs from the 一次判定.
    pub change_reason: String,
    /// 審査会の意見 (介護保険法27条5項): care needed, use of services, why the period is what it is.
    pub opinion: String,
    /// 再審査とする理由, where the outcome is [`DecisionOutcome::Deferred`].
    pub deferred_because: String,
}

/// What became of a review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecisionOutcome {
    /// 判定: a level was decided.
    #[default]
    Decided,
    /// 再審査: to be taken up again, after a new survey or more information.
    Deferred,
}

/// A decision that stands: what was entered, with what it followed from on that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What was entered.
    pub entry: DecisionEntry,
    /// 二次判定日.
    pub decided_on: NaiveDate,
    /// First day of the period. None for 非該当 and for a deferred review.
    pub effective_on: Option<NaiveDate>,
    /// Last day of the period.
    pub ends_on: Option<NaiveDate>,
    /// The 一次判定 it began from, where one level was settled.
    pub primary_level: Option<CareLevel>,
    /// Where that came from.
    pub primary_source: PrimarySource,
    /// Whether the conditions of 簡素化 held on that day.
    pub eligible: ConditionVerdict,
    /// Whether it was reviewed in simplified form.
    pub simplified: bool,
}
