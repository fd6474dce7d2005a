//! Undo and redo over the journal.

mod common;

use common::{LONGER, form, item, new_case, new_store, stamp};
use nintei_store::{Case, CaseId, CaseQuery, CaseStatus, ChangeKind, LastSurveyChoice, Origin, Store};
use nintei_survey::{Application, Circumstance, ExpectedReason, FormEdition, Investigator, Overview, PhysicianOpinion};
use proptest::prelude::*;
use tempfile::TempDir;

fn with_case() -> (TempDir, Store, CaseId, FormEdition) {
    let (folder, mut store) = new_store();
    let case = new_case(&mut store, &Application::default());
    (folder, store, case, form())
}

fn answered(store: &Store) -> u16 {
    store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).unwrap().rows[0].answered
}

/// The numbers of the lines that undo would take back and redo would make again.
fn next_steps(store: &Store, case: CaseId) -> (Option<i64>, Option<i64>) {
    let (undo, redo) = store.undoable(case).unwrap();
    (undo.map(|line| line.seq), redo.map(|line| line.seq))
}

#[test]
fn each_kind_of_change_to_an_item_is_taken_back_and_made_again() {
    let (_folder, mut store, case, form) = with_case();
    let mut states = vec![store.case(case).unwrap()];
    for step in 0..7 {
        match step {
            0 => drop(store.answer(case, &form, item("1-1"), Some(&[2, 4]), &stamp()).unwrap()),
            1 => store.write_note(case, &form, item("1-1"), "右下肢。\n装具あり。", None, &stamp()).unwrap(),
            2 => store.write_memo(case, &form, item("1-1"), "装具", &stamp()).unwrap(),
            3 => {
                let flags = [Circumstance::NotTried].into();
                store.set_circumstances(case, &form, item("1-1"), &flags, &stamp()).unwrap();
            }
            4 => {
                let reason = ExpectedReason::NotTried;
                store.dismiss_note(case, &form, item("1-1"), reason, Some("痛み"), &stamp()).unwrap();
            }
            5 => drop(store.answer(case, &form, item("6"), Some(&[]), &stamp()).unwrap()),
            _ => drop(store.answer(case, &form, item("1-1"), None, &stamp()).unwrap()),
        }
        states.push(store.case(case).unwrap());
    }
    for state in states[..7].iter().rev() {
        assert!(store.undo(case, &form, &stamp()).unwrap().is_some());
        assert_eq!(store.case(case).unwrap(), *state);
    }
    assert_eq!(store.undo(case, &form, &stamp()).unwrap(), None);
    for state in &states[1..] {
        assert!(store.redo(case, &form, &stamp()).unwrap().is_some());
        assert_eq!(store.case(case).unwrap(), *state);
    }
    assert_eq!(store.redo(case, &form, &stamp()).unwrap(), None);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn an_undo_is_a_line_of_its_own_that_names_the_line_it_takes_back() {
    let (_folder, mut store, case, form) = with_case();
    store.answer(case, &form, item("1-3"), Some(&[1]), &stamp()).unwrap();
    store.answer(case, &form, item("1-3"), Some(&[3]), &stamp()).unwrap();
    let undone = store.undo(case, &form, &stamp()).unwrap().unwrap();
    assert_eq!((undone.seq, undone.kind, undone.origin), (4, ChangeKind::Answer, Some(Origin::Undo { of: 3 })));
    assert_eq!((undone.before.as_deref(), undone.after.as_deref()), (Some("[3]"), Some("[1]")));
    let redone = store.redo(case, &form, &stamp()).unwrap().unwrap();
    assert_eq!((redone.seq, redone.origin), (5, Some(Origin::Redo { of: 3 })));
    assert_eq!(store.history(case).unwrap()[3..], [undone, redone]);
}

#[test]
fn the_count_of_answered_items_follows() {
    let (_folder, mut store, case, form) = with_case();
    store.answer(case, &form, item("1-1"), Some(&[1]), &stamp()).unwrap();
    store.answer(case, &form, item("6"), Some(&[]), &stamp()).unwrap();
    assert_eq!(answered(&store), 17);
    store.undo(case, &form, &stamp()).unwrap();
    assert_eq!(answered(&store), 5);
    store.undo(case, &form, &stamp()).unwrap();
    assert_eq!(answered(&store), 0);
    store.redo(case, &form, &stamp()).unwrap();
    assert_eq!(answered(&store), 5);
}

#[test]
fn a_change_after_an_undo_leaves_nothing_to_redo() {
    let (_folder, mut store, case, form) = with_case();
    store.answer(case, &form, item("1-3"), Some(&[1]), &stamp()).unwrap();
    store.answer(case, &form, item("1-4"), Some(&[1]), &stamp()).unwrap();
    store.undo(case, &form, &stamp()).unwrap();
    assert_eq!(next_steps(&store, case), (Some(2), Some(3)));
    store.write_note(case, &form, item("1-5"), "座れない。", None, &stamp()).unwrap();
    assert_eq!(next_steps(&store, case), (Some(5), None));
    assert_eq!(store.redo(case, &form, &stamp()).unwrap(), None);
    store.undo(case, &form, &stamp()).unwrap();
    store.undo(case, &form, &stamp()).unwrap();
    assert_eq!(next_steps(&store, case), (None, Some(2)));
    assert_eq!(store.case(case).unwrap().answers, Default::default());
}

#[test]
fn what_can_be_undone_outlives_a_restart_and_belongs_to_its_case() {
    let (folder, mut store, case, form) = with_case();
    let other = new_case(&mut store, &Application::default());
    store.answer(case, &form, item("1-3"), Some(&[1]), &stamp()).unwrap();
    store.answer(case, &form, item("1-3"), Some(&[2]), &stamp()).unwrap();
    store.undo(case, &form, &stamp()).unwrap();
    store.answer(other, &form, item("1-3"), Some(&[3]), &stamp()).unwrap();
    let before = (store.undoable(case).unwrap(), store.undoable(other).unwrap());
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!((store.undoable(case).unwrap(), store.undoable(other).unwrap()), before);
    store.redo(case, &form, &stamp()).unwrap();
    let single = |case| store.case(case).unwrap().answers.get(item("1-3")).single();
    assert_eq!((single(case), single(other)), (Some(2), Some(3)));
}

#[test]
fn what_is_not_put_to_an_item_is_passed_over() {
    let (_folder, mut store, case, form) = with_case();
    store.answer(case, &form, item("1-3"), Some(&[1]), &stamp()).unwrap();
    store.undo(case, &form, &stamp()).unwrap();
    let application = Application { name: "架空 花子".to_owned(), ..Application::default() };
    store.save_application(case, &application, &stamp()).unwrap();
    assert_eq!(next_steps(&store, case), (None, Some(2)));
    store.redo(case, &form, &stamp()).unwrap();
    store.undo(case, &form, &stamp()).unwrap();
    assert_eq!(store.undo(case, &form, &stamp()).unwrap(), None);
    assert_eq!(store.case(case).unwrap().application, application);
}

#[derive(Debug, Clone)]
enum Act {
    Answer(&'static str, Option<Vec<u8>>),
    Note(&'static str, &'static str),
    Memo(&'static str, &'static str),
    Flags(&'static str, Vec<Circumstance>),
    Dismiss(&'static str, ExpectedReason, Option<&'static str>),
    Undo,
    Redo,
    /// What undo passes over.
    Overview(Option<u8>),
    Opinion(Option<u8>),
    LastSurvey(LastSurveyChoice),
    Investigator(Option<i64>),
    Status(CaseStatus),
}

/// What undo passes over, among what it takes back.
fn any_act() -> impl Strategy<Value = Act> {
    let choices = [LastSurveyChoice::Automatic, LastSurveyChoice::None, LastSurveyChoice::Case { number: 2 }];
    let states = [CaseStatus::Surveying, CaseStatus::Surveyed];
    prop_oneof![
        12 => act(),
        1 => prop::option::of(1_u8..3).prop_map(Act::Overview),
        1 => prop::option::of(50_u8..52).prop_map(Act::Opinion),
        1 => prop::sample::select(choices.to_vec()).prop_map(Act::LastSurvey),
        1 => prop::option::of(1_i64..3).prop_map(Act::Investigator),
        1 => prop::sample::select(states.to_vec()).prop_map(Act::Status),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let id = || prop::sample::select(vec!["1-1", "1-3", "4-1", "6"]);
    let text = || prop::sample::select(vec!["", "週2回。", "毎日。\n夜間も。", "👵葛\u{E0100}"]);
    let numbers =
        || prop::option::of(prop::collection::btree_set(1_u8..4, 0..3).prop_map(|set| set.into_iter().collect()));
    let flags = || prop::collection::vec(prop::sample::select(Circumstance::ALL.to_vec()), 0..3);
    let reason = || prop::sample::select(vec![ExpectedReason::Behaviour, ExpectedReason::NotTried]);
    prop_oneof![
        4 => (id(), numbers()).prop_map(|(id, numbers)| Act::Answer(id, numbers)),
        2 => (id(), text()).prop_map(|(id, text)| Act::Note(id, text)),
        1 => (id(), text()).prop_map(|(id, text)| Act::Memo(id, text)),
        1 => (id(), flags()).prop_map(|(id, flags)| Act::Flags(id, flags)),
        1 => (id(), reason(), prop::option::of(text())).prop_map(|(id, reason, because)| Act::Dismiss(id, reason, because)),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
    ]
}

/// Does it; what is refused changes nothing, which the comparison with the journal shows.
fn do_it(store: &mut Store, case: CaseId, form: &FormEdition, act: Act) {
    let refused = match act {
        Act::Answer(id, numbers) => store.answer(case, form, item(id), numbers.as_deref(), &stamp()).map(drop),
        Act::Note(id, text) => store.write_note(case, form, item(id), text, None, &stamp()),
        Act::Memo(id, text) => store.write_memo(case, form, item(id), text, &stamp()),
        Act::Flags(id, flags) => store.set_circumstances(case, form, item(id), &flags.into_iter().collect(), &stamp()),
        Act::Dismiss(id, reason, because) => store.dismiss_note(case, form, item(id), reason, because, &stamp()),
        Act::Undo => store.undo(case, form, &stamp()).map(drop),
        Act::Redo => store.redo(case, form, &stamp()).map(drop),
        Act::Overview(household) => store.save_overview(case, &Overview { household, ..Overview::default() }, &stamp()),
        Act::Opinion(percent) => {
            let opinion = PhysicianOpinion { dementia_likelihood_percent: percent, ..PhysicianOpinion::default() };
            store.set_opinion(case, &opinion, &stamp())
        }
        Act::LastSurvey(choice) => store.set_last_survey(case, choice, &stamp()),
        Act::Investigator(id) => store.assign_investigator(case, id, &stamp()),
        Act::Status(status) => store.set_status(case, status, &stamp()),
    };
    if let Err(refusal) = refused {
        assert!(refusal.code().starts_with("answer-") || refusal.code() == "circumstance-not-offered", "{refusal}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_changes_undos_and_redos_leave_the_case_as_its_journal_says(acts in prop::collection::vec(any_act(), 1..40)) {
        let (_folder, mut store, case, form) = with_case();
        new_case(&mut store, &Application::default());
        for kana in ["すずき", "さとう"] {
            let investigator = Investigator { name: "架空".to_owned(), kana: kana.to_owned(), ..Investigator::default() };
            store.add_investigator(&investigator, &stamp()).unwrap();
        }
        for act in acts {
            do_it(&mut store, case, &form, act);
        }
        prop_assert!(store.verify_journal().unwrap().is_sound());
        let whole = store.case(case).unwrap();
        let counted = nintei_survey::Progress::of(&form, &whole.answers).answered;
        let rows = store.search(&CaseQuery { limit: 2, ..CaseQuery::default() }).unwrap().rows;
        prop_assert_eq!(rows.iter().find(|row| row.id == case).unwrap().answered, counted);

        // Undoing all and redoing as much restores the state exactly, step by step.
        let mut states: Vec<Case> = vec![whole];
        while store.undo(case, &form, &stamp()).unwrap().is_some() {
            states.push(store.case(case).unwrap());
        }
        prop_assert_eq!(&states[states.len() - 1].answers, &Default::default());
        prop_assert_eq!(states[states.len() - 1].notes.iter().count(), 0);
        for expected in states.iter().rev().skip(1) {
            prop_assert!(store.redo(case, &form, &stamp()).unwrap().is_some());
            prop_assert_eq!(&store.case(case).unwrap(), expected);
        }
        prop_assert!(store.verify_journal().unwrap().is_sound());
    }

    #[test]
    fn undo_and_redo_do_as_two_stacks_do(acts in prop::collection::vec(act(), 1..40)) {
        let (_folder, mut store, case, form) = with_case();
        let (mut done, mut undone): (Vec<Case>, Vec<Case>) = (Vec::new(), Vec::new());
        for act in acts {
            let (before, lines) = (store.case(case).unwrap(), store.history(case).unwrap().len());
            do_it(&mut store, case, &form, act.clone());
            let after = store.case(case).unwrap();
            let changed = store.history(case).unwrap().len() > lines;
            match act {
                Act::Undo => match done.pop() {
                    Some(expected) => { prop_assert_eq!(after, expected); undone.push(before); }
                    None => prop_assert!(!changed),
                },
                Act::Redo => match undone.pop() {
                    Some(expected) => { prop_assert_eq!(after, expected); done.push(before); }
                    None => prop_assert!(!changed),
                },
                _ if changed => { done.push(before); undone.clear(); }
                _ => prop_assert_eq!(after, before),
            }
            let (undo, redo) = store.undoable(case).unwrap();
            prop_assert_eq!((undo.is_some(), redo.is_some()), (!done.is_empty(), !undone.is_empty()));
        }
    }
}
