//! A tree as it is drawn.

use nintei_survey::FormEdition;
use serde::Serialize;
use ts_rs::TS;

use super::RuleEdition;
use super::outline::{Entry, Outline};
use super::words::Words;
use crate::TreeId;

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

impl RuleEdition {
    /// The tree as it is drawn; `None` where it is not established.
    #[must_use]
    pub fn figure(&self, tree: TreeId) -> Option<FigureNode> {
        FigureNode::of(&self.outline(tree)?)
    }
}

impl FigureNode {
    /// The figure of an outline text, in the official words; `None` where a line cannot be read.
    pub(crate) fn of_text(text: &str, form: &FormEdition) -> Option<Self> {
        let (mut outline, faults) = Outline::parse(text);
        Words::of(form).make_official(&mut outline);
        if faults.is_empty() { Self::of(&outline) } else { None }
    }

    /// The figure of an outline; `None` where nothing stands there.
    pub(crate) fn of(outline: &Outline) -> Option<Self> {
        match outline {
            Outline::Text(text) => Some(Self::Leaf { minutes: text.clone() }),
            Outline::Headings(entries) => {
                let question = entries.first()?;
                let arms = match &question.below {
                    Outline::Headings(arms) => arms.as_slice(),
                    Outline::Text(_) => &[],
                };
                let arm = |arm: &Entry| FigureArm { label: arm.heading.clone(), next: Self::of(&arm.below) };
                Some(Self::Question { asks: question.heading.clone(), arms: arms.iter().map(arm).collect() })
            }
        }
    }
}
