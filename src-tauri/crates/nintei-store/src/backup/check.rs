//! Whether a copy of the database is whole.

use std::path::Path;

use rusqlite::Connection;

use super::BackupRefusal;
use crate::StoreError;

/// Reads every page of the copy: the seal that each one carries, and what they say together.
pub(super) fn whole(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let damaged = |what| StoreError::from(BackupRefusal::Damaged { path: path.to_owned(), what });
    let mut seals = connection.prepare("PRAGMA cipher_integrity_check")?;
    if seals.query(())?.next()?.is_some() {
        return Err(damaged("読めないページがあります"));
    }
    let told: String = connection.query_row("PRAGMA integrity_check(1)", (), |row| row.get(0))?;
    if told != "ok" {
        return Err(damaged("中身が合いません"));
    }
    let lost = connection.prepare("PRAGMA foreign_key_check")?.query(())?.next()?.is_some();
    if lost { Err(damaged("中身が合いません")) } else { Ok(()) }
}
