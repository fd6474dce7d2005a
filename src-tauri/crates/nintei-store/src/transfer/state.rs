//! The part of 引渡し in the state as the journal words it.

use nintei_transfer::CaseIdentity;
use rusqlite::Connection;
use serde::Serialize;

use crate::journal::ChangeKind;
use crate::state::{State, value};
use crate::tables::transfer::{bundles, conflicts, identities, lent, peers, station, taken};
use crate::{CaseId, StoreError};

/// This computer as the journal words it: everything but its secret, which the 確認番号 stands for.
pub(crate) fn station(name: &str, fingerprint: &str) -> Result<String, StoreError> {
    #[derive(Serialize)]
    struct Station<'a> {
        name: &'a str,
        fingerprint: &'a str,
    }
    value(&Station { name, fingerprint })
}

/// What the tables of 引渡し hold of a case.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<State, StoreError> {
    let mut state = State::new();
    let mut put = |kind: ChangeKind, item: Option<String>, value: String| {
        state.insert((kind.key(), item), value);
    };
    if let Some(identity) = identities::of_case(connection, case)? {
        put(ChangeKind::CaseIdentity, None, value(&CaseIdentity::from_bytes(identity))?);
    }
    for row in taken::of_case(connection, case)? {
        put(ChangeKind::Taken, Some(row.peer.to_string()), row.worded(connection, case)?);
    }
    for row in conflicts::all(connection, Some(case))? {
        put(ChangeKind::Conflict, Some(row.worded_place()), row.details);
    }
    if let Some(row) = lent::find(connection, case)? {
        put(ChangeKind::Lending, None, row.worded()?);
    }
    Ok(state)
}

/// What the tables of 引渡し hold that belongs to no case.
pub(crate) fn of_office(connection: &Connection) -> Result<State, StoreError> {
    let mut state = State::new();
    if let Some((name, identity)) = station::get(connection)? {
        let card = identity.card(&name).map_err(|_| StoreError::unreadable_row("station"))?;
        let worded = self::station(&name, &card.fingerprint().to_string())?;
        state.insert((ChangeKind::Station.key(), None), worded);
    }
    for peer in peers::all(connection)? {
        state.insert((ChangeKind::Peer.key(), Some(peer.number.to_string())), peer.worded()?);
    }
    for (id, details) in bundles::all(connection)? {
        state.insert((ChangeKind::Bundle.key(), Some(id)), details);
    }
    Ok(state)
}
