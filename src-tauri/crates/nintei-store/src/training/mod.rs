//! What the store keeps of 研修.

mod refusal;
mod state;
mod types;

pub use refusal::TrainingRefusal;
pub(crate) use state::{attempt_of, left, of_office};
pub use types::{
    ExerciseId, KeptAttempt, KeptExercise, KeptLearner, KeptRecordSheet, KeptWork, LearnerNumber, RecordSheetId,
};
