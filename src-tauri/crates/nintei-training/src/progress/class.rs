use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{Attempt, ExerciseKind, TaskProgress, progress};

/// A learner as the sheet of a class takes one in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerOnSheet {
    /// The number on this computer.
    pub number: u32,
    /// The name; may be empty.
    pub name: String,
    /// What was marked, in the order made.
    pub attempts: Vec<Attempt>,
}

/// What a class has come to, and what it finds hard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClassSheet {
    /// The learners, in the order given.
    pub learners: Vec<LearnerSummary>,
    /// What went wrong, the most frequent first: at each marking, the first wrong line counts.
    pub causes: Vec<CauseCount>,
    /// The lines that were most often the first that went wrong.
    pub lines: Vec<WrongLineCount>,
}

/// What a learner has come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LearnerSummary {
    /// The number on this computer.
    pub number: u32,
    /// The name; may be empty.
    pub name: String,
    /// Every kind of exercise, in order.
    pub kinds: Vec<KindSummary>,
    /// 採点回数.
    pub attempts: u32,
    /// Hints asked for.
    pub hints: u32,
    /// The cause that came up most.
    pub cause: Option<String>,
}

/// What a learner has come to in one kind of exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct KindSummary {
    /// The kind.
    pub kind: ExerciseKind,
    /// Tasks marked at least once.
    pub begun: u32,
    /// Of which completed.
    pub complete: u32,
}

/// How often something went wrong in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CauseCount {
    /// The kind of exercise.
    pub kind: ExerciseKind,
    /// What went wrong.
    pub cause: String,
    /// At how many markings.
    pub count: u32,
    /// Of how many learners.
    pub learners: u32,
}

/// How often a line was the first that went wrong in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrongLineCount {
    /// The kind of exercise.
    pub kind: ExerciseKind,
    /// The line: 「1-3の得点」.
    pub line: String,
    /// At how many markings.
    pub count: u32,
    /// Of how many learners.
    pub learners: u32,
}

/// The sheet of a class.
#[must_use]
pub fn class_sheet(learners: &[LearnerOnSheet]) -> ClassSheet {
    let causes = counted(learners, |attempt| attempt.cause.as_deref());
    let lines = counted(learners, |attempt| attempt.first_wrong.as_deref());
    ClassSheet {
        learners: learners.iter().map(LearnerSummary::of).collect(),
        causes: causes
            .into_iter()
            .map(|found| CauseCount {
                kind: found.kind,
                cause: found.what.to_owned(),
                count: found.count,
                learners: found.learners,
            })
            .collect(),
        lines: lines
            .into_iter()
            .map(|found| WrongLineCount {
                kind: found.kind,
                line: found.what.to_owned(),
                count: found.count,
                learners: found.learners,
            })
            .collect(),
    }
}

impl LearnerSummary {
    fn of(learner: &LearnerOnSheet) -> Self {
        let tasks = progress(&learner.attempts);
        let kinds = ExerciseKind::ALL.into_iter().map(|kind| {
            let of_kind = || tasks.iter().filter(move |task| task.kind == kind);
            let complete = of_kind().filter(|task| task.complete);
            KindSummary { kind, begun: number(of_kind().count()), complete: number(complete.count()) }
        });
        let causes = counted(std::slice::from_ref(learner), |attempt| attempt.cause.as_deref());
        Self {
            number: learner.number,
            name: learner.name.clone(),
            kinds: kinds.collect(),
            attempts: number(learner.attempts.len()),
            hints: tasks.iter().map(|task: &TaskProgress| task.hints).fold(0, u32::saturating_add),
            cause: causes.first().map(|found| found.what.to_owned()),
        }
    }
}

struct Counted<'a> {
    kind: ExerciseKind,
    what: &'a str,
    count: u32,
    learners: u32,
}

/// What the attempts name, the most frequent first; among equals in the order of the course and of the words.
fn counted<'a>(learners: &'a [LearnerOnSheet], named: impl Fn(&'a Attempt) -> Option<&'a str>) -> Vec<Counted<'a>> {
    let mut found: BTreeMap<(ExerciseKind, &str), (u32, u32)> = BTreeMap::new();
    for learner in learners {
        let mut own: BTreeMap<(ExerciseKind, &str), u32> = BTreeMap::new();
        for attempt in &learner.attempts {
            if let Some(what) = named(attempt) {
                *own.entry((attempt.kind, what)).or_default() += 1;
            }
        }
        for (what, count) in own {
            let (all, learners) = found.entry(what).or_default();
            *all += count;
            *learners += 1;
        }
    }
    let counted = |((kind, what), (count, learners))| Counted { kind, what, count, learners };
    let mut counted: Vec<Counted<'_>> = found.into_iter().map(counted).collect();
    counted.sort_by_key(|found| std::cmp::Reverse(found.count));
    counted
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
