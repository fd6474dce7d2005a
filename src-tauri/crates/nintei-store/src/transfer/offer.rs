//! A case as it is put into a bundle, and what a bundle's places and lines are here.

use std::collections::{BTreeMap, BTreeSet};

use nintei_survey::Investigator;
use nintei_transfer::{BundleCase, BundleLine, CaseIdentity, Place};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::carried::{carried, is_lined};
use crate::journal::{ChangeKind, JournalEntry, Origin};
use crate::state::{PlaceKey, State};
use crate::tables::journal::Hash;
use crate::tables::transfer::{peers, received, taken};
use crate::tables::{investigators, journal};
use crate::{CaseId, StoreError, read, state};

/// What is kept of a case that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakenState {
    pub(crate) state: BTreeMap<Place, String>,
    pub(crate) investigator: Option<Investigator>,
}

impl TakenState {
    pub(crate) fn read(json: &str) -> Result<Self, StoreError> {
        serde_json::from_str(json).map_err(|_| StoreError::unreadable_row("taken"))
    }
}

/// The case as it is handed to `peer`.
pub(crate) fn offer(
    connection: &Connection,
    case: CaseId,
    identity: CaseIdentity,
    peer: u32,
) -> Result<BundleCase, StoreError> {
    let whole = read::case(connection, case)?;
    let mut history = journal::of_case(connection, case)?;
    history.retain(|line| is_lined(line.kind));
    let mut lines = own_lines(connection, &history)?;
    let revision = lines.last().map_or(0, |line| line.seq);
    lines.extend(others(connection, case)?);
    let registered = whole.investigator.map(|id| investigators::find(connection, id)?.read()).transpose()?;
    Ok(BundleCase {
        identity,
        number: whole.number,
        form: whole.form.clone(),
        example: whole.example,
        revision,
        seen: taken::revision(connection, case, peer)?,
        state: carried(state::present(&whole)?).into_iter().map(|(place, value)| (place_of(&place), value)).collect(),
        investigator: registered.map(|registered| registered.investigator),
        lines,
    })
}

/// The lines of other computers, each once, with the name of the computer where it was done.
pub(crate) fn others(connection: &Connection, case: CaseId) -> Result<Vec<BundleLine>, StoreError> {
    let (mut lines, mut seen, mut names) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
    for (peer, json) in received::of_case(connection, case)? {
        let mut line = read_line(&json)?;
        if line.from.is_none() {
            let name = match names.get(&peer) {
                Some(name) => String::clone(name),
                None => names.entry(peer).or_insert(peers::name(connection, peer)?).clone(),
            };
            line.from = Some(name);
        }
        if seen.insert((line.seq, line.at.clone(), line.kind.clone(), line.item.clone(), line.after.clone())) {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// A line as it is kept.
pub(crate) fn read_line(json: &str) -> Result<BundleLine, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::unreadable_row("received_lines"))
}

/// Lines of our journal, in its order, as a bundle carries them.
pub(crate) fn own_lines(connection: &Connection, history: &[JournalEntry]) -> Result<Vec<BundleLine>, StoreError> {
    let mut senders = BTreeMap::new();
    let mut own = Vec::with_capacity(history.len());
    for line in history {
        let taken_from = match line.origin {
            Some(Origin::Received { peer }) => Some(match senders.get(&peer) {
                Some(sender) => *sender,
                None => *senders.entry(peer).or_insert(peers::fingerprint(connection, peer)?),
            }),
            _ => None,
        };
        own.push(BundleLine {
            seq: line.seq,
            at: line.at.clone(),
            by: line.by.clone(),
            kind: line.kind.key().to_owned(),
            item: line.item.clone(),
            before: line.before.clone(),
            after: line.after.clone(),
            from: None,
            taken_from,
        });
    }
    Ok(own)
}

/// Whether `line`, which somebody has from us, is among our `own` lines.
pub(crate) fn is_own(line: &BundleLine, own: &[BundleLine]) -> bool {
    let found = own.binary_search_by_key(&line.seq, |own| own.seq).ok().and_then(|at| own.get(at));
    line.from.is_some() && found.is_some_and(|own| BundleLine { from: line.from.clone(), ..own.clone() } == *line)
}

/// What a sender's own line is told by.
pub(crate) fn line_digest(line: &BundleLine) -> Result<Hash, StoreError> {
    Ok(Sha256::digest(state::value(line)?).into())
}

/// A place as a bundle names it.
pub(crate) fn place_of((kind, item): &PlaceKey) -> Place {
    Place::new(*kind, item.clone())
}

/// The state of a bundle in the words of the journal. Refused is the first place whose kind is not among `kinds`.
pub(crate) fn state_of(places: &BTreeMap<Place, String>, kinds: &[ChangeKind]) -> Option<State> {
    let named = |place: &Place| kinds.iter().find(|kind| kind.key() == place.kind).map(|kind| kind.key());
    places.iter().map(|(place, value)| Some(((named(place)?, place.item.clone()), value.clone()))).collect()
}

/// Who put `value` at `place`, and when, as far as the lines tell: whoever did it on the computer where it was done,
/// else whoever took it over last, else whoever began the case.
pub(crate) fn author<'l>(
    own: impl Iterator<Item = &'l BundleLine> + Clone,
    others: impl Iterator<Item = &'l BundleLine> + Clone,
    place: &PlaceKey,
    value: Option<&str>,
) -> (String, String) {
    let put_there = |line: &&BundleLine| line.taken_from.is_none();
    let about = |line: &&BundleLine| line.kind == place.0 && line.item == place.1;
    let last = own.clone().filter(about).last();
    let elsewhere =
        || others.clone().filter(about).filter(put_there).filter(|line| line.after.as_deref() == value).last();
    let done = last.filter(put_there).or_else(elsewhere).or(last);
    let begun = |line: &&BundleLine| line.kind == ChangeKind::Created.key();
    let beginning = || own.clone().chain(others.clone()).filter(begun).find(put_there);
    let done = done.or_else(beginning).or_else(|| own.clone().find(begun));
    done.map(|line| (line.by.clone(), line.at.clone())).unwrap_or_default()
}
