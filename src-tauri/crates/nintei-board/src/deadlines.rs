//! 期限: how long an application waits, and when a certification runs out.

use chrono::{Days, NaiveDate};
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

/// Days that the law leaves for a decision, from the day after 申請日 (介護保険法27条11項).
pub const DAYS_TO_DECIDE: u64 = 30;
/// Days before the thirtieth from which it is called near, this program's choice.
const NEAR: i64 = 7;
/// Days before the last day from which a renewal may be applied for.
pub const DAYS_TO_RENEW: u64 = 60;

/// How long an application has waited on the day `today`.
#[must_use]
pub fn waiting(applied_on: NaiveDate, today: NaiveDate) -> Waiting {
    let thirtieth = applied_on.checked_add_days(Days::new(DAYS_TO_DECIDE)).unwrap_or(NaiveDate::MAX);
    let state = match (thirtieth - today).num_days() {
        ..0 => WaitingState::Over,
        0..=NEAR => WaitingState::Near,
        _ => WaitingState::Early,
    };
    Waiting { days: (today - applied_on).num_days(), thirtieth, state }
}

/// Days left of a certification that runs out within sixty days, 0 on its last day; none earlier and none after it.
#[must_use]
pub fn renewal_days_left(ends_on: NaiveDate, today: NaiveDate) -> Option<i64> {
    Some((ends_on - today).num_days()).filter(|left| (0..=DAYS_TO_RENEW as i64).contains(left))
}
