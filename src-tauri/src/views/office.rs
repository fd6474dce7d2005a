use std::collections::BTreeMap;

use nintei_store::RegisteredInvestigator;
use nintei_survey::{Circumstance, ItemId, OpinionForm, SurveyPermission};
use serde::Serialize;
use ts_rs::TS;

/// What the survey's screens offer beside the form itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveyTables {
    /// 主治医意見書: the items kept.
    pub opinion: OpinionForm,
    /// What can be flagged about each item.
    #[ts(type = "Record<string, import(\"./CircumstanceChoice\").CircumstanceChoice[]>")]
    pub circumstances: BTreeMap<ItemId, Vec<CircumstanceChoice>>,
}

/// Something that can be flagged about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CircumstanceChoice {
    /// What.
    pub circumstance: Circumstance,
    /// Its wording.
    pub name: &'static str,
}

/// An investigator, and whether they may survey a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InvestigatorChoice {
    /// Who.
    #[serde(flatten)]
    pub registered: RegisteredInvestigator,
    /// Whether they may survey the case.
    pub permission: SurveyPermission,
}

/// A phrase of the phrase book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PhraseView {
    /// Key of a phrase of the office's own; `None` for one that comes with the program.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// The item it is offered at.
    #[ts(type = "string")]
    pub item: ItemId,
    /// The wording, with blanks such as ［頻度］.
    pub text: String,
}
