use serde::Serialize;
use ts_rs::TS;

use super::{AnalysisCause, AnalysisEntry};

/// A question on the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnalysisQuestion {
    /// Key of the question within its exercise.
    pub id: String,
    /// The question.
    pub text: String,
    /// What is to be written.
    pub kind: AnalysisAnswerKind,
    /// In which table the figures stand, as a first hint.
    pub where_to_look: String,
    #[serde(skip)]
    #[ts(skip)]
    answer: AnalysisEntry,
    #[serde(skip)]
    #[ts(skip)]
    reckoning: String,
    #[serde(skip)]
    #[ts(skip)]
    slips: Vec<Slip>,
}

/// What a question wants to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AnalysisAnswerKind {
    /// Percent with one decimal.
    Percent,
    /// Points between two percents, with one decimal; may be negative.
    Points,
    /// Days with one decimal; may be negative.
    Days,
    /// Cases.
    Count,
    /// One of some.
    Choice {
        /// As a person reads them.
        options: Vec<String>,
    },
}

impl AnalysisAnswerKind {
    /// What stands behind the number.
    #[must_use]
    pub const fn unit(&self) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::Points => "ポイント",
            Self::Days => "日",
            Self::Count => "件",
            Self::Choice { .. } => "",
        }
    }

    /// Whether it asks for how much more one figure is than another.
    pub(super) const fn is_difference(&self) -> bool {
        matches!(self, Self::Points | Self::Days)
    }
}

/// An answer that a known mistake leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) entry: AnalysisEntry,
    pub(super) cause: AnalysisCause,
    pub(super) sentence: String,
}

impl AnalysisQuestion {
    /// The right answer, from the figures.
    #[must_use]
    pub const fn answer(&self) -> AnalysisEntry {
        self.answer
    }

    /// The right answer as the key prints it: 「-4.5ポイント」.
    #[must_use]
    pub fn answer_in_words(&self) -> String {
        match (self.answer, &self.kind) {
            (AnalysisEntry::Choice { option }, AnalysisAnswerKind::Choice { options }) => {
                options.get(usize::from(option)).cloned().unwrap_or_default()
            }
            (AnalysisEntry::Count { value }, kind) => format!("{value}{}", kind.unit()),
            (AnalysisEntry::Tenths { value }, kind) => format!("{}{}", shown(value), kind.unit()),
            (AnalysisEntry::Choice { option }, _) => option.to_string(),
        }
    }

    /// How the answer follows from the figures: 「26.0% − 30.5%」.
    #[must_use]
    pub fn reckoning(&self) -> &str {
        &self.reckoning
    }

    pub(super) fn slips(&self) -> &[Slip] {
        &self.slips
    }

    pub(super) fn of_tenths(
        id: &str,
        kind: AnalysisAnswerKind,
        answer: impl Into<i64>,
        text: String,
        reckoning: String,
    ) -> Self {
        let value = answer.into();
        let question = Self::new(id, kind, AnalysisEntry::Tenths { value }, text, reckoning);
        if question.kind.is_difference() {
            let sentence = "大小が逆です。どちらからどちらを引くかを確かめてください。";
            return question.or(AnalysisCause::SignReversed, -value, sentence);
        }
        question
    }

    pub(super) fn of_count(id: &str, value: u32, text: String, reckoning: String) -> Self {
        Self::new(id, AnalysisAnswerKind::Count, AnalysisEntry::Count { value }, text, reckoning)
    }

    pub(super) fn of_choice(id: &str, options: Vec<String>, right: usize, text: String, reckoning: String) -> Self {
        Self::new(id, AnalysisAnswerKind::Choice { options }, choice(right), text, reckoning)
    }

    fn new(id: &str, kind: AnalysisAnswerKind, answer: AnalysisEntry, text: String, reckoning: String) -> Self {
        let where_to_look = String::new();
        Self { id: id.to_owned(), text, kind, where_to_look, answer, reckoning, slips: Vec::new() }
    }

    pub(super) fn look_at(self, where_to_look: &str) -> Self {
        Self { where_to_look: where_to_look.to_owned(), ..self }
    }

    /// Whoever makes the mistake `cause` writes `value`. What is right all the same is no mistake, and among mistakes
    /// that lead to the same answer the first is taken.
    pub(super) fn or(self, cause: AnalysisCause, value: impl Into<i64>, sentence: impl Into<String>) -> Self {
        let entry = AnalysisEntry::Tenths { value: value.into() };
        self.or_entry(cause, entry, sentence)
    }

    pub(super) fn or_count(self, cause: AnalysisCause, value: u32, sentence: impl Into<String>) -> Self {
        self.or_entry(cause, AnalysisEntry::Count { value }, sentence)
    }

    pub(super) fn or_choice(self, cause: AnalysisCause, option: usize, sentence: impl Into<String>) -> Self {
        self.or_entry(cause, choice(option), sentence)
    }

    /// Like [`Self::or`], where there is such a value.
    pub(super) fn or_if(self, cause: AnalysisCause, value: Option<u32>, sentence: impl Into<String>) -> Self {
        match value {
            Some(value) => self.or(cause, value, sentence),
            None => self,
        }
    }

    fn or_entry(mut self, cause: AnalysisCause, entry: AnalysisEntry, sentence: impl Into<String>) -> Self {
        if entry != self.answer && self.slips.iter().all(|slip| slip.entry != entry) {
            self.slips.push(Slip { entry, cause, sentence: sentence.into() });
        }
        self
    }
}

fn choice(position: usize) -> AnalysisEntry {
    AnalysisEntry::Choice { option: u8::try_from(position).unwrap_or(u8::MAX) }
}

/// Tenths as a person reads them: `-4.5`.
pub(super) fn shown(tenths: impl Into<i64>) -> String {
    let tenths = tenths.into();
    let sign = if tenths < 0 { "-" } else { "" };
    let size = tenths.unsigned_abs();
    format!("{sign}{}.{}", size / 10, size % 10)
}
