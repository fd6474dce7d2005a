use chrono::NaiveDate;
use nintei_board::{BoardStatistics, NationalData};
use serde::Serialize;
use ts_rs::TS;

use super::{AnalysisQuestion, ask, office};
use crate::random::Sequence;

/// Decided cases that an office's own figures need.
const LEAST: u32 = 10;
/// What the questions on an office's own figures follow from, so that they stay the same.
const OFFICE: u64 = 0;

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

impl AnalysisExercise {
    /// The figures of an office made up from `seed` (架空市) beside the national ones, with questions.
    #[must_use]
    pub fn draw(seed: u64, national: &NationalData) -> Self {
        let mut sequence = Sequence::new(seed);
        let statistics = office::draw(&mut sequence, national);
        let mut questions = ask::on(&statistics, &mut sequence);
        questions.extend(ask::on_panels(&statistics));
        Self { origin: AnalysisOrigin::Drawn { seed }, statistics, questions }
    }

    /// The figures of an office of decisions from `from` to `to`, with questions. Panels are not asked for, as their
    /// names are not part of the figures.
    ///
    /// # Errors
    /// [`AnalysisError::TooFew`] where fewer than ten cases are decided.
    pub fn of_office(statistics: BoardStatistics, from: NaiveDate, to: NaiveDate) -> Result<Self, AnalysisError> {
        let cases = statistics.all.cases;
        if cases < LEAST {
            return Err(AnalysisError::TooFew { cases, least: LEAST });
        }
        let questions = ask::on(&statistics, &mut Sequence::new(OFFICE));
        Ok(Self { origin: AnalysisOrigin::Office { from, to }, statistics, questions })
    }
}
