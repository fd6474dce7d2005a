//! The trees (樹形図): an outline that looks like the figure, with each branch written out, so that it can be checked
//! that every possible answer is covered exactly once.

mod reader;
mod writer;

use nintei_survey::{FormEdition, ItemId};
use serde::Deserialize;

use super::RuleError;
use super::fault::Faults;
use super::file::Source;
use super::outline::Outline;
use super::scores::{CONTRACTURE_JOINTS, PARALYSIS_PATTERNS};
use super::words::{self, Words};
use crate::{Interval, Tenths};

pub(super) use reader::{Possible, Reader};
pub(super) use writer::{WriteEnd, minutes, steps};

#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub(crate) name: String,
    pub(crate) displayed_range: Interval,
    /// `None` where the tree is not established.
    pub(crate) root: Option<Node>,
}

/// A place of a tree whose ends hold a `V`: minutes, or the steps of 認知症加算.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node<V = Interval> {
    Leaf(Leaf<V>),
    Question(Question<V>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf<V = Interval> {
    pub(crate) value: V,
    pub(crate) established: bool,
    pub(crate) doubt: Option<String>,
    /// The supplement that settles it.
    pub(crate) supplement: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question<V = Interval> {
    /// As the figure words it.
    pub(crate) asks: String,
    pub(crate) subject: Subject,
    pub(crate) arms: Vec<Arm<V>>,
    pub(crate) doubt: Option<String>,
    /// The supplement that holds it.
    pub(crate) supplement: Option<i64>,
}

/// What a question asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The score of a group, by its index from 0.
    Score(usize),
    /// An answer, by its place among the choices (see [`Subject::PLACES`]).
    Choice(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arm<V = Interval> {
    pub(crate) label: String,
    pub(crate) test: Test,
    pub(crate) next: Node<V>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    /// Points in this range.
    Points(Interval),
    /// One of these options; bit n for option n (for 1-1 the pattern, from 1; for a joint 1 ない, 2 ある).
    Options(u16),
}

/// What the ends of a tree hold.
pub(crate) trait Value: Copy {
    /// The smallest value that holds both.
    fn join(self, other: Self) -> Self;
}

impl Value for Interval {
    fn join(self, other: Self) -> Self {
        self.hull(other)
    }
}

impl Subject {
    /// Places for every item and, behind them, the joints of 1-2. The place of 1-1 holds its pattern.
    pub(crate) const PLACES: usize = ItemId::SLOTS + CONTRACTURE_JOINTS.len();

    /// The place of an item.
    pub(crate) const fn item(item: ItemId) -> usize {
        item.slot()
    }

    /// The place of a joint of 1-2.
    pub(crate) const fn joint(joint: usize) -> usize {
        ItemId::SLOTS + joint
    }
}

/// Wordings of the answers of a choice, in option order.
pub(crate) fn choice_labels(form: &FormEdition, place: usize) -> Vec<String> {
    if place >= ItemId::SLOTS {
        return vec!["ない".to_owned(), "ある".to_owned()];
    }
    if place == Subject::item(ItemId::PARALYSIS) {
        return PARALYSIS_PATTERNS.map(str::to_owned).to_vec();
    }
    form.questions()
        .find(|question| question.id.slot() == place)
        .map(|question| question.options.iter().map(|option| option.label.clone()).collect())
        .unwrap_or_default()
}

/// A tree's file, read but not checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TreeFile {
    #[serde(rename = "樹形図")]
    pub(crate) name: String,
    #[serde(rename = "出典")]
    _source: String,
    #[serde(rename = "表示範囲")]
    range: String,
    #[serde(rename = "図")]
    pub(crate) figure: Outline,
}

impl TreeFile {
    /// Smallest and largest minutes that the official sheet shows.
    pub(in crate::rules) fn displayed_range(&self, source: Source<'_>) -> Result<Interval, RuleError> {
        source.range("表示範囲", &self.range, "分")
    }

    /// The tree, where it is sound.
    pub(super) fn build(&self, range: Interval, words: &Words<'_>, mut faults: Faults<'_>) -> Option<Tree> {
        let tree = |root| Tree { name: self.name.clone(), displayed_range: range, root };
        if matches!(&self.figure, Outline::Text(text) if text == super::file::NOT_ESTABLISHED) {
            return Some(tree(None));
        }
        let read_end = |text: &str| words::minutes(text, range);
        let before = faults.found.len();
        let reader = Reader { words, read_end: &read_end, faults: &mut faults };
        let root = reader.root(&self.figure, &Possible::anything(), &self.name)?;
        check_ends(&root, range, &mut faults);
        (faults.found.len() == before).then(|| tree(Some(root)))
    }
}

/// The smallest and the largest leaf are what the official sheet displays.
fn check_ends(root: &Node, range: Interval, faults: &mut Faults<'_>) {
    let mut found = Vec::new();
    leaves(root, &mut found);
    let reached = |end: Tenths| found.iter().any(|leaf| leaf.value.contains(Interval::exactly(end)));
    for (end, word) in [(range.low, "最小"), (range.high, "最大")] {
        if !reached(end) {
            faults.add(Default::default(), "表示範囲", format!("{word}の{end}分になる枝がありません。"));
        }
    }
}

fn leaves<'a>(node: &'a Node, found: &mut Vec<&'a Leaf>) {
    match node {
        Node::Leaf(leaf) => found.push(leaf),
        Node::Question(question) => question.arms.iter().for_each(|arm| leaves(&arm.next, found)),
    }
}
