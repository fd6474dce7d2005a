use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;

use crate::migration::Migration;
use crate::{StoreError, TrainingRefusal};

/// Kept exercises and record sheets, each whole as JSON. The key of a removed one is not given again: the journal still
/// speaks of it.
pub(crate) const MIGRATION: Migration = Migration {
    to: 29,
    sql: "CREATE TABLE exercises (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            details TEXT NOT NULL
          ) STRICT;
          CREATE TABLE record_sheets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            details TEXT NOT NULL
          ) STRICT;",
    carry_over: None,
};

/// One of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Documents {
    Exercises,
    RecordSheets,
}

impl Documents {
    const fn table(self) -> &'static str {
        match self {
            Self::Exercises => "exercises",
            Self::RecordSheets => "record_sheets",
        }
    }

    const fn missing(self, id: i64) -> TrainingRefusal {
        match self {
            Self::Exercises => TrainingRefusal::NoSuchExercise(id),
            Self::RecordSheets => TrainingRefusal::NoSuchRecordSheet(id),
        }
    }

    /// Every document with its key, by key.
    pub(crate) fn all(self, connection: &Connection) -> Result<Vec<(i64, String)>, StoreError> {
        let sql = format!("SELECT id, details FROM {} ORDER BY id", self.table());
        let mut query = connection.prepare_cached(&sql)?;
        let all = query.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        Ok(all)
    }

    pub(crate) fn find(self, connection: &Connection, id: i64) -> Result<String, StoreError> {
        let sql = format!("SELECT details FROM {} WHERE id = ?1", self.table());
        let details = connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
        details.ok_or_else(|| self.missing(id).into())
    }

    pub(crate) fn insert(self, connection: &Connection, details: &str) -> Result<i64, StoreError> {
        let sql = format!("INSERT INTO {} (details) VALUES (?1)", self.table());
        connection.prepare_cached(&sql)?.execute([details])?;
        Ok(connection.last_insert_rowid())
    }

    pub(crate) fn put(self, connection: &Connection, id: i64, details: &str) -> Result<(), StoreError> {
        let sql = format!("UPDATE {} SET details = ?2 WHERE id = ?1", self.table());
        connection.prepare_cached(&sql)?.execute((id, details))?;
        Ok(())
    }

    pub(crate) fn remove(self, connection: &Connection, id: i64) -> Result<(), StoreError> {
        let sql = format!("DELETE FROM {} WHERE id = ?1", self.table());
        connection.prepare_cached(&sql)?.execute([id])?;
        Ok(())
    }

    /// What a row says.
    pub(crate) fn read<T: DeserializeOwned>(self, details: &str) -> Result<T, StoreError> {
        serde_json::from_str(details).map_err(|_| StoreError::unreadable_row(self.table()))
    }
}
