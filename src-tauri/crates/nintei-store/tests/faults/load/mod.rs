//! What a store under load does, change by change. Each change follows from the seed and its number, so that whoever
//! kills and whoever is killed agree on it without a word between them.

mod applications;
mod bundles;
mod seen;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, FixedOffset, TimeDelta};
use nintei_store::{AttachmentKind, CaseId, ImportSource, Kept, NewAttachment, Stamp, Store};
use nintei_survey::{Application, FormEdition, ItemId};
use nintei_transfer::Handover;

use crate::common::{LONGER, create_in, item, new_case, person, stamp};
use crate::exchange::{self, Numbers};
use bundles::{BUNDLES, TRAVELLERS};
pub use bundles::{Exchanged, assert_the_other_computer_agrees, is_written};
pub use seen::Seen;

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
    Note {
        length: u64,
    },
    Memo,
    Application,
    Import,
    Attach {
        bytes: u64,
    },
    Tidy,
    BackUp,
    NewKey,
    /// A file of applications is taken in.
    TakeIn,
    /// A bundle of the other computer is taken; it may have been taken before, or be older than what was.
    Take {
        bundle: u64,
    },
    /// What the other computer edits too is edited here, in one of its cases.
    Contest {
        traveller: usize,
    },
    Settle {
        traveller: usize,
        keep: Kept,
    },
    /// A bundle for the other computer is made, written to a file and noted as given.
    Give {
        handover: Handover,
    },
}

/// The folder in which a store begins, with what it works on.
pub fn prepare(folder: &Path) {
    for name in ["backups", "given"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    let (mut store, _) = create_in(&folder.join("store"));
    for _ in 0..CASES {
        new_case(&mut store, &person("架空 花子", "", ""));
    }
    bundles::prepare(folder, &mut store);
}

impl Work {
    /// The change of the number `number` under the load that `seed` stands for.
    pub fn numbered(seed: u64, number: u64) -> Self {
        let mut numbers = Numbers(seed.wrapping_add(number));
        let kind = match numbers.below(80) {
            0..22 => Kind::Answer,
            22..34 => Kind::Note { length: numbers.below(3000) },
            34..40 => Kind::Memo,
            40..46 => Kind::Application,
            46..50 => Kind::Import,
            50..52 => Kind::Attach { bytes: 1 + numbers.below(60_000) },
            52..57 => Kind::Tidy,
            57..59 => Kind::BackUp,
            59 => Kind::NewKey,
            60..63 => Kind::TakeIn,
            63..69 => Kind::Take { bundle: (number / 20 + numbers.below(4)).clamp(1, BUNDLES) },
            69..73 => Kind::Contest { traveller: numbers.below(TRAVELLERS) as usize },
            73..76 => Kind::Settle {
                traveller: numbers.below(TRAVELLERS) as usize,
                keep: [Kept::Ours, Kept::Theirs][numbers.below(2) as usize],
            },
            _ => Kind::Give { handover: [Handover::Lend, Handover::Deliver][numbers.below(2) as usize] },
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
            Kind::TakeIn => format!("applications {number}"),
            Kind::Take { .. } | Kind::Contest { .. } | Kind::Settle { .. } | Kind::Give { .. } => "exchange".to_owned(),
        }
    }

    /// Whether the change is made in several steps, one of which a kill may leave undone.
    pub fn has_steps(&self) -> bool {
        matches!(self.kind, Kind::TakeIn | Kind::Take { .. } | Kind::Give { .. } | Kind::NewKey | Kind::BackUp)
    }

    /// Whether it is about what goes between the two computers.
    pub fn exchanges(&self) -> bool {
        matches!(self.kind, Kind::Take { .. } | Kind::Contest { .. } | Kind::Settle { .. } | Kind::Give { .. })
    }

    /// What the change is called, whatever it is about.
    pub fn name(&self) -> String {
        let debug = format!("{:?}", self.kind);
        debug.split(' ').next().unwrap_or_default().to_owned()
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

    /// The number of the bundle that the change gives, where it gives one.
    pub fn gives(&self) -> Option<u64> {
        matches!(self.kind, Kind::Give { .. }).then_some(self.number)
    }

    /// Makes the change in the store of `folder`. When this returns, it is acknowledged.
    pub fn make(&self, store: &mut Store, form: &FormEdition, folder: &Path) {
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
                let to = folder.join("backups");
                store.back_up(&to, 2, self.at(), &mut |_| ControlFlow::Continue(())).unwrap();
            }
            Kind::NewKey => drop(store.replace_key(LONGER, &stamp).unwrap()),
            Kind::TakeIn => applications::take_in(store, form, self.number, &self.digest(), &stamp),
            Kind::Take { bundle } => bundles::take(store, folder, bundle, &stamp),
            Kind::Contest { traveller } => bundles::contest(store, form, traveller, &self.text(), &stamp),
            Kind::Settle { traveller, keep } => bundles::settle(store, traveller, keep, &stamp),
            Kind::Give { handover } => bundles::give(store, folder, (self.number, self.case), handover, &stamp),
        }
    }

    /// Whether what is seen holds the change, as long as no later one took its place. What goes between two computers
    /// is told by [`Work::after`].
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
            Kind::TakeIn => seen.taken_in.holds(self.number),
            Kind::Tidy | Kind::NewKey => true,
            Kind::Take { .. } | Kind::Contest { .. } | Kind::Settle { .. } | Kind::Give { .. } => true,
        }
    }

    /// Whether some of its steps are made, and the last is not.
    pub fn stands_by_half(&self, seen: &Seen, folder: &Path) -> bool {
        match self.kind {
            Kind::TakeIn => seen.taken_in.holds_half(self.number),
            Kind::Give { .. } => is_written(folder, self.number),
            _ => false,
        }
    }

    /// How things stand between the two computers after the change, where they stood as in `before`.
    pub fn after(&self, before: &Exchanged) -> Exchanged {
        match self.kind {
            Kind::Take { bundle } => before.with_taken(bundle),
            Kind::Contest { traveller } => before.with_contested(traveller, self.text()),
            Kind::Settle { traveller, keep } => before.with_settled(traveller, keep),
            Kind::Give { handover } => before.with_given(self.case, handover, self.at()),
            _ => before.clone(),
        }
    }
}
