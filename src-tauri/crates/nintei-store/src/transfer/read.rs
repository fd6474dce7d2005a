//! What is read of 引渡し.

use nintei_transfer::{BundleLine, Card};

use super::offer::{author, others, own_lines};
use super::types::{Conflict, Lent, LentCase, Peer, ReceivedLine};
use super::{CARRIED, TransferRefusal};
use crate::journal::{ChangeKind, JournalEntry};
use crate::state::PlaceKey;
use crate::tables::transfer::conflicts::ConflictRow;
use crate::tables::transfer::peers::PeerRow;
use crate::tables::transfer::{conflicts, lent, peers, station};
use crate::tables::{cases, journal};
use crate::{CaseId, Store, StoreError, read, state};

impl Store {
    /// The card of this computer, once it has a name.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn own_card(&self) -> Result<Option<Card>, StoreError> {
        let station = station::get(&self.connection)?;
        let card = station.map(|(name, identity)| identity.card(&name)).transpose();
        Ok(card.map_err(TransferRefusal::Card)?)
    }

    /// The computers that cases are exchanged with, by number.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn peers(&self) -> Result<Vec<Peer>, StoreError> {
        peers::all(&self.connection)?.into_iter().map(|row| peer(&self.connection, row)).collect()
    }

    /// The places that were edited on two computers and wait for a person, of one case or of all, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn conflicts(&self, case: Option<CaseId>) -> Result<Vec<Conflict>, StoreError> {
        let mut rows = conflicts::all(&self.connection, case)?;
        rows.sort_by_key(|row| row.case);
        let mut all = Vec::with_capacity(rows.len());
        for of_case in rows.chunk_by(|one, other| one.case == other.case) {
            let Some(first) = of_case.first() else { continue };
            all.extend(self.conflicts_of(first.case, of_case)?);
        }
        all.sort_by_key(|conflict| conflict.id);
        Ok(all)
    }

    /// How many places wait for a person.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn conflict_count(&self) -> Result<u32, StoreError> {
        conflicts::count_all(&self.connection)
    }

    /// Whether the case is lent out or borrowed.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn lent(&self, case: CaseId) -> Result<Option<Lent>, StoreError> {
        lent::mark(&self.connection, case)
    }

    /// The cases that are lent out or borrowed, longest first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn lent_cases(&self) -> Result<Vec<LentCase>, StoreError> {
        let mut all = Vec::new();
        for id in lent::open(&self.connection)? {
            let case = cases::find(&self.connection, id)?;
            let lent = lent::mark(&self.connection, id)?;
            all.extend(lent.map(|lent| LentCase { case: id, number: case.number, name: case.application.name, lent }));
        }
        Ok(all)
    }

    /// What was done to the case on other computers, as far as it came with bundles: by computer, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn received_lines(&self, case: CaseId) -> Result<Vec<ReceivedLine>, StoreError> {
        let lines = others(&self.connection, case)?.into_iter();
        Ok(lines.filter_map(|line| received(case, line)).collect())
    }

    fn conflicts_of(&self, case: CaseId, rows: &[ConflictRow]) -> Result<Vec<Conflict>, StoreError> {
        let whole = read::case(&self.connection, case)?;
        let present = state::present(&whole)?;
        let own = own_lines(&self.connection, &journal::of_case(&self.connection, case)?)?;
        let elsewhere = others(&self.connection, case)?;
        let conflict = |row: &ConflictRow| {
            let details = row.read()?;
            let place: PlaceKey = (row.kind.key(), row.item.clone());
            let ours = present.get(&place).cloned();
            let (ours_by, ours_at) = author(own.iter(), elsewhere.iter(), &place, ours.as_deref());
            Ok(Conflict {
                id: row.id,
                case,
                number: whole.number,
                name: whole.application.name.clone(),
                kind: row.kind,
                item: row.item.clone(),
                base: details.base,
                ours,
                ours_by,
                ours_at,
                theirs: details.theirs,
                theirs_by: details.by,
                theirs_at: details.at,
                peer: peers::name(&self.connection, row.peer)?,
                taken_at: details.taken_at,
            })
        };
        rows.iter().map(conflict).collect()
    }
}

/// The peer with what the other tables tell of it.
pub(crate) fn peer(connection: &rusqlite::Connection, row: PeerRow) -> Result<Peer, StoreError> {
    Ok(Peer {
        number: row.number,
        name: row.card.name().to_owned(),
        fingerprint: row.card.fingerprint(),
        state: row.state,
        lent: lent::count(connection, row.number)?,
        added_at: row.added_at,
    })
}

/// The line, where it is about what is carried.
fn received(case: CaseId, line: BundleLine) -> Option<ReceivedLine> {
    let kind = ChangeKind::from_key(&line.kind)?;
    let told = kind == ChangeKind::Created || CARRIED.contains(&kind);
    told.then(|| ReceivedLine {
        peer_name: line.from.unwrap_or_default(),
        taken_from: line.taken_from,
        line: JournalEntry {
            seq: line.seq,
            at: line.at,
            by: line.by,
            case: Some(case),
            kind,
            item: line.item,
            before: line.before,
            after: line.after,
            origin: None,
        },
    })
}
