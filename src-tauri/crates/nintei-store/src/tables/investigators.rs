use nintei_survey::Investigator;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::migration::Migration;
use crate::{InvestigatorId, RegisteredInvestigator, StoreError};

/// The register. Who a person is is kept whole as JSON. Nobody is ever removed.
pub(crate) const MIGRATION: Migration = Migration {
    to: 10,
    sql: "CREATE TABLE investigators (
            id INTEGER PRIMARY KEY,
            details TEXT NOT NULL,
            retired INTEGER NOT NULL
          ) STRICT;",
    carry_over: None,
};

/// A row as it lies in the file.
pub(crate) struct InvestigatorRow {
    pub(crate) id: InvestigatorId,
    /// Who, as JSON.
    pub(crate) details: String,
    pub(crate) retired: bool,
}

impl InvestigatorRow {
    pub(crate) fn read(self) -> Result<RegisteredInvestigator, StoreError> {
        let investigator: Investigator =
            serde_json::from_str(&self.details).map_err(|_| StoreError::unreadable_row("investigators"))?;
        Ok(RegisteredInvestigator { id: self.id, investigator, retired: self.retired })
    }
}

/// Everybody, by key.
pub(crate) fn all(connection: &Connection) -> Result<Vec<InvestigatorRow>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, details, retired FROM investigators ORDER BY id")?;
    let all = query.query_map((), row)?.collect::<Result<_, _>>()?;
    Ok(all)
}

pub(crate) fn find(connection: &Connection, id: InvestigatorId) -> Result<InvestigatorRow, StoreError> {
    connection
        .prepare_cached("SELECT id, details, retired FROM investigators WHERE id = ?1")?
        .query_row([id], row)
        .optional()?
        .ok_or(StoreError::NoSuchInvestigator(id))
}

pub(crate) fn insert(connection: &Connection, details: &str) -> Result<InvestigatorId, StoreError> {
    connection.prepare_cached("INSERT INTO investigators (details, retired) VALUES (?1, 0)")?.execute([details])?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn put_details(connection: &Connection, id: InvestigatorId, details: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE investigators SET details = ?2 WHERE id = ?1")?.execute((id, details))?;
    Ok(())
}

pub(crate) fn put_retired(connection: &Connection, id: InvestigatorId, retired: bool) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE investigators SET retired = ?2 WHERE id = ?1")?.execute((id, retired))?;
    Ok(())
}

fn row(row: &Row<'_>) -> rusqlite::Result<InvestigatorRow> {
    Ok(InvestigatorRow { id: row.get(0)?, details: row.get(1)?, retired: row.get(2)? })
}
