//! The first question at which two paths through a tree part.

use super::{Parting, PartingSide};
use crate::Interval;
use crate::judgment::{AskedValue, PathBranch, PathNode};

/// Where `a` and `b` part; `None` where they never do.
pub(super) fn first(a: &PathNode<'_>, b: &PathNode<'_>) -> Option<Parting> {
    let mut path = Vec::new();
    search(a, b, &mut path)
}

fn search(a: &PathNode<'_>, b: &PathNode<'_>, path: &mut Vec<String>) -> Option<Parting> {
    let (PathNode::Question { asks, .. }, PathNode::Question { asks: asks_b, .. }) = (a, b) else {
        let ended = |node: &PathNode<'_>| !matches!(node, PathNode::Question { .. });
        return (!ended(a) || !ended(b)).then(|| parting(a, b, path));
    };
    let labels = |node| taken(node).map(|branch| branch.label);
    if asks != asks_b || !labels(a).eq(labels(b)) {
        return Some(parting(a, b, path));
    }
    for (branch_a, branch_b) in taken(a).zip(taken(b)) {
        if let Some((below_a, below_b)) = branch_a.next.as_ref().zip(branch_b.next.as_ref()) {
            path.extend([(*asks).to_owned(), branch_a.label.to_owned()]);
            let found = search(below_a, below_b, path);
            path.truncate(path.len() - 2);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

fn parting(a: &PathNode<'_>, b: &PathNode<'_>, path: &[String]) -> Parting {
    Parting { path: path.to_vec(), a: side(a), b: side(b) }
}

fn side(node: &PathNode<'_>) -> PartingSide {
    let (asks, value) = match node {
        PathNode::Question { asks, value, .. } => (Some((*asks).to_owned()), worded(value)),
        _ => (None, String::new()),
    };
    PartingSide {
        asks,
        value,
        branches: taken(node).map(|branch| branch.label.to_owned()).collect(),
        minutes: minutes(node).unwrap_or_default(),
    }
}

/// The branches that are possible.
fn taken<'n, 'r>(node: &'n PathNode<'r>) -> impl Iterator<Item = &'n PathBranch<'r>> {
    let branches = match node {
        PathNode::Question { branches, .. } => branches.as_slice(),
        _ => &[],
    };
    branches.iter().filter(|branch| branch.next.is_some())
}

fn worded(value: &AskedValue<'_>) -> String {
    match value {
        AskedValue::Score { points } => format!("{points}点"),
        AskedValue::Answers { labels, answered: true } => labels.join("・"),
        AskedValue::Answers { labels, answered: false } => format!("未回答（{}）", labels.join("・")),
    }
}

/// Minutes of every leaf that the path reaches.
fn minutes(node: &PathNode<'_>) -> Option<Interval> {
    match node {
        PathNode::Leaf { minutes, .. } => Some(*minutes),
        _ => taken(node).filter_map(|branch| minutes(branch.next.as_ref()?)).reduce(Interval::hull),
    }
}
