//! A computer whose backup was restored: its journal goes on from an earlier point, under numbers that others know.

use std::path::Path;

use nintei_store::{CaseVerdict, Kept, Store};
use nintei_transfer::Handover;
use tempfile::TempDir;

use crate::common::LONGER;
use crate::{Computer, lent, verdicts};

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

impl Computer {
    /// Closes the store, keeps a copy of its files and opens it again.
    fn backed_up(self) -> (Self, TempDir) {
        let Self { _folder: folder, store, name, minutes } = self;
        drop(store);
        let kept = tempfile::tempdir().unwrap();
        copy(folder.path(), kept.path());
        let store = Store::unlock(folder.path(), LONGER).unwrap();
        (Self { _folder: folder, store, name, minutes }, kept)
    }

    /// The computer as it was when `kept` was copied.
    fn restored(self, kept: &TempDir) -> Self {
        let Self { _folder: folder, store, name, minutes } = self;
        drop((store, folder));
        let folder = tempfile::tempdir().unwrap();
        copy(kept.path(), folder.path());
        let store = Store::unlock(folder.path(), LONGER).unwrap();
        Self { _folder: folder, store, name, minutes }
    }
}

#[test]
fn what_a_restored_computer_writes_is_not_taken_for_what_is_known() {
    let (mut office, laptop) = lent();
    let (mut laptop, kept) = laptop.backed_up();
    laptop.write(1, "4-6", "消える記入。");
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let mut laptop = laptop.restored(&kept);
    // As many lines as before, so that the numbers are the same.
    laptop.write(1, "4-6", "復元のあとの記入。");
    let made = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!(verdicts(&office, &made), [CaseVerdict::Conflicts { places: 0, conflicts: 1 }]);
    office.take(&made);
    assert_eq!(office.note(1, "4-6"), "消える記入。", "what was acknowledged once stays until a person decides");
    office.settle_all(Kept::Theirs);
    let back = office.give(&laptop, &[1], Handover::Lend);
    assert_eq!(laptop.take(&back).conflicts, 0);
    assert_eq!(
        (office.note(1, "4-6"), laptop.note(1, "4-6")),
        ("復元のあとの記入。".into(), "復元のあとの記入。".into())
    );
    office.assert_sound();
    laptop.assert_sound();
}

#[test]
fn a_restored_computer_gets_back_what_it_had_given_away() {
    let (mut office, laptop) = lent();
    let (mut laptop, kept) = laptop.backed_up();
    laptop.write(1, "4-6", "渡した記入。");
    laptop.answer(1, "2-1", &[1]);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let mut laptop = laptop.restored(&kept);
    let back = office.give(&laptop, &[1], Handover::Lend);
    let report = laptop.take(&back);
    assert_eq!((report.changed, report.places, report.conflicts), (1, 2, 0));
    assert_eq!(laptop.note(1, "4-6"), "渡した記入。");
    assert_eq!(laptop.case(1).answers, office.case(1).answers);
    laptop.assert_sound();
}

#[test]
fn a_restored_computer_that_wrote_nothing_since_brings_nothing() {
    let (mut office, laptop) = lent();
    let (mut laptop, kept) = laptop.backed_up();
    let first = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&first);
    laptop.write(1, "4-6", "渡した記入。");
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let mut laptop = laptop.restored(&kept);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!(verdicts(&office, &made), [CaseVerdict::Older]);
    office.take(&made);
    assert_eq!(office.note(1, "4-6"), "渡した記入。");
}
