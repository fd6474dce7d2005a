use nintei_training::{ExerciseKind, TaskProgress};
use serde::Serialize;
use ts_rs::TS;

/// A learner on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LearnerView {
    /// The number that the program gave; never given again.
    pub number: u32,
    /// The name, where one is wanted.
    pub name: String,
    /// Whether the learner has left the course.
    pub left: bool,
}

/// How far a learner has come.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LearnerProgressView {
    /// Who.
    pub learner: LearnerView,
    /// The tasks that were marked, in the order first tried.
    pub tasks: Vec<TaskProgress>,
    /// What was begun and not finished.
    pub works: Vec<KeptWorkView>,
}

/// Unfinished work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptWorkView {
    /// The key of the task.
    pub task: String,
    /// What kind of exercise.
    pub kind: ExerciseKind,
    /// As a person reads it.
    pub title: String,
    /// When it was kept last, RFC 3339 with offset.
    pub at: String,
}
