//! Official results (公式の一次判定) beside the 試算: where they differ, why, and what they say of unknown values.

mod additive;
mod cause;
mod collector;
mod compare;
mod comparison;
mod examine;
mod findings;
mod place;
mod points;
mod proposal;
mod result;
mod scores;
mod tally;
mod trees;

pub use cause::{Cause, CauseKind};
pub use collector::Collector;
pub use compare::compare;
pub use comparison::{ComparedNumbers, ComparedPart, Comparison, ComparisonLine, TotalReading, Verdict};
pub use findings::Findings;
pub use proposal::{AdditionCount, Contradiction, PointsPlace, Proposal, ProposalGap};
pub use result::{OfficialCase, OfficialResult};
