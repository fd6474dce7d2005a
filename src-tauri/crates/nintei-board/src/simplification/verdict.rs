use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum ConditionVerdict {
    /// 満たす
    #[serde(rename = "満たす")]
    Met,
    /// 満たさない
    #[serde(rename = "満たさない")]
    NotMet,
    /// 判定できない
    #[serde(rename = "判定できない")]
    Undecidable,
}

impl ConditionVerdict {
    /// The word as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "満たす",
            Self::NotMet => "満たさない",
            Self::Undecidable => "判定できない",
        }
    }

    /// All of them together: one that does not hold decides, then one that cannot be told.
    #[must_use]
    pub fn all(verdicts: impl IntoIterator<Item = Self>) -> Self {
        verdicts.into_iter().fold(Self::Met, |so_far, verdict| match (so_far, verdict) {
            (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
            (Self::Undecidable, _) | (_, Self::Undecidable) => Self::Undecidable,
            (Self::Met, Self::Met) => Self::Met,
        })
    }

    /// The verdict of what is the same for every possibility, else 判定できない.
    pub(super) fn agreed(possibilities: impl IntoIterator<Item = Self>) -> Self {
        possibilities
            .into_iter()
            .reduce(|one, other| if one == other { one } else { Self::Undecidable })
            .unwrap_or(Self::Undecidable)
    }

    pub(super) const fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }
}

/// One of the six conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConditionLine {
    /// Its number, 1 to 6.
    pub no: u8,
    /// Its wording.
    pub label: String,
    /// The value it looked at, as printed.
    pub value: String,
    /// Whether it holds.
    pub verdict: ConditionVerdict,
    /// Why, or what is missing, as a sentence.
    pub reason: String,
}

/// A requirement beside the six conditions: the first day of the rules, and what the insurer adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RequirementLine {
    /// Its wording.
    pub label: String,
    /// Whether it holds.
    pub verdict: ConditionVerdict,
    /// Why, or what is missing, as a sentence.
    pub reason: String,
}
