//! Marking: which lines are right, which is the first that went wrong, and why.

mod addition;
mod branch;
mod cause;
mod hint;
mod level;
mod minutes;
mod points;
mod sum;

use nintei_judgment::{Interval, Judgment, RuleEdition, TreeId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Exercise;
use crate::key::{judged_with, key};
use crate::reckoning::{Expected, Reckoning, Step};
use crate::worksheet::{Entry, Filled, LineId, name};
pub use cause::Cause;
use cause::Found;
pub use hint::{Hint, HintDegree, hint};

/// A filled worksheet, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Marking {
    /// Every line in the order of the reckoning; a tree down to the first question that is not filled in.
    pub lines: Vec<MarkedLine>,
    /// Position of the first line that went wrong. What follows is marked from the learner's own numbers.
    pub first_wrong: Option<usize>,
    /// Whether every line is filled in and none is wrong.
    pub complete: bool,
}

/// A line, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MarkedLine {
    /// Which.
    pub id: LineId,
    /// Right or wrong.
    pub verdict: LineVerdict,
    /// What went wrong.
    pub cause: Option<Cause>,
    /// Why, in a sentence, without telling the right value.
    pub sentence: Option<String>,
}

/// How a line is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineVerdict {
    /// 正解
    Right,
    /// 前の誤りを引き継いでいるが、この行は正しい
    FollowOn,
    /// 図でたどった値として受け付けた
    Accepted,
    /// 誤り
    Wrong,
    /// 未記入
    NotFilled,
}

impl LineVerdict {
    /// As a screen or sheet says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "正解",
            Self::FollowOn => "前の誤りによる（計算は正しい）",
            Self::Accepted => "範囲内（テキストの図で確かめる）",
            Self::Wrong => "誤り",
            Self::NotFilled => "未記入",
        }
    }
}

/// What a wrong line is looked at with.
struct Context<'a, 'r> {
    exercise: &'a Exercise,
    rules: &'r RuleEdition,
    judgment: &'a Judgment<'a>,
    own: &'a Reckoning<'r>,
}

/// Marks what is `filled` in.
#[must_use]
pub fn mark(exercise: &Exercise, rules: &RuleEdition, filled: &Filled) -> Marking {
    judged_with(exercise, rules, filled, |input, judgment, traced| {
        let own = Reckoning::of(exercise, rules, input, judgment, filled);
        let key = key(exercise, rules, judgment);
        let context = Context { exercise, rules, judgment, own: &own };
        let mut lines = Vec::new();
        let mut hidden: Option<TreeId> = None;
        let mut erred = false;
        for step in &own.steps {
            if let LineId::Question { tree, .. } = &step.id {
                if hidden == Some(*tree) {
                    continue;
                }
                if step.entry.is_none() {
                    hidden = Some(*tree);
                }
            }
            let verdict = context.verdict(step, key.get(&step.id), traced, erred);
            let found = match (verdict, step.entry) {
                (LineVerdict::Wrong, Some(entry)) => Some(context.diagnose(step, entry)),
                _ => None,
            };
            erred |= verdict == LineVerdict::Wrong;
            let (cause, sentence) = found.map(|found| (found.cause, found.sentence)).unzip();
            lines.push(MarkedLine { id: step.id.clone(), verdict, cause, sentence });
        }
        let first_wrong = lines.iter().position(|line| line.verdict == LineVerdict::Wrong);
        let filled_in = lines.iter().all(|line| line.verdict != LineVerdict::NotFilled);
        Marking { complete: filled_in && first_wrong.is_none(), lines, first_wrong }
    })
}

impl Context<'_, '_> {
    fn verdict(&self, step: &Step, key: Option<&Expected>, traced: &[TreeId], erred: bool) -> LineVerdict {
        let Some(entry) = step.entry else { return LineVerdict::NotFilled };
        if let LineId::Minutes { tree } = &step.id
            && traced.contains(tree)
        {
            return LineVerdict::Accepted;
        }
        if self.misread(step, entry).is_some() {
            return LineVerdict::Wrong;
        }
        let right = |expected: &Expected| expected.entry().is_some() && expected.allows(entry);
        if key.is_some_and(right) {
            LineVerdict::Right
        } else if right(&step.expected) {
            if erred { LineVerdict::FollowOn } else { LineVerdict::Right }
        } else if step.expected.entry().is_none() && step.expected.allows(entry) && self.possible(step, entry) {
            LineVerdict::Accepted
        } else {
            LineVerdict::Wrong
        }
    }

    /// Whether a value within what is open can be there at all: the addition has three values, not a range.
    fn possible(&self, step: &Step, entry: Entry) -> bool {
        match (&step.id, entry) {
            (LineId::Addition, Entry::Number { value }) => self.additions().contains(&Interval::exactly(value)),
            _ => true,
        }
    }

    fn diagnose(&self, step: &Step, entry: Entry) -> Found {
        match (&step.id, entry) {
            (LineId::Points { item, joint }, Entry::Number { value }) => self.points(step, *item, *joint, value),
            (LineId::Sum { .. } | LineId::SpecialCare | LineId::Subtotal, Entry::Number { value }) => {
                self.sum(step, value)
            }
            (LineId::Question { tree, at }, Entry::Branch { arm, .. }) => self.branch(step, *tree, at, arm),
            (LineId::Minutes { tree }, Entry::Number { value }) => self.minutes(step, *tree, value),
            (LineId::Addition, Entry::Number { value }) => self.addition(value),
            (LineId::Total, Entry::Number { value }) => self.total(step, value),
            (LineId::Level, Entry::Level { level }) => self.level(level),
            _ => {
                let place = name(&step.id, self.rules);
                Found::new(Cause::OtherKind, format!("{place}に書くものの種類が違います。書き直してください。"))
            }
        }
    }
}
