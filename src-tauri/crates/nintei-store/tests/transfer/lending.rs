//! Marks of cases that are lent out or borrowed.

use nintei_store::{CaseQuery, CaseStatus, LentDirection};
use nintei_transfer::Handover;

use crate::common::{new_case, person};
use crate::{Computer, lent, two};

fn mark(computer: &Computer) -> Option<(LentDirection, String)> {
    computer.store.lent(1).unwrap().map(|lent| (lent.direction, lent.peer_name))
}

#[test]
fn a_lent_case_is_marked_on_both_sides_until_it_is_back() {
    let (mut office, mut laptop) = lent();
    assert_eq!(mark(&office), Some((LentDirection::Out, "端末3".to_owned())));
    assert_eq!(mark(&laptop), Some((LentDirection::In, "事務局".to_owned())));
    assert_eq!(office.store.peers().unwrap()[0].lent, 1);
    let page = office.store.search(&CaseQuery { limit: 10, ..CaseQuery::default() }).unwrap();
    assert_eq!(page.rows[0].lent, office.store.lent(1).unwrap());
    assert_eq!(office.store.lent_cases().unwrap().len(), 1);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!((mark(&laptop), mark(&office).is_some()), (None, true), "until the bundle is taken");
    office.take(&made);
    assert_eq!((mark(&office), office.store.lent_cases().unwrap().len()), (None, 0));
    office.assert_sound();
    laptop.assert_sound();
}

#[test]
fn a_case_that_another_computer_has_is_not_cancelled_and_one_cancelled_before_arrives_so() {
    let (mut office, mut laptop) = lent();
    for computer in [&mut office, &mut laptop] {
        let stamp = computer.stamp();
        let refusal = computer.store.set_status(1, CaseStatus::Cancelled, &stamp).unwrap_err();
        assert_eq!(refusal.code(), "case-not-cancellable");
    }
    let mistaken = new_case(&mut laptop.store, &person("架空 太郎", "", "0000012346"));
    let stamp = laptop.stamp();
    laptop.store.set_status(mistaken, CaseStatus::Cancelled, &stamp).unwrap();
    let made = laptop.give(&office, &[mistaken], Handover::Deliver);
    office.take(&made);
    assert_eq!(office.store.case(2).unwrap().status, CaseStatus::Cancelled);
    let page = office.store.search(&CaseQuery { limit: 10, ..CaseQuery::default() }).unwrap();
    assert_eq!((page.total, page.rows.len()), (1, 1));
    let stamp = office.stamp();
    office.store.set_status(2, CaseStatus::Surveying, &stamp).unwrap();
    office.assert_sound();
    laptop.assert_sound();
}

#[test]
fn a_bundle_that_was_made_and_never_given_lends_nothing() {
    let (mut office, laptop) = two();
    new_case(&mut office.store, &person("架空 花子", "", "0000012345"));
    let made = office.try_make(1, &[1], Handover::Lend).unwrap();
    assert_eq!(mark(&office), None);
    let stamp = office.stamp();
    office.store.bundle_given(&made, &stamp).unwrap();
    let lines = office.lines();
    office.store.bundle_given(&made, &stamp).unwrap();
    assert_eq!((mark(&office).is_some(), office.lines()), (true, lines), "given once");
    laptop.assert_sound();
}

#[test]
fn a_lent_case_goes_to_nobody_else_and_a_borrowed_one_is_not_lent_on() {
    let (mut office, mut laptop) = lent();
    let third = Computer::new("端末4");
    let (to, from) = (office.meet(&third), laptop.meet(&third));
    for handover in [Handover::Lend, Handover::Deliver] {
        assert_eq!(office.try_make(to, &[1], handover).unwrap_err().code(), "lent-elsewhere");
    }
    assert_eq!(laptop.try_make(from, &[1], Handover::Lend).unwrap_err().code(), "borrowed");
    // The same laptop may be sent what was edited since.
    office.rename(1, "架空 華子");
    let made = office.give(&laptop, &[1], Handover::Lend);
    laptop.take(&made);
    assert_eq!(laptop.case(1).application.name, "架空 華子");
}

#[test]
fn a_lost_laptops_lending_is_ended_with_a_reason_and_what_comes_back_later_is_still_taken() {
    let (mut office, mut laptop) = lent();
    let stamp = office.stamp();
    assert_eq!(office.store.end_lending(1, " 　", &stamp).unwrap_err().code(), "end-without-reason");
    office.store.end_lending(1, "端末を紛失", &stamp).unwrap();
    assert_eq!(mark(&office), None);
    assert_eq!(office.store.end_lending(1, "もう一度", &stamp).unwrap_err().code(), "not-lent");
    let words: Vec<String> = office.store.history(1).unwrap().into_iter().filter_map(|line| line.after).collect();
    assert!(words.iter().any(|after| after.contains("端末を紛失")));
    office.assert_sound();
    laptop.answer(1, "2-1", &[1]);
    let made = laptop.give(&office, &[1], Handover::Deliver);
    assert_eq!(office.take(&made).changed, 1);
    assert_eq!(mark(&office), None);
    office.assert_sound();
}

#[test]
fn a_case_that_was_delivered_without_being_lent_carries_no_mark() {
    let (mut office, mut laptop) = two();
    new_case(&mut laptop.store, &person("架空 花子", "", "0000012345"));
    let made = laptop.give(&office, &[1], Handover::Deliver);
    office.take(&made);
    assert_eq!((mark(&laptop), mark(&office)), (None, None));
}
