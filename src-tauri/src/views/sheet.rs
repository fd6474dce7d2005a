use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A document that is printed from one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 一次判定結果票.
    ResultSheet,
    /// 認定調査票: 概況調査, 基本調査, 特記事項.
    SurveyForm,
    /// 調査用メモ票, one page on both sides.
    MemoSheet,
}

/// A sheet that was written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedSheet {
    /// Where it is.
    pub path: String,
    /// What the reader should know, in sentences.
    pub warnings: Vec<String>,
}
