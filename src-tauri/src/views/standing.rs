use std::collections::BTreeMap;

use nintei_judgment::Outcome;
use nintei_store::ChangeKind;
use nintei_survey::{
    AnswerChange, Difference, ExpectedNote, ItemId, NotesLength, OpenPoint, OverviewFinding, Progress, SurveyPermission,
};
use serde::Serialize;
use ts_rs::TS;

/// What follows from the survey as it stands. Comes with every change of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveyStanding<'r> {
    /// How far the survey is.
    pub progress: Progress,
    /// What is still possible.
    pub outcome: Outcome<'r>,
    /// Codes of the input warnings raised.
    pub warnings: Vec<String>,
    /// Expected notes, open and settled, in the order of the form.
    pub expected: Vec<ExpectedNote>,
    /// What is missing before the survey is handed over.
    pub open_points: Vec<OpenPoint>,
    /// What cannot be in the 概況調査, or is written otherwise than usual.
    pub overview_findings: Vec<OverviewFinding>,
    /// How long the notes are.
    pub lengths: NotesLength,
    /// How the answers stand to those of the last survey; items without a last survey are missing.
    #[ts(type = "Record<string, import(\"./ItemChange\").ItemChange>")]
    pub changes: BTreeMap<ItemId, ItemChange>,
    /// 調査 ⇔ 意見書.
    pub differences: Vec<DifferenceView>,
    /// Whether the registered investigator may survey. `None` where nobody is registered for the case.
    pub permission: Option<SurveyPermission>,
    /// What undo would take back.
    pub undo: Option<JournalStep>,
    /// What redo would make again.
    pub redo: Option<JournalStep>,
}

/// How an answer stands to that of the last survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ItemChange {
    /// ▲1, ▽2, ▲, ▽, ▲▽, or empty.
    pub mark: String,
    /// The same in full.
    pub change: AnswerChange,
}

/// An item of the 主治医意見書 beside its counterpart in the survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DifferenceView {
    /// ★, ☆, ★☆, 未, or empty.
    pub symbol: &'static str,
    /// The same in full.
    #[serde(flatten)]
    pub difference: Difference,
}

/// A change that can be taken back or made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalStep {
    /// What kind of change.
    pub kind: ChangeKind,
    /// The item changed.
    #[ts(type = "string | null")]
    pub item: Option<ItemId>,
    /// What it is, for a button: 「(2-4) 食事摂取の回答」.
    pub name: String,
}

/// A change of the survey that is now on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveySaved<'r> {
    /// When, RFC 3339 with offset.
    pub saved_at: String,
    /// What follows from it.
    #[serde(flatten)]
    pub standing: SurveyStanding<'r>,
}

/// An answer that is now on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnswerSaved<'r> {
    /// The item.
    #[ts(type = "string")]
    pub item: ItemId,
    /// The chosen options, or `None` where the answer was taken back.
    pub numbers: Option<Vec<u8>>,
    /// The rest.
    #[serde(flatten)]
    pub saved: SurveySaved<'r>,
}

/// The last survey's note, copied and now on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoteCopied<'r> {
    /// The item.
    #[ts(type = "string")]
    pub item: ItemId,
    /// The whole note now.
    pub text: String,
    /// The rest.
    #[serde(flatten)]
    pub saved: SurveySaved<'r>,
}

/// A day that was read from what a person typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReadDate {
    /// 1935-04-05.
    pub iso: String,
    /// 昭和10年4月5日（1935-04-05）.
    pub long: String,
}

/// A time of day that was read from what a person typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReadTime {
    /// 10:30:00, as 概況調査 keeps it.
    pub iso: String,
    /// 10:30.
    pub short: String,
}
