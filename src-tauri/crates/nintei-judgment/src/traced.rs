use crate::{RuleEdition, Tenths, TreeId};

/// A traced value that no branch of the tree can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TracedError {
    /// Outside the displayed range.
    #[error("{tree}の{minutes}分は表示範囲{range}分の外です。図をたどり直してください。")]
    OutsideRange {
        /// Name of the tree.
        tree: String,
        /// What was entered.
        minutes: Tenths,
        /// The displayed range.
        range: crate::Interval,
    },
    /// Not a number of minutes with one decimal.
    #[error("「{0}」は分として読めません。「7.4」のように小数第1位まで書いてください。")]
    Unreadable(String),
}

impl TracedError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OutsideRange { .. } => "traced-outside-range",
            Self::Unreadable(_) => "traced-unreadable",
        }
    }
}

impl RuleEdition {
    /// `minutes` as a traced value of `tree`.
    ///
    /// # Errors
    /// [`TracedError::OutsideRange`] where the official sheet could never show it.
    pub fn check_traced(&self, tree: TreeId, minutes: Tenths) -> Result<Tenths, TracedError> {
        let range = self.displayed_range(tree);
        if range.contains(crate::Interval::exactly(minutes)) {
            Ok(minutes)
        } else {
            Err(TracedError::OutsideRange { tree: self.tree_name(tree).to_owned(), minutes, range })
        }
    }

    /// Reads what a person typed as the minutes of `tree`: `7.4`, `7`, `７．４分`.
    ///
    /// # Errors
    /// [`TracedError`] where it is no number of minutes, or one that the tree cannot have.
    pub fn read_traced(&self, tree: TreeId, text: &str) -> Result<Tenths, TracedError> {
        let minutes = Tenths::read_typed(text, '分');
        self.check_traced(tree, minutes.ok_or_else(|| TracedError::Unreadable(text.trim().to_owned()))?)
    }
}
