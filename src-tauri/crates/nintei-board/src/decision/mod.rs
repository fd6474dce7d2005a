//! 二次判定: what the board decided about a case, and what must be there for it to stand.

mod decide;
mod entry;
mod error;

pub use decide::{ReviewCase, decide, simplified_entry};
pub use entry::{Decision, DecisionEntry, DecisionOutcome};
pub use error::DecisionError;
