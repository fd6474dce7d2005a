use rusqlite::{Connection, OptionalExtension, Row};
use serde::de::DeserializeOwned;

use crate::StoreError;
use crate::migration::Migration;

/// Members and panels, each whole as JSON. None is ever removed: old meetings name them.
pub(crate) const MIGRATION: Migration = Migration {
    to: 19,
    sql: "CREATE TABLE members (
            id INTEGER PRIMARY KEY,
            details TEXT NOT NULL,
            retired INTEGER NOT NULL DEFAULT 0
          ) STRICT;
          CREATE TABLE panels (
            id INTEGER PRIMARY KEY,
            details TEXT NOT NULL,
            retired INTEGER NOT NULL DEFAULT 0
          ) STRICT;",
    carry_over: None,
};

/// One of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoardRegister {
    Members,
    Panels,
}

/// A row as it lies in the file.
pub(crate) struct RegisterRow {
    pub(crate) id: i64,
    /// Who or what, as JSON.
    pub(crate) details: String,
    pub(crate) retired: bool,
}

impl BoardRegister {
    const fn table(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Panels => "panels",
        }
    }

    /// Everything registered, by key.
    pub(crate) fn all(self, connection: &Connection) -> Result<Vec<RegisterRow>, StoreError> {
        let sql = format!("SELECT id, details, retired FROM {} ORDER BY id", self.table());
        let all = connection.prepare_cached(&sql)?.query_map((), row)?.collect::<Result<_, _>>()?;
        Ok(all)
    }

    pub(crate) fn find(self, connection: &Connection, id: i64) -> Result<Option<RegisterRow>, StoreError> {
        let sql = format!("SELECT id, details, retired FROM {} WHERE id = ?1", self.table());
        Ok(connection.prepare_cached(&sql)?.query_row([id], row).optional()?)
    }

    pub(crate) fn insert(self, connection: &Connection, details: &str) -> Result<i64, StoreError> {
        let sql = format!("INSERT INTO {} (details) VALUES (?1)", self.table());
        connection.prepare_cached(&sql)?.execute([details])?;
        Ok(connection.last_insert_rowid())
    }

    pub(crate) fn put_details(self, connection: &Connection, id: i64, details: &str) -> Result<(), StoreError> {
        let sql = format!("UPDATE {} SET details = ?2 WHERE id = ?1", self.table());
        connection.prepare_cached(&sql)?.execute((id, details))?;
        Ok(())
    }

    pub(crate) fn put_retired(self, connection: &Connection, id: i64, retired: bool) -> Result<(), StoreError> {
        let sql = format!("UPDATE {} SET retired = ?2 WHERE id = ?1", self.table());
        connection.prepare_cached(&sql)?.execute((id, retired))?;
        Ok(())
    }

    /// What a row says.
    pub(crate) fn read<T: DeserializeOwned>(self, row: &RegisterRow) -> Result<T, StoreError> {
        serde_json::from_str(&row.details).map_err(|_| StoreError::unreadable_row(self.table()))
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<RegisterRow> {
    Ok(RegisterRow { id: row.get(0)?, details: row.get(1)?, retired: row.get(2)? })
}
