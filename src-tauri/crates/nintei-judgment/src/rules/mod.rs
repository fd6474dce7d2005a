//! The rule tables: read from dated files, checked, and held in the shape that judging needs.

mod base;
mod categories;
mod dementia_addition;
mod difference;
mod edition;
mod error;
mod figure;
mod file;
mod gap;
mod scores;
mod special_care;
mod tree;

pub use base::{RuleBase, rule_bases};
pub use difference::{RuleDifference, differences};
pub use edition::{RuleEdition, RuleFile, built_in, in_force, load};
pub use error::RuleError;
pub use figure::{FigureArm, FigureNode};
pub use gap::{GapKind, RuleGap};

pub(crate) use dementia_addition::{AdditionRow, Degrees};
pub(crate) use scores::{CONTRACTURE_JOINTS, ItemTable, PARALYSIS_PATTERNS, paralysis_pattern};
pub(crate) use tree::{Leaf, Node, Question, Subject, Test, Tree};
