//! What a store under load does, change by change. Each change follows from the seed and its number, so that whoever
//! kills and whoever is killed agree on it without a word between them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, FixedOffset, TimeDelta};
use nintei_store::{
    AttachmentKind, BackupFound, Case, CaseId, ImportSource, KeptAttachment, KeptImport, NewAttachment, Stamp, Store,
};
use nintei_survey::{Application, FormEdition, ItemId};

use crate::common::{LONGER, item, person, stamp};
use crate::exchange::{self, Numbers};

/// Cases that the load works on.
pub const CASES: u64 = 3;
/// Rows of an import.
const ROWS: u64 = 4;
const ITEMS: [&str; 5] = ["1-3", "1-4", "2-5", "3-1", "4-12"];

/// One change.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    /// Its number, from 1.
    pub number: u64,
    case: CaseId,
    item: &'static str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Answer,
    Note { length: u64 },
    Memo,
    Application,
    Import,
    Attach { bytes: u64 },
    Tidy,
    BackUp,
    NewKey,
}

/// What a store and the folder of its backups hold.
pub struct Seen {
    cases: BTreeMap<CaseId, Case>,
    attachments: BTreeMap<CaseId, Vec<KeptAttachment>>,
    imports: Vec<KeptImport>,
    records: u64,
    backups: Vec<BackupFound>,
}

impl Seen {
    pub fn of(store: &Store, backups: &Path) -> Self {
        let cases = (1..=CASES.cast_signed()).map(|case| (case, store.case(case).unwrap())).collect();
        let attachments = (1..=CASES.cast_signed()).map(|case| (case, store.attachments(case).unwrap())).collect();
        let (imports, records) = (store.official_imports().unwrap(), store.official_count().unwrap());
        Self { cases, attachments, imports, records, backups: Store::backups(backups).unwrap() }
    }

    /// Whether nothing is there by half: every row of every import, and every backup whole.
    pub fn is_whole(&self) -> bool {
        self.records == ROWS * self.imports.len() as u64 && self.backups.iter().all(|backup| backup.whole)
    }
}

impl Work {
    /// The change of the number `number` under the load that `seed` stands for.
    pub fn numbered(seed: u64, number: u64) -> Self {
        let mut numbers = Numbers(seed.wrapping_add(number));
        let kind = match numbers.below(60) {
            0..22 => Kind::Answer,
            22..34 => Kind::Note { length: numbers.below(3000) },
            34..40 => Kind::Memo,
            40..46 => Kind::Application,
            46..50 => Kind::Import,
            50..52 => Kind::Attach { bytes: 1 + numbers.below(60_000) },
            52..57 => Kind::Tidy,
            57..59 => Kind::BackUp,
            _ => Kind::NewKey,
        };
        let case = 1 + numbers.below(CASES).cast_signed();
        Self { number, case, item: ITEMS[numbers.below(ITEMS.len() as u64) as usize], kind }
    }

    /// What the change puts something in the place of. Of two changes of one place, the later stands.
    pub fn place(&self) -> String {
        let Self { number, case, item, kind } = self;
        match kind {
            Kind::Answer => format!("answer {case} {item}"),
            Kind::Note { .. } => format!("note {case} {item}"),
            Kind::Memo => format!("memo {case} {item}"),
            Kind::Application => format!("application {case}"),
            Kind::Import => format!("import {number}"),
            Kind::Attach { .. } => format!("attachment {number}"),
            Kind::BackUp => "backup".to_owned(),
            Kind::Tidy => "tidy".to_owned(),
            Kind::NewKey => "key".to_owned(),
        }
    }

    fn at(&self) -> DateTime<FixedOffset> {
        stamp().at + TimeDelta::seconds(self.number.cast_signed())
    }

    fn id(&self) -> ItemId {
        item(self.item)
    }

    fn option(&self) -> u8 {
        1 + u8::try_from(self.number % 2).unwrap_or_default()
    }

    /// The text of a note or memo: no two changes have the same.
    pub fn text(&self) -> String {
        let length = if let Kind::Note { length } = self.kind { length as usize } else { 0 };
        format!("{}回目の記録。{}", self.number, "夜".repeat(length))
    }

    fn digest(&self) -> String {
        format!("{:064x}", self.number)
    }

    /// Whether the change puts a text to an item, which the history keeps for ever.
    pub fn writes(&self) -> Option<CaseId> {
        matches!(self.kind, Kind::Note { .. } | Kind::Memo).then_some(self.case)
    }

    /// Makes the change. When this returns, it is acknowledged.
    pub fn make(&self, store: &mut Store, form: &FormEdition, backups: &Path) {
        let stamp = Stamp { at: self.at(), ..stamp() };
        match self.kind {
            Kind::Answer => {
                store.answer(self.case, form, self.id(), Some(&[self.option()]), &stamp).unwrap();
            }
            Kind::Note { .. } => {
                store.write_note(self.case, form, self.id(), &self.text(), None, &stamp).unwrap();
            }
            Kind::Memo => store.write_memo(self.case, form, self.id(), &self.text(), &stamp).unwrap(),
            Kind::Application => {
                let application = person("架空 花子", "", &format!("{:010}", self.number));
                store.save_application(self.case, &application, &stamp).unwrap();
            }
            Kind::Import => {
                let rows = (0..ROWS).map(|row| Ok(exchange::record(exchange::form(), self.number * ROWS + row)));
                let source = ImportSource { digest: self.digest() };
                store.import_official(rows, source, &stamp, |_| {}, |_| ControlFlow::Continue(())).unwrap();
            }
            Kind::Attach { bytes } => {
                let file = NewAttachment { kind: AttachmentKind::Masked, format: "PDF".to_owned(), pages: 1 };
                store.attach(self.case, &file, &vec![7; bytes as usize], &stamp).unwrap();
            }
            Kind::Tidy => store.tidy().unwrap(),
            Kind::BackUp => {
                store.back_up(backups, 2, self.at(), &mut |_| ControlFlow::Continue(())).unwrap();
            }
            Kind::NewKey => drop(store.replace_key(LONGER, &stamp).unwrap()),
        }
    }

    /// Whether what is seen holds the change, as long as no later one took its place.
    pub fn stands(&self, seen: &Seen) -> bool {
        let case = &seen.cases[&self.case];
        let moment = self.at().to_rfc3339();
        match self.kind {
            Kind::Answer => case.answers.get(self.id()).single() == Some(self.option()),
            Kind::Note { .. } => case.notes.get(self.id()) == self.text(),
            Kind::Memo => case.memos.get(&self.id()) == Some(&self.text()),
            Kind::Application => {
                let insured_number = format!("{:010}", self.number);
                matches!(&case.application, Application { insured_number: kept, .. } if *kept == insured_number)
            }
            Kind::Import => seen.imports.iter().any(|import| import.digest == self.digest()),
            Kind::Attach { bytes } => {
                let kept = &seen.attachments[&self.case];
                kept.iter().any(|kept| kept.attached_at == moment && kept.bytes == bytes)
            }
            Kind::BackUp => seen.backups.iter().any(|backup| backup.made_at == Some(self.at())),
            Kind::Tidy | Kind::NewKey => true,
        }
    }
}
