use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;
use crate::migration::Migration;

/// Settings of the office, each as JSON. One that is not there was never set.
pub(crate) const MIGRATION: Migration = Migration {
    to: 13,
    sql: "CREATE TABLE settings (
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

/// Every setting with its value.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = connection.prepare_cached("SELECT key, value FROM settings ORDER BY key")?;
    let all = query.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(all)
}

pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
    Ok(query.query_row([key], |row| row.get(0)).optional()?)
}

pub(crate) fn put(connection: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO settings (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute((key, value))?;
    Ok(())
}
