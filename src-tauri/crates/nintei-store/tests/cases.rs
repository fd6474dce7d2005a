//! Cases: what is put in comes out again, and every change has its line.

mod common;

use common::{LONGER, form, item, new_case, new_store, person, stamp};
use nintei_judgment::{Tenths, Traced, TreeId};
use nintei_store::{CaseQuery, CaseStatus, ChangeKind, LastSurveyChoice, Store};
use nintei_survey::{
    Application, ApplicationKind, CareLevel, Certification, Circumstance, Dismissal, ExpectedReason, OpinionForm,
    OpinionItem, Overview, PhysicianOpinion, Situation,
};
use proptest::prelude::*;

fn answer_lines(store: &Store, case: i64) -> Vec<(Option<String>, Option<String>, Option<String>)> {
    let history = store.history(case).unwrap().into_iter();
    let lines = history.filter(|entry| entry.kind == ChangeKind::Answer);
    lines.map(|entry| (entry.item, entry.before, entry.after)).collect()
}

fn line(item: &str, before: Option<&str>, after: Option<&str>) -> (Option<String>, Option<String>, Option<String>) {
    (Some(item.to_owned()), before.map(str::to_owned), after.map(str::to_owned))
}

#[test]
fn a_case_is_read_back_whole_after_the_store_was_closed() {
    let (folder, mut store) = new_store();
    let application = Application {
        kind: Some(ApplicationKind::Renewal),
        applied_on: "2026-03-20".parse().ok(),
        previous: Some(Certification { level: Some(CareLevel::Care2), months: Some(24), ..Certification::default() }),
        ..person("𠮷田 葛\u{E0100}子👵", "よしだ", "0000012345")
    };
    let opinion_form = OpinionForm::built_in().unwrap();
    let mut opinion = PhysicianOpinion {
        dementia_likelihood_percent: Some(50),
        physician: "架空 医師子".to_owned(),
        written_on: "2026-03-25".parse().ok(),
        ..PhysicianOpinion::default()
    };
    for (item, numbers) in [(OpinionItem::DementiaIndependence, &[4][..]), (OpinionItem::SpecialCare, &[])] {
        opinion.items.set(&opinion_form, item, numbers).unwrap();
    }
    let overview = Overview {
        situation: Some(Situation::Facility { no: 10 }),
        services: [(1, 8), (12, 3)].into(),
        remarks: "一軒家に独居。\n階段が急。".to_owned(),
        ..Overview::default()
    };
    let traced = Traced { minutes: Tenths::new(74), by: "鈴木".to_owned(), on: "2026-04-01".parse().ok() };
    let case = new_case(&mut store, &application);
    store.answer(case, &form(), item("1-1"), Some(&[2, 4]), &stamp()).unwrap();
    store.answer(case, &form(), item("6"), Some(&[]), &stamp()).unwrap();
    store.answer(case, &form(), item("7-2"), Some(&[3]), &stamp()).unwrap();
    store.set_opinion(case, &opinion, &stamp()).unwrap();
    store.save_overview(case, &overview, &stamp()).unwrap();
    store.write_note(case, &form(), item("1-1"), "右下肢に麻痺。", None, &stamp()).unwrap();
    store.write_memo(case, &form(), item("6"), "家族に確認", &stamp()).unwrap();
    let flags = [Circumstance::NotTried, Circumstance::NobodyPresent].into();
    store.set_circumstances(case, &form(), item("1-3"), &flags, &stamp()).unwrap();
    store
        .dismiss_note(case, &form(), item("4-6"), ExpectedReason::Behaviour, Some("一度だけのため"), &stamp())
        .unwrap();
    store.set_last_survey(case, LastSurveyChoice::None, &stamp()).unwrap();
    store.set_traced(case, TreeId::Hygiene, Some(&traced), &stamp()).unwrap();
    store.set_status(case, CaseStatus::Surveyed, &stamp()).unwrap();
    drop(store);

    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let read = store.case(case).unwrap();
    assert_eq!((read.number, read.status, read.example), (1, CaseStatus::Surveyed, false));
    assert_eq!(read.application, application);
    assert_eq!(read.opinion, opinion);
    assert_eq!(read.overview, overview);
    assert_eq!(read.notes.iter().collect::<Vec<_>>(), [(item("1-1"), "右下肢に麻痺。")]);
    assert_eq!(read.memos, [(item("6"), "家族に確認".to_owned())].into());
    assert_eq!(read.circumstances, [(item("1-3"), flags)].into());
    let because = "一度だけのため".to_owned();
    assert_eq!(read.dismissals, [Dismissal { item: item("4-6"), reason: ExpectedReason::Behaviour, because }]);
    assert_eq!((read.investigator, read.last_survey), (None, LastSurveyChoice::None));
    assert_eq!(read.traced.get(&TreeId::Hygiene), Some(&traced));
    assert_eq!(read.answers.get(item("1-1")).numbers().collect::<Vec<_>>(), [2, 4]);
    assert!(read.answers.get(item("6")).is_answered());
    assert!(!read.answers.get(item("1-3")).is_answered());
    let row = store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).unwrap().rows.remove(0);
    assert_eq!((row.answered, row.kind, row.applied_on), (17, application.kind, application.applied_on));
    assert_eq!(row.changed_at, "2026-04-01T09:30:00+09:00");
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn each_answer_has_a_line_and_the_same_answer_again_has_none() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &person("山田", "", ""));
    for numbers in [Some(&[1][..]), Some(&[1]), Some(&[3]), None, None] {
        store.answer(case, &form(), item("1-3"), numbers, &stamp()).unwrap();
    }
    assert_eq!(
        answer_lines(&store, case),
        [line("1-3", None, Some("[1]")), line("1-3", Some("[1]"), Some("[3]")), line("1-3", Some("[3]"), None),]
    );
    assert!(!store.case(case).unwrap().answers.get(item("1-3")).is_answered());
}

#[test]
fn answered_with_none_of_them_differs_from_not_answered() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &person("山田", "", ""));
    store.answer(case, &form(), item("6"), Some(&[]), &stamp()).unwrap();
    store.answer(case, &form(), item("6"), None, &stamp()).unwrap();
    assert_eq!(answer_lines(&store, case), [line("6", None, Some("[]")), line("6", Some("[]"), None)]);
}

#[test]
fn an_answer_that_is_refused_changes_nothing() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &person("山田", "", ""));
    store.answer(case, &form(), item("1-3"), Some(&[2]), &stamp()).unwrap();
    let (before, lines) = (store.case(case).unwrap(), store.history(case).unwrap());
    let mut other_form = form();
    other_form.id = "1999-10".to_owned();
    for (code, refusal) in [
        ("answer-unknown-option", store.answer(case, &form(), item("1-3"), Some(&[9]), &stamp())),
        ("answer-only-one", store.answer(case, &form(), item("1-3"), Some(&[1, 2]), &stamp())),
        ("answer-exclusive", store.answer(case, &form(), item("1-1"), Some(&[1, 2]), &stamp())),
        ("answer-unknown-item", store.answer(case, &form(), item("1-15"), Some(&[1]), &stamp())),
        ("answer-unknown-item", store.answer(case, &form(), item("1-15"), None, &stamp())),
        ("other-form", store.answer(case, &other_form, item("1-3"), Some(&[1]), &stamp())),
        ("no-such-case", store.answer(case + 1, &form(), item("1-3"), Some(&[1]), &stamp())),
    ] {
        assert_eq!(refusal.unwrap_err().code(), code);
    }
    assert_eq!((store.case(case).unwrap(), store.history(case).unwrap()), (before, lines));
}

#[test]
fn what_is_put_to_a_case_that_is_not_there_is_refused() {
    let (_folder, mut store) = new_store();
    for (refusal, what) in [
        (store.case(1).map(drop), "case"),
        (store.history(1).map(drop), "history"),
        (store.save_application(1, &Application::default(), &stamp()), "application"),
        (store.set_status(1, CaseStatus::Closed, &stamp()), "status"),
        (store.set_opinion(1, &PhysicianOpinion::default(), &stamp()), "opinion"),
        (store.save_overview(1, &Overview::default(), &stamp()), "overview"),
        (store.write_note(1, &form(), item("1-1"), "", None, &stamp()), "note"),
        (store.write_memo(1, &form(), item("1-1"), "", &stamp()), "memo"),
        (store.set_circumstances(1, &form(), item("1-1"), &[].into(), &stamp()), "circumstances"),
        (store.dismiss_note(1, &form(), item("1-1"), ExpectedReason::NotTried, None, &stamp()), "dismissal"),
        (store.assign_investigator(1, None, &stamp()), "investigator"),
        (store.set_last_survey(1, LastSurveyChoice::None, &stamp()), "last survey"),
        (store.undo(1, &form(), &stamp()).map(drop), "undo"),
        (store.redo(1, &form(), &stamp()).map(drop), "redo"),
        (store.undoable(1).map(drop), "undoable"),
        (store.item_history(1, item("1-1")).map(drop), "item history"),
        (store.set_traced(1, TreeId::Meal, None, &stamp()), "traced"),
    ] {
        assert_eq!(refusal.unwrap_err().code(), "no-such-case", "{what}");
    }
}

#[test]
fn saving_an_application_adds_a_line_for_each_field_that_differs() {
    let (_folder, mut store) = new_store();
    let before = person("山田", "やまだ", "");
    let case = new_case(&mut store, &before);
    let after = Application { kind: Some(ApplicationKind::New), ..person("山田太郎", "やまだ", "") };
    store.save_application(case, &after, &stamp()).unwrap();
    store.save_application(case, &after, &stamp()).unwrap();
    store.save_application(case, &Application { kind: None, ..after }, &stamp()).unwrap();
    let history = store.history(case).unwrap();
    let lines: Vec<_> = history[1..]
        .iter()
        .map(|entry| (entry.item.as_deref(), entry.before.as_deref(), entry.after.as_deref()))
        .collect();
    assert_eq!(
        lines,
        [
            (Some("kind"), None, Some("\"新規\"")),
            (Some("name"), Some("\"山田\""), Some("\"山田太郎\"")),
            (Some("kind"), Some("\"新規\""), None),
        ]
    );
    assert!(history.iter().all(|entry| entry.by == "調査員 鈴木" && entry.kind != ChangeKind::Answer));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn traced_values_are_put_replaced_and_taken_back() {
    let (_folder, mut store) = new_store();
    let case = new_case(&mut store, &person("山田", "", ""));
    let first = Traced { minutes: Tenths::new(74), by: "鈴木".to_owned(), on: None };
    let second = Traced { minutes: Tenths::new(12), ..first.clone() };
    for value in [Some(&first), Some(&first), Some(&second), None, None] {
        store.set_traced(case, TreeId::Hygiene, value, &stamp()).unwrap();
        assert_eq!(store.case(case).unwrap().traced.get(&TreeId::Hygiene), value);
    }
    assert_eq!(store.history(case).unwrap().len(), 1 + 3);
    assert!(store.verify_journal().unwrap().is_sound());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_comes_back_as_it_was_typed(name in "\\PC{0,40}|.{0,40}", kana in any::<String>(), long in 0..10_000_usize) {
        let (_folder, mut store) = new_store();
        let application = Application {
            investigator: kana.clone() + &"外\u{E000}字\0".repeat(long / 4),
            ..person(&name, &kana, &name)
        };
        let case = new_case(&mut store, &Application::default());
        store.save_application(case, &application, &stamp()).unwrap();
        prop_assert_eq!(&store.case(case).unwrap().application, &application);
        let row = store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).unwrap().rows.remove(0);
        prop_assert_eq!((row.name, row.kana), (name, kana));
        prop_assert!(store.verify_journal().unwrap().is_sound());
    }
}
