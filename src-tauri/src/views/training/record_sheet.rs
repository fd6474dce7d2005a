use nintei_training::{IssueArea, RecordSheet};
use serde::Serialize;
use ts_rs::TS;

/// A 適正化プロセス記録シート as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordSheetView {
    /// Which.
    #[ts(type = "number")]
    pub id: i64,
    /// What is written.
    pub sheet: RecordSheet,
    /// When it was saved last, RFC 3339 with offset.
    pub saved_at: String,
    /// By whom.
    pub by: String,
}

/// A sheet that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordSheetSaved {
    /// Its key.
    #[ts(type = "number")]
    pub id: i64,
    /// Every sheet that is kept.
    pub sheets: Vec<RecordSheetView>,
}

/// How the sheet is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordSheetForm {
    /// Headings of the columns, in order: 課題 to メモ.
    pub columns: Vec<&'static str>,
    /// The rows, in order.
    pub areas: Vec<RecordSheetArea>,
    /// The most characters that a cell holds.
    pub cell_characters: usize,
    /// The most characters of 保険者名.
    pub insurer_characters: usize,
}

/// A row of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordSheetArea {
    /// Which.
    pub area: IssueArea,
    /// As the sheet names it.
    pub name: &'static str,
}
