//! 業務分析データ: the figures of an office beside the national ones, and questions with computed answers.

mod entry;
mod exercise;
mod marking;

pub use entry::{AnalysisEntry, AnalysisEntryError, AnalysisFilled};
pub use exercise::{AnalysisAnswerKind, AnalysisError, AnalysisExercise, AnalysisOrigin, AnalysisQuestion};
pub use marking::{AnalysisCause, AnalysisMark, AnalysisMarking};
