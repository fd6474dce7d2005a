//! How a refusal reaches the user interface.

use serde::Serialize;
use ts_rs::TS;

/// A command that was not carried out. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Refusal {
    /// Stable code.
    pub code: String,
    /// What is wrong, where, and what to do, in Japanese.
    pub message: String,
}

impl Refusal {
    /// A refusal with `code` and `message`.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}

macro_rules! refuse_by_code {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                Self::new(error.code(), error.to_string())
            }
        })+
    };
}

refuse_by_code!(
    nintei_board::DecisionError,
    nintei_board::LimitError,
    nintei_board::MaskError,
    nintei_board::OrderError,
    nintei_board::RequirementError,
    nintei_case::CaseError,
    nintei_exchange::FileError,
    nintei_exchange::applications::MappingError,
    nintei_judgment::RuleError,
    nintei_judgment::SupplementError,
    nintei_judgment::TracedError,
    nintei_packet::AttachmentError,
    nintei_packet::PacketError,
    nintei_store::StoreError,
    nintei_survey::AnswerError,
    nintei_survey::DataError,
    nintei_survey::FormError,
    nintei_survey::OpinionError,
    nintei_survey::TimeError,
    nintei_survey::wareki::DateError,
    nintei_training::AnalysisError,
    nintei_training::ExerciseError,
    nintei_training::NoteCourseError,
    nintei_training::ReviewError,
    nintei_transfer::CardError,
    nintei_transfer::IdentityError,
);
