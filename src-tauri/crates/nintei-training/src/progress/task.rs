use serde::Serialize;
use ts_rs::TS;

use super::{Attempt, ExerciseKind};

/// How far a learner has come in a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskProgress {
    /// What is exercised.
    pub kind: ExerciseKind,
    /// Key of the task.
    pub task: String,
    /// The task as a person reads it, as of the last marking.
    pub title: String,
    /// 採点回数.
    pub attempts: u32,
    /// Most lines that were right at a marking.
    pub best_right: u32,
    /// Lines of the task at that marking.
    pub lines: u32,
    /// Hints asked for, of every degree.
    pub hints: u32,
    /// Whether the first marking was already complete.
    pub first_right_at_once: bool,
    /// Whether some marking was complete.
    pub complete: bool,
    /// The cause that the last marking with an error named.
    pub last_cause: Option<String>,
}

/// The `attempts` of a learner, in the order made, by task, in the order first tried.
#[must_use]
pub fn progress(attempts: &[Attempt]) -> Vec<TaskProgress> {
    let mut tasks: Vec<TaskProgress> = Vec::new();
    for attempt in attempts {
        let known = tasks.iter().position(|task| task.kind == attempt.kind && task.task == attempt.task);
        match known.and_then(|known| tasks.get_mut(known)) {
            Some(task) => task.take(attempt),
            None => tasks.push(TaskProgress::begun(attempt)),
        }
    }
    tasks
}

impl TaskProgress {
    fn begun(attempt: &Attempt) -> Self {
        Self {
            kind: attempt.kind,
            task: attempt.task.clone(),
            title: attempt.title.clone(),
            attempts: 1,
            best_right: attempt.right,
            lines: attempt.lines,
            hints: asked(attempt),
            first_right_at_once: attempt.complete,
            complete: attempt.complete,
            last_cause: attempt.cause.clone(),
        }
    }

    fn take(&mut self, attempt: &Attempt) {
        self.title.clone_from(&attempt.title);
        self.attempts += 1;
        if attempt.right >= self.best_right {
            self.best_right = attempt.right;
            self.lines = attempt.lines;
        }
        // An attempt holds the hints asked for so far, and a task begun anew counts from the beginning.
        self.hints = self.hints.max(asked(attempt));
        self.complete |= attempt.complete;
        if attempt.cause.is_some() {
            self.last_cause.clone_from(&attempt.cause);
        }
    }
}

fn asked(attempt: &Attempt) -> u32 {
    attempt.hints.iter().fold(0, |sum, hints| sum.saturating_add(*hints))
}
