//! What a store holds, as far as the load changes it.

use std::collections::BTreeMap;
use std::path::Path;

use nintei_store::{BackupFound, Case, CaseId, CaseQuery, KeptAttachment, KeptImport, Store};

use super::applications::TakenIn;
use super::bundles::Exchanged;
use super::{CASES, ROWS};

/// What a store and the folder of its backups hold.
pub struct Seen {
    pub(super) cases: BTreeMap<CaseId, Case>,
    pub(super) attachments: BTreeMap<CaseId, Vec<KeptAttachment>>,
    pub(super) imports: Vec<KeptImport>,
    records: u64,
    pub(super) backups: Vec<BackupFound>,
    pub(super) taken_in: TakenIn,
    /// How things stand between this computer and the other one.
    pub exchanged: Exchanged,
    /// All cases there are.
    all: u64,
}

impl Seen {
    /// What `store` in `folder` holds.
    pub fn of(store: &Store, folder: &Path) -> Self {
        let cases = (1..=CASES.cast_signed()).map(|case| (case, store.case(case).unwrap())).collect();
        let attachments = (1..=CASES.cast_signed()).map(|case| (case, store.attachments(case).unwrap())).collect();
        Self {
            cases,
            attachments,
            imports: store.official_imports().unwrap(),
            records: store.official_count().unwrap(),
            backups: Store::backups(&folder.join("backups")).unwrap(),
            taken_in: TakenIn::of(store),
            exchanged: Exchanged::of(store),
            all: store.search(&CaseQuery::default()).unwrap().total.into(),
        }
    }

    /// Whether nothing is there by half: every row of every import, every batch of applications with its count, no case
    /// from nowhere, and every backup whole.
    pub fn is_whole(&self) -> bool {
        self.records == ROWS * self.imports.len() as u64
            && self.backups.iter().all(|backup| backup.whole)
            && self.taken_in.is_whole()
            && self.all == CASES + self.taken_in.made() + self.exchanged.travellers()
    }
}
