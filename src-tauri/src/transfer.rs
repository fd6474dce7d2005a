//! 引渡し: what the window shows of it, and bundles written and read.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::DateTime;
use nintei_case::Tables;
use nintei_store::{CaseId, Conflict, Kept, ReceivedLine, Store, StoreError, TransferRefusal, TransferStep};
use nintei_transfer::{Card, Handover};

use crate::place_words::PlaceWords;
use crate::program::{Turns, stamp};
use crate::refusal::Refusal;
use crate::views::{
    BundleMade, BundlePreview, BundleTaken, CardSeen, CardSource, ConflictSide, ConflictView, LentCase, OwnCard,
    PeerView, ReceivedLineView, RefusedCase, TransferState,
};
use crate::work::Running;
use crate::{chosen_file, written_file};

/// This computer's card, the other computers, and what is open with them.
pub fn state(store: &Store) -> Result<TransferState, Refusal> {
    let card = store.own_card()?.map(|card| OwnCard {
        name: card.name().to_owned(),
        fingerprint: card.fingerprint().to_string(),
        code: card.code(),
    });
    let lent = store.lent_cases()?.into_iter().map(|open| LentCase {
        case: open.case,
        number: open.number,
        name: open.name,
        peer: open.lent.peer,
        peer_name: open.lent.peer_name,
        since: open.lent.since,
        direction: open.lent.direction,
    });
    Ok(TransferState { card, peers: peers(store)?, conflicts: store.conflict_count()?, lent: lent.collect() })
}

fn peers(store: &Store) -> Result<Vec<PeerView>, Refusal> {
    Ok(store.peers()?.into_iter().map(PeerView::from).collect())
}

/// The card of this computer, once it has a name.
pub fn own_card(store: &Store) -> Result<Card, Refusal> {
    Ok(store.own_card()?.ok_or(TransferRefusal::NoStation).map_err(StoreError::from)?)
}

/// The card in a file or a code.
pub fn card(source: &CardSource) -> Result<Card, Refusal> {
    match source {
        // A file that is too long for a card is for the reader of cards to name.
        CardSource::Path(path) => Ok(Card::read(&chosen_file::read(path, 2 * Card::FILE_LENGTH as u64)?)?),
        CardSource::Code(code) => Ok(Card::from_code(code)?),
    }
}

/// What a card says, and whether it is known here.
pub fn seen(store: &Store, card: &Card) -> Result<CardSeen, Refusal> {
    let fingerprint = card.fingerprint();
    let known = store.peers()?.into_iter().find(|peer| peer.fingerprint == fingerprint).map(PeerView::from);
    let own = store.own_card()?.is_some_and(|own| own.fingerprint() == fingerprint);
    Ok(CardSeen { name: card.name().to_owned(), fingerprint: fingerprint.to_string(), own, known })
}

/// What goes into a bundle, and to whom.
pub struct Giving {
    pub peer: u32,
    pub cases: Vec<CaseId>,
    pub handover: Handover,
}

/// Seals the cases into a file at `place`, then marks them; `None` where it was stopped. The store is held while they
/// are sealed and while they are marked, not while the file is written.
pub fn give(
    giving: &Giving,
    place: &Path,
    replace: bool,
    turns: &Turns,
    running: &Running,
    mut progress: impl FnMut(TransferStep),
) -> Result<Option<BundleMade>, Refusal> {
    let made = turns.take(|store, _| {
        let (stamp, mut step) = (stamp(store), told(running, &mut progress));
        Ok(store.make_bundle(giving.peer, &giving.cases, giving.handover, &stamp, &mut step)?)
    })?;
    let Some(made) = made else { return Ok(None) };
    written_file::write(place, &made.bytes, replace)?;
    let given = turns.take(|store, _| Ok(store.bundle_given(&made, &stamp(store))?));
    if let Err(refusal) = given {
        // Who found the file could take cases that nobody here counts as given.
        let left = match fs::remove_file(place) {
            Ok(()) => "束は残していません。".to_owned(),
            Err(_) => format!("書き出した「{}」は使わずに削除してください。", place.display()),
        };
        return Err(Refusal { message: format!("{}{left}", refusal.message), ..refusal });
    }
    let cases = u32::try_from(made.cases).unwrap_or(u32::MAX);
    Ok(Some(BundleMade { cases, path: place.display().to_string(), serial: made.serial }))
}

/// A bundle's file as it lies.
pub fn bundle(path: &str) -> Result<Vec<u8>, Refusal> {
    chosen_file::read(path, nintei_transfer::LONGEST_FILE)
}

/// What would become of the cases of a bundle.
pub fn preview(store: &Store, bytes: &[u8]) -> Result<BundlePreview, Refusal> {
    let preview = store.preview_bundle(bytes)?;
    Ok(BundlePreview {
        from: preview.from.into(),
        made_at: preview.made_at,
        handover: preview.handover,
        taken_before: preview.taken_before,
        digest: preview.digest,
        cases: preview.cases,
    })
}

/// Takes the bundle whose preview has `digest`, all or nothing; `None` where it was stopped.
pub fn take(
    bytes: &[u8],
    digest: &str,
    turns: &Turns,
    running: &Running,
    mut progress: impl FnMut(TransferStep),
) -> Result<Option<BundleTaken>, Refusal> {
    let taken = turns.take(|store, _| {
        let (stamp, mut step) = (stamp(store), told(running, &mut progress));
        Ok(store.take_bundle(bytes, digest, &stamp, &mut step)?)
    })?;
    Ok(taken.map(|taken| BundleTaken {
        new: taken.new,
        changed: taken.changed,
        places: taken.places,
        conflicts: taken.conflicts,
        unchanged: taken.unchanged,
        refused: taken.refused.into_iter().map(|(number, because)| RefusedCase { number, because }).collect(),
        without_investigator: taken.without_investigator,
    }))
}

fn told<'a>(
    running: &'a Running,
    progress: &'a mut impl FnMut(TransferStep),
) -> impl FnMut(TransferStep) -> ControlFlow<()> + 'a {
    move |step| {
        progress(step);
        if running.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// 食い違い of one case or of all, in words.
pub fn conflicts(store: &Store, tables: &Tables, case: Option<CaseId>) -> Result<Vec<ConflictView>, Refusal> {
    let mut words: BTreeMap<CaseId, PlaceWords<'_>> = BTreeMap::new();
    let mut views = Vec::new();
    for conflict in store.conflicts(case)? {
        let words = match words.entry(conflict.case) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => {
                new.insert(PlaceWords::of(store, tables, conflict.case)?)
            }
        };
        views.push(worded(conflict, words));
    }
    Ok(views)
}

/// Settles one 食い違い.
pub fn settle(store: &mut Store, id: i64, keep: Kept) -> Result<(), Refusal> {
    let stamp = stamp(store);
    Ok(store.settle_conflict(id, keep, &stamp)?)
}

fn worded(conflict: Conflict, words: &PlaceWords<'_>) -> ConflictView {
    let item = conflict.item.as_deref();
    let value = |json: Option<String>| json.map(|json| words.value(conflict.kind, item, &json));
    let side = |json, by: String, at: String| ConflictSide {
        value: value(json),
        by: Some(by).filter(|by| !by.is_empty()),
        at: Some(at).filter(|at| !at.is_empty()),
    };
    ConflictView {
        id: conflict.id,
        case: conflict.case,
        number: conflict.number,
        label: words.place(conflict.kind, item),
        base: value(conflict.base),
        ours: side(conflict.ours, conflict.ours_by, conflict.ours_at),
        theirs: side(conflict.theirs, conflict.theirs_by, conflict.theirs_at),
        name: conflict.name,
        kind: conflict.kind,
        item: conflict.item,
        peer: conflict.peer,
        taken_at: conflict.taken_at,
    }
}

/// What was done to the case on other computers, the latest first.
pub fn received(store: &Store, tables: &Tables, case: CaseId) -> Result<Vec<ReceivedLineView>, Refusal> {
    let words = PlaceWords::of(store, tables, case)?;
    let mut lines: Vec<ReceivedLineView> =
        store.received_lines(case)?.into_iter().map(|received| line(received, &words)).collect();
    lines.sort_by_cached_key(|line| std::cmp::Reverse(DateTime::parse_from_rfc3339(&line.at).ok()));
    Ok(lines)
}

fn line(received: ReceivedLine, words: &PlaceWords<'_>) -> ReceivedLineView {
    let ReceivedLine { peer_name, taken_from, line } = received;
    let item = line.item.as_deref();
    // How a case began names its number on the other computer and repeats its application.
    let told = line.kind != nintei_store::ChangeKind::Created;
    let value = |json: Option<String>| json.filter(|_| told).map(|json| words.value(line.kind, item, &json));
    ReceivedLineView {
        peer: peer_name,
        taken_over: taken_from.is_some(),
        label: words.place(line.kind, item),
        before: value(line.before),
        after: value(line.after),
        at: line.at,
        by: line.by,
        kind: line.kind,
        item: line.item,
    }
}

#[cfg(test)]
mod tests;
