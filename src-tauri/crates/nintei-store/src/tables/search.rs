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

/// Runs of four digits of what is searched for: any pair of digits stands in so many numbers that pairs are slow.
pub(crate) const NUMBERS: Migration = Migration {
    to: 32,
    sql: "CREATE VIRTUAL TABLE case_numbers USING fts5 (
            status, fours, content = '', contentless_delete = 1, tokenize = 'ascii'
          );",
    carry_over: Some(index_numbers_of_all),
};

fn index_numbers_of_all(connection: &Connection) -> Result<(), StoreError> {
    let mut cases = connection.prepare("SELECT id, status, compared FROM cases")?;
    let mut rows = cases.query(())?;
    let mut add = connection.prepare(ADD_NUMBERS)?;
    while let Some(row) = rows.next()? {
        let compared: String = row.get("compared")?;
        add.execute((row.get::<_, CaseId>("id")?, row.get::<_, String>("status")?, search_text::fours(&compared)))?;
    }
    Ok(())
}

const ADD_NUMBERS: &str = "INSERT INTO case_numbers (rowid, status, fours) VALUES (?1, ?2, ?3)";

/// Indexes a new case.
pub(crate) fn add(connection: &Connection, case: CaseId, status: CaseStatus, compared: &str) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO case_search (rowid, status, pairs) VALUES (?1, ?2, ?3)")?.execute((
        case,
        status.key(),
        search_text::pairs(compared),
    ))?;
    connection.prepare_cached(ADD_NUMBERS)?.execute((case, status.key(), search_text::fours(compared)))?;
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
    connection.prepare_cached("DELETE FROM case_numbers WHERE rowid = ?1")?.execute([case])?;
    add(connection, case, status, compared)
}

/// Cases sought in an index.
pub(crate) struct Sought {
    index: &'static str,
    phrase: String,
}

impl Sought {
    /// The cases that contain `compared`, which is not empty, and stand at `status`; all but cancelled ones where none. `None` for fewer than four digits
    /// alone: too many numbers have them.
    pub(crate) fn new(compared: &str, status: Option<CaseStatus>) -> Option<Self> {
        let digits = compared.bytes().all(|letter| letter.is_ascii_digit());
        let (index, column, phrase) = if digits {
            ("case_numbers", "fours", search_text::phrase_of_fours(compared)?)
        } else {
            ("case_search", "pairs", search_text::phrase(compared))
        };
        let phrase = match status {
            Some(status) => format!("status : {} AND {column} : {phrase}", status.key()),
            None => format!("{column} : {phrase} NOT status : {}", CaseStatus::Cancelled.key()),
        };
        Some(Self { index, phrase })
    }

    /// How many there are.
    pub(crate) fn count(&self, connection: &Connection) -> Result<u32, StoreError> {
        let sql = format!("SELECT count(*) FROM {index} WHERE {index} MATCH ?1", index = self.index);
        Ok(connection.prepare_cached(&sql)?.query_row([&self.phrase], |row| row.get(0))?)
    }

    /// The keys of the cases as a query over the parameter 1, [`Self::phrase`].
    pub(crate) fn keys(&self) -> String {
        format!("SELECT rowid FROM {index} WHERE {index} MATCH ?1", index = self.index)
    }

    /// What the index is asked for.
    pub(crate) fn phrase(&self) -> &str {
        &self.phrase
    }
}
