//! 一次判定: from answers to 要介護認定等基準時間 and the care levels still possible, with every step.
//!
//! The rules are dated data (`assets/rules`); this crate reads them, refuses unsound ones, and applies them.
//! What the tables do not establish, and what is not answered, stays an [`Interval`] all the way to the level.
//! No floating point, no clock, no file.

mod deciding;
mod input;
mod judge;
mod judgment;
mod official;
mod outcome;
mod rules;
mod side_by_side;
mod split_flow;
mod supplement;
mod tenths;
mod text;
mod traced;
mod tree_id;

pub use deciding::{
    Boundary, ChangeDirection, Deciding, DecidingSubject, OpenItem, OptionOutcome, SingleChange, deciding,
};
pub use input::{JudgmentInput, Traced};
pub use judge::{CaseArm, CaseFigure, FigureSubject, PointsRow, judge, outcome};
pub use judgment::{
    AdditionCandidate, AdditionCondition, AdditionRule, AdditionStep, AdditionSteps, AskedValue, CategoryLine,
    Certainty, GroupSteps, Judgment, LevelSteps, LikelihoodSource, Mark, MarkKind, PathBranch, PathNode, ScoreLine,
    SpecialCareLine, SpecialCareSteps, SplitSteps, Steps, TreeSource, TreeSteps,
};
pub use official::{
    AdditionCount, Cause, CauseKind, Collector, ComparedNumbers, ComparedPart, Comparison, ComparisonLine,
    Contradiction, Findings, OfficialCase, OfficialResult, PointsPlace, Proposal, ProposalGap, TotalReading, Verdict,
    compare,
};
pub use outcome::Outcome;
pub use rules::{
    FigureArm, FigureNode, GapKind, RuleBase, RuleDifference, RuleEdition, RuleError, RuleFile, RuleGap, built_in,
    differences, in_force, load, rule_bases,
};
pub use side_by_side::{
    AnsweredDifference, GroupPair, LevelsPair, MinutesPair, Parting, PartingSide, SideBySide, TreePair, side_by_side,
};
pub use split_flow::{FlowArrow, FlowBox, FlowBoxId, Reach, SplitFlow, split_flow};
pub use supplement::{
    AdoptedSupplement, FaultPart, FileLines, Supplement, SupplementError, SupplementFault, SupplementField,
    SupplementLeaf, SupplementNote, SupplementPoints, Tried, supplemented,
};
pub use tenths::{Interval, Tenths};
pub use text::StepsText;
pub use traced::TracedError;
pub use tree_id::TreeId;
