use std::collections::BTreeMap;

use nintei_judgment::{FigureNode, TreeId};
use nintei_store::ExerciseId;
use nintei_survey::CareLevel;
use nintei_training::{Difficulty, Line, LineId, LineVerdict, Preset};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an exercise by hand can be chosen from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrainingChoices {
    /// The difficulties that a course goes through, the easiest first.
    pub presets: Vec<TrainingPreset>,
    /// The eight trees by name.
    pub trees: Vec<TrainingTree>,
}

/// A difficulty of the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrainingPreset {
    /// Which.
    pub preset: Preset,
    /// Its name.
    pub name: &'static str,
    /// What is to be learnt, in a sentence.
    pub aim: &'static str,
    /// What it asks.
    pub difficulty: Difficulty,
}

/// A tree by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrainingTree {
    /// Which.
    pub tree: TreeId,
    /// Its name.
    pub name: String,
    /// Whether the tables hold it. One that they lack is traced in the textbook's figure.
    pub established: bool,
}

/// Which exercise is worked on. The same task is the same case on every machine with the same tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CalculationTask {
    /// Made up from a number.
    Drawn {
        /// 課題番号, as typed.
        number: String,
        /// What it asks.
        difficulty: Difficulty,
    },
    /// Kept in this office, from a case of its own.
    Kept {
        /// Which.
        #[ts(type = "number")]
        exercise: ExerciseId,
    },
}

/// A case to be reckoned by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Calculation {
    /// The key by which attempts and unfinished work of this task are kept.
    pub task: String,
    /// As a person reads it: 「D3 課題120345」, or as the keeper called it.
    pub title: String,
    /// 課題番号, as read; the number of a kept exercise.
    pub number: String,
    /// Whether the case is made up (架空). One of a kept exercise is not.
    pub made_up: bool,
    /// Name of the rule tables.
    pub rules: String,
    /// The answers of the survey, by section.
    pub sections: Vec<SurveyedSection>,
    /// 主治医意見書, line by line.
    pub opinion: Vec<ReferenceLine>,
    /// The figures of the trees that are traced, as far as the tables hold them.
    #[ts(type = "Partial<Record<import(\"./TreeId\").TreeId, import(\"./FigureNode\").FigureNode>>")]
    pub figures: BTreeMap<TreeId, FigureNode>,
    /// The tables to look up, where the exercise goes on to the level.
    pub references: Vec<Reference>,
    /// The blank worksheet.
    pub sheet: CalculationSheet,
}

/// A section of the form with the answers of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveyedSection {
    /// 第1群 身体機能・起居動作.
    pub name: String,
    /// Its items.
    pub items: Vec<SurveyedItem>,
}

/// An answered item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SurveyedItem {
    /// 1-3.
    pub item: String,
    /// 寝返り.
    pub name: String,
    /// What is chosen; なし where nothing is.
    pub answer: String,
}

/// A table to look up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reference {
    /// Before which line of the worksheet it is needed.
    pub line: LineId,
    /// What it is called.
    pub title: String,
    /// Its lines.
    pub lines: Vec<ReferenceLine>,
    /// What applies beside it, in sentences.
    pub notes: Vec<String>,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReferenceLine {
    /// What it is about.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// What a learner wrote into a line, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum WrittenEntry {
    /// Points or minutes.
    Number {
        /// As typed.
        text: String,
    },
    /// A question of a tree.
    Branch {
        /// Position of the branch, from 0; none while only the score was written down.
        arm: Option<u8>,
        /// The score looked at, as typed.
        read: String,
    },
    /// 要介護状態区分等.
    Level {
        /// The level.
        level: CareLevel,
    },
}

/// The worksheet, as far as the learner has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalculationSheet {
    /// The lines in the order of the reckoning. A tree shows its questions down to the first that is not filled in.
    pub lines: Vec<Line>,
    /// What was written and is no number. Counts as not filled in.
    pub unreadable: Vec<UnreadableLine>,
}

/// A line in which no number stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnreadableLine {
    /// Which.
    pub id: LineId,
    /// What is wrong and what to write, in a sentence.
    pub sentence: String,
}

/// The worksheet, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalculationMarking {
    /// The worksheet, as it was marked.
    pub sheet: CalculationSheet,
    /// Every line that is shown.
    pub lines: Vec<CalculationMark>,
    /// The first line that went wrong.
    pub first_wrong: Option<LineId>,
    /// Whether every line is filled in and none is wrong.
    pub complete: bool,
}

/// A line, marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalculationMark {
    /// Which.
    pub id: LineId,
    /// How it is marked.
    pub verdict: LineVerdict,
    /// The same in words.
    pub words: &'static str,
    /// Why it is wrong, in a sentence; none where it is not.
    pub sentence: Option<String>,
}
