//! 審査会の簡素化: six conditions, one by one.

mod conditions;
mod input;
mod possible;
mod requirements;
mod rules;
mod verdict;

pub use conditions::{Simplification, simplify};
pub use input::SimplificationInput;
pub use requirements::{InsurerRequirements, RequirementError};
pub use rules::SimplificationRules;
pub use verdict::{ConditionLine, ConditionVerdict, RequirementLine};
