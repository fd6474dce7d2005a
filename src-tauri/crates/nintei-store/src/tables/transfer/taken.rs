//! What each peer had of a case when it was taken last. The table stands beside that of the identities.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::tables::journal::Hash;
use crate::tables::transfer::received;
use crate::{CaseId, StoreError, state};

/// A row as it lies in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TakenRow {
    pub(crate) peer: u32,
    /// Their line that changed the case last.
    pub(crate) revision: i64,
    /// Our revision that they had taken last.
    pub(crate) seen: Option<i64>,
    /// SHA-256 of their line `revision`.
    pub(crate) last: Hash,
    /// Every value they had, as JSON.
    pub(crate) state: String,
}

impl TakenRow {
    /// The row and the lines received with it as the journal words them: texts by their digest alone.
    pub(crate) fn worded(&self, connection: &Connection, case: CaseId) -> Result<String, StoreError> {
        #[derive(Serialize)]
        struct Worded {
            revision: i64,
            seen: Option<i64>,
            last: String,
            state: String,
            lines: String,
        }
        let Self { peer, revision, seen, last, state } = self;
        state::value(&Worded {
            revision: *revision,
            seen: *seen,
            last: hex::encode(last),
            state: hex::encode(Sha256::digest(state)),
            lines: hex::encode(received::digest(connection, case, *peer)?),
        })
    }
}

pub(crate) fn find(connection: &Connection, case: CaseId, peer: u32) -> Result<Option<TakenRow>, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT peer, revision, seen, last, state FROM taken WHERE case_id = ?1 AND peer = ?2")?;
    Ok(query.query_row((case, peer), row).optional()?)
}

/// What was taken of a case, by peer.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Vec<TakenRow>, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT peer, revision, seen, last, state FROM taken WHERE case_id = ?1 ORDER BY peer")?;
    let all = query.query_map([case], row)?.collect::<Result<_, _>>()?;
    Ok(all)
}

/// Their revision of the case that was taken last from `peer`.
pub(crate) fn revision(connection: &Connection, case: CaseId, peer: u32) -> Result<Option<i64>, StoreError> {
    let mut query = connection.prepare_cached("SELECT revision FROM taken WHERE case_id = ?1 AND peer = ?2")?;
    Ok(query.query_row((case, peer), |row| row.get(0)).optional()?)
}

pub(crate) fn put(connection: &Connection, case: CaseId, taken: &TakenRow) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO taken (case_id, peer, revision, seen, last, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (case_id, peer) DO UPDATE SET revision = excluded.revision, seen = excluded.seen,
               last = excluded.last, state = excluded.state",
        )?
        .execute((case, taken.peer, taken.revision, taken.seen, taken.last.as_slice(), &taken.state))?;
    Ok(())
}

fn row(row: &Row<'_>) -> rusqlite::Result<TakenRow> {
    Ok(TakenRow { peer: row.get(0)?, revision: row.get(1)?, seen: row.get(2)?, last: row.get(3)?, state: row.get(4)? })
}
