use chrono::NaiveDate;
use nintei_board::BoardStatistics;
use nintei_training::{AnalysisQuestion, LineVerdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose 業務分析データ are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnalysisSource {
    /// Those of an invented office (架空), made up from a number.
    Drawn {
        /// 課題番号, as typed.
        number: String,
    },
    /// The office's own.
    Office {
        /// First day of 二次判定; none for the beginning.
        from: Option<NaiveDate>,
        /// Last day; none for today.
        to: Option<NaiveDate>,
    },
}

/// Figures to be read beside the national ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnalysisTask {
    /// The key by which attempts and unfinished work of this task are kept.
    pub task: String,
    /// As a person reads it.
    pub title: String,
    /// Whose figures, as read: 課題番号 without blanks and in half width.
    pub source: AnalysisSource,
    /// The figures, without panels and investigators.
    pub statistics: BoardStatistics,
    /// What is asked.
    pub questions: Vec<AnalysisQuestion>,
}

/// What a learner answered, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnalysisWritten {
    /// A number.
    Number {
        /// As typed.
        text: String,
    },
    /// One of the options.
    Choice {
        /// Its position, from 0.
        option: u8,
    },
}

/// The answers, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnalysisMarkingView {
    /// Every question.
    pub lines: Vec<AnalysisMarkView>,
    /// What was written and is no number. Counts as not filled in.
    pub unreadable: Vec<UnreadableAnswer>,
    /// The first question that went wrong.
    pub first_wrong: Option<String>,
    /// Whether every question is answered and none wrongly.
    pub complete: bool,
}

/// A question, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnalysisMarkView {
    /// Which.
    pub id: String,
    /// How it is marked.
    pub verdict: LineVerdict,
    /// The same in words.
    pub words: &'static str,
    /// Why it is wrong, in a sentence; none where it is not.
    pub sentence: Option<String>,
}

/// An answer that is no number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnreadableAnswer {
    /// To which question.
    pub id: String,
    /// What is wrong and what to write, in a sentence.
    pub sentence: String,
}
