//! 研修: exercises to be reckoned by hand, worksheets, and a patient examiner.
//!
//! An [`Exercise`] is a made-up case from a seed, or a case of the office with everything personal removed. Its
//! [`Worksheet`] asks for every line from the points to the level; the key is the one judgment of `nintei-judgment`.
//! [`mark`] names the first line that went wrong and why, and goes on from the learner's own numbers; [`hint`] helps by
//! degrees. Beside it: 簡素化 and 有効期間 to be judged line by line ([`ReviewExercise`]), 業務分析データ to be read with
//! computed answers ([`AnalysisExercise`]), 特記事項 to be rewritten ([`NoteCourse`]), and the 適正化プロセス記録シート
//! ([`RecordSheet`]). Of each marking an [`Attempt`] is kept, from which follow the [`progress`] of a learner and the
//! sheet of a class ([`class_sheet`]). No clock, no file, no database, no floating point.

mod analysis;
mod answer_key;
mod difficulty;
mod draw;
mod exercise;
mod kept;
mod key;
mod marking;
mod notes;
mod progress;
mod random;
mod reckoning;
mod record_sheet;
mod review;
mod worksheet;

pub use analysis::{
    AnalysisAnswerKind, AnalysisCause, AnalysisEntry, AnalysisEntryError, AnalysisError, AnalysisExercise,
    AnalysisFilled, AnalysisMark, AnalysisMarking, AnalysisOrigin, AnalysisQuestion, mark_analysis,
};
pub use answer_key::{KeyLine, answer_key, filled_by_key};
pub use difficulty::{Difficulty, Preset, Wanted};
pub use exercise::{Exercise, ExerciseError, Origin, StatedMinutes};
pub use marking::{Cause, Hint, HintDegree, LineVerdict, MarkedLine, Marking, hint, mark};
pub use notes::{CheckPoint, NoteCase, NoteCourse, NoteCourseError, vague_words};
pub use progress::{
    Attempt, CauseCount, ClassSheet, ExerciseKind, KindSummary, LearnerOnSheet, LearnerSummary, TaskProgress,
    WrongLineCount, class_csv, class_sheet, progress, task_of_kept,
};
pub use record_sheet::{IssueArea, RECORD_SHEET_COLUMNS, RecordSheet, RecordSheetError, RecordSheetRow};
pub use review::{
    ReviewCause, ReviewEntry, ReviewError, ReviewExercise, ReviewFilled, ReviewKey, ReviewLine, ReviewMarkedLine,
    ReviewMarking, ReviewRules, mark_review,
};
pub use worksheet::{Entry, EntryError, Filled, Line, LineId, LineKind, PointsChoice, UnknownLine, Worksheet};
