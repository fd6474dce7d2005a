//! The rule tables: read from dated files, checked, and held in the shape that judging needs.

mod categories;
mod dementia_addition;
mod edition;
mod error;
mod file;
mod scores;
mod special_care;
mod tree;

pub use edition::{RuleEdition, RuleFile, built_in, in_force, load};
pub use error::RuleError;

pub(crate) use dementia_addition::{AdditionRow, Degrees};
pub(crate) use scores::{CONTRACTURE_JOINTS, ItemTable, PARALYSIS_PATTERNS, paralysis_pattern};
pub(crate) use tree::{Leaf, Node, Question, Subject, Test, Tree};
