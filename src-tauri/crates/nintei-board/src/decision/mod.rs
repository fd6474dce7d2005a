//! 二次判定: what the board decided about a case, and what must be there for it to stand.

mod entry;

pub use entry::{Decision, DecisionEntry, DecisionOutcome};
