//! 業務分析データ: the figures of an office beside the national ones, and questions with computed answers.

mod ask;
mod entry;
mod exercise;
mod marking;
mod office;
mod question;

pub use entry::{AnalysisEntry, AnalysisEntryError, AnalysisFilled};
pub use exercise::{AnalysisError, AnalysisExercise, AnalysisOrigin};
pub use marking::{AnalysisCause, AnalysisMark, AnalysisMarking, mark_analysis};
pub use question::{AnalysisAnswerKind, AnalysisQuestion};
