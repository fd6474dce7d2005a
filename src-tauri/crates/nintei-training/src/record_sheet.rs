//! 適正化プロセス記録シート of the course (能力向上研修会資料).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The rows of the sheet: where a 課題 lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueArea {
    /// ①認定調査
    Survey,
    /// ②主治医意見書
    PhysicianOpinion,
    /// ③審査手順
    ReviewProcedure,
    /// ④事務局
    Secretariat,
    /// ⑤その他
    Other,
}

impl IssueArea {
    /// All five, in order.
    pub const ALL: [Self; 5] =
        [Self::Survey, Self::PhysicianOpinion, Self::ReviewProcedure, Self::Secretariat, Self::Other];

    /// As the sheet names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Survey => "①認定調査",
            Self::PhysicianOpinion => "②主治医意見書",
            Self::ReviewProcedure => "③審査手順",
            Self::Secretariat => "④事務局",
            Self::Other => "⑤その他",
        }
    }
}

/// Headings of the columns, in order, beginning with that of the rows.
pub const RECORD_SHEET_COLUMNS: [&str; 5] =
    ["課題", "課題の原因及び今までの取組", "取組の成果及び残されている課題", "今後、適正化に向けた更なる取組", "メモ"];

/// The sheet holds more than it can.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordSheetError {
    /// A cell is too long.
    #[error("{row}の「{column}」は{length}文字です。{limit}文字以内に縮めてください。", row = row.name())]
    CellTooLong {
        /// Its row.
        row: IssueArea,
        /// Its column.
        column: &'static str,
        /// Characters written.
        length: usize,
        /// Characters that a cell takes.
        limit: usize,
    },
    /// The name of the insurer is too long.
    #[error("保険者名は{length}文字です。{limit}文字以内に縮めてください。")]
    InsurerTooLong {
        /// Characters written.
        length: usize,
        /// Characters that it takes.
        limit: usize,
    },
}

impl RecordSheetError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CellTooLong { .. } => "record-sheet-cell-too-long",
            Self::InsurerTooLong { .. } => "record-sheet-insurer-too-long",
        }
    }
}

/// A 適正化プロセス記録シート, as far as it is filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct RecordSheet {
    /// 保険者名.
    pub insurer: String,
    /// 記入日.
    pub written_on: Option<NaiveDate>,
    /// What is written, by row. A row without an entry is empty.
    #[ts(type = "Partial<Record<import(\"./IssueArea\").IssueArea, import(\"./RecordSheetRow\").RecordSheetRow>>")]
    pub rows: BTreeMap<IssueArea, RecordSheetRow>,
}

/// A row of the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct RecordSheetRow {
    /// 課題.
    pub issue: String,
    /// 課題の原因及び今までの取組.
    pub causes_and_efforts: String,
    /// 取組の成果及び残されている課題.
    pub results_and_remaining: String,
    /// 今後、適正化に向けた更なる取組.
    pub further_efforts: String,
    /// メモ.
    pub memo: String,
}

impl RecordSheet {
    /// Characters that a cell takes.
    pub const CELL_LIMIT: usize = 2000;
    /// Characters that the name of the insurer takes.
    pub const INSURER_LIMIT: usize = 60;

    /// Finds that nothing is longer than the sheet takes.
    ///
    /// # Errors
    /// [`RecordSheetError`] for the first that is.
    pub fn check(&self) -> Result<(), RecordSheetError> {
        let (length, limit) = (self.insurer.chars().count(), Self::INSURER_LIMIT);
        if length > limit {
            return Err(RecordSheetError::InsurerTooLong { length, limit });
        }
        let limit = Self::CELL_LIMIT;
        for (area, row) in &self.rows {
            for (column, text) in RECORD_SHEET_COLUMNS.into_iter().zip(row.texts()) {
                let length = text.chars().count();
                if length > limit {
                    return Err(RecordSheetError::CellTooLong { row: *area, column, length, limit });
                }
            }
        }
        Ok(())
    }

    /// The row of `area`, empty where nothing is written.
    #[must_use]
    pub fn row(&self, area: IssueArea) -> RecordSheetRow {
        self.rows.get(&area).cloned().unwrap_or_default()
    }

    /// Writes the row of `area`. One of blanks only is removed.
    pub fn set(&mut self, area: IssueArea, row: RecordSheetRow) {
        if row.is_blank() {
            self.rows.remove(&area);
        } else {
            self.rows.insert(area, row);
        }
    }
}

impl RecordSheetRow {
    /// The texts, in the order of the columns.
    #[must_use]
    pub fn texts(&self) -> [&str; 5] {
        [&self.issue, &self.causes_and_efforts, &self.results_and_remaining, &self.further_efforts, &self.memo]
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.texts().iter().all(|text| text.trim().is_empty())
    }
}
