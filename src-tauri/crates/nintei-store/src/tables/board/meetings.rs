use nintei_board::{Meeting, MeetingId, OrderBy};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::migration::Migration;
use crate::{BoardRefusal, StoreError};

/// Meetings, each whole as JSON; its number is read from there, so that the two cannot disagree. The key of a removed
/// one is not given again: the journal still speaks of it. `ordered_by` is what the agenda was last ordered by.
pub(crate) const MIGRATION: Migration = Migration {
    to: 20,
    sql: "CREATE TABLE meetings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            details TEXT NOT NULL,
            ordered_by TEXT NOT NULL DEFAULT '[]',
            number INTEGER AS (details ->> '$.number')
          ) STRICT;
          CREATE UNIQUE INDEX meetings_by_number ON meetings (number);",
    carry_over: None,
};

/// A row as it lies in the file.
pub(crate) struct MeetingRow {
    pub(crate) id: MeetingId,
    /// The meeting, as JSON.
    pub(crate) details: String,
    /// What the agenda was last ordered by, as JSON.
    ordered_by: String,
}

impl MeetingRow {
    pub(crate) fn meeting(&self) -> Result<Meeting, StoreError> {
        serde_json::from_str(&self.details).map_err(|_| StoreError::unreadable_row("meetings"))
    }

    pub(crate) fn ordered_by(&self) -> Result<Vec<OrderBy>, StoreError> {
        serde_json::from_str(&self.ordered_by).map_err(|_| StoreError::unreadable_row("meetings"))
    }
}

/// Every meeting, by key.
pub(crate) fn all(connection: &Connection) -> Result<Vec<MeetingRow>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, details, ordered_by FROM meetings ORDER BY id")?;
    let all = query.query_map((), row)?.collect::<Result<_, _>>()?;
    Ok(all)
}

pub(crate) fn find(connection: &Connection, id: MeetingId) -> Result<MeetingRow, StoreError> {
    connection
        .prepare_cached("SELECT id, details, ordered_by FROM meetings WHERE id = ?1")?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| BoardRefusal::NoSuchMeeting(id).into())
}

/// The meeting with the number `number`.
pub(crate) fn numbered(connection: &Connection, number: u32) -> Result<Option<MeetingId>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id FROM meetings WHERE number = ?1")?;
    Ok(query.query_row([number], |row| row.get(0)).optional()?)
}

pub(crate) fn insert(connection: &Connection, details: &str) -> Result<MeetingId, StoreError> {
    connection.prepare_cached("INSERT INTO meetings (details) VALUES (?1)")?.execute([details])?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn put_details(connection: &Connection, id: MeetingId, details: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE meetings SET details = ?2 WHERE id = ?1")?.execute((id, details))?;
    Ok(())
}

pub(crate) fn put_ordered_by(connection: &Connection, id: MeetingId, ordered_by: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE meetings SET ordered_by = ?2 WHERE id = ?1")?.execute((id, ordered_by))?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, id: MeetingId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM meetings WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn row(row: &Row<'_>) -> rusqlite::Result<MeetingRow> {
    Ok(MeetingRow { id: row.get(0)?, details: row.get(1)?, ordered_by: row.get(2)? })
}
