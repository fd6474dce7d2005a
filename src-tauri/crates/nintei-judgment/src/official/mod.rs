//! Official results (公式の一次判定) beside the 試算: where they differ, why, and what they say of unknown values.

mod cause;
mod comparison;
mod findings;
mod proposal;
mod result;

pub use cause::{Cause, CauseKind};
pub use comparison::{ComparedNumbers, ComparedPart, Comparison, ComparisonLine, TotalReading, Verdict};
pub use findings::Findings;
pub use proposal::{AdditionCount, Contradiction, PointsPlace, Proposal, ProposalGap};
pub use result::{OfficialCase, OfficialResult};
