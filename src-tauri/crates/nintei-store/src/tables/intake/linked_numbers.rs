use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;
use crate::migration::Migration;

/// Numbers that a person said to be of one insured person, each pair once. What was decided is kept whole as JSON; the
/// columns beside it are both numbers as cases are found by them.
pub(crate) const MIGRATION: Migration = Migration {
    to: 39,
    sql: "CREATE TABLE linked_numbers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            old TEXT NOT NULL,
            new TEXT NOT NULL,
            details TEXT NOT NULL
          ) STRICT;
          CREATE INDEX linked_numbers_by_old ON linked_numbers (old, new);
          CREATE INDEX linked_numbers_by_new ON linked_numbers (new, old);",
    carry_over: None,
};

/// A pair as it lies in the file.
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) details: String,
}

/// Every pair, oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Row>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, old, new, details FROM linked_numbers ORDER BY id")?;
    let all = query
        .query_map((), |row| Ok(Row { id: row.get(0)?, old: row.get(1)?, new: row.get(2)?, details: row.get(3)? }))?
        .collect::<Result<_, _>>()?;
    Ok(all)
}

pub(crate) fn find(connection: &Connection, id: i64) -> Result<Option<Row>, StoreError> {
    let mut query = connection.prepare_cached("SELECT old, new, details FROM linked_numbers WHERE id = ?1")?;
    let row = query
        .query_row([id], |row| Ok(Row { id, old: row.get(0)?, new: row.get(1)?, details: row.get(2)? }))
        .optional()?;
    Ok(row)
}

/// Adds a pair and returns its key.
pub(crate) fn insert(connection: &Connection, old: &str, new: &str, details: &str) -> Result<i64, StoreError> {
    connection
        .prepare_cached("INSERT INTO linked_numbers (old, new, details) VALUES (?1, ?2, ?3)")?
        .execute((old, new, details))?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn remove(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM linked_numbers WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// `insured` and every other number that is, by one pair or several, of the same person.
pub(crate) fn of_person(connection: &Connection, insured: &str) -> Result<Vec<String>, StoreError> {
    let mut query = connection.prepare_cached(
        "WITH RECURSIVE person (insured) AS (
           VALUES (?1)
           UNION SELECT new FROM person JOIN linked_numbers ON old = insured
           UNION SELECT old FROM person JOIN linked_numbers ON new = insured
         ) SELECT insured FROM person",
    )?;
    let numbers = query.query_map([insured], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(numbers)
}
