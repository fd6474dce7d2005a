//! Where a case stands.

use rusqlite::Connection;

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::board::agenda;
use crate::tables::transfer::identities;
use crate::tables::{cases, official_records};
use crate::{Case, CaseId, CaseStatus, Store, StoreError, state};

impl Store {
    /// Puts where the case stands. Cancelled is only what nobody else has and the board has nothing to do with.
    ///
    /// # Errors
    /// [`StoreError::CaseNotCancellable`]; nothing is changed on any error.
    pub fn set_status(&mut self, case: CaseId, status: CaseStatus, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = cases::find(&change.transaction, case)?;
        if before.status == status {
            return Ok(());
        }
        if status == CaseStatus::Cancelled
            && let Some(because) = what_holds(&change.transaction, &before)?
        {
            return Err(StoreError::CaseNotCancellable { number: before.number, because });
        }
        cases::put_status(&change.transaction, &before, status)?;
        let (before, after) = (state::value(&before.status)?, state::value(&status)?);
        change.record_value(Some(case), ChangeKind::Status, None, (Some(&before), Some(&after)))?;
        change.commit()
    }
}

/// What keeps a case from being cancelled, with what to do instead, in sentences.
fn what_holds(connection: &Connection, case: &Case) -> Result<Option<&'static str>, StoreError> {
    let rows = agenda::of_case(connection, case.id)?;
    Ok(if rows.iter().any(|row| row.decision.is_some()) {
        Some("二次判定の記録があります。これ以上することがないときは「終了」にしてください。")
    } else if !rows.is_empty() {
        Some("審査会に割り当てられています。先に審査会の割り当てから外してください。")
    } else if official_records::typed(connection, case.id)?.is_some() {
        Some("公式の一次判定結果が入力されています。誤って入力したときは、先にその入力を取り消してください。")
    } else if identities::of_case(connection, case.id)?.is_some() {
        Some("引渡しをした事例で、相手にも同じ事例があります。これ以上することがないときは「終了」にしてください。")
    } else {
        None
    })
}
