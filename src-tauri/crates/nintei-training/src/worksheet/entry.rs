use std::collections::BTreeMap;

use nintei_judgment::Tenths;
use nintei_survey::CareLevel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LineId;

/// What a learner wrote into a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Entry {
    /// Points or minutes.
    Number {
        /// Tenths.
        #[ts(type = "number")]
        value: Tenths,
    },
    /// A branch of a question.
    Branch {
        /// Position of the branch, from 0.
        arm: u8,
        /// The score that the learner looked at, where the question asks for one and it was written down.
        #[serde(default)]
        #[ts(type = "number | null")]
        read: Option<Tenths>,
    },
    /// 要介護状態区分等.
    Level {
        /// The level.
        level: CareLevel,
    },
}

/// Everything a learner filled in, line by line. A question off the learner's own way stays in it and is not looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Filled(#[ts(type = "Record<string, import(\"./Entry\").Entry>")] BTreeMap<LineId, Entry>);

/// What was typed is not a number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Not a number with at most one decimal.
    #[error("「{0}」は数として読めません。「7.4」のように小数第1位までの数を書いてください。")]
    Unreadable(String),
}

impl EntryError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "entry-unreadable",
        }
    }
}

impl Entry {
    /// Reads what a person typed as points or minutes: `7.4`, `7`, `７．４分`, `7.4点`.
    ///
    /// # Errors
    /// [`EntryError::Unreadable`] where it is no number.
    pub fn read_number(text: &str) -> Result<Self, EntryError> {
        let value = Tenths::read_typed(text, '分').or_else(|| Tenths::read_typed(text, '点'));
        value.map(|value| Self::Number { value }).ok_or_else(|| EntryError::Unreadable(text.trim().to_owned()))
    }
}

impl Filled {
    /// What stands in `line`.
    #[must_use]
    pub fn get(&self, line: &LineId) -> Option<Entry> {
        self.0.get(line).copied()
    }

    /// Writes `entry` into `line`.
    pub fn set(&mut self, line: LineId, entry: Entry) {
        self.0.insert(line, entry);
    }

    /// Empties `line`.
    pub fn clear(&mut self, line: &LineId) {
        self.0.remove(line);
    }

    /// Everything filled in.
    pub fn iter(&self) -> impl Iterator<Item = (&LineId, Entry)> {
        self.0.iter().map(|(line, entry)| (line, *entry))
    }
}
