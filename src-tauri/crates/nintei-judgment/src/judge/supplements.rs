//! The supplements on which a judgment rests.

use std::collections::BTreeSet;

use crate::SupplementNote;
use crate::judgment::{AdditionSteps, GroupSteps, PathNode, TreeSource, TreeSteps};
use crate::rules::RuleEdition;

/// Those that a number of these steps was read from, in the order of adoption.
pub(super) fn used<'r>(
    rules: &'r RuleEdition,
    groups: &[GroupSteps<'_>],
    trees: &[TreeSteps<'_>],
    addition: &AdditionSteps<'_>,
) -> Vec<&'r SupplementNote> {
    if rules.supplements.is_empty() {
        return Vec::new();
    }
    let mut used = BTreeSet::new();
    used.extend(groups.iter().flat_map(|group| &group.lines).filter_map(|line| line.supplement));
    for tree in trees {
        used.extend(of_tree(tree));
    }
    used.extend(addition.rule.as_ref().and_then(|rule| rule.supplement));
    rules.supplements.iter().filter(|note| used.contains(&note.id)).collect()
}

/// Those that the minutes of a tree rest on.
pub(super) fn of_tree(tree: &TreeSteps<'_>) -> BTreeSet<i64> {
    let mut used = BTreeSet::new();
    if let Some(path) = tree.path.as_ref().filter(|_| tree.source != TreeSource::Traced) {
        look(path, &mut used);
    }
    used
}

fn look(node: &PathNode<'_>, used: &mut BTreeSet<i64>) {
    match node {
        PathNode::Leaf { supplement, .. } => used.extend(*supplement),
        PathNode::Step { .. } => {}
        PathNode::Question { supplement, branches, .. } => {
            used.extend(*supplement);
            branches.iter().filter_map(|branch| branch.next.as_ref()).for_each(|next| look(next, used));
        }
    }
}
