use chrono::NaiveDate;
use nintei_board::BoardStatistics;
use serde::Serialize;
use ts_rs::TS;

/// Figures to be read, and questions on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnalysisExercise {
    /// Whose figures they are.
    pub origin: AnalysisOrigin,
    /// The figures beside the national ones.
    pub statistics: BoardStatistics,
    /// The questions, in order.
    pub questions: Vec<AnalysisQuestion>,
}

/// Whose figures are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AnalysisOrigin {
    /// 架空市: an office made up from a seed.
    Drawn {
        /// The seed. A text, since a window counts exactly only to 2⁵³.
        #[serde(with = "crate::kept::seed")]
        #[ts(type = "string")]
        seed: u64,
    },
    /// The office's own.
    Office {
        /// First day of decisions counted.
        from: NaiveDate,
        /// Last day of decisions counted.
        to: NaiveDate,
    },
}

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
}

/// Figures cannot become an exercise.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnalysisError {
    /// Fewer decided cases than the figures need to say anything.
    #[error("この期間の判定は{cases}件です。問題にするには{least}件以上必要です。期間を広げてください。")]
    TooFew {
        /// Decided cases.
        cases: u32,
        /// Decided cases needed.
        least: u32,
    },
}

impl AnalysisError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "analysis-too-few",
        }
    }
}
