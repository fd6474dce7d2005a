use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CalculationTask;
use crate::views::PacketPaper;

/// Worksheets to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorksheetRequest {
    /// Of which tasks.
    pub tasks: WorksheetTasks,
    /// On what; those on 簡素化 are on A4 whatever is said.
    pub paper: PacketPaper,
    /// To be filled in, or the key.
    pub part: WorksheetPartView,
}

/// What worksheets are printed of, at most sixty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorksheetTasks {
    /// To reckon by hand.
    Calculation(Vec<CalculationTask>),
    /// On 簡素化 and 有効期間, by 課題番号 as typed.
    Review(Vec<String>),
}

impl WorksheetTasks {
    /// How many.
    #[must_use]
    pub const fn count(&self) -> usize {
        match self {
            Self::Calculation(tasks) => tasks.len(),
            Self::Review(numbers) => numbers.len(),
        }
    }
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
