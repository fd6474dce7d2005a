use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::migration::Migration;
use crate::transfer::LentDirection;
use crate::{CaseId, Lent, StoreError, state};

/// Which case is lent out or borrowed, and why a lending was ended without the case coming back.
pub(crate) const MIGRATION: Migration = Migration {
    to: 37,
    sql: "CREATE TABLE lent (
            case_id INTEGER PRIMARY KEY REFERENCES cases (id),
            peer INTEGER NOT NULL REFERENCES peers (number),
            direction TEXT NOT NULL,
            since TEXT NOT NULL,
            ended TEXT
          ) STRICT;
          CREATE INDEX lent_by_peer ON lent (peer) WHERE ended IS NULL;",
    carry_over: None,
};

/// A row as it lies in the file, and as the journal words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct LentRow {
    pub(crate) peer: u32,
    pub(crate) direction: LentDirection,
    /// RFC 3339 with offset.
    pub(crate) since: String,
    /// Why it was ended without the case coming back.
    pub(crate) ended: Option<String>,
}

impl LentRow {
    pub(crate) fn worded(&self) -> Result<String, StoreError> {
        state::value(self)
    }
}

pub(crate) fn find(connection: &Connection, case: CaseId) -> Result<Option<LentRow>, StoreError> {
    let mut query = connection.prepare_cached("SELECT peer, direction, since, ended FROM lent WHERE case_id = ?1")?;
    let mut rows = query.query([case])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let direction = row.get_ref(1)?.as_str().ok().and_then(LentDirection::from_key);
    let direction = direction.ok_or_else(|| StoreError::unreadable_row("lent"))?;
    Ok(Some(LentRow { peer: row.get(0)?, direction, since: row.get(2)?, ended: row.get(3)? }))
}

/// Asked for every line of a list.
pub(super) const MARK: &str =
    "SELECT lent.peer, peers.name, lent.since, lent.direction FROM lent JOIN peers ON peers.number = lent.peer
     WHERE lent.case_id = ?1 AND lent.ended IS NULL";

/// The mark of a case that is lent or borrowed.
pub(crate) fn mark(connection: &Connection, case: CaseId) -> Result<Option<Lent>, StoreError> {
    let mut query = connection.prepare_cached(MARK)?;
    let mut rows = query.query([case])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let direction = row.get_ref(3)?.as_str().ok().and_then(LentDirection::from_key);
    let direction = direction.ok_or_else(|| StoreError::unreadable_row("lent"))?;
    Ok(Some(Lent { peer: row.get(0)?, peer_name: row.get(1)?, since: row.get(2)?, direction }))
}

/// The cases that are lent or borrowed, longest first.
pub(crate) fn open(connection: &Connection) -> Result<Vec<CaseId>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT case_id FROM lent WHERE ended IS NULL ORDER BY since, case_id")?;
    let all = query.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(all)
}

/// How many cases are lent to `peer`.
pub(crate) fn count(connection: &Connection, peer: u32) -> Result<u32, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT count(*) FROM lent WHERE peer = ?1 AND ended IS NULL AND direction = 'out'")?;
    Ok(query.query_row([peer], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// Writes the mark of a case, or removes it.
pub(crate) fn put(connection: &Connection, case: CaseId, lent: Option<&LentRow>) -> Result<(), StoreError> {
    let Some(lent) = lent else {
        connection.prepare_cached("DELETE FROM lent WHERE case_id = ?1")?.execute([case])?;
        return Ok(());
    };
    connection
        .prepare_cached(
            "INSERT INTO lent (case_id, peer, direction, since, ended) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (case_id) DO UPDATE SET peer = excluded.peer, direction = excluded.direction,
               since = excluded.since, ended = excluded.ended",
        )?
        .execute((case, lent.peer, lent.direction.key(), &lent.since, &lent.ended))?;
    Ok(())
}
