//! A tree as it is drawn.

use serde::Serialize;
use ts_rs::TS;

/// A place of a tree, to draw it as the textbook's figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(untagged)]
pub enum FigureNode {
    /// A question with its branches.
    Question {
        /// As the figure words it.
        asks: String,
        /// Its branches, in order.
        arms: Vec<FigureArm>,
    },
    /// An end.
    Leaf {
        /// 「5.1分」, 「未確定（2.7〜9.4分）」, 「一段階」.
        minutes: String,
    },
}

/// A branch of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FigureArm {
    /// 「31.2以下」, 「できる・見守り等」.
    pub label: String,
    /// What follows; `None` where nothing is written yet.
    pub next: Option<FigureNode>,
}
