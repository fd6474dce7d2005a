//! Lines of other computers' journals, as bundles brought them. The table stands beside that of the identities.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::tables::journal::{BEGINNING, Hash};
use crate::{CaseId, StoreError};

/// The lines that `peer` brought about a case, in the order in which they came, each as JSON.
pub(crate) fn of_peer(connection: &Connection, case: CaseId, peer: u32) -> Result<Vec<String>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT line FROM received_lines WHERE case_id = ?1 AND peer = ?2 ORDER BY id")?;
    let lines = query.query_map((case, peer), |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines)
}

/// Every line that was brought about a case, with the peer that brought it.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Vec<(u32, String)>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT peer, line FROM received_lines WHERE case_id = ?1 ORDER BY id")?;
    let lines = query.query_map([case], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(lines)
}

pub(crate) fn insert(connection: &Connection, case: CaseId, peer: u32, line: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO received_lines (case_id, peer, line) VALUES (?1, ?2, ?3)")?
        .execute((case, peer, line))?;
    Ok(())
}

/// A hash over every line that `peer` brought about a case, in order.
pub(crate) fn digest(connection: &Connection, case: CaseId, peer: u32) -> Result<Hash, StoreError> {
    let mut digest = BEGINNING;
    for line in of_peer(connection, case, peer)? {
        let mut hash = Sha256::new();
        hash.update(digest);
        hash.update(line);
        digest = hash.finalize().into();
    }
    Ok(digest)
}
