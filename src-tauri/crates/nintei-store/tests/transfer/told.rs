//! Who did what on which computer, as the lines of the bundles tell.

use nintei_store::{ChangeKind, Kept, Origin, ReceivedLine};
use nintei_transfer::{Fingerprint, Handover};

use crate::common::form;
use crate::{Computer, lent};

fn fingerprint(computer: &Computer) -> Fingerprint {
    computer.store.own_card().unwrap().unwrap().fingerprint()
}

/// The lines of other computers about `kind`.
fn told(computer: &Computer, kind: ChangeKind) -> Vec<ReceivedLine> {
    let lines = computer.store.received_lines(1).unwrap().into_iter();
    lines.filter(|received| received.line.kind == kind).collect()
}

/// Where it was done, and whose bundle brought the value there.
fn origins(computer: &Computer, kind: ChangeKind) -> Vec<(String, Option<Fingerprint>)> {
    told(computer, kind).into_iter().map(|received| (received.peer_name, received.taken_from)).collect()
}

#[test]
fn a_line_by_which_a_value_was_only_taken_over_says_whose_bundle_brought_it() {
    let (mut office, mut laptop) = lent();
    laptop.write(1, "2-1", "手すりを使う。");
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let made = office.give(&laptop, &[1], Handover::Lend);
    laptop.take(&made);
    assert_eq!(origins(&office, ChangeKind::Note), [("端末3".to_owned(), None)], "written on the laptop");
    let of_office = Some(fingerprint(&office));
    assert_eq!(origins(&office, ChangeKind::Answer), [("端末3".to_owned(), of_office)], "it came with the lending");
    assert_eq!(origins(&laptop, ChangeKind::Answer), [("事務局".to_owned(), None)]);
    let of_laptop = Some(fingerprint(&laptop));
    assert_eq!(origins(&laptop, ChangeKind::Note), [("事務局".to_owned(), of_laptop)]);

    // Passed on, each line keeps what it says.
    let mut third = Computer::new("端末4");
    third.meet(&laptop);
    laptop.meet(&third);
    let made = laptop.give(&third, &[1], Handover::Deliver);
    third.take(&made);
    let mut notes = origins(&third, ChangeKind::Note);
    notes.sort();
    assert_eq!(notes, [("事務局".to_owned(), of_laptop), ("端末3".to_owned(), None)]);
    for computer in [&office, &laptop, &third] {
        computer.assert_sound();
    }
}

#[test]
fn who_wrote_what_stands_in_a_conflict_is_told_whatever_the_clocks_say() {
    let (mut office, mut laptop) = lent();
    let mut third = Computer::new("端末4");
    third.meet(&laptop);
    laptop.meet(&third);
    let made = laptop.give(&third, &[1], Handover::Deliver);
    third.take(&made);
    third.write(1, "4-6", "端末4で書いた。");
    // The office's clock is ten hours ahead of the laptop's, which takes over what was written there.
    office.minutes += 600;
    office.write(1, "4-6", "事務局で書いた。");
    let made = office.give(&laptop, &[1], Handover::Lend);
    laptop.take(&made);
    let made = third.give(&laptop, &[1], Handover::Deliver);
    assert_eq!(laptop.take(&made).conflicts, 1);
    let conflicts = laptop.store.conflicts(Some(1)).unwrap();
    assert_eq!((conflicts[0].ours_by.as_str(), conflicts[0].theirs_by.as_str()), ("事務局の人", "端末4の人"));
}

#[test]
fn a_conflict_settled_by_the_other_side_is_told_as_what_a_person_did() {
    let (mut office, mut laptop) = lent();
    office.write(1, "4-6", "事務局で書いた。");
    laptop.write(1, "4-6", "端末で書いた。");
    let made = office.give(&laptop, &[1], Handover::Lend);
    laptop.take(&made);
    laptop.settle_all(Kept::Theirs);
    let settled = laptop.store.history(1).unwrap().into_iter().rfind(|line| line.kind == ChangeKind::Note).unwrap();
    assert_eq!(settled.origin, Some(Origin::Settled { peer: 1 }));
    let stamp = laptop.stamp();
    assert_eq!(laptop.store.undo(1, &form(), &stamp).unwrap(), None, "what came from elsewhere is not taken back");

    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let notes: Vec<_> =
        told(&office, ChangeKind::Note).into_iter().map(|one| (one.taken_from, one.line.after)).collect();
    let quoted = |text: &str| Some(format!("\"{text}\""));
    assert_eq!(notes, [(None, quoted("端末で書いた。")), (None, quoted("事務局で書いた。"))]);
    laptop.assert_sound();
    office.assert_sound();
}
