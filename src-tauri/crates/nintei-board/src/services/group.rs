use nintei_survey::CareLevel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 給付の種類.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum BenefitKind {
    /// 介護給付
    #[serde(rename = "介護給付")]
    Care,
    /// 予防給付
    #[serde(rename = "予防給付")]
    Preventive,
}

impl BenefitKind {
    /// The word as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Care => "介護給付",
            Self::Preventive => "予防給付",
        }
    }
}

/// Who designates those who provide a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum Designation {
    /// 都道府県・政令市・中核市
    #[serde(rename = "都道府県")]
    Prefecture,
    /// 市町村
    #[serde(rename = "市町村")]
    Municipality,
}

impl Designation {
    /// The words as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prefecture => "都道府県・政令市・中核市",
            Self::Municipality => "市町村",
        }
    }
}

/// Services of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ServiceGroup {
    /// Of which benefit.
    pub benefit: BenefitKind,
    /// Who designates.
    pub designated_by: Designation,
    /// 居宅介護サービス, 施設サービス …
    pub name: String,
    /// The services, in parts where the table has parts (訪問, 通所 …); a group without any stands for itself.
    pub parts: Vec<ServicePart>,
}

/// Part of a group of services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ServicePart {
    /// 訪問, 通所 …; empty where the group has no parts.
    pub name: String,
    /// The services.
    pub services: Vec<String>,
}

/// What one level opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenedBenefits {
    /// The level.
    pub level: CareLevel,
    /// The benefit; none for 非該当.
    pub benefit: Option<BenefitKind>,
    /// What else is open whatever benefit: 住宅改修, 総合事業.
    pub also: Vec<String>,
    /// All of it in one line, for the record of the meeting.
    pub line: String,
}
