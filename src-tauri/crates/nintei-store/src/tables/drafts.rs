use rusqlite::{Connection, OptionalExtension};

use crate::migration::Migration;
use crate::{StoreError, UserNumber};

/// What a user has typed into a form and not saved, one text per user and form.
pub(crate) const MIGRATION: Migration = Migration {
    to: 41,
    sql: "CREATE TABLE drafts (
            user INTEGER NOT NULL REFERENCES users (number),
            form TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (user, form)
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

pub(crate) fn get(connection: &Connection, user: UserNumber, form: &str) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT content FROM drafts WHERE user = ?1 AND form = ?2")?;
    Ok(query.query_row((user, form), |row| row.get(0)).optional()?)
}

pub(crate) fn put(connection: &Connection, user: UserNumber, form: &str, content: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("REPLACE INTO drafts (user, form, content) VALUES (?1, ?2, ?3)")?
        .execute((user, form, content))?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, user: UserNumber, form: &str) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM drafts WHERE user = ?1 AND form = ?2")?.execute((user, form))?;
    Ok(())
}

pub(crate) fn count(connection: &Connection, user: UserNumber) -> Result<u32, StoreError> {
    let mut query = connection.prepare_cached("SELECT count(*) FROM drafts WHERE user = ?1")?;
    Ok(query.query_row([user], |row| row.get(0))?)
}
