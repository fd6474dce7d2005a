use nintei_transfer::{Card, Identity};

use crate::change::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::transfer::peers::{self, PeerRow};
use crate::tables::transfer::station;
use crate::{PeerState, Store, StoreError, TransferRefusal, transfer};

impl Store {
    /// Names this computer for others. At the first time it also gets the secret by which it opens and signs bundles;
    /// under a new name it stays the same computer. Returns its card.
    ///
    /// # Errors
    /// [`TransferRefusal::Card`] where it cannot be a name; nothing is changed on any error.
    pub fn name_station(&mut self, name: &str, stamp: &Stamp) -> Result<Card, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = station::get(&change.transaction)?;
        let worded = |card: &Card| transfer::station(card.name(), &card.fingerprint().to_string());
        let (identity, before) = match before {
            Some((name, identity)) => {
                let card = identity.card(&name).map_err(TransferRefusal::Card)?;
                (identity, Some(worded(&card)?))
            }
            None => (Identity::new().map_err(TransferRefusal::Identity)?, None),
        };
        let card = identity.card(name).map_err(TransferRefusal::Card)?;
        let after = worded(&card)?;
        if before.as_ref() != Some(&after) {
            station::put(&change.transaction, card.name(), &identity)?;
            change.record_value(None, ChangeKind::Station, None, (before.as_deref(), Some(&after)))?;
            change.commit()?;
        }
        Ok(card)
    }

    /// Adds the computer of `card` as a peer whose 確認番号 is yet to be compared. One that is known already gets the
    /// name on the card; one that was stopped may be used again once it is confirmed. Returns its number.
    ///
    /// # Errors
    /// [`TransferRefusal::CardIsOneself`]; nothing is changed on any error.
    pub fn add_peer(&mut self, card: &Card, stamp: &Stamp) -> Result<u32, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        if let Some((name, identity)) = station::get(&change.transaction)?
            && identity.card(&name).map_err(TransferRefusal::Card)?.fingerprint() == card.fingerprint()
        {
            return Err(TransferRefusal::CardIsOneself.into());
        }
        let known = peers::known(&change.transaction, card.fingerprint())?;
        let peer = match &known {
            Some(known) => {
                let state = if known.state == PeerState::Stopped { PeerState::Unconfirmed } else { known.state };
                PeerRow { card: card.clone(), state, ..known.clone() }
            }
            None => PeerRow {
                number: peers::next(&change.transaction)?,
                card: card.clone(),
                state: PeerState::Unconfirmed,
                added_at: stamp.at.to_rfc3339(),
            },
        };
        if change.put_peer(known.as_ref(), &peer)? {
            change.commit()?;
        }
        Ok(peer.number)
    }

    /// Notes that a person compared the 確認番号 with the one that the other computer shows.
    ///
    /// # Errors
    /// [`TransferRefusal::NoSuchPeer`] and [`TransferRefusal::PeerStopped`]; nothing is changed on any error.
    pub fn confirm_peer(&mut self, number: u32, stamp: &Stamp) -> Result<(), StoreError> {
        self.put_peer_state(number, PeerState::Confirmed, stamp)
    }

    /// Exchanges no more cases with a peer. What is lent to it stays marked until the lending is ended.
    ///
    /// # Errors
    /// [`TransferRefusal::NoSuchPeer`]; nothing is changed on any error.
    pub fn stop_peer(&mut self, number: u32, stamp: &Stamp) -> Result<(), StoreError> {
        self.put_peer_state(number, PeerState::Stopped, stamp)
    }

    fn put_peer_state(&mut self, number: u32, state: PeerState, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = peers::find(&change.transaction, number)?;
        if state == PeerState::Confirmed && before.state == PeerState::Stopped {
            return Err(TransferRefusal::PeerStopped(number).into());
        }
        if change.put_peer(Some(&before), &PeerRow { state, ..before.clone() })? {
            change.commit()?;
        }
        Ok(())
    }
}

impl Change<'_> {
    /// Writes a peer and says whether anything of it was new.
    pub(super) fn put_peer(&mut self, before: Option<&PeerRow>, peer: &PeerRow) -> Result<bool, StoreError> {
        let before = before.map(PeerRow::worded).transpose()?;
        let after = peer.worded()?;
        if before.as_ref() == Some(&after) {
            return Ok(false);
        }
        peers::put(&self.transaction, peer)?;
        let item = peer.number.to_string();
        self.record_value(None, ChangeKind::Peer, Some(&item), (before.as_deref(), Some(&after)))?;
        Ok(true)
    }
}
