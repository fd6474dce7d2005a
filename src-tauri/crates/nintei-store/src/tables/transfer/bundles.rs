//! Every bundle that was given or taken. The table stands beside that of the peers.

use nintei_transfer::Handover;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::{StoreError, state};

/// What is known of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BundleDetails {
    pub(crate) peer: u32,
    /// Given by us, or else taken.
    pub(crate) given: bool,
    /// Which bundle of its sender for its receiver, from 1.
    pub(crate) serial: u64,
    pub(crate) handover: Handover,
    /// When it was made, RFC 3339 with offset.
    pub(crate) made_at: String,
    /// Cases in it.
    pub(crate) cases: u32,
}

/// Every bundle, by id, as JSON. A row whose columns say something else than its details was not written by this
/// program.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let unreadable = || StoreError::unreadable_row("bundles");
    let mut query = connection.prepare_cached("SELECT id, details, peer, given, serial FROM bundles ORDER BY id")?;
    let mut rows = query.query(())?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let details: String = row.get(1)?;
        let read: BundleDetails = serde_json::from_str(&details).map_err(|_| unreadable())?;
        let (peer, given, serial): (u32, bool, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
        if (peer, given, serial) != (read.peer, read.given, i64::try_from(read.serial).unwrap_or(i64::MAX)) {
            return Err(unreadable());
        }
        all.push((row.get(0)?, details));
    }
    Ok(all)
}

/// Whether the bundle was given or taken before.
pub(crate) fn is_there(connection: &Connection, id: &str) -> Result<bool, StoreError> {
    let mut query = connection.prepare_cached("SELECT 1 FROM bundles WHERE id = ?1")?;
    Ok(query.query_row([id], |_| Ok(())).optional()?.is_some())
}

/// The serial number of the next bundle for `peer`.
pub(crate) fn next_serial(connection: &Connection, peer: u32) -> Result<u64, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT coalesce(max(serial), 0) + 1 FROM bundles WHERE peer = ?1 AND given = 1")?;
    let next: i64 = query.query_row([peer], |row| row.get(0))?;
    u64::try_from(next).map_err(|_| StoreError::unreadable_row("bundles"))
}

/// Adds a bundle and returns it as the journal words it.
pub(crate) fn insert(connection: &Connection, id: &str, bundle: &BundleDetails) -> Result<String, StoreError> {
    let details = state::value(bundle)?;
    connection
        .prepare_cached("INSERT INTO bundles (id, peer, given, serial, details) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((id, bundle.peer, bundle.given, i64::try_from(bundle.serial).unwrap_or(i64::MAX), &details))?;
    Ok(details)
}
