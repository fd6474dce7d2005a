//! Two judgments side by side: this survey and the last, or two variants of one survey, and where their steps part.

mod found;

pub use found::{AnsweredDifference, GroupPair, LevelsPair, MinutesPair, Parting, PartingSide, SideBySide, TreePair};
