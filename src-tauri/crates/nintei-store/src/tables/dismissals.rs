use nintei_survey::{Dismissal, ExpectedReason, ItemId};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// Expected notes that are not to be written.
pub(crate) const MIGRATION: Migration = Migration {
    to: 9,
    sql: "CREATE TABLE dismissals (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            item TEXT NOT NULL,
            reason TEXT NOT NULL,
            because TEXT NOT NULL,
            PRIMARY KEY (case_id, item, reason)
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

/// The dismissals of a case, by item and reason.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Vec<Dismissal>, StoreError> {
    let mut query = connection.prepare_cached("SELECT item, reason, because FROM dismissals WHERE case_id = ?1")?;
    let mut rows = query.query([case])?;
    let mut dismissals = Vec::new();
    while let Some(row) = rows.next()? {
        let item: Option<ItemId> = row.get_ref(0)?.as_str().ok().and_then(|item| item.parse().ok());
        let reason = row.get_ref(1)?.as_str().ok().and_then(reason_of_key);
        let (item, reason) = item.zip(reason).ok_or_else(|| StoreError::unreadable_row("dismissals"))?;
        dismissals.push(Dismissal { item, reason, because: row.get(2)? });
    }
    dismissals.sort_by_key(|dismissal| (dismissal.item, dismissal.reason));
    Ok(dismissals)
}

pub(crate) fn of_reason(
    connection: &Connection,
    case: CaseId,
    item: ItemId,
    reason: ExpectedReason,
) -> Result<Option<String>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT because FROM dismissals WHERE case_id = ?1 AND item = ?2 AND reason = ?3")?;
    Ok(query.query_row((case, item.to_string(), reason_key(reason)), |row| row.get(0)).optional()?)
}

pub(crate) fn put(
    connection: &Connection,
    case: CaseId,
    item: ItemId,
    reason: ExpectedReason,
    because: Option<&str>,
) -> Result<(), StoreError> {
    let (item, reason) = (item.to_string(), reason_key(reason));
    if let Some(because) = because {
        connection
            .prepare_cached(
                "INSERT INTO dismissals (case_id, item, reason, because) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (case_id, item, reason) DO UPDATE SET because = excluded.because",
            )?
            .execute((case, item, reason, because))?;
    } else {
        connection
            .prepare_cached("DELETE FROM dismissals WHERE case_id = ?1 AND item = ?2 AND reason = ?3")?
            .execute((case, item, reason))?;
    }
    Ok(())
}

/// The word of a reason in the file: its name.
pub(crate) fn reason_key(reason: ExpectedReason) -> String {
    format!("{reason:?}")
}

pub(crate) fn reason_of_key(key: &str) -> Option<ExpectedReason> {
    serde_json::from_value(Value::String(key.to_owned())).ok()
}
