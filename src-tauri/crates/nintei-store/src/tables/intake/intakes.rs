use rusqlite::Connection;

use crate::StoreError;
use crate::migration::Migration;

/// The files of applications that brought something. What was taken is kept whole as JSON.
pub(crate) const MIGRATION: Migration = Migration {
    to: 40,
    sql: "CREATE TABLE intakes (
            id INTEGER PRIMARY KEY,
            details TEXT NOT NULL
          ) STRICT;",
    carry_over: None,
};

/// Every intake with its details as they lie in the file, oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(i64, String)>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, details FROM intakes ORDER BY id")?;
    let all = query.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(all)
}

pub(crate) fn find(connection: &Connection, id: i64) -> Result<String, StoreError> {
    let mut query = connection.prepare_cached("SELECT details FROM intakes WHERE id = ?1")?;
    Ok(query.query_row([id], |row| row.get(0))?)
}

/// The key of the next intake.
pub(crate) fn next(connection: &Connection) -> Result<i64, StoreError> {
    let mut query = connection.prepare_cached("SELECT coalesce(max(id), 0) + 1 FROM intakes")?;
    Ok(query.query_row((), |row| row.get(0))?)
}

pub(crate) fn put(connection: &Connection, id: i64, details: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO intakes (id, details) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET details = excluded.details",
        )?
        .execute((id, details))?;
    Ok(())
}
