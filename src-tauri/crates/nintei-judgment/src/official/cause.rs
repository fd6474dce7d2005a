use serde::Serialize;
use ts_rs::TS;

use super::ComparedPart;

/// One place of the tables from which differences come. One wrong entry is one cause, however many cases it touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Cause {
    /// Stable name of the cause, the same for the same tables and findings.
    pub key: String,
    /// What kind of entry is the suspect.
    pub kind: CauseKind,
    /// The part of the result where the differences show first.
    pub part: ComparedPart,
    /// The way to the place: the tree or group, then questions and answers alternating.
    pub place: Vec<String>,
    /// What is found, in a sentence.
    pub sentence: String,
    /// Our branch, minutes, points or level.
    pub ours: String,
    /// What the official results say instead.
    pub official: String,
    /// Cases that differ for this reason.
    #[ts(type = "number")]
    pub count: u64,
    /// Cases that come past the same place and agree.
    #[ts(type = "number")]
    pub agreeing: u64,
    /// Up to five of the cases, by record id.
    #[ts(type = "Array<number>")]
    pub examples: Vec<i64>,
}

/// What kind of entry is the suspect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CauseKind {
    /// A question of a tree: its threshold, its answers or what it asks.
    Question,
    /// The minutes of a leaf.
    Leaf,
    /// The way or the minutes are not settled, but the official minutes are none of what is possible there.
    OutsideRange,
    /// The points of an option.
    Points,
    /// The minutes of a treatment of 特別な医療.
    SpecialCare,
    /// 認知症加算 that the tables rule out.
    Addition,
    /// The official total does not follow from the official parts, or nothing but the total differs.
    Total,
    /// The level does not follow from the official total.
    Level,
}

impl CauseKind {
    /// As written in a cause's key.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Leaf => "leaf",
            Self::OutsideRange => "outside_range",
            Self::Points => "points",
            Self::SpecialCare => "special_care",
            Self::Addition => "addition",
            Self::Total => "total",
            Self::Level => "level",
        }
    }
}
