//! 引渡し: cases that go from computer to computer, are edited on both, and lose nothing.

#[path = "../common/mod.rs"]
mod common;

mod conflicts;
mod converging;
mod exchange;
mod lending;
mod peers;
mod refused;
mod rewound;
mod told;

use std::ops::ControlFlow;

use chrono::TimeDelta;
use common::{form, item, new_case, new_store, person};
use nintei_store::{BundleTaken, Case, CaseId, CaseVerdict, Kept, MadeBundle, Stamp, Store, StoreError, TransferStep};
use nintei_transfer::Handover;
use tempfile::TempDir;

/// A computer with its store. Its peers are numbered in the order in which it met them.
struct Computer {
    _folder: TempDir,
    store: Store,
    name: &'static str,
    minutes: i64,
}

impl Computer {
    fn new(name: &'static str) -> Self {
        let (folder, mut store) = new_store();
        store.name_station(name, &common::stamp()).unwrap();
        Self { _folder: folder, store, name, minutes: 0 }
    }

    /// Who does something here, a minute after the last time.
    fn stamp(&mut self) -> Stamp {
        self.minutes += 1;
        Stamp { at: common::stamp().at + TimeDelta::minutes(self.minutes), by: format!("{}の人", self.name) }
    }

    /// Adds the other computer's card, compared by a person. Returns its number here.
    fn meet(&mut self, other: &Self) -> u32 {
        let stamp = self.stamp();
        let number = self.store.add_peer(&other.store.own_card().unwrap().unwrap(), &stamp).unwrap();
        self.store.confirm_peer(number, &stamp).unwrap();
        number
    }

    fn number_of(&self, other: &Self) -> u32 {
        let fingerprint = other.store.own_card().unwrap().unwrap().fingerprint();
        self.store.peers().unwrap().into_iter().find(|peer| peer.fingerprint == fingerprint).unwrap().number
    }

    fn try_make(&mut self, to: u32, cases: &[CaseId], handover: Handover) -> Result<MadeBundle, StoreError> {
        let stamp = self.stamp();
        Ok(self.store.make_bundle(to, cases, handover, &stamp, &mut go_on)?.expect("nobody stops it"))
    }

    /// Makes a bundle for `other` and gives it.
    fn give(&mut self, other: &Self, cases: &[CaseId], handover: Handover) -> MadeBundle {
        let made = self.try_make(self.number_of(other), cases, handover).unwrap();
        let stamp = self.stamp();
        self.store.bundle_given(&made, &stamp).unwrap();
        made
    }

    fn try_take(&mut self, bytes: &[u8]) -> Result<BundleTaken, StoreError> {
        let stamp = self.stamp();
        Ok(self.store.take_bundle(bytes, &digest(bytes), &stamp, &mut go_on)?.expect("nobody stops it"))
    }

    fn take(&mut self, made: &MadeBundle) -> BundleTaken {
        self.try_take(&made.bytes).unwrap()
    }

    fn case(&self, id: CaseId) -> Case {
        self.store.case(id).unwrap()
    }

    fn answer(&mut self, id: CaseId, of: &str, numbers: &[u8]) {
        let stamp = self.stamp();
        self.store.answer(id, &form(), item(of), Some(numbers), &stamp).unwrap();
    }

    fn write(&mut self, id: CaseId, of: &str, text: &str) {
        let stamp = self.stamp();
        self.store.write_note(id, &form(), item(of), text, None, &stamp).unwrap();
    }

    fn note(&self, id: CaseId, of: &str) -> String {
        self.case(id).notes.get(item(of)).to_owned()
    }

    fn rename(&mut self, id: CaseId, name: &str) {
        let application = nintei_survey::Application { name: name.to_owned(), ..self.case(id).application };
        let stamp = self.stamp();
        self.store.save_application(id, &application, &stamp).unwrap();
    }

    fn settle_all(&mut self, keep: Kept) {
        for conflict in self.store.conflicts(None).unwrap() {
            let stamp = self.stamp();
            self.store.settle_conflict(conflict.id, keep, &stamp).unwrap();
        }
    }

    /// Lines of the whole journal.
    fn lines(&self) -> usize {
        let cases = (1..).map_while(|id| self.store.history(id).ok()).map(|lines| lines.len()).sum::<usize>();
        cases + self.store.office_history().unwrap().len()
    }

    fn assert_sound(&self) {
        let check = self.store.verify_journal().unwrap();
        assert!(check.is_sound(), "{}: {check:?}", self.name);
    }
}

fn go_on(_: TransferStep) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// What the preview of a bundle names its file by.
fn digest(bytes: &[u8]) -> String {
    hex::encode(&bytes[bytes.len().saturating_sub(32)..])
}

/// The office and a laptop that know each other.
fn two() -> (Computer, Computer) {
    let (mut office, mut laptop) = (Computer::new("事務局"), Computer::new("端末3"));
    office.meet(&laptop);
    laptop.meet(&office);
    (office, laptop)
}

/// The two, after the office has lent its first case to the laptop, where it is the first case too.
fn lent() -> (Computer, Computer) {
    let (mut office, mut laptop) = two();
    let id = new_case(&mut office.store, &person("架空 花子", "かくう はなこ", "0000012345"));
    office.answer(id, "1-3", &[2]);
    let made = office.give(&laptop, &[id], Handover::Lend);
    assert_eq!(laptop.take(&made), BundleTaken { new: 1, ..BundleTaken::default() });
    (office, laptop)
}

fn verdicts(computer: &Computer, made: &MadeBundle) -> Vec<CaseVerdict> {
    let preview = computer.store.preview_bundle(&made.bytes).unwrap();
    preview.cases.into_iter().map(|case| case.verdict).collect()
}
