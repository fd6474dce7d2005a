use rusqlite::Connection;

use crate::migration::Migration;
use crate::{CaseId, CaseStatus, StoreError, search_text};

/// Pairs of letters of what is searched for. The texts themselves stay in `cases`.
pub(crate) const MIGRATION: Migration = Migration {
    to: 5,
    sql: "CREATE VIRTUAL TABLE case_search USING fts5 (
            status, pairs, content = '', contentless_delete = 1, tokenize = 'ascii'
          );",
    carry_over: None,
};

/// Indexes a new case.
pub(crate) fn add(connection: &Connection, case: CaseId, status: CaseStatus, compared: &str) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO case_search (rowid, status, pairs) VALUES (?1, ?2, ?3)")?.execute((
        case,
        status.key(),
        search_text::pairs(compared),
    ))?;
    Ok(())
}

/// Indexes a case anew.
pub(crate) fn replace(
    connection: &Connection,
    case: CaseId,
    status: CaseStatus,
    compared: &str,
) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM case_search WHERE rowid = ?1")?.execute([case])?;
    add(connection, case, status, compared)
}

/// The query for cases that contain `compared` and stand at `status`.
pub(crate) fn query(compared: &str, status: Option<CaseStatus>) -> String {
    let phrase = search_text::phrase(compared);
    status
        .map_or_else(|| format!("pairs : {phrase}"), |status| format!("status : {} AND pairs : {phrase}", status.key()))
}

/// How many cases `query` finds.
pub(crate) fn count(connection: &Connection, query: &str) -> Result<u32, StoreError> {
    let mut count = connection.prepare_cached("SELECT count(*) FROM case_search WHERE case_search MATCH ?1")?;
    Ok(count.query_row([query], |row| row.get(0))?)
}
