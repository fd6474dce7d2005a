use serde::Serialize;
use ts_rs::TS;

use crate::{Answers, FormEdition, ItemId, OptionSet, Question};

/// How an item's answer stands to that of the last survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "change")]
pub enum AnswerChange {
    /// The same answer.
    Unchanged,
    /// ▲ An option further down the form's list.
    Worse {
        /// By how many options.
        steps: u8,
    },
    /// ▽ An option further up the form's list.
    Better {
        /// By how many options.
        steps: u8,
    },
    /// Of an item with several answers: what was added (▲) and what was lost (▽).
    Altered {
        /// Wordings chosen now and not last time.
        added: Vec<String>,
        /// Wordings chosen last time and not now.
        lost: Vec<String>,
    },
    /// Nothing can be said.
    NotComparable {
        /// Why not.
        because: NotComparable,
    },
}

/// Why two answers cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub enum NotComparable {
    /// Not answered now.
    UnansweredNow,
    /// Not answered last time.
    UnansweredThen,
    /// One of the two form editions does not ask the item.
    NotAsked,
    /// The option chosen last time is not among those of today's edition.
    OptionGone,
}

impl AnswerChange {
    /// The mark as printed: ▲ and the steps, ▽ and the steps, ▲ or ▽ or both for items with several answers,
    /// nothing where there is no change or nothing can be said.
    #[must_use]
    pub fn mark(&self) -> String {
        match self {
            Self::Worse { steps } => format!("▲{steps}"),
            Self::Better { steps } => format!("▽{steps}"),
            Self::Altered { added, lost } => {
                let up = if added.is_empty() { "" } else { "▲" };
                let down = if lost.is_empty() { "" } else { "▽" };
                format!("{up}{down}")
            }
            Self::Unchanged | Self::NotComparable { .. } => String::new(),
        }
    }
}

/// Compares the answer to `item` with that of the last survey, each with the edition it was made with.
///
/// Decided: the order of the form's options is the order from light to heavy, for every item with one answer; so
/// 洗身「行っていない」 is one step worse than 全介助, and 視力・聴力「判断不能」 the heaviest. Options of two
/// editions are the same where their wording is the same, whatever their number. In an item with several answers
/// the excluding option (ない) is no answer of its own: from ない to 左上肢 左上肢 was added.
#[must_use]
pub fn compare_with_last(
    item: ItemId,
    form: &FormEdition,
    answers: &Answers,
    last_form: &FormEdition,
    last_answers: &Answers,
) -> AnswerChange {
    let not_comparable = |because| AnswerChange::NotComparable { because };
    let (Some(question), Some(last_question)) = (form.question(item), last_form.question(item)) else {
        return not_comparable(NotComparable::NotAsked);
    };
    let (now, then) = (answers.get(item), last_answers.get(item));
    if !now.is_answered() {
        return not_comparable(NotComparable::UnansweredNow);
    }
    if !then.is_answered() {
        return not_comparable(NotComparable::UnansweredThen);
    }
    let Some(then) = in_wording_of(question, last_question, then) else {
        return not_comparable(NotComparable::OptionGone);
    };
    if now == then {
        return AnswerChange::Unchanged;
    }
    if question.multiple {
        let only_in = |one: OptionSet, other: OptionSet| -> Vec<String> {
            let options = question.options.iter().filter(|option| Some(option.no) != question.exclusive_option);
            let differing = options.filter(|option| one.contains(option.no) && !other.contains(option.no));
            differing.map(|option| option.label.clone()).collect()
        };
        return AnswerChange::Altered { added: only_in(now, then), lost: only_in(then, now) };
    }
    match now.single().zip(then.single()) {
        Some((now, then)) if now > then => AnswerChange::Worse { steps: now - then },
        Some((now, then)) => AnswerChange::Better { steps: then - now },
        None => not_comparable(NotComparable::OptionGone),
    }
}

/// The answer `then` in the numbers of today's options.
fn in_wording_of(question: &Question, last_question: &Question, then: OptionSet) -> Option<OptionSet> {
    let mut same = OptionSet::NONE_CHOSEN;
    for no in then.numbers() {
        let label = &last_question.option(no)?.label;
        same = same.with(question.options.iter().find(|option| option.label == *label)?.no);
    }
    Some(same)
}
