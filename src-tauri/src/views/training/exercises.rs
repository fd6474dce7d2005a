use serde::Serialize;
use ts_rs::TS;

/// An exercise kept in this office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptExerciseView {
    /// Which.
    #[ts(type = "number")]
    pub id: i64,
    /// As the keeper called it.
    pub title: String,
    /// When it was kept, RFC 3339 with offset.
    pub kept_at: String,
    /// By whom.
    pub by: String,
}
