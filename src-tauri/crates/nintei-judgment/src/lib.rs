//! 一次判定: from answers to 要介護認定等基準時間 and the care levels still possible, with every step.
//!
//! The rules are dated data (`assets/rules`); this crate reads them, refuses unsound ones, and applies them.
//! What the tables do not establish, and what is not answered, stays an [`Interval`] all the way to the level.
//! No floating point, no clock, no file.

mod input;
mod judge;
mod judgment;
mod outcome;
mod rules;
mod tenths;
mod text;
mod traced;
mod tree_id;

pub use input::{JudgmentInput, Traced};
pub use judge::{judge, outcome};
pub use judgment::{
    AdditionCandidate, AdditionCondition, AdditionSteps, AskedValue, CategoryLine, Certainty, GroupSteps, Judgment,
    LevelSteps, LikelihoodSource, Mark, MarkKind, PathBranch, PathNode, ScoreLine, SpecialCareLine, SpecialCareSteps,
    SplitSteps, Steps, TreeSource, TreeSteps,
};
pub use outcome::Outcome;
pub use rules::{RuleEdition, RuleError, RuleFile, built_in, in_force, load};
pub use tenths::{Interval, Tenths};
pub use text::StepsText;
pub use traced::TracedError;
pub use tree_id::TreeId;
