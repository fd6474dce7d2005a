use nintei_judgment::RuleEdition;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::analysis::{AnalysisExercise, AnalysisMarking, AnalysisOrigin};
use crate::worksheet::name;
use crate::{Difficulty, Exercise, LineVerdict, Marking, Origin, ReviewExercise, ReviewMarking};

/// What a task exercises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExerciseKind {
    /// 基準時間の手計算
    Calculation,
    /// 簡素化と有効期間
    Review,
    /// 業務分析データ
    Analysis,
}

impl ExerciseKind {
    /// All three, in the order of the course.
    pub const ALL: [Self; 3] = [Self::Calculation, Self::Review, Self::Analysis];

    /// As the course names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Calculation => "基準時間の手計算",
            Self::Review => "簡素化と有効期間",
            Self::Analysis => "業務分析データ",
        }
    }
}

/// 採点一回: what is kept of a marking. What the learner wrote is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// What was exercised.
    pub kind: ExerciseKind,
    /// Stable key of the task: `D3/120345`, `own/120345/0a1b2c3d`, `kept/4`, `review/77`, `analysis/5`,
    /// `analysis/office`.
    pub task: String,
    /// The task as a person reads it: 「D3 課題120345」.
    pub title: String,
    /// Lines of the task, as far as the learner's way shows them.
    pub lines: u32,
    /// Of which filled in.
    pub filled: u32,
    /// Of which right: also what follows rightly from an earlier error, and what was traced within its range.
    pub right: u32,
    /// Name of the first line that went wrong: 「1-3の得点」.
    pub first_wrong: Option<String>,
    /// Why it went wrong: 「得点表の行の読み違い」.
    pub cause: Option<String>,
    /// Hints by degree asked for so far in this task.
    pub hints: [u32; 3],
    /// Whether every line is filled in and none is wrong.
    pub complete: bool,
}

/// A line's verdict, its name and the name of its cause.
type Marked = (LineVerdict, String, Option<&'static str>);

impl Attempt {
    /// A marked worksheet. `task` and `title` are those of the exercise, or of the one who keeps it.
    #[must_use]
    pub fn of_calculation(
        marking: &Marking,
        rules: &RuleEdition,
        task: String,
        title: String,
        hints: [u32; 3],
    ) -> Self {
        let lines = marking.lines.iter();
        let marked = lines.map(|line| (line.verdict, name(&line.id, rules), line.cause.map(crate::Cause::name)));
        Self::of(ExerciseKind::Calculation, (task, title), marked, hints, marking.complete)
    }

    /// A marked exercise on 簡素化 and 有効期間.
    #[must_use]
    pub fn of_review(marking: &ReviewMarking, exercise: &ReviewExercise, hints: [u32; 3]) -> Self {
        let lines = marking.lines.iter();
        let marked =
            lines.map(|line| (line.verdict, line.id.name().to_owned(), line.cause.map(crate::ReviewCause::name)));
        let named = (exercise.task(), exercise.title());
        Self::of(ExerciseKind::Review, named, marked, hints, marking.complete)
    }

    /// A marked exercise on 業務分析データ.
    #[must_use]
    pub fn of_analysis(marking: &AnalysisMarking, exercise: &AnalysisExercise, hints: [u32; 3]) -> Self {
        let marked = marking
            .lines
            .iter()
            .zip(1..)
            .map(|(line, no)| (line.verdict, format!("問{no}"), line.cause.map(crate::AnalysisCause::name)));
        let named = (exercise.task(), exercise.title());
        Self::of(ExerciseKind::Analysis, named, marked, hints, marking.complete)
    }

    fn of(
        kind: ExerciseKind,
        (task, title): (String, String),
        marked: impl Iterator<Item = Marked>,
        hints: [u32; 3],
        complete: bool,
    ) -> Self {
        let mut attempt =
            Self { kind, task, title, lines: 0, filled: 0, right: 0, first_wrong: None, cause: None, hints, complete };
        for (verdict, name, cause) in marked {
            attempt.lines += 1;
            attempt.filled += u32::from(verdict != LineVerdict::NotFilled);
            attempt.right += u32::from(!matches!(verdict, LineVerdict::NotFilled | LineVerdict::Wrong));
            if verdict == LineVerdict::Wrong && attempt.first_wrong.is_none() {
                attempt.first_wrong = Some(name);
                attempt.cause = cause.map(str::to_owned);
            }
        }
        attempt
    }
}

impl Exercise {
    /// Stable key of the task that a made-up case is; none for a case of the office, which is known by where it is kept.
    #[must_use]
    pub fn task(&self) -> Option<String> {
        match &self.origin {
            Origin::Drawn { seed, difficulty } => Some(match difficulty.preset() {
                Some(preset) => format!("{preset:?}/{seed}"),
                None => format!("own/{seed}/{}", mark_of(difficulty)),
            }),
            Origin::Case => None,
        }
    }
}

impl ReviewExercise {
    /// Stable key of the task.
    #[must_use]
    pub fn task(&self) -> String {
        format!("review/{}", self.seed)
    }

    /// As a person reads it.
    #[must_use]
    pub fn title(&self) -> String {
        format!("簡素化と有効期間 課題{}", self.seed)
    }
}

impl AnalysisExercise {
    /// Stable key of the task.
    #[must_use]
    pub fn task(&self) -> String {
        match &self.origin {
            AnalysisOrigin::Drawn { seed } => format!("analysis/{seed}"),
            AnalysisOrigin::Office { .. } => "analysis/office".to_owned(),
        }
    }

    /// As a person reads it.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.origin {
            AnalysisOrigin::Drawn { seed } => format!("業務分析データ 課題{seed}（架空市）"),
            AnalysisOrigin::Office { .. } => "業務分析データ（自分の保険者）".to_owned(),
        }
    }
}

/// Stable key of the task that the kept exercise `number` is.
#[must_use]
pub fn task_of_kept(number: i64) -> String {
    format!("kept/{number}")
}

/// Eight digits that tell a difficulty from others.
fn mark_of(difficulty: &Difficulty) -> String {
    // Its fields are numbers and words, which can be written without fail.
    let written = serde_json::to_vec(difficulty).unwrap_or_default();
    Sha256::digest(written).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
