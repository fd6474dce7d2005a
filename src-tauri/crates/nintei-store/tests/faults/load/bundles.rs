//! What goes between the store under load and another computer: bundles that bring its two cases (the travellers) and
//! ever later states of them, what is edited in these here too, conflicts and how they are settled, and bundles for it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, TimeDelta};
use nintei_store::{Case, CaseId, CaseQuery, ChangeKind, Kept, MadeBundle, Stamp, Store, TransferStep};
use nintei_survey::FormEdition;
use nintei_transfer::{Card, Handover};
use serde_json::Value;

use super::CASES;
use crate::common::{LONGER, create_in, form, item, new_case, person, stamp};

/// Bundles that the other computer made, each with a later state of its cases.
pub const BUNDLES: u64 = 12;
/// Cases of the other computer.
pub const TRAVELLERS: u64 = 2;
/// The number by which each of the two knows the other.
const OTHER: u32 = 1;
/// The item whose note only the other computer writes.
const NOTED: &str = "1-3";
/// The item whose memo both write.
const CONTESTED: &str = "1-4";

/// Makes the other computer in `folder` with its two cases, lets it and `store` know each other, and has it make its
/// bundles.
pub fn prepare(folder: &Path, store: &mut Store) {
    let (mut other, _) = create_in(&folder.join("other"));
    let card = store.name_station("事務局", &stamp()).unwrap();
    meet(store, &other.name_station("端末", &stamp()).unwrap());
    meet(&mut other, &card);
    let cases: Vec<CaseId> = (0..TRAVELLERS as usize)
        .map(|traveller| new_case(&mut other, &person("架空 旅子", "", &insured_number(traveller))))
        .collect();
    fs::create_dir(folder.join("bundles")).unwrap();
    for bundle in 1..=BUNDLES {
        let stamp = Stamp { at: made_at(bundle), ..stamp() };
        for case in &cases {
            other.write_note(*case, &form(), item(NOTED), &written(bundle), None, &stamp).unwrap();
            other.write_memo(*case, &form(), item(CONTESTED), &written(bundle), &stamp).unwrap();
        }
        let made = made(&mut other, &cases, Handover::Deliver, &stamp);
        other.bundle_given(&made, &stamp).unwrap();
        fs::write(folder.join("bundles").join(bundle.to_string()), &made.bytes).unwrap();
    }
}

fn meet(store: &mut Store, card: &Card) {
    assert_eq!(store.add_peer(card, &stamp()).unwrap(), OTHER);
    store.confirm_peer(OTHER, &stamp()).unwrap();
}

fn go_on(_: TransferStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn made(store: &mut Store, cases: &[CaseId], handover: Handover, stamp: &Stamp) -> MadeBundle {
    store.make_bundle(OTHER, cases, handover, stamp, &mut go_on).unwrap().expect("nobody stops it")
}

fn insured_number(traveller: usize) -> String {
    format!("90000000{traveller:02}")
}

/// What the other computer wrote in the state that its bundle brings.
fn written(bundle: u64) -> String {
    format!("端末の{bundle}回目の記録。")
}

fn made_at(bundle: u64) -> DateTime<FixedOffset> {
    stamp().at - TimeDelta::days(1) + TimeDelta::minutes(bundle.cast_signed())
}

fn given_file(folder: &Path, number: u64) -> PathBuf {
    folder.join("given").join(number.to_string())
}

/// The traveller here, once a bundle has brought it.
fn traveller(store: &Store, traveller: usize) -> Option<CaseId> {
    let query = CaseQuery { text: insured_number(traveller), limit: 2, ..CaseQuery::default() };
    let rows = store.search(&query).unwrap().rows;
    assert!(rows.len() < 2, "a traveller is here twice: {rows:?}");
    rows.first().map(|row| row.id)
}

pub fn take(store: &mut Store, folder: &Path, bundle: u64, stamp: &Stamp) {
    let bytes = fs::read(folder.join("bundles").join(bundle.to_string())).unwrap();
    let seen = store.preview_bundle(&bytes).unwrap().digest;
    let taken = store.take_bundle(&bytes, &seen, stamp, &mut go_on).unwrap().expect("nobody stops it");
    assert!(taken.refused.is_empty(), "{taken:?}");
}

pub fn contest(store: &mut Store, form: &FormEdition, which: usize, text: &str, stamp: &Stamp) {
    if let Some(case) = traveller(store, which) {
        store.write_memo(case, form, item(CONTESTED), text, stamp).unwrap();
    }
}

pub fn settle(store: &mut Store, which: usize, keep: Kept, stamp: &Stamp) {
    let Some(case) = traveller(store, which) else { return };
    for conflict in store.conflicts(Some(case)).unwrap() {
        store.settle_conflict(conflict.id, keep, stamp).unwrap();
    }
}

/// Gives a case, in a bundle of the number `number`, as the program does.
pub fn give(store: &mut Store, folder: &Path, (number, case): (u64, CaseId), handover: Handover, stamp: &Stamp) {
    let made = made(store, &[case], handover, stamp);
    let draft = folder.join("given").join("draft");
    let mut file = File::create(&draft).unwrap();
    file.write_all(&made.bytes).unwrap();
    file.sync_all().unwrap();
    fs::rename(&draft, given_file(folder, number)).unwrap();
    store.bundle_given(&made, stamp).unwrap();
}

/// Whether the file of the bundle is there.
pub fn is_written(folder: &Path, number: u64) -> bool {
    given_file(folder, number).exists()
}

/// How things stand between the two computers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exchanged {
    travellers: [Option<Traveller>; TRAVELLERS as usize],
    /// Since when a case is lent to the other computer.
    lent: BTreeMap<CaseId, String>,
    /// When the bundles were made that were given.
    given: BTreeSet<String>,
    /// When the bundles were made that were taken.
    taken: BTreeSet<String>,
}

/// A case of the other computer as it stands here.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Traveller {
    /// The bundle whose state was taken last.
    bundle: u64,
    memo: String,
    /// Whether the other computer's memo waits for a person.
    disputed: bool,
}

impl Exchanged {
    /// How things stand in `store`.
    pub fn of(store: &Store) -> Self {
        let lent = (1..=CASES.cast_signed()).filter_map(|case| Some((case, store.lent(case).unwrap()?.since)));
        let mut exchanged = Self {
            travellers: [0, 1].map(|which| Some(Traveller::of(store, traveller(store, which)?))),
            lent: lent.collect(),
            ..Self::default()
        };
        for line in store.office_history().unwrap().into_iter().filter(|line| line.kind == ChangeKind::Bundle) {
            let details: Value = serde_json::from_str(&line.after.unwrap()).unwrap();
            let given = details["given"].as_bool().unwrap();
            let side = if given { &mut exchanged.given } else { &mut exchanged.taken };
            let made_at = details["made_at"].as_str().unwrap();
            assert!(side.insert(made_at.to_owned()), "a bundle is noted twice: {details}");
        }
        exchanged
    }

    /// How many cases of the other computer are here.
    pub fn travellers(&self) -> u64 {
        self.travellers.iter().flatten().count() as u64
    }

    pub fn with_taken(&self, bundle: u64) -> Self {
        let mut after = self.clone();
        after.taken.insert(made_at(bundle).to_rfc3339());
        for traveller in &mut after.travellers {
            *traveller = Some(match traveller.take() {
                None => Traveller { bundle, memo: written(bundle), disputed: false },
                Some(before) if before.bundle >= bundle => before,
                Some(before) if before.memo == written(before.bundle) => {
                    Traveller { bundle, memo: written(bundle), disputed: false }
                }
                Some(before) => Traveller { bundle, disputed: true, ..before },
            });
        }
        after
    }

    pub fn with_contested(&self, which: usize, text: String) -> Self {
        let mut after = self.clone();
        if let Some(traveller) = &mut after.travellers[which] {
            traveller.memo = text;
        }
        after
    }

    pub fn with_settled(&self, which: usize, keep: Kept) -> Self {
        let mut after = self.clone();
        if let Some(traveller) = after.travellers[which].as_mut().filter(|traveller| traveller.disputed) {
            traveller.disputed = false;
            if keep == Kept::Theirs {
                traveller.memo = written(traveller.bundle);
            }
        }
        after
    }

    pub fn with_given(&self, case: CaseId, handover: Handover, at: DateTime<FixedOffset>) -> Self {
        let mut after = self.clone();
        after.given.insert(at.to_rfc3339());
        match handover {
            Handover::Lend => {
                after.lent.entry(case).or_insert(at.to_rfc3339());
            }
            Handover::Deliver => {
                after.lent.remove(&case);
            }
        }
        after
    }
}

impl Traveller {
    fn of(store: &Store, case: CaseId) -> Self {
        let conflicts = store.conflicts(Some(case)).unwrap();
        let Case { notes, memos, .. } = store.case(case).unwrap();
        let note = notes.get(item(NOTED));
        let bundle = (1..=BUNDLES).find(|bundle| written(*bundle) == note).expect("a state that a bundle brought");
        let theirs = Some(Value::from(written(bundle)).to_string());
        assert!(conflicts.len() < 2 && conflicts.iter().all(|conflict| conflict.theirs == theirs), "{conflicts:?}");
        Self { bundle, memo: memos[&item(CONTESTED)].clone(), disputed: !conflicts.is_empty() }
    }
}

/// The other computer takes all that was given, in the order of `given`, and what stands here last. Then it holds what
/// is held here.
pub fn assert_the_other_computer_agrees(folder: &Path, store: &mut Store, given: impl Iterator<Item = u64>) {
    let mut other = Store::unlock(&folder.join("other"), LONGER).unwrap();
    let cases: Vec<CaseId> = (1..=CASES.cast_signed()).collect();
    let last = made(store, &cases, Handover::Deliver, &stamp());
    let bundles = given.map(|number| fs::read(given_file(folder, number)).unwrap());
    for bytes in bundles.chain([last.bytes]) {
        let seen = other.preview_bundle(&bytes).unwrap().digest;
        let taken = other.take_bundle(&bytes, &seen, &stamp(), &mut go_on).unwrap().expect("nobody stops it");
        assert!(taken.refused.is_empty() && taken.conflicts == 0, "{taken:?}");
    }
    let whole = |store: &Store, case| Case { id: 0, number: 0, investigator: None, ..store.case(case).unwrap() };
    let rows = other.search(&CaseQuery { limit: 500, ..CaseQuery::default() }).unwrap().rows;
    assert_eq!(rows.len() as u64, CASES + TRAVELLERS);
    let there: Vec<Case> = rows.iter().map(|row| whole(&other, row.id)).collect();
    assert!(cases.iter().all(|case| there.contains(&whole(store, *case))), "the other computer holds something else");
    assert!(other.verify_journal().unwrap().is_sound());
}
