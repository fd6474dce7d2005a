//! Bundles that are made and given.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use nintei_transfer::{Bundle, BundleId, CaseIdentity, Handover, seal};

use crate::change::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::cases;
use crate::tables::transfer::bundles::{self, BundleDetails};
use crate::tables::transfer::peers::PeerRow;
use crate::tables::transfer::{conflicts, identities, lent, peers, station};
use crate::{
    CaseId, LentDirection, MadeBundle, PeerState, Store, StoreError, TransferRefusal, TransferStep, state, transfer,
};

impl Store {
    /// Makes a bundle of `cases` for the peer of the number `peer`, each once. Nothing counts as given before
    /// [`Store::bundle_given`]; a case that never left this computer only gets the number under which it is known to
    /// others. `step` is told how far it has come and may stop it; `None` then, and nothing is changed.
    ///
    /// # Errors
    /// [`TransferRefusal`]: no name yet, peer not confirmed or stopped, conflicts open, lent elsewhere, borrowed.
    /// Nothing is changed on any error.
    pub fn make_bundle(
        &mut self,
        peer: u32,
        cases: &[CaseId],
        handover: Handover,
        stamp: &Stamp,
        step: &mut dyn FnMut(TransferStep) -> ControlFlow<()>,
    ) -> Result<Option<MadeBundle>, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let (name, identity) = station::get(&change.transaction)?.ok_or(TransferRefusal::NoStation)?;
        let peer = peers::find(&change.transaction, peer)?;
        may_receive(&peer)?;
        let mut met = BTreeSet::new();
        let ids: Vec<CaseId> = cases.iter().copied().filter(|case| met.insert(*case)).collect();
        if ids.is_empty() {
            return Err(TransferRefusal::NoCases.into());
        }
        let of = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let mut offered = Vec::with_capacity(ids.len());
        for (done, case) in (0..).zip(&ids) {
            if step(TransferStep { done, of }).is_break() {
                return Ok(None);
            }
            may_be_given(&change, *case, peer.number, handover)?;
            let known_as = change.identity_of(*case)?;
            offered.push(transfer::offer(&change.transaction, *case, known_as, peer.number)?);
        }
        let id = BundleId::new().map_err(TransferRefusal::Identity)?;
        let serial = bundles::next_serial(&change.transaction, peer.number)?;
        let bundle = Bundle { id, serial, made_at: stamp.at, handover, cases: offered };
        let mut bytes = Vec::new();
        seal(&bundle, &identity, &name, &peer.card, &mut bytes).map_err(TransferRefusal::Seal)?;
        if step(TransferStep { done: of, of }).is_break() {
            return Ok(None);
        }
        change.commit()?;
        let made_at = stamp.at.to_rfc3339();
        let (id, cases) = (id.to_string(), ids.len());
        Ok(Some(MadeBundle { id, serial, bytes, cases, peer: peer.number, handover, made_at, ids }))
    }

    /// Notes that a bundle was written to where it was to go: its cases are lent out or handed over from now on. The
    /// same bundle again changes nothing.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn bundle_given(&mut self, made: &MadeBundle, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        if bundles::is_there(&change.transaction, &made.id)? {
            return Ok(());
        }
        change.record_bundle(
            &made.id,
            &BundleDetails {
                peer: made.peer,
                given: true,
                serial: made.serial,
                handover: made.handover,
                made_at: made.made_at.clone(),
                cases: u32::try_from(made.ids.len()).unwrap_or(u32::MAX),
            },
        )?;
        for case in &made.ids {
            change.hand_over(*case, made.peer, made.handover, LentDirection::Out)?;
        }
        change.commit()
    }
}

impl Change<'_> {
    /// The number under which others know the case; a new one where it has none yet.
    fn identity_of(&mut self, case: CaseId) -> Result<CaseIdentity, StoreError> {
        if let Some(identity) = identities::of_case(&self.transaction, case)? {
            return Ok(CaseIdentity::from_bytes(identity));
        }
        let identity = CaseIdentity::new().map_err(TransferRefusal::Identity)?;
        self.record_identity(case, identity)?;
        Ok(identity)
    }

    pub(super) fn record_identity(&mut self, case: CaseId, identity: CaseIdentity) -> Result<(), StoreError> {
        identities::insert(&self.transaction, case, identity.as_bytes())?;
        let after = state::value(&identity)?;
        self.record_value(Some(case), ChangeKind::CaseIdentity, None, (None, Some(&after)))
    }

    pub(super) fn record_bundle(&mut self, id: &str, bundle: &BundleDetails) -> Result<(), StoreError> {
        let after = bundles::insert(&self.transaction, id, bundle)?;
        self.record_value(None, ChangeKind::Bundle, Some(id), (None, Some(&after)))
    }
}

fn may_receive(peer: &PeerRow) -> Result<(), TransferRefusal> {
    match peer.state {
        PeerState::Confirmed => Ok(()),
        PeerState::Unconfirmed => Err(TransferRefusal::PeerUnconfirmed(peer.number)),
        PeerState::Stopped => Err(TransferRefusal::PeerStopped(peer.number)),
    }
}

fn may_be_given(change: &Change<'_>, case: CaseId, to: u32, handover: Handover) -> Result<(), StoreError> {
    let number = cases::number(&change.transaction, case)?;
    if conflicts::count(&change.transaction, case)? > 0 {
        return Err(TransferRefusal::ConflictsOpen(number).into());
    }
    match lent::mark(&change.transaction, case)? {
        Some(lent) if lent.direction == LentDirection::Out && lent.peer != to => {
            Err(TransferRefusal::LentElsewhere { number, peer: lent.peer }.into())
        }
        Some(lent) if lent.direction == LentDirection::In && handover == Handover::Lend => {
            Err(TransferRefusal::Borrowed(number).into())
        }
        _ => Ok(()),
    }
}
