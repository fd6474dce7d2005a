//! A place of a tree in words.

use crate::rules::{Node, Tree};

pub(super) struct Place<'r> {
    /// The tree's name, then questions and answers alternating; a question's own wording at the end where the place is
    /// a question.
    pub(super) words: Vec<String>,
    /// What stands there.
    pub(super) node: Option<&'r Node>,
}

impl<'r> Place<'r> {
    /// The place that the branches lead to.
    pub(super) fn of(tree: &'r Tree, branches: &[u8]) -> Self {
        let mut words = vec![tree.name.clone()];
        let mut node = tree.root.as_ref();
        for branch in branches {
            let Some(Node::Question(question)) = node else { break };
            let arm = question.arms.get(usize::from(*branch));
            words.push(question.asks.clone());
            words.extend(arm.map(|arm| arm.label.clone()));
            node = arm.map(|arm| &arm.next);
        }
        if let Some(Node::Question(question)) = node {
            words.push(question.asks.clone());
        }
        Self { words, node }
    }

    /// Wording of the question that stands there.
    pub(super) fn question(&self) -> &'r str {
        match self.node {
            Some(Node::Question(question)) => &question.asks,
            _ => "",
        }
    }

    /// Wording of a branch of the question that stands there.
    pub(super) fn branch(&self, index: u8) -> String {
        match self.node {
            Some(Node::Question(question)) => {
                question.arms.get(usize::from(index)).map(|arm| arm.label.clone()).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// Questions and answers alternating, without the tree's name: the path of a leaf in a supplement.
    pub(super) fn path(&self) -> Vec<String> {
        self.words.get(1..).unwrap_or_default().to_vec()
    }
}
