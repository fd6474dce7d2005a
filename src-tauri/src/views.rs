//! What the commands answer: values of the domain crates, arranged for one screen.

use std::collections::BTreeMap;

use nintei_judgment::{Outcome, Traced, TreeId};
use nintei_store::{CaseId, CaseStatus};
use nintei_survey::{Application, ItemId, Opinion, Progress};
use serde::Serialize;
use ts_rs::TS;

/// Whether the encrypted file is there, and open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VaultState {
    /// Where the file stands.
    pub state: VaultStatus,
    /// The folder that holds it.
    pub folder: String,
}

/// Where the encrypted file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultStatus {
    /// Not created yet.
    New,
    /// Waiting for the passphrase.
    Locked,
    /// Open.
    Open,
}

/// A recovery code, shown once.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssuedRecoveryCode {
    /// The code in groups.
    pub code: String,
}

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
    /// 主治医意見書 and 状態の安定性.
    pub opinion: Opinion,
    /// 手でたどった値.
    #[ts(type = "Partial<Record<import(\"./TreeId\").TreeId, import(\"./Traced\").Traced>>")]
    pub traced: BTreeMap<TreeId, Traced>,
    /// How far the survey is.
    pub progress: Progress,
    /// What is still possible.
    pub outcome: Outcome<'r>,
    /// Codes of the input warnings raised.
    pub warnings: Vec<String>,
}

/// An answer that is now on disk, with what it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnswerSaved<'r> {
    /// The item.
    pub item: ItemId,
    /// The chosen options, or `None` where the answer was taken back.
    pub numbers: Option<Vec<u8>>,
    /// When, RFC 3339 with offset.
    pub saved_at: String,
    /// How far the survey is.
    pub progress: Progress,
    /// What is still possible.
    pub outcome: Outcome<'r>,
    /// Codes of the input warnings raised.
    pub warnings: Vec<String>,
}

/// A day that was read from what a person typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReadDate {
    /// 1935-04-05.
    pub iso: String,
    /// 昭和10年4月5日（1935-04-05）.
    pub long: String,
}

/// A sheet that was written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedSheet {
    /// Where it is.
    pub path: String,
    /// What the reader should know, in sentences.
    pub warnings: Vec<String>,
}
