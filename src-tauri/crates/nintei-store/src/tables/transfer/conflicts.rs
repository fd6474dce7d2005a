use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::journal::ChangeKind;
use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// Places that two computers edited, each until a person decides. `item` is empty where the kind says it.
pub(crate) const MIGRATION: Migration = Migration {
    to: 36,
    sql: "CREATE TABLE conflicts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            case_id INTEGER NOT NULL REFERENCES cases (id),
            peer INTEGER NOT NULL REFERENCES peers (number),
            kind TEXT NOT NULL,
            item TEXT NOT NULL,
            details TEXT NOT NULL
          ) STRICT;
          CREATE UNIQUE INDEX conflicts_by_case ON conflicts (case_id, peer, kind, item);",
    carry_over: None,
};

/// What is kept of a conflict. Our own side is what stands in the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConflictDetails {
    /// What both knew, as JSON.
    pub(crate) base: Option<String>,
    /// What they hold, as JSON.
    pub(crate) theirs: Option<String>,
    /// Who put it there.
    pub(crate) by: String,
    /// When, RFC 3339 with offset.
    pub(crate) at: String,
    /// When the bundle was taken, RFC 3339 with offset.
    pub(crate) taken_at: String,
}

/// A row as it lies in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ConflictRow {
    pub(crate) id: i64,
    pub(crate) case: CaseId,
    pub(crate) peer: u32,
    pub(crate) kind: ChangeKind,
    pub(crate) item: Option<String>,
    /// [`ConflictDetails`] as JSON.
    pub(crate) details: String,
}

impl ConflictRow {
    pub(crate) fn read(&self) -> Result<ConflictDetails, StoreError> {
        serde_json::from_str(&self.details).map_err(|_| unreadable())
    }

    /// What the journal calls the conflict.
    pub(crate) fn worded_place(&self) -> String {
        place(self.peer, self.kind, self.item.as_deref())
    }
}

/// What the journal calls a conflict with `peer`: `2/answer/1-3`.
pub(crate) fn place(peer: u32, kind: ChangeKind, item: Option<&str>) -> String {
    item.map_or_else(|| format!("{peer}/{}", kind.key()), |item| format!("{peer}/{}/{item}", kind.key()))
}

const COLUMNS: &str = "id, case_id, peer, kind, item, details";

/// Every conflict, or those of one case, oldest first.
pub(crate) fn all(connection: &Connection, case: Option<CaseId>) -> Result<Vec<ConflictRow>, StoreError> {
    let place = if case.is_some() { "case_id = ?1" } else { "?1 IS NULL" };
    let mut query = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM conflicts WHERE {place} ORDER BY id"))?;
    let mut rows = query.query([case])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(conflict(row)?);
    }
    Ok(all)
}

pub(crate) fn find(connection: &Connection, id: i64) -> Result<Option<ConflictRow>, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM conflicts WHERE id = ?1"))?;
    let mut rows = query.query([id])?;
    rows.next()?.map(conflict).transpose()
}

/// Asked for every line of a list.
pub(super) const COUNT: &str = "SELECT count(*) FROM conflicts WHERE case_id = ?1";

/// How many conflicts a case has.
pub(crate) fn count(connection: &Connection, case: CaseId) -> Result<u32, StoreError> {
    let mut query = connection.prepare_cached(COUNT)?;
    Ok(query.query_row([case], |row| row.get(0))?)
}

/// How many conflicts there are.
pub(crate) fn count_all(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("SELECT count(*) FROM conflicts", (), |row| row.get(0))?)
}

/// Adds a conflict, or writes what is known of it anew. What stood there before is returned.
pub(crate) fn put(
    connection: &Connection,
    (case, peer): (CaseId, u32),
    (kind, item): (ChangeKind, Option<&str>),
    details: &str,
) -> Result<Option<String>, StoreError> {
    let (kind, item) = (kind.key(), item.unwrap_or_default());
    let before = connection
        .prepare_cached("SELECT details FROM conflicts WHERE case_id = ?1 AND peer = ?2 AND kind = ?3 AND item = ?4")?
        .query_row((case, peer, kind, item), |row| row.get(0))
        .optional()?;
    connection
        .prepare_cached(
            "INSERT INTO conflicts (case_id, peer, kind, item, details) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (case_id, peer, kind, item) DO UPDATE SET details = excluded.details",
        )?
        .execute((case, peer, kind, item, details))?;
    Ok(before)
}

pub(crate) fn remove(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM conflicts WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn conflict(row: &Row<'_>) -> Result<ConflictRow, StoreError> {
    let kind = row.get_ref(3)?.as_str().ok().and_then(ChangeKind::from_key).ok_or_else(unreadable)?;
    let item: String = row.get(4)?;
    Ok(ConflictRow {
        id: row.get(0)?,
        case: row.get(1)?,
        peer: row.get(2)?,
        kind,
        item: (!item.is_empty()).then_some(item),
        details: row.get(5)?,
    })
}

fn unreadable() -> StoreError {
    StoreError::unreadable_row("conflicts")
}
