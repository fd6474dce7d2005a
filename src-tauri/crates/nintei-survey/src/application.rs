use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::CareLevel;

/// 申請: who applied, how and when, and what was certified before. Nothing is compulsory while it is being entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Application {
    /// 保険者番号, 6 digits.
    pub insurer_number: String,
    /// 被保険者番号, 10 digits.
    pub insured_number: String,
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 性別.
    pub sex: Option<Sex>,
    /// 生年月日.
    pub birth_date: Option<NaiveDate>,
    /// 被保険者区分.
    pub insured_category: Option<InsuredCategory>,
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// 調査日.
    pub surveyed_on: Option<NaiveDate>,
    /// 調査員氏名.
    pub investigator: String,
    /// 末期がん: decided before all others.
    pub terminal_cancer: bool,
    /// 前回の認定.
    pub previous: Option<Certification>,
    /// 前々回の認定.
    pub before_previous: Option<Certification>,
}

impl Application {
    /// Age in full years on the day of application, where both days are known and in order.
    #[must_use]
    pub fn age(&self) -> Option<u32> {
        self.applied_on?.years_since(self.birth_date?)
    }
}

/// A certification of the past, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Certification {
    /// 要介護状態区分等.
    pub level: Option<CareLevel>,
    /// 有効期間, months (odd days not counted). A past period may exceed today's maximum.
    pub months: Option<u16>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// 性別.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Sex {
    /// 男
    #[serde(rename = "男")]
    Male,
    /// 女
    #[serde(rename = "女")]
    Female,
}

/// 被保険者区分.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum InsuredCategory {
    /// 第1号 (65 and over)
    #[serde(rename = "第1号")]
    Category1,
    /// 第2号 (40–64 with a designated disease)
    #[serde(rename = "第2号")]
    Category2,
}

/// 申請区分.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum ApplicationKind {
    /// 新規
    #[serde(rename = "新規")]
    New,
    /// 更新
    #[serde(rename = "更新")]
    Renewal,
    /// 区分変更
    #[serde(rename = "区分変更")]
    Change,
    /// 職権
    #[serde(rename = "職権")]
    ExOfficio,
}

impl Sex {
    /// The name as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Male => "男",
            Self::Female => "女",
        }
    }
}

impl InsuredCategory {
    /// The name as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Category1 => "第1号",
            Self::Category2 => "第2号",
        }
    }
}

impl ApplicationKind {
    /// The name as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "新規",
            Self::Renewal => "更新",
            Self::Change => "区分変更",
            Self::ExOfficio => "職権",
        }
    }
}

/// What settles 要支援2／要介護1 beside the survey's own answers (審査会委員テキスト 図表6).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Opinion {
    /// 主治医意見書の認知症高齢者の日常生活自立度, numbered like the options of 7-2 (1 自立 … 8 M).
    pub dementia: Option<u8>,
    /// 状態の安定性.
    pub stability: Option<Stability>,
    /// 認知症自立度Ⅱ以上の蓋然性, percent 0–100. Used only where 7-2 and the opinion do not agree.
    pub dementia_likelihood_percent: Option<u8>,
}

/// 状態の安定性.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Stability {
    /// 安定
    #[serde(rename = "安定")]
    Stable,
    /// 不安定
    #[serde(rename = "不安定")]
    Unstable,
}
