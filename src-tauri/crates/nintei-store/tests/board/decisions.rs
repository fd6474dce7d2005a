use nintei_store::{ChangeKind, ReviewState, Store};
use nintei_survey::CareLevel;

use super::{assign, day, decided, new_meeting, refused, some_surveyed};
use crate::common::{LONGER, new_store, stamp};
use nintei_board::Decision;

#[test]
fn a_decision_is_kept_whole_and_its_withdrawal_says_why() {
    let (folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 5);
    let case = some_surveyed(&mut store, 1)[0];
    assign(&mut store, meeting, &[case]);
    let (first, second) = (decided(CareLevel::Care2, "2027-11-30"), decided(CareLevel::Care3, "2028-11-30"));
    store.put_decision(case, Some(&first), None, &stamp()).unwrap();
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!(store.decision(case).unwrap(), Some(first.clone()));
    let lines = store.history(case).unwrap().len();
    store.put_decision(case, Some(&first), None, &stamp()).unwrap();
    assert_eq!(store.history(case).unwrap().len(), lines, "the same decision again adds no line");
    assert_eq!(
        refused(&mut store, |store| store.put_decision(case, None, None, &stamp())),
        "withdrawal-without-reason"
    );
    assert_eq!(
        refused(&mut store, |store| store.put_decision(case, None, Some("　"), &stamp())),
        "withdrawal-without-reason"
    );
    store.put_decision(case, None, Some("月数の誤り"), &stamp()).unwrap();
    assert_eq!((store.decision(case).unwrap(), store.review_state(case).unwrap()), (None, ReviewState::Placed));
    assert_eq!(store.agenda(meeting).unwrap()[0].withdrawn_because.as_deref(), Some("月数の誤り"));
    store.put_decision(case, Some(&second), None, &stamp()).unwrap();
    let history = store.history(case).unwrap();
    let of_decision: Vec<_> = history.iter().filter(|line| line.kind == ChangeKind::Decision).collect();
    let worded = serde_json::to_string(&first).unwrap();
    assert_eq!(of_decision.len(), 4);
    assert_eq!(of_decision[1].before.as_deref(), Some(worded.as_str()), "what was withdrawn stays in the journal");
    assert_eq!(of_decision[2].after.as_deref(), Some("\"月数の誤り\""));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_case_is_decided_on_its_agenda_and_on_the_day_of_the_meeting() {
    let (_folder, mut store) = new_store();
    let meeting = new_meeting(&mut store, 1, 5);
    let cases = some_surveyed(&mut store, 2);
    let decision = decided(CareLevel::Care2, "2027-11-30");
    let other_day = Decision { decided_on: day("2026-11-26"), ..decision.clone() };
    let put = |decision: Option<Decision>| {
        move |store: &mut Store| store.put_decision(1, decision.as_ref(), Some("誤り"), &stamp())
    };
    assert_eq!(refused(&mut store, put(Some(decision.clone()))), "case-not-on-agenda");
    assign(&mut store, meeting, &cases[..1]);
    assert_eq!(refused(&mut store, put(Some(other_day))), "not-on-day-of-meeting");
    assert_eq!(refused(&mut store, put(None)), "nothing-decided");
    assert_eq!(refused(&mut store, |store| store.put_decision(9, Some(&decision), None, &stamp())), "no-such-case");
    let both = [(cases[0], decision.clone()), (cases[1], decision.clone())];
    assert_eq!(refused(&mut store, |store| store.put_decisions(&both, &stamp())), "case-not-on-agenda");
    assert_eq!(store.decision(cases[0]).unwrap(), None, "all or none");
    assign(&mut store, meeting, &cases[1..]);
    store.put_decisions(&both, &stamp()).unwrap();
    assert_eq!(
        [0, 1].map(|place: usize| store.decision(cases[place]).unwrap()),
        [Some(decision.clone()), Some(decision)]
    );
    assert!(store.verify_journal().unwrap().is_sound());
}
