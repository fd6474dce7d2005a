use nintei_transfer::Identity;
use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use crate::StoreError;
use crate::migration::Migration;

/// Who this computer is towards others, once it has a name. The secret lies here and nowhere else: the journal holds the
/// name and the 確認番号.
pub(crate) const MIGRATION: Migration = Migration {
    to: 33,
    sql: "CREATE TABLE station (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            name TEXT NOT NULL,
            identity BLOB NOT NULL
          ) STRICT;",
    carry_over: None,
};

/// The name and the secret.
pub(crate) fn get(connection: &Connection) -> Result<Option<(String, Identity)>, StoreError> {
    let mut query = connection.prepare_cached("SELECT name, identity FROM station")?;
    let row = query.query_row((), |row| Ok((row.get(0)?, Zeroizing::new(row.get(1)?)))).optional()?;
    Ok(row.map(|(name, secret): (String, Zeroizing<[u8; Identity::BYTES]>)| (name, Identity::from_bytes(&secret))))
}

/// Writes the name, and the secret where there is none yet.
pub(crate) fn put(connection: &Connection, name: &str, identity: &Identity) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO station (only, name, identity) VALUES (1, ?1, ?2)
             ON CONFLICT (only) DO UPDATE SET name = excluded.name",
        )?
        .execute((name, identity.to_bytes().as_slice()))?;
    Ok(())
}
