//! What is found wrong with the tables while they are read.

use super::RuleError;
use super::outline::Origin;
use crate::TreeId;

/// A table over which supplements are laid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Tree(TreeId),
    Scores,
    Addition,
}

impl Table {
    /// Its file within the edition.
    pub(super) fn file(self) -> String {
        match self {
            Self::Tree(tree) => format!("trees/{}.yaml", tree.key()),
            Self::Scores => "scores.yaml".to_owned(),
            Self::Addition => "dementia-addition.yaml".to_owned(),
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) table: Table,
    pub(crate) at: Origin,
    /// As a path of questions and answers.
    pub(crate) place: String,
    pub(crate) cause: String,
}

/// Everything that is wrong with a table.
pub(crate) struct Faults<'a> {
    pub(crate) table: Table,
    pub(crate) found: &'a mut Vec<Fault>,
}

impl Faults<'_> {
    pub(crate) fn add(&mut self, at: Origin, place: impl Into<String>, cause: impl Into<String>) {
        self.found.push(Fault { table: self.table, at, place: place.into(), cause: cause.into() });
    }
}

/// The refusal of tables with `faults`: the first, and how many more there are.
pub(super) fn refuse(faults: &[Fault]) -> RuleError {
    let more = match faults.len() {
        0 | 1 => String::new(),
        count => format!("（ほかに{}か所）", count - 1),
    };
    match faults.first() {
        Some(first) => RuleError::Unsound {
            file: first.table.file(),
            place: first.place.clone(),
            cause: format!("{}{more}", first.cause),
        },
        None => RuleError::Unsound {
            file: "trees".to_owned(),
            place: "樹形図".to_owned(),
            cause: "八つの樹形図がそろっていません。".to_owned(),
        },
    }
}
