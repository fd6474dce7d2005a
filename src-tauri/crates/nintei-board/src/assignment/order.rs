use std::cmp::Ordering;

use chrono::NaiveDate;
use nintei_survey::{ApplicationKind, CareLevel};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A case of an agenda, as far as it is ordered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseToOrder {
    /// Its key.
    pub case: i64,
    /// 整理番号.
    pub number: u32,
    /// 末期がん.
    pub terminal_cancer: bool,
    /// Whether it is reviewed in simplified form.
    pub simplified: bool,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 一次判定, where one level is settled.
    pub primary: Option<CareLevel>,
    /// 調査員氏名, empty where unknown.
    pub investigator: String,
    /// 調査日.
    pub surveyed_on: Option<NaiveDate>,
}

/// What the cases of a meeting are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderKey {
    /// 末期がん first.
    TerminalCancer,
    /// 簡素化対象 last.
    Simplified,
    /// 申請日, oldest first.
    AppliedOn,
    /// 申請区分: 新規, 更新, 区分変更, 職権.
    Kind,
    /// 一次判定, lightest first.
    PrimaryLevel,
    /// 調査員.
    Investigator,
    /// 調査日.
    SurveyedOn,
    /// 整理番号.
    Number,
}

/// One of up to three keys, the first weighing most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderBy {
    /// What by.
    pub key: OrderKey,
    /// The other way round.
    pub descending: bool,
}

/// Keys that nothing can be ordered by.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// More than three.
    #[error("並べ替えの順は{most}つまでです（{given}つ選ばれています）。{most}つ以内にしてください。")]
    TooMany {
        /// Most keys.
        most: usize,
        /// Keys given.
        given: usize,
    },
    /// The same key again.
    #[error("並べ替えに同じ項目が二度選ばれています。どちらかを外してください。")]
    Twice,
}

impl OrderError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooMany { .. } => "order-too-many-keys",
            Self::Twice => "order-key-twice",
        }
    }
}

/// Most keys that an agenda is ordered by.
const MOST_KEYS: usize = 3;

/// The cases by their keys, ordered by up to three keys. What is not known comes last, whichever way round; what all
/// keys leave equal stays as it stands.
///
/// # Errors
/// [`OrderError`] for more than three keys or the same key twice.
pub fn order(cases: &[CaseToOrder], keys: &[OrderBy]) -> Result<Vec<i64>, OrderError> {
    if keys.len() > MOST_KEYS {
        return Err(OrderError::TooMany { most: MOST_KEYS, given: keys.len() });
    }
    if keys.iter().enumerate().any(|(at, by)| keys.iter().skip(at + 1).any(|other| other.key == by.key)) {
        return Err(OrderError::Twice);
    }
    let mut ordered: Vec<&CaseToOrder> = cases.iter().collect();
    ordered.sort_by(|one, other| {
        keys.iter().map(|by| compared(*by, one, other)).find(|found| found.is_ne()).unwrap_or(Ordering::Equal)
    });
    Ok(ordered.into_iter().map(|case| case.case).collect())
}

fn compared(by: OrderBy, one: &CaseToOrder, other: &CaseToOrder) -> Ordering {
    fn known<T: Ord>(descending: bool, one: Option<T>, other: Option<T>) -> Ordering {
        match (one, other) {
            (Some(one), Some(other)) if descending => other.cmp(&one),
            (Some(one), Some(other)) => one.cmp(&other),
            (one, other) => one.is_none().cmp(&other.is_none()),
        }
    }
    let name = |case: &CaseToOrder| Some(case.investigator.trim().to_owned()).filter(|name| !name.is_empty());
    let down = by.descending;
    match by.key {
        OrderKey::TerminalCancer => known(down, Some(!one.terminal_cancer), Some(!other.terminal_cancer)),
        OrderKey::Simplified => known(down, Some(one.simplified), Some(other.simplified)),
        OrderKey::AppliedOn => known(down, one.applied_on, other.applied_on),
        OrderKey::Kind => known(down, one.kind.map(place), other.kind.map(place)),
        OrderKey::PrimaryLevel => known(down, one.primary, other.primary),
        OrderKey::Investigator => known(down, name(one), name(other)),
        OrderKey::SurveyedOn => known(down, one.surveyed_on, other.surveyed_on),
        OrderKey::Number => known(down, Some(one.number), Some(other.number)),
    }
}

const fn place(kind: ApplicationKind) -> u8 {
    match kind {
        ApplicationKind::New => 0,
        ApplicationKind::Renewal => 1,
        ApplicationKind::Change => 2,
        ApplicationKind::ExOfficio => 3,
    }
}
