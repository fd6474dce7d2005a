use nintei_survey::{CareLevels, ItemId};
use serde::Serialize;
use ts_rs::TS;

use crate::{Interval, TreeId};

/// Two judgments, a and b, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SideBySide {
    /// Rule editions of a and b.
    pub rules: [String; 2],
    /// Items answered differently, in the order of the form.
    pub items: Vec<AnsweredDifference>,
    /// The five groups.
    pub groups: Vec<GroupPair>,
    /// The eight trees.
    pub trees: Vec<TreePair>,
    /// 特別な医療.
    pub special_care: MinutesPair,
    /// The total before 認知症加算.
    pub subtotal: MinutesPair,
    /// 認知症加算.
    pub dementia_addition: MinutesPair,
    /// 要介護認定等基準時間.
    pub total: MinutesPair,
    /// The levels still possible.
    pub care_levels: LevelsPair,
}

/// An item answered differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnsweredDifference {
    /// The item.
    pub item: ItemId,
    /// Its short name.
    pub name: String,
    /// Wordings chosen in a; `None` where not answered, empty for none of them.
    pub a: Option<Vec<String>>,
    /// The same in b.
    pub b: Option<Vec<String>>,
}

/// A group's score in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GroupPair {
    /// 1–5.
    pub group: u8,
    /// 身体機能・起居動作 and so on.
    pub name: String,
    /// Tenths of a point in a.
    pub a: Interval,
    /// In b.
    pub b: Interval,
}

/// Minutes in both, in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct MinutesPair {
    /// In a.
    pub a: Interval,
    /// In b.
    pub b: Interval,
}

/// Levels in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LevelsPair {
    /// In a.
    pub a: CareLevels,
    /// In b.
    pub b: CareLevels,
}

/// A tree's minutes in both, and where the paths part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TreePair {
    /// Which tree.
    pub tree: TreeId,
    /// 食事 and so on.
    pub name: String,
    /// Tenths of a minute in a.
    pub a: Interval,
    /// In b.
    pub b: Interval,
    /// The first question at which the branches differ; `None` where both take the same way, or where a side has no
    /// path (not established).
    pub parting: Option<Parting>,
}

/// The first question at which two paths differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Parting {
    /// Questions and answers both have passed, alternating.
    pub path: Vec<String>,
    /// Side a.
    pub a: PartingSide,
    /// Side b.
    pub b: PartingSide,
}

/// One side of a parting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PartingSide {
    /// The question as the figure words it; `None` where this side has ended (two editions of a tree). Both sides ask
    /// the same unless the editions differ.
    pub asks: Option<String>,
    /// What is known of the value asked for: 48.2点, 一部介助, 未回答（…）.
    pub value: String,
    /// The branches possible there: one where the way is settled.
    pub branches: Vec<String>,
    /// Minutes below these branches.
    pub minutes: Interval,
}
