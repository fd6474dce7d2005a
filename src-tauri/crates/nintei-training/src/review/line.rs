use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use nintei_board::ConditionVerdict;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use crate::UnknownLine;

/// A line of the exercise, as a key of what is filled in: `condition/1` … `condition/6`, `eligible`, `start`,
/// `default`, `shortest`, `longest`, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub enum ReviewLine {
    /// One of the six conditions of 簡素化.
    Condition {
        /// 1–6.
        no: u8,
    },
    /// Whether the case may be simplified.
    Eligible,
    /// First day of the period.
    Start,
    /// Length where the board says nothing, months.
    Default,
    /// Shortest length, months.
    Shortest,
    /// Longest length, months.
    Longest,
    /// Last day of the length that the board chose.
    End,
}

impl ReviewLine {
    /// Every line, in order.
    pub const ALL: [Self; 12] = [
        Self::Condition { no: 1 },
        Self::Condition { no: 2 },
        Self::Condition { no: 3 },
        Self::Condition { no: 4 },
        Self::Condition { no: 5 },
        Self::Condition { no: 6 },
        Self::Eligible,
        Self::Start,
        Self::Default,
        Self::Shortest,
        Self::Longest,
        Self::End,
    ];

    /// As a screen or sheet names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Condition { no: 1 } => "条件1",
            Self::Condition { no: 2 } => "条件2",
            Self::Condition { no: 3 } => "条件3",
            Self::Condition { no: 4 } => "条件4",
            Self::Condition { no: 5 } => "条件5",
            Self::Condition { .. } => "条件6",
            Self::Eligible => "簡素化の対象",
            Self::Start => "有効期間の開始日",
            Self::Default => "原則の月数",
            Self::Shortest => "最短の月数",
            Self::Longest => "最長の月数",
            Self::End => "有効期間の満了日",
        }
    }
}

impl fmt::Display for ReviewLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Condition { no } => write!(f, "condition/{no}"),
            Self::Eligible => f.write_str("eligible"),
            Self::Start => f.write_str("start"),
            Self::Default => f.write_str("default"),
            Self::Shortest => f.write_str("shortest"),
            Self::Longest => f.write_str("longest"),
            Self::End => f.write_str("end"),
        }
    }
}

impl FromStr for ReviewLine {
    type Err = UnknownLine;

    fn from_str(text: &str) -> Result<Self, UnknownLine> {
        let line = Self::ALL.into_iter().find(|line| line.to_string() == text);
        line.ok_or_else(|| UnknownLine(text.to_owned()))
    }
}

impl Serialize for ReviewLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReviewLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What a learner wrote into a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ReviewEntry {
    /// 満たす, 満たさない, 判定できない.
    Verdict {
        /// Which.
        verdict: ConditionVerdict,
    },
    /// A day.
    Day {
        /// Which.
        day: NaiveDate,
    },
    /// A length.
    Months {
        /// Months.
        months: u16,
    },
}

/// Everything a learner filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct ReviewFilled(
    #[ts(type = "Record<string, import(\"./ReviewEntry\").ReviewEntry>")] BTreeMap<ReviewLine, ReviewEntry>,
);

impl ReviewFilled {
    /// What stands in `line`.
    #[must_use]
    pub fn get(&self, line: ReviewLine) -> Option<ReviewEntry> {
        self.0.get(&line).copied()
    }

    /// Writes `entry` into `line`.
    pub fn set(&mut self, line: ReviewLine, entry: ReviewEntry) {
        self.0.insert(line, entry);
    }
}
