use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::migration::Migration;
use crate::official::{ImportCounts, KeptImport};
use crate::tables::journal::{BEGINNING, Hash};

/// The imports that changed something. What an import did is kept whole as JSON.
pub(crate) const MIGRATION: Migration = Migration {
    to: 16,
    sql: "CREATE TABLE official_imports (
            id INTEGER PRIMARY KEY,
            details TEXT NOT NULL
          ) STRICT;",
    carry_over: None,
};

/// What an import did, as it lies in the file and in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImportDetails {
    pub(crate) at: String,
    pub(crate) by: String,
    /// SHA-256 of the file.
    pub(crate) file: String,
    pub(crate) counts: ImportCounts,
    /// Digest over every record that the import brought, in order, in hexadecimal.
    #[serde(with = "hex::serde")]
    pub(crate) records: Hash,
    pub(crate) finished: bool,
}

impl ImportDetails {
    pub(crate) fn of_new(at: String, by: String, file: String) -> Self {
        Self { at, by, file, counts: ImportCounts::default(), records: BEGINNING, finished: false }
    }
}

/// Every import with its details as they lie in the file, oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(i64, String)>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, details FROM official_imports ORDER BY id")?;
    let all = query.query_map((), |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(all)
}

pub(crate) fn find(connection: &Connection, id: i64) -> Result<String, StoreError> {
    let mut query = connection.prepare_cached("SELECT details FROM official_imports WHERE id = ?1")?;
    Ok(query.query_row([id], |row| row.get(0))?)
}

/// The key of the next import.
pub(crate) fn next(connection: &Connection) -> Result<i64, StoreError> {
    let mut query = connection.prepare_cached("SELECT coalesce(max(id), 0) + 1 FROM official_imports")?;
    Ok(query.query_row((), |row| row.get(0))?)
}

pub(crate) fn put(connection: &Connection, id: i64, details: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO official_imports (id, details) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET details = excluded.details",
        )?
        .execute((id, details))?;
    Ok(())
}

pub(crate) fn read(details: &str) -> Result<ImportDetails, StoreError> {
    serde_json::from_str(details).map_err(|_| StoreError::unreadable_row("official_imports"))
}

pub(crate) fn kept(id: i64, details: &str) -> Result<KeptImport, StoreError> {
    let ImportDetails { at, by, file, counts, finished, .. } = read(details)?;
    Ok(KeptImport { id, at, by, counts, digest: file, finished })
}
