//! What the tables of an edition leave open or to be checked.

use nintei_survey::ItemId;
use serde::Serialize;
use ts_rs::TS;

use super::RuleEdition;
use super::dementia_addition::StepSet;
use super::tree::{Leaf, Node};
use crate::{AdditionStep, Interval, TreeId};

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
    /// Everything that these tables leave open or to be checked, in the order in which they are used.
    #[must_use]
    pub fn gaps(&self) -> Vec<RuleGap> {
        let mut gaps = Vec::new();
        for table in self.groups.iter().flat_map(|group| &group.items) {
            gaps.extend(table.titled_rows().filter(|(_, row)| !row.established).map(|(option, row)| RuleGap {
                item: Some(table.item),
                option: Some(option),
                bound: format!("{}点", row.points),
                ..RuleGap::of(GapKind::Points, "得点が確定していません。前後の確定した得点の間とします。")
            }));
        }
        for (id, tree) in TreeId::ALL.into_iter().zip(&self.trees) {
            let range = format!("{}分", tree.displayed_range);
            match &tree.root {
                None => gaps.push(RuleGap {
                    bound: range,
                    tree: Some(id),
                    ..RuleGap::of(GapKind::Tree, "樹形図の全体が確定していません。表示範囲のどれもありえます。")
                }),
                Some(root) => look(root, &mut Vec::new(), &mut |path, found| {
                    gaps.push(RuleGap { tree: Some(id), path: path.to_vec(), ..found.minutes() });
                }),
            }
        }
        match &self.dementia_addition.rule {
            None => gaps.push(RuleGap {
                bound: AdditionStep::ALL.map(AdditionStep::name).join("・"),
                ..RuleGap::of(
                    GapKind::AdditionSteps,
                    "対象となる者に加える段階が確定していません。三つともありえます。",
                )
            }),
            Some(rule) => look(rule, &mut Vec::new(), &mut |path, found| {
                gaps.push(RuleGap { path: path.to_vec(), ..found.steps() });
            }),
        }
        gaps
    }
}

impl RuleGap {
    fn of(kind: GapKind, reason: &str) -> Self {
        Self {
            kind,
            tree: None,
            item: None,
            path: Vec::new(),
            option: None,
            bound: String::new(),
            reason: reason.to_owned(),
        }
    }
}

/// What is found at a place of a tree.
enum Found<'a, V> {
    Open(&'a Leaf<V>),
    Doubted(Option<&'a Leaf<V>>, &'a str),
}

impl Found<'_, Interval> {
    fn minutes(&self) -> RuleGap {
        match self {
            Self::Open(leaf) => RuleGap {
                bound: format!("{}分", leaf.value),
                ..RuleGap::of(GapKind::Leaf, "この枝の時間が確定していません。")
            },
            Self::Doubted(leaf, doubt) => RuleGap {
                bound: leaf.map_or_else(String::new, |leaf| format!("{}分", leaf.value)),
                ..RuleGap::of(GapKind::Doubt, doubt)
            },
        }
    }
}

impl Found<'_, StepSet> {
    fn steps(&self) -> RuleGap {
        let names = |leaf: &Leaf<StepSet>| leaf.value.iter().map(AdditionStep::name).collect::<Vec<_>>().join("・");
        match self {
            Self::Open(leaf) => RuleGap {
                bound: names(leaf),
                ..RuleGap::of(GapKind::AdditionSteps, "この枝で加える段階が確定していません。")
            },
            Self::Doubted(leaf, doubt) => {
                RuleGap { bound: leaf.map_or_else(String::new, names), ..RuleGap::of(GapKind::Doubt, doubt) }
            }
        }
    }
}

/// Visits what is open or doubted, with the questions and answers down to it.
fn look<'a, V>(node: &'a Node<V>, path: &mut Vec<String>, visit: &mut dyn FnMut(&[String], &Found<'a, V>)) {
    match node {
        Node::Leaf(leaf) => {
            if !leaf.established {
                visit(path, &Found::Open(leaf));
            }
            if let Some(doubt) = &leaf.doubt {
                visit(path, &Found::Doubted(Some(leaf), doubt));
            }
        }
        Node::Question(question) => {
            path.push(question.asks.clone());
            if let Some(doubt) = &question.doubt {
                visit(path, &Found::Doubted(None, doubt));
            }
            for arm in &question.arms {
                path.push(arm.label.clone());
                look(&arm.next, path, visit);
                path.pop();
            }
            path.pop();
        }
    }
}
