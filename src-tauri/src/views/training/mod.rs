//! 研修.

mod analysis;
mod calculation;
mod exercises;
mod learner;
mod record_sheet;
mod review;
mod worksheet;

pub use analysis::{
    AnalysisMarkView, AnalysisMarkingView, AnalysisSource, AnalysisTask, AnalysisWritten, UnreadableAnswer,
};
pub use calculation::{
    Calculation, CalculationMark, CalculationMarking, CalculationSheet, CalculationTask, Reference, ReferenceLine,
    SurveyedItem, SurveyedSection, TrainingChoices, TrainingPreset, TrainingTree, UnreadableLine, WrittenEntry,
};
pub use exercises::KeptExerciseView;
pub use learner::{KeptWorkView, LearnerProgressView, LearnerView};
pub use record_sheet::{RecordSheetArea, RecordSheetForm, RecordSheetSaved, RecordSheetView};
pub use review::{
    ReviewCondition, ReviewLineKind, ReviewLineView, ReviewMark, ReviewMarkingView, ReviewTask, ReviewWritten,
    UnreadableReviewLine,
};
pub use worksheet::{WorksheetPartView, WorksheetRequest, WorksheetTasks};
