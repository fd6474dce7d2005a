use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OpinionForm, OpinionItem};
use crate::{Opinion, OptionSet, Stability};

/// What the physician marked, by the options' numbers. An item not listed was not transcribed yet; an empty list
/// is none of the options (特別な医療: なし).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct OpinionSheet(BTreeMap<OpinionItem, Vec<u8>>);

/// An answer that the opinion form does not allow. The sheet stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpinionError {
    /// The item has no such option.
    #[error("主治医意見書の{name}に選択肢{no}はありません。1から{last}までの番号を選んでください。")]
    UnknownOption {
        /// The item's wording.
        name: String,
        /// Number given.
        no: u8,
        /// Highest number the item has.
        last: usize,
    },
    /// Not exactly one option for an item that takes one.
    #[error("主治医意見書の{name}は一つだけ選ぶ項目です。一つにしてください。")]
    OnlyOne {
        /// The item's wording.
        name: String,
    },
    /// The form has no such item.
    #[error("この項目は主治医意見書のデータにありません。プログラムを入れ直してください。")]
    UnknownItem,
}

impl OpinionError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownOption { .. } => "opinion-unknown-option",
            Self::OnlyOne { .. } => "opinion-only-one",
            Self::UnknownItem => "opinion-unknown-item",
        }
    }
}

impl OpinionSheet {
    /// What was marked for `item`.
    #[must_use]
    pub fn get(&self, item: OpinionItem) -> OptionSet {
        let Some(numbers) = self.0.get(&item) else { return OptionSet::UNANSWERED };
        numbers.iter().fold(OptionSet::NONE_CHOSEN, |chosen, no| chosen.with(*no))
    }

    /// Marks `numbers` for `item`.
    ///
    /// # Errors
    /// [`OpinionError`] where the form does not allow it; the sheet stays as it was.
    pub fn set(&mut self, form: &OpinionForm, item: OpinionItem, numbers: &[u8]) -> Result<(), OpinionError> {
        let question = form.question(item).ok_or(OpinionError::UnknownItem)?;
        let known = |no: u8| question.options.iter().any(|option| option.no == no);
        if let Some(no) = numbers.iter().copied().find(|no| !known(*no)) {
            let last = question.options.len();
            return Err(OpinionError::UnknownOption { name: question.name.clone(), no, last });
        }
        let mut numbers = numbers.to_vec();
        numbers.sort_unstable();
        numbers.dedup();
        if !question.multiple && numbers.len() != 1 {
            return Err(OpinionError::OnlyOne { name: question.name.clone() });
        }
        self.0.insert(item, numbers);
        Ok(())
    }

    /// Takes the marks of `item` back.
    pub fn clear(&mut self, item: OpinionItem) {
        self.0.remove(&item);
    }

    /// What the judgment takes from the sheet, with the likelihood (percent) entered beside it. 症状としての安定性
    /// 「不明」 settles nothing and is left open.
    #[must_use]
    pub fn for_judgment(&self, dementia_likelihood_percent: Option<u8>) -> Opinion {
        let stability = match self.get(OpinionItem::Stability).single() {
            Some(1) => Some(Stability::Stable),
            Some(2) => Some(Stability::Unstable),
            _ => None,
        };
        Opinion {
            dementia: self.get(OpinionItem::DementiaIndependence).single(),
            stability,
            dementia_likelihood_percent,
        }
    }
}
