use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Key of a member in the register.
pub type MemberId = i64;

/// 審査会委員.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Member {
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 分野: the field whose learning the member brings (介護保険法15条2項).
    pub profession: Option<Profession>,
    /// 職種: 医師, 看護師, 介護福祉士 …
    pub occupation: String,
    /// 所属.
    pub affiliation: String,
    /// The same person in the register of investigators. A member decides no case that they surveyed.
    #[ts(type = "number | null")]
    pub investigator: Option<i64>,
}

/// 分野 of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum Profession {
    /// 保健
    #[serde(rename = "保健")]
    Health,
    /// 医療
    #[serde(rename = "医療")]
    Medicine,
    /// 福祉
    #[serde(rename = "福祉")]
    Welfare,
}

impl Profession {
    /// The word as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Health => "保健",
            Self::Medicine => "医療",
            Self::Welfare => "福祉",
        }
    }
}

/// A member as registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptMember {
    /// Key.
    #[ts(type = "number")]
    pub id: MemberId,
    /// Who.
    pub member: Member,
    /// 退任: kept for old meetings, offered for no new panel.
    pub retired: bool,
}
