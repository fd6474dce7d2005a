use rusqlite::{Connection, Row};

use crate::migration::Migration;
use crate::{KeptAttempt, LearnerNumber, StoreError};

/// Markings, each whole as JSON. The key of a removed one is not given again.
pub(crate) const MIGRATION: Migration = Migration {
    to: 27,
    sql: "CREATE TABLE attempts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            learner INTEGER NOT NULL REFERENCES learners (number),
            details TEXT NOT NULL
          ) STRICT;
          CREATE INDEX attempts_by_learner ON attempts (learner);",
    carry_over: None,
};

/// A row as it lies in the file.
pub(crate) struct AttemptRow {
    pub(crate) id: i64,
    pub(crate) learner: LearnerNumber,
    /// As JSON.
    pub(crate) details: String,
}

impl AttemptRow {
    pub(crate) fn kept(&self) -> Result<KeptAttempt, StoreError> {
        serde_json::from_str(&self.details).map_err(|_| StoreError::unreadable_row("attempts"))
    }
}

/// Every marking, by key.
pub(crate) fn all(connection: &Connection) -> Result<Vec<AttemptRow>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, learner, details FROM attempts ORDER BY id")?;
    let all = query.query_map((), row)?.collect::<Result<_, _>>()?;
    Ok(all)
}

/// The markings of a learner, oldest first.
pub(crate) fn of_learner(connection: &Connection, learner: LearnerNumber) -> Result<Vec<AttemptRow>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT id, learner, details FROM attempts WHERE learner = ?1 ORDER BY id")?;
    let attempts = query.query_map([learner], row)?.collect::<Result<_, _>>()?;
    Ok(attempts)
}

pub(crate) fn insert(connection: &Connection, learner: LearnerNumber, details: &str) -> Result<i64, StoreError> {
    connection
        .prepare_cached("INSERT INTO attempts (learner, details) VALUES (?1, ?2)")?
        .execute((learner, details))?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn remove_of_learner(connection: &Connection, learner: LearnerNumber) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM attempts WHERE learner = ?1")?.execute([learner])?;
    Ok(())
}

fn row(row: &Row<'_>) -> rusqlite::Result<AttemptRow> {
    Ok(AttemptRow { id: row.get(0)?, learner: row.get(1)?, details: row.get(2)? })
}
