use nintei_survey::ItemId;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::migration::Migration;
use crate::{OwnPhrase, StoreError};

/// The office's own phrases. The key of a removed one is not given again: the journal still speaks of it.
pub(crate) const MIGRATION: Migration = Migration {
    to: 12,
    sql: "CREATE TABLE phrases (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            item TEXT NOT NULL,
            text TEXT NOT NULL
          ) STRICT;",
    carry_over: None,
};

/// Every phrase, by key.
pub(crate) fn all(connection: &Connection) -> Result<Vec<OwnPhrase>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, item, text FROM phrases ORDER BY id")?;
    let mut rows = query.query(())?;
    let mut phrases = Vec::new();
    while let Some(row) = rows.next()? {
        phrases.push(phrase(row)?);
    }
    Ok(phrases)
}

pub(crate) fn find(connection: &Connection, id: i64) -> Result<OwnPhrase, StoreError> {
    connection
        .prepare_cached("SELECT id, item, text FROM phrases WHERE id = ?1")?
        .query_row([id], |row| Ok(phrase(row)))
        .optional()?
        .ok_or(StoreError::NoSuchPhrase(id))?
}

pub(crate) fn insert(connection: &Connection, item: ItemId, text: &str) -> Result<i64, StoreError> {
    connection.prepare_cached("INSERT INTO phrases (item, text) VALUES (?1, ?2)")?.execute((item.to_string(), text))?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn put_text(connection: &Connection, id: i64, text: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE phrases SET text = ?2 WHERE id = ?1")?.execute((id, text))?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM phrases WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn phrase(row: &Row<'_>) -> Result<OwnPhrase, StoreError> {
    let item = row.get_ref(1)?.as_str().ok().and_then(|item| item.parse().ok());
    let item = item.ok_or_else(|| StoreError::unreadable_row("phrases"))?;
    Ok(OwnPhrase { id: row.get(0)?, item, text: row.get(2)? })
}
