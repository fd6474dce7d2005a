//! Cases go out and come back.

use std::ops::ControlFlow;

use nintei_judgment::{Tenths, Traced, TreeId};
use nintei_store::{BundleTaken, CaseStatus, CaseVerdict, ChangeKind, Origin};
use nintei_survey::{Circumstance, ExpectedReason, Investigator, Overview, PhysicianOpinion};
use nintei_transfer::Handover;

use crate::common::{form, item, new_case, person};
use crate::{lent, two, verdicts};

#[test]
fn everything_that_is_carried_arrives_as_it_was() {
    let (mut office, mut laptop) = two();
    let id = new_case(&mut laptop.store, &person("架空 花子", "かくう はなこ", "0000012345"));
    let (form, stamp) = (form(), laptop.stamp());
    let investigator = Investigator { name: "鈴木".to_owned(), ..Investigator::default() };
    let store = &mut laptop.store;
    store.answer(id, &form, item("1-1"), Some(&[2, 4]), &stamp).unwrap();
    store.answer(id, &form, item("6"), Some(&[]), &stamp).unwrap();
    store.write_note(id, &form, item("4-6"), "週2回。\n夜に多い。", None, &stamp).unwrap();
    store.write_memo(id, &form, item("4-6"), "娘より", &stamp).unwrap();
    store.set_circumstances(id, &form, item("4-6"), &[Circumstance::NobodyPresent].into(), &stamp).unwrap();
    store.dismiss_note(id, &form, item("4-6"), ExpectedReason::Behaviour, Some("一度だけ"), &stamp).unwrap();
    let overview = Overview { remarks: "独居".to_owned(), ..Overview::default() };
    store.save_overview(id, &overview, &stamp).unwrap();
    let mut opinion = PhysicianOpinion { physician: "架空 医師".to_owned(), ..PhysicianOpinion::default() };
    opinion
        .items
        .set(&nintei_survey::OpinionForm::built_in().unwrap(), nintei_survey::OpinionItem::Stability, &[2])
        .unwrap();
    store.set_opinion(id, &opinion, &stamp).unwrap();
    let traced = Traced { minutes: Tenths::new(74), by: "鈴木".to_owned(), on: Some(stamp.at.date_naive()) };
    store.set_traced(id, TreeId::ALL[0], Some(&traced), &stamp).unwrap();
    let registered = store.add_investigator(&investigator, &stamp).unwrap();
    store.assign_investigator(id, Some(registered), &stamp).unwrap();
    store.set_status(id, CaseStatus::Surveyed, &stamp).unwrap();
    // The register of the office has others before.
    let stamp = office.stamp();
    let other = Investigator { name: "佐藤".to_owned(), ..Investigator::default() };
    office.store.add_investigator(&other, &stamp).unwrap();
    office.store.add_investigator(&investigator, &stamp).unwrap();
    new_case(&mut office.store, &person("架空 一郎", "", "0000000001"));

    let made = laptop.give(&office, &[id], Handover::Deliver);
    assert_eq!(verdicts(&office, &made), [CaseVerdict::New]);
    assert_eq!(office.take(&made), BundleTaken { new: 1, ..BundleTaken::default() });

    let (sent, arrived) = (laptop.case(id), office.case(2));
    assert_eq!(arrived.investigator, Some(2), "the same person is found in the register");
    assert_eq!(
        nintei_store::Case { id: sent.id, number: sent.number, investigator: sent.investigator, ..arrived },
        sent
    );
    assert!(office.store.history(2).unwrap()[0].origin == Some(Origin::Received { peer: 1 }));
    for computer in [&office, &laptop] {
        computer.assert_sound();
    }
}

#[test]
fn what_was_edited_on_one_side_alone_is_merged_without_asking() {
    let (mut office, mut laptop) = lent();
    laptop.answer(1, "2-1", &[1]);
    laptop.write(1, "2-1", "手すりを使う。");
    office.rename(1, "架空 華子");
    let made = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!(verdicts(&office, &made), [CaseVerdict::Changes { places: 2 }]);
    let report = office.take(&made);
    assert_eq!((report.changed, report.places, report.conflicts), (1, 2, 0));
    assert_eq!(office.note(1, "2-1"), "手すりを使う。");
    assert_eq!(office.case(1).application.name, "架空 華子");
    // The office's own edit reaches the laptop with the next bundle.
    let back = office.give(&laptop, &[1], Handover::Lend);
    laptop.take(&back);
    assert_eq!(laptop.case(1).application.name, "架空 華子");
    assert_eq!(laptop.case(1).answers, office.case(1).answers);
    office.assert_sound();
    laptop.assert_sound();
}

#[test]
fn the_same_bundle_again_changes_nothing_and_adds_no_line() {
    let (mut office, mut laptop) = lent();
    laptop.answer(1, "2-1", &[1]);
    office.write(1, "4-6", "事務局で書いた。");
    laptop.write(1, "4-6", "端末で書いた。");
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let (lines, case) = (office.lines(), office.case(1));
    assert!(office.store.preview_bundle(&made.bytes).unwrap().taken_before);
    assert_eq!(verdicts(&office, &made), [CaseVerdict::NothingNew]);
    assert_eq!(office.take(&made), BundleTaken { unchanged: 1, ..BundleTaken::default() });
    assert_eq!((office.lines(), office.case(1)), (lines, case));
    // Also after it was settled and edited again.
    office.settle_all(nintei_store::Kept::Ours);
    office.answer(1, "2-1", &[2]);
    let (lines, case) = (office.lines(), office.case(1));
    assert_eq!(office.take(&made), BundleTaken { unchanged: 1, ..BundleTaken::default() });
    assert_eq!((office.lines(), office.case(1)), (lines, case));
    office.assert_sound();
}

#[test]
fn an_older_bundle_that_arrives_late_changes_nothing() {
    let (mut office, mut laptop) = lent();
    laptop.answer(1, "2-1", &[1]);
    let first = laptop.give(&office, &[1], Handover::Deliver);
    laptop.answer(1, "2-1", &[2]);
    let second = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&second);
    let case = office.case(1);
    assert_eq!(verdicts(&office, &first), [CaseVerdict::Older]);
    assert_eq!(office.take(&first), BundleTaken { unchanged: 1, ..BundleTaken::default() });
    assert_eq!(office.case(1), case);
    office.assert_sound();
}

#[test]
fn a_looked_at_bundle_changes_nothing() {
    let (office, mut laptop) = lent();
    laptop.answer(1, "2-1", &[1]);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    let lines = office.lines();
    let preview = office.store.preview_bundle(&made.bytes).unwrap();
    assert_eq!((preview.from.name.as_str(), preview.from.number, preview.taken_before), ("端末3", 1, false));
    let case = &preview.cases[0];
    assert_eq!((case.number, case.ours, case.name.as_str()), (1, Some(1), "架空 花子"));
    assert_eq!(office.lines(), lines);
}

#[test]
fn a_stopped_bundle_is_neither_made_nor_taken() {
    let (mut office, mut laptop) = two();
    for number in 0..3 {
        new_case(&mut office.store, &person("架空", "", &format!("000000000{number}")));
    }
    for stopped_at in 0..=3 {
        let (lines, stamp) = (office.lines(), office.stamp());
        let mut stop = |step: nintei_store::TransferStep| {
            if step.done == stopped_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let made = office.store.make_bundle(1, &[1, 2, 3], Handover::Lend, &stamp, &mut stop).unwrap();
        assert_eq!((made, office.lines()), (None, lines), "stopped at {stopped_at}");
    }
    let made = office.give(&laptop, &[1, 2, 3], Handover::Lend);
    for stopped_at in 0..=3 {
        let (lines, stamp) = (laptop.lines(), laptop.stamp());
        let mut stop = |step: nintei_store::TransferStep| {
            if step.done == stopped_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let taken = laptop.store.take_bundle(&made.bytes, &crate::digest(&made.bytes), &stamp, &mut stop).unwrap();
        assert_eq!((taken, laptop.lines()), (None, lines), "stopped at {stopped_at}");
    }
    assert_eq!(laptop.take(&made).new, 3);
}

#[test]
fn what_was_done_elsewhere_is_told_once_with_the_computer_and_the_person() {
    let (mut office, mut laptop) = lent();
    laptop.write(1, "2-1", "手すりを使う。");
    for _ in 0..2 {
        let made = laptop.give(&office, &[1], Handover::Deliver);
        office.take(&made);
        let made = office.give(&laptop, &[1], Handover::Lend);
        laptop.take(&made);
    }
    let written = |lines: Vec<nintei_store::ReceivedLine>| -> Vec<(String, String, Option<String>)> {
        let notes = lines.into_iter().filter(|line| line.line.kind == ChangeKind::Note);
        notes.map(|line| (line.peer_name, line.line.by, line.line.after)).collect()
    };
    let text = Some("\"手すりを使う。\"".to_owned());
    assert_eq!(
        written(office.store.received_lines(1).unwrap()),
        [("端末3".to_owned(), "端末3の人".to_owned(), text)],
        "the laptop's line, not the one that the office's taking wrote"
    );
    let of_office = laptop.store.received_lines(1).unwrap();
    assert!(of_office.iter().all(|line| line.peer_name == "事務局"), "none of its own lines comes back");
    assert!(of_office.iter().any(|line| line.line.kind == ChangeKind::Answer));
}

#[test]
fn an_investigator_who_is_not_in_the_register_exactly_once_is_told() {
    let (mut office, mut laptop) = two();
    let id = new_case(&mut laptop.store, &person("架空 花子", "", "0000012345"));
    let stamp = laptop.stamp();
    let investigator = Investigator { name: "鈴木".to_owned(), ..Investigator::default() };
    let registered = laptop.store.add_investigator(&investigator, &stamp).unwrap();
    laptop.store.assign_investigator(id, Some(registered), &stamp).unwrap();
    for _ in 0..2 {
        office.store.add_investigator(&investigator, &stamp).unwrap();
    }
    let made = laptop.give(&office, &[id], Handover::Deliver);
    let report = office.take(&made);
    assert_eq!((report.new, report.without_investigator), (1, vec![1]));
    assert_eq!(office.case(1).investigator, None);
    assert_eq!(office.case(1).application.investigator, "鈴木", "the name itself is carried");
}

#[test]
fn undo_does_not_reach_back_before_what_came_from_elsewhere() {
    let (mut office, mut laptop) = lent();
    office.write(1, "4-6", "事務局で書いた。");
    laptop.answer(1, "1-3", &[3]);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    let stamp = office.stamp();
    assert_eq!(office.store.undoable(1).unwrap(), (None, None));
    assert_eq!(office.store.undo(1, &form(), &stamp).unwrap(), None);
    office.answer(1, "1-3", &[1]);
    assert!(office.store.undo(1, &form(), &stamp).unwrap().is_some());
    assert_eq!(office.case(1).answers, laptop.case(1).answers);
}

#[test]
fn many_cases_go_in_one_bundle_and_keep_their_own_numbers_on_each_side() {
    let (mut office, mut laptop) = two();
    new_case(&mut laptop.store, &person("架空 先", "", "0000099999"));
    let ids: Vec<_> = (0..5)
        .map(|n| new_case(&mut office.store, &person(&format!("架空 {n}"), "", &format!("000001234{n}"))))
        .collect();
    let made = office.give(&laptop, &ids, Handover::Lend);
    assert_eq!((made.cases, made.serial), (5, 1));
    assert_eq!(laptop.take(&made).new, 5);
    assert_eq!(laptop.case(2).application.name, "架空 0");
    laptop.answer(4, "1-3", &[1]);
    let made = laptop.give(&office, &[4], Handover::Deliver);
    assert_eq!(office.take(&made).changed, 1);
    assert_eq!(office.case(3).answers, laptop.case(4).answers);
    assert_eq!(office.give(&laptop, &ids, Handover::Lend).serial, 2);
}
