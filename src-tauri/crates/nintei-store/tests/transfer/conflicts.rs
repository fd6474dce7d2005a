//! Places that were edited on both sides.

use nintei_store::{CaseQuery, CaseVerdict, ChangeKind, Kept};
use nintei_transfer::Handover;

use crate::common::item;
use crate::{lent, verdicts};

#[test]
fn a_place_that_both_edited_stays_as_it_is_here_until_a_person_decides() {
    let (mut office, mut laptop) = lent();
    office.write(1, "4-6", "事務局で書いた。");
    laptop.write(1, "4-6", "端末で書いた。");
    laptop.answer(1, "2-1", &[1]);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!(verdicts(&office, &made), [CaseVerdict::Conflicts { places: 1, conflicts: 1 }]);
    let report = office.take(&made);
    assert_eq!((report.changed, report.places, report.conflicts), (1, 1, 1));
    assert_eq!(office.note(1, "4-6"), "事務局で書いた。");

    let conflicts = office.store.conflicts(Some(1)).unwrap();
    let [conflict] = &conflicts[..] else { panic!("{conflicts:?}") };
    assert_eq!((conflict.kind, conflict.item.as_deref()), (ChangeKind::Note, Some("4-6")));
    assert_eq!(conflict.ours.as_deref(), Some("\"事務局で書いた。\""));
    assert_eq!(conflict.theirs.as_deref(), Some("\"端末で書いた。\""));
    assert_eq!((conflict.ours_by.as_str(), conflict.theirs_by.as_str()), ("事務局の人", "端末3の人"));
    assert_eq!((conflict.peer.as_str(), conflict.number, conflict.name.as_str()), ("端末3", 1, "架空 花子"));
    assert_eq!((conflict.base.as_ref(), office.store.conflict_count().unwrap()), (None, 1));
    let page = office.store.search(&CaseQuery { limit: 10, ..CaseQuery::default() }).unwrap();
    assert_eq!(page.rows[0].conflicts, 1);
    office.assert_sound();
}

#[test]
fn either_side_can_be_kept_and_both_machines_agree_afterwards() {
    for (keep, expected) in [(Kept::Ours, "事務局で書いた。"), (Kept::Theirs, "端末で書いた。")] {
        let (mut office, mut laptop) = lent();
        office.write(1, "4-6", "事務局で書いた。");
        laptop.write(1, "4-6", "端末で書いた。");
        let made = laptop.give(&office, &[1], Handover::Deliver);
        office.take(&made);
        office.settle_all(keep);
        assert_eq!(office.note(1, "4-6"), expected);
        assert!(office.store.conflicts(None).unwrap().is_empty());
        let back = office.give(&laptop, &[1], Handover::Lend);
        assert_eq!(laptop.take(&back).conflicts, 0);
        assert_eq!(laptop.note(1, "4-6"), expected);
        let texts: Vec<String> =
            office.store.item_history(1, item("4-6")).unwrap().into_iter().filter_map(|line| line.after).collect();
        assert!(texts.iter().any(|text| text.contains("事務局")), "{texts:?}");
        office.assert_sound();
        laptop.assert_sound();
    }
}

#[test]
fn a_case_with_an_open_conflict_is_not_given_away() {
    let (mut office, mut laptop) = lent();
    office.rename(1, "架空 華子");
    laptop.rename(1, "架空 ハナコ");
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let refusal = office.try_make(1, &[1], Handover::Lend).unwrap_err();
    assert_eq!(refusal.code(), "conflicts-open");
    assert!(refusal.to_string().contains("整理番号1"), "{refusal}");
    office.settle_all(Kept::Theirs);
    assert_eq!(office.case(1).application.name, "架空 ハナコ");
    office.try_make(1, &[1], Handover::Lend).unwrap();
}

#[test]
fn a_conflict_is_settled_once() {
    let (mut office, mut laptop) = lent();
    office.answer(1, "1-3", &[1]);
    laptop.answer(1, "1-3", &[3]);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let id = office.store.conflicts(None).unwrap()[0].id;
    let stamp = office.stamp();
    office.store.settle_conflict(id, Kept::Theirs, &stamp).unwrap();
    assert_eq!(office.case(1).answers, laptop.case(1).answers);
    assert_eq!(office.store.settle_conflict(id, Kept::Ours, &stamp).unwrap_err().code(), "no-such-conflict");
}

#[test]
fn a_later_bundle_brings_the_newer_value_into_the_open_conflict() {
    let (mut office, mut laptop) = lent();
    office.write(1, "4-6", "事務局で書いた。");
    laptop.write(1, "4-6", "端末で書いた。");
    let first = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&first);
    let id = office.store.conflicts(None).unwrap()[0].id;
    laptop.write(1, "4-6", "端末で書き直した。");
    let second = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!(office.take(&second).conflicts, 1);
    let conflicts = office.store.conflicts(None).unwrap();
    assert_eq!((conflicts.len(), conflicts[0].id), (1, id));
    assert_eq!(conflicts[0].theirs.as_deref(), Some("\"端末で書き直した。\""));
    // Where they come to the same words by themselves, nothing is left to decide.
    laptop.write(1, "4-6", "事務局で書いた。");
    let third = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&third);
    assert!(office.store.conflicts(None).unwrap().is_empty());
    office.assert_sound();
}

#[test]
fn bundles_that_cross_on_the_way_lose_nothing_and_meet_again() {
    let (mut office, mut laptop) = lent();
    office.write(1, "4-6", "事務局で書いた。");
    laptop.write(1, "4-6", "端末で書いた。");
    let (out, back) = (office.give(&laptop, &[1], Handover::Lend), laptop.give(&office, &[1], Handover::Deliver));
    laptop.take(&out);
    office.take(&back);
    // Each keeps its own against the other's.
    laptop.settle_all(Kept::Ours);
    office.settle_all(Kept::Ours);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!(office.take(&made).conflicts, 1, "neither passes by the other in silence");
    office.settle_all(Kept::Ours);
    let made = office.give(&laptop, &[1], Handover::Lend);
    assert_eq!(laptop.take(&made).conflicts, 0);
    assert_eq!((laptop.note(1, "4-6"), office.note(1, "4-6")), ("事務局で書いた。".into(), "事務局で書いた。".into()));
}

#[test]
fn an_edit_after_crossing_bundles_is_followed_without_asking() {
    let (mut office, mut laptop) = lent();
    laptop.write(1, "4-6", "端末で書いた。");
    let (out, back) = (office.give(&laptop, &[1], Handover::Lend), laptop.give(&office, &[1], Handover::Deliver));
    laptop.take(&out);
    office.take(&back);
    office.write(1, "4-6", "事務局で直した。");
    let made = office.give(&laptop, &[1], Handover::Lend);
    assert_eq!(laptop.take(&made).conflicts, 0);
    assert_eq!(laptop.note(1, "4-6"), "事務局で直した。");
}

#[test]
fn fields_of_one_record_are_merged_one_by_one() {
    let (mut office, mut laptop) = lent();
    let (stamp, application) = (office.stamp(), office.case(1).application);
    let moved = nintei_survey::Application { insurer_number: "131234".to_owned(), ..application.clone() };
    office.store.save_application(1, &moved, &stamp).unwrap();
    laptop.rename(1, "架空 ハナコ");
    let made = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!(office.take(&made).conflicts, 0);
    let merged = office.case(1).application;
    assert_eq!((merged.insurer_number.as_str(), merged.name.as_str()), ("131234", "架空 ハナコ"));
    let found = office.store.search(&CaseQuery { text: "ハナコ".into(), limit: 10, ..CaseQuery::default() }).unwrap();
    assert_eq!(found.total, 1, "what came in is found");
}
