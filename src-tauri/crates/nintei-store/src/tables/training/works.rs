use rusqlite::{Connection, OptionalExtension};

use crate::migration::Migration;
use crate::{KeptWork, LearnerNumber, StoreError, state};

/// What learners have begun and not finished, one text per learner and task.
pub(crate) const MIGRATION: Migration = Migration {
    to: 28,
    sql: "CREATE TABLE works (
            learner INTEGER NOT NULL REFERENCES learners (number),
            task TEXT NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            at TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (learner, task)
          ) STRICT;",
    carry_over: None,
};

/// What a learner has begun, newest first.
pub(crate) fn of_learner(connection: &Connection, learner: LearnerNumber) -> Result<Vec<KeptWork>, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT task, kind, title, at FROM works WHERE learner = ?1 ORDER BY at DESC, rowid DESC")?;
    let mut rows = query.query([learner])?;
    let mut works = Vec::new();
    while let Some(row) = rows.next()? {
        let kind = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default());
        let kind = kind.map_err(|_| StoreError::unreadable_row("works"))?;
        works.push(KeptWork { task: row.get(0)?, kind, title: row.get(2)?, at: row.get(3)? });
    }
    Ok(works)
}

pub(crate) fn content(
    connection: &Connection,
    learner: LearnerNumber,
    task: &str,
) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT content FROM works WHERE learner = ?1 AND task = ?2")?;
    Ok(query.query_row((learner, task), |row| row.get(0)).optional()?)
}

pub(crate) fn put(
    connection: &Connection,
    learner: LearnerNumber,
    work: &KeptWork,
    content: &str,
) -> Result<(), StoreError> {
    let KeptWork { task, kind, title, at } = work;
    connection
        .prepare_cached("REPLACE INTO works (learner, task, kind, title, at, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((learner, task, state::value(kind)?, title, at, content))?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, learner: LearnerNumber, task: &str) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM works WHERE learner = ?1 AND task = ?2")?.execute((learner, task))?;
    Ok(())
}

pub(crate) fn remove_of_learner(connection: &Connection, learner: LearnerNumber) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM works WHERE learner = ?1")?.execute([learner])?;
    Ok(())
}
