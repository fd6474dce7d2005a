use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AnalysisAnswerKind;

/// What a learner wrote as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnalysisEntry {
    /// Percent, points between percents, or days.
    Tenths {
        /// Tenths.
        #[ts(type = "number")]
        value: i64,
    },
    /// Cases.
    Count {
        /// How many.
        value: u32,
    },
    /// One of the options.
    Choice {
        /// Its position, from 0.
        option: u8,
    },
}

/// Everything a learner wrote, by the id of the question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct AnalysisFilled(
    #[ts(type = "Record<string, import(\"./AnalysisEntry\").AnalysisEntry>")] pub BTreeMap<String, AnalysisEntry>,
);

/// What was typed is not an answer of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnalysisEntryError {
    /// Not a number with at most one decimal.
    #[error("「{0}」は数として読めません。「12.3」「-4.5」のように小数第1位までの数を書いてください。")]
    Unreadable(String),
    /// Not a whole number.
    #[error("「{0}」は件数として読めません。「48」のように整数を書いてください。")]
    NoCount(String),
    /// A number where an option is to be chosen.
    #[error("「{0}」は選択肢ではありません。選択肢から一つ選んでください。")]
    NoOption(String),
}

impl AnalysisEntryError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "analysis-entry-unreadable",
            Self::NoCount(_) => "analysis-entry-no-count",
            Self::NoOption(_) => "analysis-entry-no-option",
        }
    }
}

impl AnalysisEntry {
    /// Reads what a person typed as an answer of `kind`: `12.3`, `－4.5ポイント`, `１２％`, `48件`.
    ///
    /// # Errors
    /// [`AnalysisEntryError`] where it is no such answer.
    pub fn read(text: &str, kind: &AnalysisAnswerKind) -> Result<Self, AnalysisEntryError> {
        let typed = || text.trim().to_owned();
        let plain = plain(text);
        let without = |units: &[&str]| {
            units.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(plain.as_str()).to_owned()
        };
        match kind {
            AnalysisAnswerKind::Percent => tenths(&without(&["%", "パーセント"])),
            AnalysisAnswerKind::Points => tenths(&without(&["%ポイント", "ポイント", "%"])),
            AnalysisAnswerKind::Days => tenths(&without(&["日"])),
            AnalysisAnswerKind::Count => {
                let count = without(&["件", "人"]);
                let digits = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
                let count = count.parse().ok().filter(|_| digits);
                return count.map(|value| Self::Count { value }).ok_or_else(|| AnalysisEntryError::NoCount(typed()));
            }
            AnalysisAnswerKind::Choice { .. } => return Err(AnalysisEntryError::NoOption(typed())),
        }
        .map(|value| Self::Tenths { value })
        .ok_or_else(|| AnalysisEntryError::Unreadable(typed()))
    }
}

/// Without blanks, in half width, with one kind of minus.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',' && *letter != '，');
    letters
        .map(|letter| match letter {
            '０'..='９' => char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter),
            '．' => '.',
            '％' => '%',
            '＋' => '+',
            '－' | '−' | '‐' | '–' | 'ー' | '―' | '△' | '▲' => '-',
            other => other,
        })
        .collect::<String>()
        // The long vowel of ポイント and パーセント looks like a minus.
        .replace("パ-セント", "パーセント")
}

fn tenths(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !number(whole) || whole.len() > 6 || !number(tenth) || tenth.len() != 1 {
        return None;
    }
    let value = whole.parse::<i64>().ok()? * 10 + tenth.parse::<i64>().ok()?;
    Some(if negative { -value } else { value })
}
