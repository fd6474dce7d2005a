use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CalculationTask;
use crate::views::PacketPaper;

/// 計算用紙 to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorksheetRequest {
    /// Of which tasks, at most sixty.
    pub tasks: Vec<CalculationTask>,
    /// On what.
    pub paper: PacketPaper,
    /// To be filled in, or the key.
    pub part: WorksheetPartView,
}

/// Which part of a worksheet is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorksheetPartView {
    /// To be filled in.
    Blank,
    /// The key.
    Key,
}
