use chrono::NaiveDate;
use nintei_survey::{Answers, Opinion};
use serde::Serialize;
use ts_rs::TS;

use crate::{Tenths, TreeId};

/// Everything a judgment is made from. Every part may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgmentInput {
    /// The 74 items and both 日常生活自立度.
    pub answers: Answers,
    /// What settles 要支援2／要介護1 beside the answers.
    pub opinion: Opinion,
    /// Minutes that a person traced in the textbook's figure, per tree.
    pub traced: [Option<Traced>; 8],
}

/// 手でたどった値: the minutes of one tree, found by a person in the textbook's figure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Traced {
    /// Tenths of a minute.
    pub minutes: Tenths,
    /// Who traced it, as far as known.
    pub by: String,
    /// When.
    pub on: Option<NaiveDate>,
}

impl JudgmentInput {
    /// The value traced for `tree`.
    #[must_use]
    pub const fn traced(&self, tree: TreeId) -> Option<&Traced> {
        self.traced[tree.index()].as_ref()
    }
}
