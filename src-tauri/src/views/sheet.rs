use serde::Serialize;
use ts_rs::TS;

/// A sheet that was written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedSheet {
    /// Where it is.
    pub path: String,
    /// What the reader should know, in sentences.
    pub warnings: Vec<String>,
}
