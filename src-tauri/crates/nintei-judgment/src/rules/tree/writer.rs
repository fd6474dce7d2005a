//! From a tree back to its outline.

use super::{Leaf, Node};
use crate::rules::StepSet;
use crate::rules::file::NOT_ESTABLISHED;
use crate::rules::outline::{Entry, Origin, Outline};
use crate::rules::words;
use crate::{Interval, RuleEdition, TreeId};

/// How the end of a tree is written, without its 要照合.
pub(in crate::rules) type WriteEnd<'a, V> = &'a dyn Fn(&Leaf<V>) -> String;

/// The minutes at an end of a tree with the displayed range `range`.
pub(in crate::rules) fn minutes(leaf: &Leaf, range: Interval) -> String {
    match (leaf.established, leaf.value) {
        (true, minutes) => format!("{minutes}分"),
        (false, bound) if bound == range => NOT_ESTABLISHED.to_owned(),
        (false, bound) => format!("{NOT_ESTABLISHED}（{bound}分）"),
    }
}

/// The steps at an end of the rule of 認知症加算.
pub(in crate::rules) fn steps(leaf: &Leaf<StepSet>) -> String {
    let step = leaf.value.iter().next().filter(|_| leaf.established);
    step.map_or(NOT_ESTABLISHED, |step| step.name()).to_owned()
}

impl<V> Leaf<V> {
    /// As the outline writes it.
    pub(in crate::rules) fn text(&self, write_end: WriteEnd<'_, V>) -> String {
        words::with_doubt(&write_end(self), self.doubt.as_deref())
    }
}

impl<V> Node<V> {
    /// The outline that reads as this tree.
    pub(in crate::rules) fn outline(&self, write_end: WriteEnd<'_, V>) -> Outline {
        let entry = |heading: String, below| Entry { heading, at: Origin::default(), below };
        match self {
            Self::Leaf(leaf) => Outline::Text(leaf.text(write_end)),
            Self::Question(question) => {
                let arm = |arm: &super::Arm<V>| entry(arm.label.clone(), arm.next.outline(write_end));
                let arms = Outline::Headings(question.arms.iter().map(arm).collect());
                let heading = words::with_doubt(&question.asks, question.doubt.as_deref());
                Outline::Headings(vec![entry(heading, arms)])
            }
        }
    }
}

impl RuleEdition {
    /// The tree as its outline; `None` where it is not established.
    pub(in crate::rules) fn outline(&self, tree: TreeId) -> Option<Outline> {
        let tree = &self.trees[tree.index()];
        Some(tree.root.as_ref()?.outline(&|leaf| minutes(leaf, tree.displayed_range)))
    }

    /// The tree as outline text, as the editor shows it; `None` where it is not established.
    #[must_use]
    pub fn tree_outline(&self, tree: TreeId) -> Option<String> {
        self.outline(tree).map(|outline| outline.to_string())
    }

    /// The step rule of 認知症加算 as outline text; `None` where it is not established.
    #[must_use]
    pub fn addition_outline(&self) -> Option<String> {
        self.dementia_addition.rule.as_ref().map(|rule| rule.outline(&steps).to_string())
    }
}
