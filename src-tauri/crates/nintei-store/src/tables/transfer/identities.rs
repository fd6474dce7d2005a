use rusqlite::{Connection, OptionalExtension};

use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// By what two computers know the same case: a random number that a case gets when it is given for the first time, and
/// keeps for ever. And what of the case each peer had when it was taken last, with the lines of their journal.
pub(crate) const MIGRATION: Migration = Migration {
    to: 35,
    sql: "CREATE TABLE case_identities (
            case_id INTEGER PRIMARY KEY REFERENCES cases (id),
            identity BLOB NOT NULL UNIQUE
          ) STRICT;
          CREATE TABLE taken (
            id INTEGER PRIMARY KEY,
            case_id INTEGER NOT NULL REFERENCES cases (id),
            peer INTEGER NOT NULL REFERENCES peers (number),
            revision INTEGER NOT NULL,
            seen INTEGER,
            last BLOB NOT NULL,
            state TEXT NOT NULL
          ) STRICT;
          CREATE UNIQUE INDEX taken_by_case ON taken (case_id, peer);
          CREATE TABLE received_lines (
            id INTEGER PRIMARY KEY,
            case_id INTEGER NOT NULL REFERENCES cases (id),
            peer INTEGER NOT NULL REFERENCES peers (number),
            line TEXT NOT NULL
          ) STRICT;
          CREATE INDEX received_lines_by_case ON received_lines (case_id, peer);",
    carry_over: None,
};

/// The random number under which a case is known to others.
pub(crate) type IdentityBytes = [u8; 16];

pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Option<IdentityBytes>, StoreError> {
    let mut query = connection.prepare_cached("SELECT identity FROM case_identities WHERE case_id = ?1")?;
    Ok(query.query_row([case], |row| row.get(0)).optional()?)
}

/// The case of the identity, where there is one.
pub(crate) fn case_of(connection: &Connection, identity: &IdentityBytes) -> Result<Option<CaseId>, StoreError> {
    let mut query = connection.prepare_cached("SELECT case_id FROM case_identities WHERE identity = ?1")?;
    Ok(query.query_row([identity.as_slice()], |row| row.get(0)).optional()?)
}

pub(crate) fn insert(connection: &Connection, case: CaseId, identity: &IdentityBytes) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO case_identities (case_id, identity) VALUES (?1, ?2)")?
        .execute((case, identity.as_slice()))?;
    Ok(())
}
