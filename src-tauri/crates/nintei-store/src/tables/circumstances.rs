use std::collections::BTreeSet;

use nintei_survey::{Circumstance, Circumstances, ItemId};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// What was flagged, as a JSON list: one row per item with any flag.
pub(crate) const MIGRATION: Migration = Migration {
    to: 8,
    sql: "CREATE TABLE circumstances (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            item TEXT NOT NULL,
            flags TEXT NOT NULL,
            PRIMARY KEY (case_id, item)
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Circumstances, StoreError> {
    let mut query = connection.prepare_cached("SELECT flags, item FROM circumstances WHERE case_id = ?1")?;
    let mut rows = query.query([case])?;
    let mut circumstances = Circumstances::new();
    while let Some(row) = rows.next()? {
        let item: Option<ItemId> = row.get_ref(1)?.as_str().ok().and_then(|item| item.parse().ok());
        circumstances.insert(item.ok_or_else(unreadable)?, flags(row)?);
    }
    Ok(circumstances)
}

pub(crate) fn of_item(
    connection: &Connection,
    case: CaseId,
    item: ItemId,
) -> Result<BTreeSet<Circumstance>, StoreError> {
    let mut query = connection.prepare_cached("SELECT flags FROM circumstances WHERE case_id = ?1 AND item = ?2")?;
    let found = query.query_row((case, item.to_string()), |row| Ok(flags(row))).optional()?;
    found.transpose().map(Option::unwrap_or_default)
}

/// Writes the flags of `item`, as a JSON list.
pub(crate) fn put(connection: &Connection, case: CaseId, item: ItemId, flags: Option<&str>) -> Result<(), StoreError> {
    if let Some(flags) = flags {
        connection
            .prepare_cached(
                "INSERT INTO circumstances (case_id, item, flags) VALUES (?1, ?2, ?3)
                 ON CONFLICT (case_id, item) DO UPDATE SET flags = excluded.flags",
            )?
            .execute((case, item.to_string(), flags))?;
    } else {
        connection
            .prepare_cached("DELETE FROM circumstances WHERE case_id = ?1 AND item = ?2")?
            .execute((case, item.to_string()))?;
    }
    Ok(())
}

fn flags(row: &Row<'_>) -> Result<BTreeSet<Circumstance>, StoreError> {
    let flags = row.get_ref(0)?.as_bytes().map_err(|_| unreadable())?;
    serde_json::from_slice(flags).map_err(|_| unreadable())
}

fn unreadable() -> StoreError {
    StoreError::unreadable_row("circumstances")
}
