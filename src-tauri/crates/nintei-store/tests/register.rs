//! What belongs to the office: the register of investigators, the phrase book, the settings.

mod common;

use common::{LONGER, item, new_case, new_store, person, stamp};
use nintei_store::{ChangeKind, RegisteredInvestigator, Store};
use nintei_survey::{Application, Employer, Investigator, LineLimit, NoteLimits, Overview};

fn investigator(name: &str, kana: &str) -> Investigator {
    Investigator {
        name: name.to_owned(),
        kana: kana.to_owned(),
        organization: format!("{name}の事業所"),
        employer: Some(Employer::EntrustedOffice),
        trained: Some(true),
        ..Investigator::default()
    }
}

fn names(store: &Store) -> Vec<String> {
    store.investigators().unwrap().into_iter().map(|one| one.investigator.name).collect()
}

#[test]
fn the_register_lists_those_not_retired_first_by_kana_then_name() {
    let (folder, mut store) = new_store();
    for (name, kana) in [("鈴木", "すずき"), ("伊東", "いとう"), ("青木", "あおき"), ("伊藤", "いとう")]
    {
        store.add_investigator(&investigator(name, kana), &stamp()).unwrap();
    }
    store.retire_investigator(3, true, &stamp()).unwrap();
    assert_eq!(names(&store), ["伊東", "伊藤", "鈴木", "青木"]);
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let last = store.investigators().unwrap().pop().unwrap();
    assert_eq!(last, RegisteredInvestigator { id: 3, investigator: investigator("青木", "あおき"), retired: true });
    store.retire_investigator(3, false, &stamp()).unwrap();
    store.change_investigator(1, &investigator("鈴木", "あ"), &stamp()).unwrap();
    assert_eq!(names(&store), ["鈴木", "青木", "伊東", "伊藤"]);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn an_investigator_needs_a_name_and_must_be_registered() {
    let (_folder, mut store) = new_store();
    let id = store.add_investigator(&investigator("鈴木", "すずき"), &stamp()).unwrap();
    let case = new_case(&mut store, &Application::default());
    let blank = investigator("　 ", "すずき");
    for (code, refusal) in [
        ("investigator-without-name", store.add_investigator(&blank, &stamp()).map(drop)),
        ("investigator-without-name", store.change_investigator(id, &blank, &stamp())),
        ("no-such-investigator", store.change_investigator(id + 1, &investigator("佐藤", ""), &stamp())),
        ("no-such-investigator", store.retire_investigator(id + 1, true, &stamp())),
        ("no-such-investigator", store.assign_investigator(case, Some(id + 1), &stamp())),
    ] {
        assert_eq!(refusal.unwrap_err().code(), code);
    }
    assert_eq!(names(&store), ["鈴木"]);
    assert_eq!(store.history(case).unwrap().len(), 1);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn assigning_writes_the_registered_texts_into_the_case_and_unassigning_leaves_them() {
    let (_folder, mut store) = new_store();
    let id = store.add_investigator(&investigator("鈴木 一郎", "すずき いちろう"), &stamp()).unwrap();
    let case = new_case(&mut store, &person("架空 花子", "", ""));
    store.save_overview(case, &Overview { remarks: "独居".to_owned(), ..Overview::default() }, &stamp()).unwrap();
    store.assign_investigator(case, Some(id), &stamp()).unwrap();
    store.assign_investigator(case, Some(id), &stamp()).unwrap();
    let texts = |store: &Store| {
        let case = store.case(case).unwrap();
        let overview = case.overview;
        (case.application.investigator, overview.investigator_kana, overview.organization, overview.remarks)
    };
    let expected = ["鈴木 一郎", "すずき いちろう", "鈴木 一郎の事業所", "独居"].map(str::to_owned).into();
    assert_eq!(texts(&store), expected);
    assert_eq!(store.case(case).unwrap().investigator, Some(id));
    let lines: Vec<_> = store.history(case).unwrap().into_iter().skip(2).map(|line| (line.kind, line.item)).collect();
    assert_eq!(
        lines,
        [
            (ChangeKind::Investigator, None),
            (ChangeKind::Application, Some("investigator".to_owned())),
            (ChangeKind::Overview, Some("investigator_kana".to_owned())),
            (ChangeKind::Overview, Some("organization".to_owned())),
        ]
    );
    store.assign_investigator(case, None, &stamp()).unwrap();
    assert_eq!(texts(&store), expected);
    assert_eq!(store.case(case).unwrap().investigator, None);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_retired_investigator_keeps_the_old_cases_and_takes_no_new_one() {
    let (_folder, mut store) = new_store();
    let id = store.add_investigator(&investigator("鈴木", "すずき"), &stamp()).unwrap();
    let (old, new) = (new_case(&mut store, &Application::default()), new_case(&mut store, &Application::default()));
    store.assign_investigator(old, Some(id), &stamp()).unwrap();
    store.retire_investigator(id, true, &stamp()).unwrap();
    store.assign_investigator(old, Some(id), &stamp()).unwrap();
    let refusal = store.assign_investigator(new, Some(id), &stamp()).unwrap_err();
    assert_eq!(refusal.code(), "investigator-retired");
    assert_eq!([old, new].map(|case| store.case(case).unwrap().investigator), [Some(id), None]);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn phrases_are_listed_by_item_worded_anew_and_removed() {
    let (folder, mut store) = new_store();
    let late = store.add_phrase(item("4-1"), "［頻度］、夜間に大声を出す。", &stamp()).unwrap();
    let early = store.add_phrase(item("1-3"), "つかまれば\r\nできる。\0", &stamp()).unwrap();
    let second = store.add_phrase(item("1-3"), "😀".repeat(500).as_str(), &stamp()).unwrap();
    store.change_phrase(late, "［頻度］、大声を出す。", &stamp()).unwrap();
    store.change_phrase(late, "［頻度］、大声を出す。", &stamp()).unwrap();
    store.remove_phrase(second, &stamp()).unwrap();
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let listed: Vec<_> = store.phrases().unwrap().into_iter().map(|one| (one.id, one.item, one.text)).collect();
    assert_eq!(
        listed,
        [
            (early, item("1-3"), "つかまれば\nできる。".to_owned()),
            (late, item("4-1"), "［頻度］、大声を出す。".to_owned())
        ]
    );
    assert!(store.add_phrase(item("1-3"), "三つ目", &stamp()).unwrap() > second, "a key is not given again");
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_phrase_that_is_blank_too_long_or_not_there_is_refused() {
    let (_folder, mut store) = new_store();
    let id = store.add_phrase(item("1-3"), "できる。", &stamp()).unwrap();
    let long = "ぬ".repeat(501);
    for (code, refusal) in [
        ("blank-phrase", store.add_phrase(item("1-3"), "　\n", &stamp()).map(drop)),
        ("blank-phrase", store.change_phrase(id, "", &stamp())),
        ("text-too-long", store.add_phrase(item("1-3"), &long, &stamp()).map(drop)),
        ("text-too-long", store.change_phrase(id, &long, &stamp())),
        ("no-such-phrase", store.change_phrase(id + 1, "x", &stamp())),
        ("no-such-phrase", store.remove_phrase(id + 1, &stamp())),
    ] {
        let refusal = refusal.unwrap_err();
        assert_eq!(refusal.code(), code);
        assert!(!refusal.to_string().contains('ぬ'), "{refusal}");
    }
    assert_eq!(store.phrases().unwrap().len(), 1);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn the_limits_of_the_notes_are_kept_and_zero_is_refused() {
    let (folder, mut store) = new_store();
    assert_eq!(store.note_limits().unwrap(), NoteLimits::default());
    let limits = NoteLimits {
        note_characters: Some(200),
        all_characters: None,
        all_lines: Some(LineLimit { lines: 60, width: 40 }),
    };
    store.set_note_limits(&limits, &stamp()).unwrap();
    for zero in [
        NoteLimits { note_characters: Some(0), ..limits },
        NoteLimits { all_characters: Some(0), ..limits },
        NoteLimits { all_lines: Some(LineLimit { lines: 0, width: 40 }), ..limits },
        NoteLimits { all_lines: Some(LineLimit { lines: 60, width: 0 }), ..limits },
    ] {
        assert_eq!(store.set_note_limits(&zero, &stamp()).unwrap_err().code(), "zero-limit");
    }
    assert_eq!(store.note_limits().unwrap(), limits);
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!(store.note_limits().unwrap(), limits);
    store.set_note_limits(&NoteLimits::default(), &stamp()).unwrap();
    assert_eq!(store.note_limits().unwrap(), NoteLimits::default());
    let check = store.verify_journal().unwrap();
    assert_eq!((check.is_sound(), check.sound), (true, 2));
}
