use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_judgment::{Traced, TreeId};
use nintei_store::{CaseId, CaseStatus, InvestigatorId, LastSurveyChoice, Lent};
use nintei_survey::{Application, Circumstances, Dismissal, ItemId, Overview, PhysicianOpinion, SpecialNotes};
use serde::Serialize;
use ts_rs::TS;

use super::SurveyStanding;

/// One case as its screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaseView<'r> {
    /// Key.
    #[ts(type = "number")]
    pub id: CaseId,
    /// 整理番号.
    pub number: u32,
    /// Where the case stands.
    pub status: CaseStatus,
    /// 架空.
    pub example: bool,
    /// 申請.
    pub application: Application,
    /// Age on the day of application, in full years.
    pub age: Option<u32>,
    /// Edition of the form.
    pub form: String,
    /// Edition of the rules.
    pub rules: &'r str,
    /// Chosen options by item; an item that is not answered is missing.
    #[ts(type = "Record<string, number[]>")]
    pub answers: BTreeMap<ItemId, Vec<u8>>,
    /// 概況調査.
    pub overview: Overview,
    /// 特記事項 by item; an item without a note is missing.
    #[ts(type = "Record<string, string>")]
    pub notes: SpecialNotes,
    /// Memos of the visit by item.
    #[ts(type = "Record<string, string>")]
    pub memos: BTreeMap<ItemId, String>,
    /// What was flagged, by item.
    #[ts(type = "Record<string, import(\"./Circumstance\").Circumstance[]>")]
    pub circumstances: Circumstances,
    /// Expected notes that are not to be written.
    pub dismissals: Vec<Dismissal>,
    /// 主治医意見書.
    pub opinion: PhysicianOpinion,
    /// The registered investigator.
    #[ts(type = "number | null")]
    pub investigator: Option<InvestigatorId>,
    /// Which case is chosen as the last survey.
    pub last_survey: LastSurveyChoice,
    /// The last survey, where there is one.
    pub last: Option<LastSurvey>,
    /// 手でたどった値.
    #[ts(type = "Partial<Record<import(\"./TreeId\").TreeId, import(\"./Traced\").Traced>>")]
    pub traced: BTreeMap<TreeId, Traced>,
    /// 貸出中 or 借用中, where the case is.
    pub lent: Option<Lent>,
    /// Places that two computers edited and that wait for a person.
    pub conflicts: usize,
    /// What follows from all this.
    #[serde(flatten)]
    pub standing: SurveyStanding<'r>,
}

/// The survey before this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LastSurvey {
    /// Key of its case.
    #[ts(type = "number")]
    pub case: CaseId,
    /// 整理番号 of its case.
    pub number: u32,
    /// 調査日.
    pub surveyed_on: Option<NaiveDate>,
    /// Name of its form's edition.
    pub form: String,
    /// Its answers by item.
    #[ts(type = "Record<string, import(\"./LastAnswer\").LastAnswer>")]
    pub answers: BTreeMap<ItemId, LastAnswer>,
    /// Its 特記事項 by item.
    #[ts(type = "Record<string, string>")]
    pub notes: SpecialNotes,
}

/// An answer of the last survey, in the wording of its own form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LastAnswer {
    /// The options chosen.
    pub numbers: Vec<u8>,
    /// Their wordings.
    pub labels: Vec<String>,
}
