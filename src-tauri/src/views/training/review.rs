use nintei_board::ConditionVerdict;
use nintei_training::{LineVerdict, ReviewLine};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ReferenceLine;

/// A made-up case (架空) before the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewTask {
    /// The key by which attempts and unfinished work of this task are kept.
    pub task: String,
    /// As a person reads it.
    pub title: String,
    /// 課題番号, as read.
    pub number: String,
    /// The case, line by line.
    pub facts: Vec<ReferenceLine>,
    /// The six conditions of 簡素化.
    pub conditions: Vec<ReviewCondition>,
    /// The length that the board chose, months; its last day is asked for.
    pub months: u16,
    /// What is asked, in order.
    pub lines: Vec<ReviewLineView>,
}

/// A condition of 簡素化.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewCondition {
    /// 1–6.
    pub no: u8,
    /// Its wording.
    pub wording: String,
}

/// A line to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewLineView {
    /// Which.
    pub id: ReviewLine,
    /// What is asked.
    pub label: String,
    /// What is written there.
    pub kind: ReviewLineKind,
}

/// What is written into a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewLineKind {
    /// 満たす or 満たさない; of the whole, whether it may be simplified.
    Verdict,
    /// A day, typed in 和暦 or 西暦.
    Day,
    /// A number of months.
    Months,
}

/// What a learner wrote into a line, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ReviewWritten {
    /// 満たす, 満たさない, 判定できない.
    Verdict {
        /// Which.
        verdict: ConditionVerdict,
    },
    /// A day.
    Day {
        /// As typed.
        text: String,
    },
    /// A length.
    Months {
        /// As typed.
        text: String,
    },
}

/// The exercise, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewMarkingView {
    /// Every line.
    pub lines: Vec<ReviewMark>,
    /// What was written and is no day or number. Counts as not filled in.
    pub unreadable: Vec<UnreadableReviewLine>,
    /// The first line that went wrong.
    pub first_wrong: Option<ReviewLine>,
    /// Whether every line is filled in and none is wrong.
    pub complete: bool,
}

/// A line, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewMark {
    /// Which.
    pub id: ReviewLine,
    /// How it is marked.
    pub verdict: LineVerdict,
    /// The same in words.
    pub words: &'static str,
    /// Why it is wrong, in a sentence; none where it is not.
    pub sentence: Option<String>,
}

/// A line in which no day or number stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnreadableReviewLine {
    /// Which.
    pub id: ReviewLine,
    /// What is wrong and what to write, in a sentence.
    pub sentence: String,
}
