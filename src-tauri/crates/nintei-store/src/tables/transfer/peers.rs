use nintei_transfer::{Card, Fingerprint};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::migration::Migration;
use crate::{PeerState, StoreError, TransferRefusal, state};

/// Whom this computer exchanges cases with, and every bundle that was given or taken, whole as JSON by its id. Nobody is
/// ever removed: the journal speaks of them by number.
pub(crate) const MIGRATION: Migration = Migration {
    to: 34,
    sql: "CREATE TABLE peers (
            number INTEGER PRIMARY KEY,
            fingerprint TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            card TEXT NOT NULL,
            state TEXT NOT NULL,
            added_at TEXT NOT NULL
          ) STRICT;
          CREATE TABLE bundles (
            id TEXT NOT NULL PRIMARY KEY,
            peer INTEGER NOT NULL REFERENCES peers (number),
            given INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            details TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX bundles_by_peer ON bundles (peer, given, serial);",
    carry_over: None,
};

/// A row as it lies in the file.
#[derive(Debug, Clone)]
pub(crate) struct PeerRow {
    pub(crate) number: u32,
    pub(crate) card: Card,
    pub(crate) state: PeerState,
    /// RFC 3339 with offset.
    pub(crate) added_at: String,
}

impl PeerRow {
    /// The peer as the journal words it.
    pub(crate) fn worded(&self) -> Result<String, StoreError> {
        #[derive(Serialize)]
        struct Worded<'a> {
            card: &'a Card,
            state: PeerState,
            added_at: &'a str,
        }
        state::value(&Worded { card: &self.card, state: self.state, added_at: &self.added_at })
    }
}

const COLUMNS: &str = "number, fingerprint, name, card, state, added_at";

/// Every peer, by number.
pub(crate) fn all(connection: &Connection) -> Result<Vec<PeerRow>, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM peers ORDER BY number"))?;
    let mut rows = query.query(())?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(peer(row)?);
    }
    Ok(all)
}

pub(crate) fn find(connection: &Connection, number: u32) -> Result<PeerRow, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM peers WHERE number = ?1"))?;
    let mut rows = query.query([number])?;
    peer(rows.next()?.ok_or(TransferRefusal::NoSuchPeer(number))?)
}

/// The peer of the 確認番号.
pub(crate) fn known(connection: &Connection, fingerprint: Fingerprint) -> Result<Option<PeerRow>, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM peers WHERE fingerprint = ?1"))?;
    let mut rows = query.query([fingerprint.to_string()])?;
    rows.next()?.map(peer).transpose()
}

/// The name of a peer as it stands on the card.
pub(crate) fn name(connection: &Connection, number: u32) -> Result<String, StoreError> {
    connection
        .prepare_cached("SELECT name FROM peers WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?
        .ok_or_else(|| TransferRefusal::NoSuchPeer(number).into())
}

/// The 確認番号 of a peer, which never changes.
pub(crate) fn fingerprint(connection: &Connection, number: u32) -> Result<Fingerprint, StoreError> {
    let text: Option<String> = connection
        .prepare_cached("SELECT fingerprint FROM peers WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    text.and_then(|text| text.parse().ok()).ok_or_else(|| StoreError::unreadable_row("peers"))
}

/// The number of the next peer.
pub(crate) fn next(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("SELECT coalesce(max(number), 0) + 1 FROM peers", (), |row| row.get(0))?)
}

pub(crate) fn put(connection: &Connection, peer: &PeerRow) -> Result<(), StoreError> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO peers ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (number) DO UPDATE SET name = excluded.name, card = excluded.card, state = excluded.state"
        ))?
        .execute((
            peer.number,
            peer.card.fingerprint().to_string(),
            peer.card.name(),
            state::value(&peer.card)?,
            peer.state.key(),
            &peer.added_at,
        ))?;
    Ok(())
}

fn peer(row: &Row<'_>) -> Result<PeerRow, StoreError> {
    let unreadable = || StoreError::unreadable_row("peers");
    let (fingerprint, name): (String, String) = (row.get(1)?, row.get(2)?);
    let card: Card = serde_json::from_str(&row.get::<_, String>(3)?).map_err(|_| unreadable())?;
    if card.name() != name || card.fingerprint().to_string() != fingerprint {
        return Err(unreadable());
    }
    let state = row.get_ref(4)?.as_str().ok().and_then(PeerState::from_key).ok_or_else(unreadable)?;
    Ok(PeerRow { number: row.get(0)?, card, state, added_at: row.get(5)? })
}
