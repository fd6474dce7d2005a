use std::fmt;

use crate::{FormEdition, ItemId, OptionSet, Question};

/// The answers of one survey: for each item, the chosen options or nothing yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Answers([OptionSet; ItemId::SLOTS]);

/// An answer that the form does not allow. The answers stay as they were.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// The form has no such item.
    #[error("項目{item}は調査票「{form}」にありません。番号を確かめてください。")]
    UnknownItem {
        /// Item asked for.
        item: ItemId,
        /// Edition of the form.
        form: String,
    },
    /// The item has no such option.
    #[error("{item} {name}に選択肢{no}はありません。1から{last}までの番号を選んでください。")]
    UnknownOption {
        /// Item answered.
        item: ItemId,
        /// Its short name.
        name: String,
        /// Number given.
        no: u8,
        /// Highest number the item has.
        last: usize,
    },
    /// The same option twice.
    #[error("{item} {name}の選択肢{no}が二度書かれています。一度だけ書いてください。")]
    RepeatedOption {
        /// Item answered.
        item: ItemId,
        /// Its short name.
        name: String,
        /// Number given twice.
        no: u8,
    },
    /// Several options for an item that takes one.
    #[error("{item} {name}は一つだけ選ぶ項目です。一つにしてください。")]
    OnlyOne {
        /// Item answered.
        item: ItemId,
        /// Its short name.
        name: String,
    },
    /// No option for an item that takes at least one.
    #[error("{item} {name}の選択肢が空です。少なくとも一つ選んでください。")]
    Empty {
        /// Item answered.
        item: ItemId,
        /// Its short name.
        name: String,
    },
    /// An excluding option together with others.
    #[error("{item} {name}の「{label}」は他の選択肢と同時に選べません。どちらかにしてください。")]
    Exclusive {
        /// Item answered.
        item: ItemId,
        /// Its short name.
        name: String,
        /// Wording of the excluding option.
        label: String,
    },
}

impl AnswerError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownItem { .. } => "answer-unknown-item",
            Self::UnknownOption { .. } => "answer-unknown-option",
            Self::RepeatedOption { .. } => "answer-repeated-option",
            Self::OnlyOne { .. } => "answer-only-one",
            Self::Empty { .. } => "answer-empty",
            Self::Exclusive { .. } => "answer-exclusive",
        }
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self([OptionSet::UNANSWERED; ItemId::SLOTS])
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_map();
        for (slot, chosen) in self.0.iter().enumerate() {
            if chosen.is_answered() {
                let numbers: Vec<u8> = chosen.numbers().collect();
                list.entry(&format_args!("{}-{}", slot / 16, slot % 16), &numbers);
            }
        }
        list.finish()
    }
}

impl Answers {
    /// What was answered to `item`.
    #[must_use]
    pub const fn get(&self, item: ItemId) -> OptionSet {
        self.0[item.slot()]
    }

    /// Takes `numbers` as the answer to `item`. An empty list is an answer only where the form allows "none".
    ///
    /// # Errors
    /// [`AnswerError`] where the form does not allow it; nothing is changed then.
    pub fn set(&mut self, form: &FormEdition, item: ItemId, numbers: &[u8]) -> Result<(), AnswerError> {
        let question = form.question(item).ok_or_else(|| AnswerError::UnknownItem { item, form: form.name.clone() })?;
        self.0[item.slot()] = question.answer(numbers)?;
        Ok(())
    }

    /// Takes the answer to `item` back.
    pub const fn clear(&mut self, item: ItemId) {
        self.0[item.slot()] = OptionSet::UNANSWERED;
    }

    /// Puts an answer that is already known to fit the form.
    pub const fn put(&mut self, item: ItemId, chosen: OptionSet) {
        self.0[item.slot()] = chosen;
    }
}

impl Question {
    /// The set of options `numbers` as an answer to this question.
    ///
    /// # Errors
    /// [`AnswerError`] where the form does not allow it.
    pub fn answer(&self, numbers: &[u8]) -> Result<OptionSet, AnswerError> {
        let item = self.id;
        let name = || self.short_name.clone();
        let mut chosen = OptionSet::NONE_CHOSEN;
        for &no in numbers {
            if self.option(no).is_none() {
                let last = self.options.len();
                return Err(AnswerError::UnknownOption { item, name: name(), no, last });
            }
            if chosen.contains(no) {
                return Err(AnswerError::RepeatedOption { item, name: name(), no });
            }
            chosen = chosen.with(no);
        }
        if chosen.is_empty() && !self.may_be_none {
            return Err(AnswerError::Empty { item, name: name() });
        }
        if chosen.len() > 1 && !self.multiple {
            return Err(AnswerError::OnlyOne { item, name: name() });
        }
        if let Some(option) = self.exclusive_option.and_then(|no| self.option(no))
            && chosen.contains(option.no)
            && chosen.len() > 1
        {
            let label = option.label.clone();
            return Err(AnswerError::Exclusive { item, name: name(), label });
        }
        Ok(chosen)
    }
}
