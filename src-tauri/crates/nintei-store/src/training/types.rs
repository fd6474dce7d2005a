use nintei_training::{Attempt, Exercise, ExerciseKind, RecordSheet};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Number of a learner in the store, from 1. Never given again.
pub type LearnerNumber = u32;

/// Key of a kept exercise in the store. Never given again.
pub type ExerciseId = i64;

/// Key of a 適正化プロセス記録シート in the store. Never given again.
pub type RecordSheetId = i64;

/// A learner (受講者).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptLearner {
    /// Number, by which a class can go without names.
    pub number: LearnerNumber,
    /// Name. May be empty.
    pub name: String,
    /// Has left: kept for what was learnt, offered for nothing new.
    pub left: bool,
}

/// A marking as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeptAttempt {
    /// When, RFC 3339 with offset.
    pub at: String,
    /// What was marked.
    pub attempt: Attempt,
}

/// That a learner has begun a task and not finished it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptWork {
    /// Stable key of the task.
    pub task: String,
    /// What kind of task.
    pub kind: ExerciseKind,
    /// Its title, as a person reads it.
    pub title: String,
    /// When it was put away last, RFC 3339 with offset.
    pub at: String,
}

/// An exercise kept for a class. It holds nothing that leads back to the case that it may come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptExercise {
    /// Key.
    pub id: ExerciseId,
    /// Title that the keeper gave it.
    pub title: String,
    /// When it was kept, RFC 3339 with offset.
    pub at: String,
    /// Who kept it.
    pub by: String,
    /// What is asked.
    pub exercise: Exercise,
}

/// A 適正化プロセス記録シート as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRecordSheet {
    /// Key.
    pub id: RecordSheetId,
    /// What is written.
    pub sheet: RecordSheet,
    /// When it was saved last, RFC 3339 with offset.
    pub at: String,
    /// Who saved it last.
    pub by: String,
}
