use serde::Serialize;
use ts_rs::TS;

use crate::{Interval, Tenths, TreeId};

/// A 試算 beside the official result, part by part. Parts that the official result does not tell are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Comparison {
    /// The five scores, the eight trees, 認知症加算, the total, the level, in this order.
    pub lines: Vec<ComparisonLine>,
    /// What the official total holds.
    pub total_reading: TotalReading,
    /// Whether no line differs.
    pub agrees: bool,
}

/// One part of both results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparisonLine {
    /// Which part.
    pub part: ComparedPart,
    /// As a person reads it: 第2群 生活機能, 食事.
    pub name: String,
    /// 点, 分, or nothing for a level.
    pub unit: &'static str,
    /// The 試算: a number, a range or the levels still possible.
    pub ours: String,
    /// The official result.
    pub official: String,
    /// Both as numbers, except for a level.
    pub numbers: Option<ComparedNumbers>,
    /// How they compare.
    pub verdict: Verdict,
    /// Where a difference most likely comes from, in a sentence.
    pub because: Option<String>,
}

/// Both sides of a line in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ComparedNumbers {
    /// The 試算.
    pub ours: Interval,
    /// The official result.
    pub official: Tenths,
}

/// A part that both results have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ComparedPart {
    /// A group's 中間評価項目得点.
    Score {
        /// 1–5.
        group: u8,
    },
    /// A tree's minutes; 医療関連行為 with 特別な医療.
    Tree {
        /// Which tree.
        tree: TreeId,
    },
    /// 認知症加算.
    Addition,
    /// 要介護認定等基準時間.
    Total,
    /// 一次判定 before 認知症加算, where the official result shows both.
    LevelBeforeAddition,
    /// 一次判定.
    Level,
}

/// How a part of the 試算 compares with the official one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ComparedVerdict")]
pub enum Verdict {
    /// The same.
    Agrees,
    /// The 試算 leaves several values possible and the official one is among them.
    Within,
    /// The official value is none that the 試算 holds possible.
    Differs,
}

impl Verdict {
    /// As shown on screens and sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agrees => "一致",
            Self::Within => "幅の中",
            Self::Differs => "相違",
        }
    }
}

/// What the official total holds, found by adding up the official parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TotalReading {
    /// The eight trees and 認知症加算.
    WithAddition,
    /// The eight trees alone, though there is an addition.
    WithoutAddition,
    /// The eight trees; the addition is 0, so both readings are the same.
    NoAddition,
    /// Neither: the official parts do not add up to the official total.
    Neither,
    /// A part is missing, so the total cannot be checked.
    Unknown,
}
