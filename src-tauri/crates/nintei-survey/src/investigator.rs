//! Who surveys, and whether the rules let them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod permission;

pub use permission::{PermissionFinding, SurveyPermission, SurveyRule, Verdict, survey_permission};

/// 認定調査員, with what the rules ask about them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Investigator {
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 所属機関.
    pub organization: String,
    /// Kind of the 所属機関.
    pub employer: Option<Employer>,
    /// 資格.
    pub qualification: Option<Qualification>,
    /// 介護に関する実務, full years. `None` where unknown.
    pub care_practice_years: Option<u8>,
    /// 認定調査に従事した, full years. `None` where unknown.
    pub survey_practice_years: Option<u8>,
    /// Whether 認定調査員研修 is finished. `None` where unknown.
    pub trained: Option<bool>,
}

/// Kind of the office that an investigator belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Employer {
    /// 市町村
    #[serde(rename = "市町村")]
    Municipality,
    /// 指定市町村事務受託法人
    #[serde(rename = "指定市町村事務受託法人")]
    DesignatedCorporation,
    /// 居宅介護支援事業者等, to which a survey is entrusted
    #[serde(rename = "居宅介護支援事業者等（委託）")]
    EntrustedOffice,
}

/// 資格 of an investigator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Qualification {
    /// 介護支援専門員
    #[serde(rename = "介護支援専門員")]
    CareManager,
    /// 医師, one of the qualifications of 規則113条の2
    #[serde(rename = "医師")]
    Physician,
    /// Another qualification of 規則113条の2 第1号・第2号
    #[serde(rename = "保健・医療・福祉の専門職（規則第113条の2第1号・第2号）")]
    Professional,
    /// None of these
    #[serde(rename = "該当なし")]
    Other,
}
