use nintei_judgment::{Comparison, OfficialResult, compare};
use nintei_store::{OfficialOrigin, Store};
use serde::Serialize;
use ts_rs::TS;

use crate::{CaseError, CaseOnTables};

/// The official result of a case beside the 試算.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaseOfficialResult {
    /// Where it comes from.
    pub origin: OfficialOrigin,
    /// The result.
    pub result: OfficialResult,
    /// How the 試算 compares with it.
    pub comparison: Comparison,
    /// Whether there is also an imported result of the same application, which this one goes before.
    pub imported_beside: bool,
}

impl CaseOfficialResult {
    /// The official result of `case`, where there is one.
    ///
    /// # Errors
    /// [`CaseError`] of the store.
    pub fn of(store: &Store, case: &CaseOnTables<'_>) -> Result<Option<Self>, CaseError> {
        let official = store.official_of_case(&case.case)?;
        Ok(official.map(|official| Self {
            origin: official.origin,
            comparison: compare(case.rules, &case.input(), &official.result),
            result: official.result,
            imported_beside: official.imported_beside.is_some(),
        }))
    }
}
