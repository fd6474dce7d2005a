//! Bundles that are looked at and taken.

use std::ops::ControlFlow;

use nintei_transfer::{Bundle, BundleCase, Handover, Opened, open};
use rusqlite::Connection;

use super::plan::{Disputed, Here, Plan, Reader, Taking};
use crate::change::Change;
use crate::journal::{ChangeKind, Origin, Stamp};
use crate::tables::journal::Line;
use crate::tables::transfer::bundles::{self, BundleDetails};
use crate::tables::transfer::conflicts::{self, ConflictDetails};
use crate::tables::transfer::peers::{self, PeerRow};
use crate::tables::transfer::{received, station, taken};
use crate::tables::{cases, investigators};
use crate::{
    BundlePreview, BundleTaken, CaseId, CasePreview, CaseVerdict, LentDirection, PeerState, Store, StoreError,
    TransferRefusal, TransferStep, state, transfer,
};

impl Store {
    /// What taking the bundle in `bytes` would do. Changes nothing.
    ///
    /// # Errors
    /// [`TransferRefusal`]: not a bundle, damaged, for somebody else, of a sender who is not known and confirmed, or
    /// with a value that no program writes.
    pub fn preview_bundle(&self, bytes: &[u8]) -> Result<BundlePreview, StoreError> {
        let opened = opened(&self.connection, bytes)?;
        let (bundle, peer) = read(&self.connection, &opened)?;
        let reader = Reader::new(peer.number)?;
        let mut cases = Vec::with_capacity(bundle.cases.len());
        for case in &bundle.cases {
            let plan = reader.plan(&self.connection, case)?;
            cases.push(CasePreview {
                number: case.number,
                ours: plan.ours(),
                name: name(case),
                verdict: plan.verdict(),
            });
        }
        Ok(BundlePreview {
            from: transfer::peer(&self.connection, peer)?,
            made_at: bundle.made_at.to_rfc3339(),
            handover: bundle.handover,
            cases,
            taken_before: bundles::is_there(&self.connection, &bundle.id.to_string())?,
            digest: hex::encode(opened.digest()),
        })
    }

    /// Takes the bundle in `bytes`, of which a person saw the preview with `digest`, all or nothing: cases that are not
    /// here become new ones, places that were edited there alone are taken, places that were edited on both sides stay
    /// as they are here and wait for a person. The same bundle again changes nothing. `step` is told how far it has come
    /// and may stop it; `None` then.
    ///
    /// # Errors
    /// Those of [`Store::preview_bundle`], and [`TransferRefusal::BundleChanged`] where it is not what the preview was
    /// of; nothing is changed then. A case that cannot be taken by itself is no error
    /// but told in the result.
    pub fn take_bundle(
        &mut self,
        bytes: &[u8],
        digest: &str,
        stamp: &Stamp,
        step: &mut dyn FnMut(TransferStep) -> ControlFlow<()>,
    ) -> Result<Option<BundleTaken>, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let opened = opened(&change.transaction, bytes)?;
        if hex::encode(opened.digest()) != digest {
            return Err(TransferRefusal::BundleChanged.into());
        }
        let (bundle, peer) = read(&change.transaction, &opened)?;
        let reader = Reader::new(peer.number)?;
        let id = bundle.id.to_string();
        let first = !bundles::is_there(&change.transaction, &id)?;
        let of = u32::try_from(bundle.cases.len()).unwrap_or(u32::MAX);
        let mut report = BundleTaken::default();
        for (done, case) in (0..).zip(&bundle.cases) {
            if step(TransferStep { done, of }).is_break() {
                return Ok(None);
            }
            let plan = reader.plan(&change.transaction, case)?;
            change.take(plan, case, &peer, first.then_some(bundle.handover), &mut report)?;
        }
        if step(TransferStep { done: of, of }).is_break() {
            return Ok(None);
        }
        if first && report.refused.len() < bundle.cases.len() {
            change.record_bundle(
                &id,
                &BundleDetails {
                    peer: peer.number,
                    given: false,
                    serial: bundle.serial,
                    handover: bundle.handover,
                    made_at: bundle.made_at.to_rfc3339(),
                    cases: of,
                },
            )?;
        }
        change.commit()?;
        Ok(Some(report))
    }
}

impl Change<'_> {
    fn take(
        &mut self,
        plan: Plan,
        case: &BundleCase,
        peer: &PeerRow,
        handover: Option<Handover>,
        report: &mut BundleTaken,
    ) -> Result<(), StoreError> {
        let verdict = plan.verdict();
        let here = match plan {
            Plan::FormMissing { form } => {
                report.refused.push((
                    case.number,
                    format!("調査票「{form}」がこの版のプログラムにありません。プログラムを新しくしてから、もう一度取り込んでください。"),
                ));
                return Ok(());
            }
            Plan::OtherForm { here, form } => {
                report.refused.push((
                    case.number,
                    format!(
                        "こちらの整理番号{}は別の調査票で始められているため、調査票「{form}」の内容を取り込めません。相手に確かめてください。",
                        here.number
                    ),
                ));
                return Ok(());
            }
            Plan::Older(_) => None,
            Plan::Same(here) => Some(here.case),
            Plan::Take(taking) => Some(self.take_case(*taking, case, peer.number, report)?),
        };
        match verdict {
            CaseVerdict::New => report.new += 1,
            CaseVerdict::Changes { places } => {
                report.changed += 1;
                report.places += places;
            }
            CaseVerdict::Conflicts { places, conflicts } => {
                report.changed += 1;
                report.places += places;
                report.conflicts += conflicts;
            }
            CaseVerdict::NothingNew | CaseVerdict::Older => report.unchanged += 1,
            CaseVerdict::FormMissing { .. } | CaseVerdict::OtherForm { .. } => {}
        }
        if let Some((here, handover)) = here.zip(handover) {
            self.hand_over(here, peer.number, handover, LentDirection::In)?;
        }
        Ok(())
    }

    /// Takes a case and returns its key.
    fn take_case(
        &mut self,
        taking: Taking,
        case: &BundleCase,
        peer: u32,
        report: &mut BundleTaken,
    ) -> Result<CaseId, StoreError> {
        let Here { case: id, number } = match taking.here {
            Some(here) => here,
            None => self.begin_case(&taking, case, peer)?,
        };
        if !taking.changes.is_empty() {
            self.receive(id, &taking.form, Origin::Received { peer }, &taking.ours, &taking.changes)?;
        }
        for row in &taking.agreed {
            self.close_conflict(row)?;
        }
        for disputed in taking.disputed {
            self.dispute(id, peer, disputed)?;
        }
        if let Some(investigator) = &taking.investigator
            && cases::find(&self.transaction, id)?.investigator.is_none()
            && !self.take_investigator(id, peer, investigator)?
        {
            report.without_investigator.push(number);
        }
        let item = peer.to_string();
        let before = taken::find(&self.transaction, id, peer)?;
        let before = before.map(|before| before.worded(&self.transaction, id)).transpose()?;
        for line in &taking.lines {
            received::insert(&self.transaction, id, peer, line)?;
        }
        taken::put(&self.transaction, id, &taking.taken)?;
        let after = taking.taken.worded(&self.transaction, id)?;
        self.record_value(Some(id), ChangeKind::Taken, Some(&item), (before.as_deref(), Some(&after)))?;
        Ok(id)
    }

    fn begin_case(&mut self, taking: &Taking, case: &BundleCase, peer: u32) -> Result<Here, StoreError> {
        let application = &taking.theirs.application;
        let (id, number) = cases::insert(&self.transaction, application, &taking.form.id, case.example)?;
        let after = state::beginning(number, &taking.form.id, case.example, application)?;
        self.record(&Line {
            case: Some(id),
            kind: ChangeKind::Created,
            item: None,
            before: None,
            after: Some(&after),
            origin: Some(Origin::Received { peer }),
        })?;
        self.record_identity(id, case.identity)?;
        Ok(Here { case: id, number })
    }

    fn dispute(&mut self, case: CaseId, peer: u32, disputed: Disputed) -> Result<(), StoreError> {
        let Disputed { place: (kind, item), base, theirs, by, at } = disputed;
        let kind = ChangeKind::from_key(kind).ok_or_else(|| StoreError::unreadable_row("conflicts"))?;
        let taken_at = self.stamp.at.to_rfc3339();
        let details = state::value(&ConflictDetails { base, theirs, by, at, taken_at })?;
        let before = conflicts::put(&self.transaction, (case, peer), (kind, item.as_deref()), &details)?;
        let place = conflicts::place(peer, kind, item.as_deref());
        self.record_value(Some(case), ChangeKind::Conflict, Some(&place), (before.as_deref(), Some(&details)))
    }

    /// Names who surveys, where exactly one in the register is the same in everything. Says whether there is one.
    fn take_investigator(
        &mut self,
        case: CaseId,
        peer: u32,
        investigator: &nintei_survey::Investigator,
    ) -> Result<bool, StoreError> {
        let mut same = Vec::new();
        for row in investigators::all(&self.transaction)? {
            let registered = row.read()?;
            if !registered.retired && registered.investigator == *investigator {
                same.push(registered.id);
            }
        }
        let [id] = same[..] else { return Ok(false) };
        cases::put_investigator(&self.transaction, case, Some(id))?;
        self.record(&Line {
            case: Some(case),
            kind: ChangeKind::Investigator,
            item: None,
            before: None,
            after: Some(&id.to_string()),
            origin: Some(Origin::Received { peer }),
        })?;
        Ok(true)
    }
}

/// Opens a bundle for this computer, whoever sealed it.
fn opened(connection: &Connection, bytes: &[u8]) -> Result<Opened, StoreError> {
    let (_, me) = station::get(connection)?.ok_or(TransferRefusal::NoStation)?;
    Ok(open(bytes, &me).map_err(TransferRefusal::Bundle)?)
}

/// What a bundle holds whose sender is known and confirmed. That of anybody else is not looked at.
fn read(connection: &Connection, opened: &Opened) -> Result<(Bundle, PeerRow), StoreError> {
    let fingerprint = opened.sender().fingerprint();
    let peer = peers::known(connection, fingerprint)?.ok_or(TransferRefusal::SenderUnknown(fingerprint))?;
    match peer.state {
        PeerState::Confirmed => Ok((opened.read().map_err(TransferRefusal::Bundle)?, peer)),
        PeerState::Unconfirmed => Err(TransferRefusal::SenderUnconfirmed(fingerprint).into()),
        PeerState::Stopped => Err(TransferRefusal::SenderStopped(fingerprint).into()),
    }
}

/// 氏名 as the bundle has it.
fn name(case: &BundleCase) -> String {
    let place = nintei_transfer::Place::new(ChangeKind::Application.key(), Some("name"));
    case.state.get(&place).and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}
