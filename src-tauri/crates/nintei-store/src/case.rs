use std::collections::BTreeMap;

use nintei_judgment::{Traced, TreeId};
use nintei_survey::{
    Answers, Application, ApplicationKind, Circumstances, Dismissal, Investigator, ItemId, Overview, PhysicianOpinion,
    SpecialNotes,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Lent;

/// Key of a case in the store.
pub type CaseId = i64;

/// A case as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Key.
    pub id: CaseId,
    /// 整理番号: running number in this file, from 1. Says nothing about the person, so file names may carry it.
    pub number: u32,
    /// Where the case stands.
    pub status: CaseStatus,
    /// 架空: made up, for trying the program.
    pub example: bool,
    /// 申請.
    pub application: Application,
    /// Edition of the form that the survey was begun with; a case keeps it.
    pub form: String,
    /// Answers so far.
    pub answers: Answers,
    /// 概況調査.
    pub overview: Overview,
    /// 特記事項.
    pub notes: SpecialNotes,
    /// What the investigator jotted down per item during the visit. Never printed with 特記事項.
    pub memos: BTreeMap<ItemId, String>,
    /// What was flagged about the items.
    pub circumstances: Circumstances,
    /// Expected notes that are not to be written.
    pub dismissals: Vec<Dismissal>,
    /// 主治医意見書.
    pub opinion: PhysicianOpinion,
    /// The registered investigator who surveys.
    pub investigator: Option<InvestigatorId>,
    /// Which case is shown as the last survey.
    pub last_survey: LastSurveyChoice,
    /// 手でたどった値.
    pub traced: BTreeMap<TreeId, Traced>,
}

/// Key of an investigator in the store.
pub type InvestigatorId = i64;

/// An investigator as registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegisteredInvestigator {
    /// Key.
    #[ts(type = "number")]
    pub id: InvestigatorId,
    /// Who.
    pub investigator: Investigator,
    /// Retired: kept for old cases, offered for no new one.
    pub retired: bool,
}

/// A phrase of this office's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnPhrase {
    /// Key.
    #[ts(type = "number")]
    pub id: i64,
    /// The item it is offered at.
    #[ts(type = "string")]
    pub item: ItemId,
    /// The wording, with blanks such as ［頻度］.
    pub text: String,
}

/// Which case is shown as the last survey.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "choice", rename_all = "snake_case", deny_unknown_fields)]
pub enum LastSurveyChoice {
    /// The newest earlier case of the same 保険者番号 and 被保険者番号.
    #[default]
    Automatic,
    /// A case named by its 整理番号.
    Case {
        /// 整理番号.
        number: u32,
    },
    /// None, though there may be one.
    None,
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    /// 調査中: being entered.
    #[default]
    Surveying,
    /// 調査済: the survey is finished.
    Surveyed,
    /// 終了: nothing more is to be done.
    Closed,
    /// 取消: begun by mistake. The record stays; lists, 名寄せ, the last survey and the board pass it over.
    Cancelled,
}

/// Which cases a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CaseQuery {
    /// Part of a name, kana, 被保険者番号 or 整理番号; empty for all. Width, case and kana kind do not matter.
    pub text: String,
    /// Only cases that stand here; `None` for all but cancelled ones.
    pub status: Option<CaseStatus>,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, at most 500.
    pub limit: u32,
}

/// A part of the list of cases, last changed first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CasePage {
    /// How many cases fit the query, as far as they were counted.
    pub total: u32,
    /// Whether there are more than that: so many fit that not all were counted.
    pub uncounted: bool,
    /// The rows asked for.
    pub rows: Vec<CaseRow>,
}

/// One line of the list of cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaseRow {
    /// Key.
    #[ts(type = "number")]
    pub id: CaseId,
    /// 整理番号.
    pub number: u32,
    /// Where the case stands.
    pub status: CaseStatus,
    /// 架空.
    pub example: bool,
    /// 氏名.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 被保険者番号.
    pub insured_number: String,
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 申請日 (ISO).
    pub applied_on: Option<chrono::NaiveDate>,
    /// Flattened items answered.
    pub answered: u16,
    /// Last change, RFC 3339 with offset.
    pub changed_at: String,
    /// 貸出中 or 借用中, where the case is.
    pub lent: Option<Lent>,
    /// Places that two computers edited and that wait for a person.
    pub conflicts: u32,
}

impl CaseStatus {
    const ALL: [Self; 4] = [Self::Surveying, Self::Surveyed, Self::Closed, Self::Cancelled];

    /// The word in the file.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Surveying => "surveying",
            Self::Surveyed => "surveyed",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }
}
