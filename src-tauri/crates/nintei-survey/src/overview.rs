//! 概況調査: what is known of the person beside the items, and what in it cannot be.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::OverviewForm;

mod check;
mod contact;

pub use check::{OverviewField, OverviewFinding};
pub use contact::Contact;

/// 概況調査 of one survey. What the application already holds (氏名, 性別, 生年月日, 調査日, 調査員, 前回の結果) is not
/// repeated here. Nothing is compulsory while it is being entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Overview {
    /// Ⅰ 実施日時: start.
    pub started_at: Option<NaiveTime>,
    /// Ⅰ 実施日時: end.
    pub ended_at: Option<NaiveTime>,
    /// Ⅰ 実施場所.
    pub place: Option<SurveyPlace>,
    /// Ⅰ 実施場所, 自宅外: its name.
    pub place_name: String,
    /// Ⅰ 記入者 ふりがな.
    pub investigator_kana: String,
    /// Ⅰ 所属機関.
    pub organization: String,
    /// Ⅱ 過去の認定.
    pub past: Option<PastCertification>,
    /// Ⅱ 前回認定年月日.
    pub last_certified_on: Option<NaiveDate>,
    /// Ⅱ 現住所・郵便番号・電話.
    pub contact: Contact,
    /// Ⅱ 家族等連絡先: 氏名.
    pub family_name: String,
    /// Ⅱ 家族等連絡先: 調査対象者との関係.
    pub family_relation: String,
    /// Ⅱ 家族等連絡先: 郵便番号・住所・電話.
    pub family_contact: Contact,
    /// Ⅲ 現在の状況.
    pub situation: Option<Situation>,
    /// Ⅲ 在宅利用: what is used of each service, by its number on the form. As typed, so that a slip can be shown.
    pub services: BTreeMap<u8, i32>,
    /// Ⅲ 在宅利用: the freely filled lines, in the order of the form.
    pub free_services: Vec<String>,
    /// Ⅲ 施設等連絡先: 施設等名.
    pub facility_name: String,
    /// Ⅲ 施設等連絡先: 郵便番号・電話・住所.
    pub facility_contact: Contact,
    /// Ⅳ 家族状況: the number of the form's choice.
    pub household: Option<u8>,
    /// Ⅳ free text.
    pub remarks: String,
}

/// 実施場所.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum SurveyPlace {
    /// 自宅内
    #[serde(rename = "自宅内")]
    Home,
    /// 自宅外
    #[serde(rename = "自宅外")]
    Elsewhere,
}

/// 過去の認定.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum PastCertification {
    /// 初回
    #[serde(rename = "初回")]
    First,
    /// 2回め以降
    #[serde(rename = "2回め以降")]
    Repeated,
}

/// 現在の状況.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "at")]
pub enum Situation {
    /// 居宅
    Home,
    /// A kind of facility, by its place in the form's list.
    Facility {
        /// From 1.
        no: u8,
    },
}

impl Situation {
    /// 居宅, or the kind of facility as the form words it without the marks of its footnotes.
    #[must_use]
    pub fn name(self, form: &OverviewForm) -> Option<&str> {
        match self {
            Self::Home => Some("居宅"),
            Self::Facility { no } => form.facility(no)?.name.split('※').next(),
        }
    }
}
