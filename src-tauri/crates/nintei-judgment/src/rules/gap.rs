//! What the tables of an edition leave open or to be checked.

use nintei_survey::ItemId;
use serde::Serialize;
use ts_rs::TS;

use super::RuleEdition;
use crate::TreeId;

/// A place of the tables that is not established, or that should be checked against the 告示.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleGap {
    /// What kind.
    pub kind: GapKind,
    /// The tree, where it lies in one.
    pub tree: Option<TreeId>,
    /// The item, where it is a score.
    pub item: Option<ItemId>,
    /// Questions and answers in turn down to the place, as a supplement's leaf names it.
    pub path: Vec<String>,
    /// The row of the score table, where it is a score.
    pub option: Option<String>,
    /// What is known of the number: 「2.7〜9.4分」.
    pub bound: String,
    /// Why it is open and what to do, in a sentence.
    pub reason: String,
}

/// The kinds of [`RuleGap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GapKind {
    /// A whole tree.
    Tree,
    /// One leaf.
    Leaf,
    /// One score.
    Points,
    /// How many steps 認知症加算 adds.
    AdditionSteps,
    /// 要照合: a second reading of the source differs.
    Doubt,
}

impl RuleEdition {
    /// Everything that these tables leave open or to be checked, in the order of the tables.
    #[must_use]
    pub fn gaps(&self) -> Vec<RuleGap> {
        Vec::new()
    }
}
