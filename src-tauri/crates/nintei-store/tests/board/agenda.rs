use nintei_board::{OrderBy, OrderKey};
use nintei_store::{CaseId, CaseStatus, ChangeKind, ReviewState, Store};
use nintei_survey::CareLevel;
use proptest::prelude::*;

use super::{assign, decided, deferred, new_meeting, order, refused, some_surveyed};
use crate::common::{LONGER, new_store, stamp};

const BY: [OrderBy; 2] = [
    OrderBy { key: OrderKey::TerminalCancer, descending: false },
    OrderBy { key: OrderKey::AppliedOn, descending: true },
];

#[test]
fn cases_are_put_at_the_end_moved_and_taken_off() {
    let (folder, mut store) = new_store();
    let (first, second) = (new_meeting(&mut store, 1, 5), new_meeting(&mut store, 2, 5));
    let cases = some_surveyed(&mut store, 4);
    assign(&mut store, first, &[cases[2], cases[0], cases[1]]);
    assert_eq!(order(&store, first), [cases[2], cases[0], cases[1]]);
    store.assign(&[(cases[0], Some(second)), (cases[3], Some(first)), (cases[2], None)], &stamp()).unwrap();
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!((order(&store, first), order(&store, second)), (vec![cases[1], cases[3]], vec![cases[0]]));
    assert_eq!(store.meeting_of_case(cases[3]).unwrap(), Some((first, 2)));
    assert_eq!(store.meeting_of_case(cases[2]).unwrap(), None);
    let states = [0, 1, 2, 3].map(|place: usize| store.review_state(cases[place]).unwrap());
    assert_eq!(states, [ReviewState::Placed, ReviewState::Placed, ReviewState::Waiting, ReviewState::Placed]);
    let lines = store.history(cases[0]).unwrap();
    let assigned: Vec<_> = lines.iter().filter(|line| line.kind == ChangeKind::Assignment).collect();
    let items: Vec<_> = assigned.iter().map(|line| (line.item.clone().unwrap(), line.after.is_some())).collect();
    let expected = [(first, true), (first, false), (second, true)].map(|(id, is)| (id.to_string(), is));
    assert_eq!(items, expected, "the case's own lines say where it went");
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn all_are_assigned_or_none() {
    let (_folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 2);
    let cases = some_surveyed(&mut store, 4);
    store.set_status(cases[3], CaseStatus::Surveying, &stamp()).unwrap();
    let to = |cases: &[CaseId]| cases.iter().map(|case| (*case, Some(meeting))).collect::<Vec<_>>();
    for (placements, code) in [
        (to(&cases[..3]), "meeting-full"),
        (to(&[cases[0], cases[3]]), "case-not-surveyed"),
        (vec![(cases[0], Some(meeting)), (cases[1], Some(9))], "no-such-meeting"),
        (vec![(cases[0], Some(meeting)), (99, Some(meeting))], "no-such-case"),
    ] {
        assert_eq!(refused(&mut store, |store| store.assign(&placements, &stamp())), code);
        assert_eq!(order(&store, meeting), [] as [CaseId; 0]);
    }
    assign(&mut store, meeting, &cases[..2]);
    store.assign(&[(cases[2], Some(meeting)), (cases[0], None)], &stamp()).unwrap();
    assert_eq!(order(&store, meeting), [cases[1], cases[2]], "room is counted at the end");
}

#[test]
fn a_decided_case_stays_and_a_deferred_one_goes_on_to_another_meeting_but_stays_on_the_record() {
    let (_folder, mut store) = new_store();
    let (first, second) = (new_meeting(&mut store, 1, 5), new_meeting(&mut store, 2, 5));
    let cases = some_surveyed(&mut store, 2);
    assign(&mut store, first, &cases);
    store.put_decision(cases[0], Some(&decided(CareLevel::Care2, "2027-11-30")), None, &stamp()).unwrap();
    store.put_decision(cases[1], Some(&deferred("再調査")), None, &stamp()).unwrap();
    for to in [None, Some(second)] {
        assert_eq!(refused(&mut store, |store| store.assign(&[(cases[0], to)], &stamp())), "case-decided");
    }
    store.assign(&[(cases[0], Some(first))], &stamp()).unwrap();
    let there = [(cases[1], Some(first))];
    assert_eq!(refused(&mut store, |store| store.assign(&there, &stamp())), "case-deferred-there");
    assert_eq!(store.review_state(cases[1]).unwrap(), ReviewState::Waiting);
    assign(&mut store, second, &cases[1..]);
    assert_eq!((order(&store, first), order(&store, second)), (cases.clone(), vec![cases[1]]));
    assert_eq!(store.agenda(first).unwrap()[1].decision, Some(deferred("再調査")));
    assert_eq!(store.decision(cases[1]).unwrap(), None, "the second meeting has not decided");
    assert_eq!(refused(&mut store, |store| store.assign(&there, &stamp())), "case-deferred-there");
    store.put_decision(cases[1], Some(&decided(CareLevel::Care3, "2027-11-30")), None, &stamp()).unwrap();
    assert_eq!(store.review_state(cases[1]).unwrap(), ReviewState::Decided);
    store.put_decision(cases[1], None, Some("誤り"), &stamp()).unwrap();
    store.assign(&[(cases[1], None)], &stamp()).unwrap();
    assert_eq!(store.review_state(cases[1]).unwrap(), ReviewState::Waiting);
    assert_eq!(order(&store, first), cases);
    assert_eq!(store.decision(cases[1]).unwrap(), Some(deferred("再調査")));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn an_order_names_every_case_of_the_agenda_once_and_says_what_made_it() {
    let (_folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 5);
    let cases = some_surveyed(&mut store, 4);
    assign(&mut store, meeting, &cases[..3]);
    for wrong in [&cases[..2], &cases[..4], &[cases[0], cases[1], cases[1]], &[cases[0], cases[1], cases[3]]] {
        let code = refused(&mut store, |store| store.order_agenda(meeting, wrong, &[], &stamp()));
        assert_eq!(code, "order-not-of-agenda");
        assert_eq!(order(&store, meeting), cases[..3]);
    }
    let reversed: Vec<CaseId> = cases[..3].iter().rev().copied().collect();
    store.order_agenda(meeting, &reversed, &BY, &stamp()).unwrap();
    assert_eq!((order(&store, meeting), store.order_made_by(meeting).unwrap()), (reversed.clone(), BY.to_vec()));
    let lines = store.office_history().unwrap().len();
    store.order_agenda(meeting, &reversed, &BY, &stamp()).unwrap();
    assert_eq!(store.office_history().unwrap().len(), lines, "the same order again adds no line");
    store.order_agenda(meeting, &reversed, &[], &stamp()).unwrap();
    assert_eq!(store.order_made_by(meeting).unwrap(), []);
    assert_eq!(store.office_history().unwrap().len(), lines + 1);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_case_is_taken_into_full_review_with_a_reason_until_it_is_decided() {
    let (_folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 5);
    let case = some_surveyed(&mut store, 1)[0];
    assign(&mut store, meeting, &[case]);
    let blank = refused(&mut store, |store| store.set_full_review(case, Some(" "), &stamp()));
    assert_eq!(blank, "full-review-without-reason");
    store.set_full_review(case, Some("家族の状況が変わった"), &stamp()).unwrap();
    let kept = Some("家族の状況が変わった".to_owned());
    assert_eq!(
        (store.full_review(case).unwrap(), store.agenda(meeting).unwrap()[0].full_review.clone()),
        (kept.clone(), kept)
    );
    store.put_decision(case, Some(&decided(CareLevel::Care2, "2027-11-30")), None, &stamp()).unwrap();
    assert_eq!(refused(&mut store, |store| store.set_full_review(case, None, &stamp())), "case-decided");
    store.put_decision(case, None, Some("誤り"), &stamp()).unwrap();
    store.set_full_review(case, None, &stamp()).unwrap();
    assert_eq!(store.full_review(case).unwrap(), None);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[derive(Debug, Clone)]
enum Step {
    Assign(Vec<(usize, Option<usize>)>),
    Reverse(usize),
    Decide(usize, bool),
    Withdraw(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let placements = prop::collection::vec((0..5_usize, prop::option::of(0..3_usize)), 1..4);
    prop_oneof![
        4 => placements.prop_map(Step::Assign),
        1 => (0..3_usize).prop_map(Step::Reverse),
        2 => (0..5_usize, any::<bool>()).prop_map(|(case, defer)| Step::Decide(case, defer)),
        1 => (0..5_usize).prop_map(Step::Withdraw),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_assigned_ordered_and_decided_no_meeting_is_overfull_and_the_journal_is_sound(
        steps in prop::collection::vec(step(), 1..24),
    ) {
        let (_folder, mut store) = new_store();
        let meetings = [1, 2, 3].map(|number| new_meeting(&mut store, number, 2));
        let cases = some_surveyed(&mut store, 5);
        for step in steps {
            // What is refused changes nothing; that the rest fits together is what is looked at.
            let _ = match step {
                Step::Assign(placements) => {
                    let to = |(case, to): (usize, Option<usize>)| (cases[case], to.map(|to| meetings[to]));
                    store.assign(&placements.into_iter().map(to).collect::<Vec<_>>(), &stamp())
                }
                Step::Reverse(meeting) => {
                    let reversed: Vec<CaseId> = order(&store, meetings[meeting]).into_iter().rev().collect();
                    store.order_agenda(meetings[meeting], &reversed, &[], &stamp())
                }
                Step::Decide(case, true) => store.put_decision(cases[case], Some(&deferred("再調査")), None, &stamp()),
                Step::Decide(case, false) => {
                    let decision = decided(CareLevel::Care2, "2027-11-30");
                    store.put_decision(cases[case], Some(&decision), None, &stamp())
                }
                Step::Withdraw(case) => store.put_decision(cases[case], None, Some("誤り"), &stamp()),
            };
            let open: Vec<CaseId> = meetings
                .iter()
                .flat_map(|meeting| store.agenda(*meeting).unwrap())
                .filter(|entry| entry.decision.as_ref().is_none_or(|decision| decision.ends_on.is_some()))
                .map(|entry| entry.case)
                .collect();
            for case in &cases {
                let waits = store.review_state(*case).unwrap() == ReviewState::Waiting;
                let stands = open.iter().filter(|open| *open == case).count();
                prop_assert_eq!(stands, usize::from(!waits), "a case waits or stands on one agenda");
            }
            prop_assert!(meetings.iter().all(|meeting| order(&store, *meeting).len() <= 2));
            prop_assert!(store.verify_journal().unwrap().is_sound());
        }
    }
}
