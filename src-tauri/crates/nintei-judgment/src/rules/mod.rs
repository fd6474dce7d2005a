//! The rule tables: read from dated files, checked, and held in the shape that judging needs.

mod base;
mod categories;
mod dementia_addition;
mod difference;
mod edition;
mod error;
mod fault;
mod figure;
mod file;
mod gap;
mod outline;
mod scores;
mod special_care;
mod tables;
mod tree;
pub(crate) mod words;

pub use base::{RuleBase, rule_bases};
pub use difference::{RuleDifference, differences};
pub use edition::{RuleEdition, RuleFile, built_in, in_force, load};
pub use error::RuleError;
pub use figure::{FigureArm, FigureNode};
pub use gap::{GapKind, RuleGap};

pub(crate) use categories::Category;
pub(crate) use dementia_addition::{AdditionRow, Degrees, DementiaAddition, StepSet};
pub(crate) use fault::{Fault, Table};
pub(crate) use file::unreadable;
pub(crate) use outline::{Entry, Origin, Outline};
pub(crate) use scores::{
    CONTRACTURE_JOINTS, GroupTable, ItemTable, PARALYSIS_PATTERNS, Row, paralysis_pattern, supplement_of,
};
pub(crate) use tables::Tables;
pub(crate) use tree::{Arm, Leaf, Node, Question, Subject, Test, Tree, Value};
