use nintei_store::{CaseId, JournalCheck, JournalRow};
use serde::Serialize;
use ts_rs::TS;

/// What a check of the journal found, as it can be acted on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalCheckView {
    /// Whether nothing was changed from outside the program.
    pub is_sound: bool,
    /// Lines that are chained as they were written, from the first.
    #[ts(type = "number")]
    pub sound: i64,
    /// The number of the first line that was changed, removed or put in from outside.
    #[ts(type = "number | null")]
    pub first_broken: Option<i64>,
    /// The line before it: until then everything is as it was written.
    pub last_sound: Option<JournalRow>,
    /// Cases whose present state is not what their lines say.
    pub differing_cases: Vec<DifferingCase>,
    /// Whether what belongs to no case is not what its lines say.
    pub office_differs: bool,
}

/// A case that was changed from outside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct DifferingCase {
    /// Key.
    #[ts(type = "number")]
    pub id: CaseId,
    /// 整理番号; `None` where the case cannot be read any more.
    pub number: Option<u32>,
}

impl JournalCheckView {
    /// What is shown of `check`. `number` tells the 整理番号 of a case; `last_sound` is the line before the first broken one.
    pub fn of(check: &JournalCheck, number: impl Fn(CaseId) -> Option<u32>, last_sound: Option<JournalRow>) -> Self {
        let case = |id: &CaseId| DifferingCase { id: *id, number: number(*id) };
        Self {
            is_sound: check.is_sound(),
            sound: check.sound,
            first_broken: check.first_broken,
            last_sound,
            differing_cases: check.differing_cases.iter().map(case).collect(),
            office_differs: check.office_differs,
        }
    }
}
