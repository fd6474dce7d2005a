//! 受講の記録: what is kept of each marking, and what a learner or a class has come to.

mod attempt;
mod class;
mod csv;
mod task;

pub use attempt::{Attempt, ExerciseKind, task_of_kept};
pub use class::{CauseCount, ClassSheet, KindSummary, LearnerOnSheet, LearnerSummary, WrongLineCount, class_sheet};
pub use csv::class_csv;
pub use task::{TaskProgress, progress};
