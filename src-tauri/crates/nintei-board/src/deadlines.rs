//! 期限: how long an application waits, and when a certification runs out.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// How an application stands to the thirty days (介護保険法27条11項).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Waiting {
    /// Days since 申請日.
    #[ts(type = "number")]
    pub days: i64,
    /// The thirtieth day.
    pub thirtieth: NaiveDate,
    /// How near it is.
    pub state: WaitingState,
}

/// How near the thirtieth day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaitingState {
    /// More than seven days left.
    Early,
    /// Seven days or fewer left.
    Near,
    /// Past.
    Over,
}
