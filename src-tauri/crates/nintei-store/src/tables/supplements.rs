use rusqlite::{Connection, OptionalExtension, Row};

use crate::StoreError;
use crate::migration::Migration;
use crate::supplement::{KeptSupplement, SupplementId, SupplementState};

/// Local supplements. The key of a discarded draft is not given again: the journal still speaks of it, and an adopted
/// one is named by its key wherever it was used.
pub(crate) const MIGRATION: Migration = Migration {
    to: 15,
    sql: "CREATE TABLE supplements (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL,
            state TEXT NOT NULL,
            saved_at TEXT NOT NULL,
            saved_by TEXT NOT NULL,
            adopted_at TEXT,
            adopted_by TEXT,
            withdrawn_at TEXT,
            withdrawn_by TEXT,
            withdrawn_why TEXT NOT NULL DEFAULT ''
          ) STRICT;",
    carry_over: None,
};

const COLUMNS: &str = "id, text, state, saved_at, saved_by, adopted_at, adopted_by, withdrawn_at, withdrawn_by, \
                       withdrawn_why";

/// Every supplement, by key.
pub(crate) fn all(connection: &Connection) -> Result<Vec<KeptSupplement>, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM supplements ORDER BY id"))?;
    let mut rows = query.query(())?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(supplement(row)?);
    }
    Ok(all)
}

pub(crate) fn find(connection: &Connection, id: SupplementId) -> Result<KeptSupplement, StoreError> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM supplements WHERE id = ?1"))?
        .query_row([id], |row| Ok(supplement(row)))
        .optional()?
        .ok_or(StoreError::NoSuchSupplement(id))?
}

/// Keeps a place for a supplement and returns its key.
pub(crate) fn insert(connection: &Connection) -> Result<SupplementId, StoreError> {
    connection
        .prepare_cached("INSERT INTO supplements (text, state, saved_at, saved_by) VALUES ('', 'draft', '', '')")?
        .execute(())?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn put(connection: &Connection, kept: &KeptSupplement) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE supplements SET text = ?2, state = ?3, saved_at = ?4, saved_by = ?5, adopted_at = ?6,
               adopted_by = ?7, withdrawn_at = ?8, withdrawn_by = ?9, withdrawn_why = ?10 WHERE id = ?1",
        )?
        .execute((
            kept.id,
            &kept.text,
            kept.state.key(),
            &kept.saved_at,
            &kept.saved_by,
            &kept.adopted_at,
            &kept.adopted_by,
            &kept.withdrawn_at,
            &kept.withdrawn_by,
            &kept.withdrawn_why,
        ))?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, id: SupplementId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM supplements WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn supplement(row: &Row<'_>) -> Result<KeptSupplement, StoreError> {
    let state = row.get_ref(2)?.as_str().ok().and_then(SupplementState::from_key);
    Ok(KeptSupplement {
        id: row.get(0)?,
        text: row.get(1)?,
        state: state.ok_or_else(|| StoreError::unreadable_row("supplements"))?,
        saved_at: row.get(3)?,
        saved_by: row.get(4)?,
        adopted_at: row.get(5)?,
        adopted_by: row.get(6)?,
        withdrawn_at: row.get(7)?,
        withdrawn_by: row.get(8)?,
        withdrawn_why: row.get(9)?,
    })
}
