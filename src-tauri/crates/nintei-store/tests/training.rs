//! 研修: learners, their markings and unfinished work, kept exercises and record sheets.

mod common;

use common::{LONGER, form, new_store, stamp};
use nintei_judgment::{RuleEdition, built_in as rules_of};
use nintei_store::{ChangeKind, Store};
use nintei_survey::Opinion;
use nintei_training::{Attempt, Exercise, ExerciseKind, IssueArea, Origin, Preset, RecordSheet, RecordSheetRow};

const NAME: &str = "架空 花子";

fn rules() -> RuleEdition {
    rules_of(&[form()]).unwrap().remove(0)
}

fn attempt(task: &str, right: u32) -> Attempt {
    Attempt {
        kind: ExerciseKind::Calculation,
        task: task.to_owned(),
        title: "D3 課題120345".to_owned(),
        lines: 40,
        filled: 40,
        right,
        first_wrong: Some("2-1移乗の得点".to_owned()),
        cause: Some("得点表の行の読み違い".to_owned()),
        hints: [1, 0, 0],
        complete: right == 40,
    }
}

fn drawn(seed: u64, preset: Preset) -> Exercise {
    Exercise::draw(seed, &preset.difficulty(), &form(), &rules()).unwrap()
}

fn sheet(issue: &str) -> RecordSheet {
    let mut sheet = RecordSheet { insurer: "架空市".to_owned(), ..RecordSheet::default() };
    sheet.set(IssueArea::Survey, RecordSheetRow { issue: issue.to_owned(), ..RecordSheetRow::default() });
    sheet
}

/// How many lines of the journal are about what belongs to no case.
fn lines(store: &Store) -> usize {
    assert!(store.verify_journal().unwrap().is_sound());
    store.office_history().unwrap().len()
}

#[test]
fn a_learner_has_a_number_may_have_a_name_and_may_leave() {
    let (folder, mut store) = new_store();
    assert_eq!(store.save_learner(None, "", &stamp()).unwrap(), 1);
    assert_eq!(store.save_learner(None, "  架空 花子\u{7}", &stamp()).unwrap(), 2);
    assert_eq!(store.save_learner(Some(1), "架空 太郎", &stamp()).unwrap(), 1);
    store.set_learner_left(1, true, &stamp()).unwrap();
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let learners = store.learners().unwrap();
    let told: Vec<_> = learners.iter().map(|who| (who.number, who.name.as_str(), who.left)).collect();
    assert_eq!(told, [(1, "架空 太郎", true), (2, NAME, false)]);
    store.set_learner_left(1, false, &stamp()).unwrap();
    store.save_learner(Some(1), "", &stamp()).unwrap();
    assert_eq!(store.learners().unwrap()[0].name, "");
    assert_eq!(lines(&store), 6);
}

#[test]
fn saving_what_stands_there_already_writes_no_line() {
    let (_folder, mut store) = new_store();
    store.save_learner(None, NAME, &stamp()).unwrap();
    let exercise = store.keep_exercise("例題", &drawn(1, Preset::D1), &stamp()).unwrap();
    let id = store.save_record_sheet(None, &sheet("課題"), &stamp()).unwrap();
    let before = lines(&store);
    store.save_learner(Some(1), NAME, &stamp()).unwrap();
    store.set_learner_left(1, false, &stamp()).unwrap();
    store.rename_exercise(exercise, " 例題 ", &stamp()).unwrap();
    assert_eq!(store.save_record_sheet(Some(id), &sheet("課題"), &stamp()).unwrap(), id);
    assert_eq!(lines(&store), before);
}

#[test]
fn no_line_of_the_journal_holds_a_learners_name() {
    let (_folder, mut store) = new_store();
    store.save_learner(None, NAME, &stamp()).unwrap();
    store.save_learner(Some(1), "架空 改名", &stamp()).unwrap();
    store.save_learner(Some(1), NAME, &stamp()).unwrap();
    store.remove_learner(1, &stamp()).unwrap();
    let history = store.office_history().unwrap();
    let told: Vec<&str> =
        history.iter().flat_map(|line| [&line.before, &line.after]).flatten().map(String::as_str).collect();
    assert_eq!((history.len(), told.len()), (4, 6));
    assert!(told.iter().all(|value| value.is_ascii() && value.len() == 66), "{told:?}");
    assert_ne!(history[0].after, history[2].after, "the same name is sealed anew each time");
}

#[test]
fn markings_are_kept_in_order_and_survive_a_restart() {
    let (folder, mut store) = new_store();
    for _ in 0..2 {
        store.save_learner(None, "", &stamp()).unwrap();
    }
    for right in [10, 39, 40] {
        store.put_attempt(1, &attempt("D3/120345", right), &stamp()).unwrap();
    }
    store.put_attempt(2, &attempt("kept/4", 3), &stamp()).unwrap();
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let kept = store.attempts(1).unwrap();
    assert_eq!(kept.iter().map(|kept| kept.attempt.right).collect::<Vec<_>>(), [10, 39, 40]);
    assert_eq!(kept[0].at, "2026-04-01T09:30:00+09:00");
    assert_eq!(kept[2].attempt, attempt("D3/120345", 40));
    assert_eq!(store.attempts(2).unwrap().len(), 1);
    assert_eq!(lines(&store), 6);
}

#[test]
fn a_removed_learner_is_gone_with_everything_and_the_number_is_not_given_again() {
    let (_folder, mut store) = new_store();
    for _ in 0..2 {
        let number = store.save_learner(None, NAME, &stamp()).unwrap();
        store.put_attempt(number, &attempt("D3/1", 1), &stamp()).unwrap();
        store.keep_work(number, "D3/1", ExerciseKind::Calculation, "D3 課題1", "{}", &stamp()).unwrap();
    }
    store.set_learner_left(2, true, &stamp()).unwrap();
    store.remove_learner(2, &stamp()).unwrap();
    assert_eq!(store.learners().unwrap().len(), 1);
    for refusal in [
        store.attempts(2).unwrap_err(),
        store.works(2).unwrap_err(),
        store.kept_work(2, "D3/1").unwrap_err(),
        store.put_attempt(2, &attempt("D3/1", 1), &stamp()).unwrap_err(),
        store.keep_work(2, "D3/1", ExerciseKind::Calculation, "", "{}", &stamp()).unwrap_err(),
        store.drop_work(2, "D3/1", &stamp()).unwrap_err(),
        store.save_learner(Some(2), "", &stamp()).unwrap_err(),
        store.set_learner_left(2, true, &stamp()).unwrap_err(),
        store.remove_learner(2, &stamp()).unwrap_err(),
    ] {
        assert_eq!(refusal.code(), "no-such-learner");
        assert!(refusal.to_string().contains("番号2"), "{refusal}");
    }
    assert_eq!((store.attempts(1).unwrap().len(), store.works(1).unwrap().len()), (1, 1));
    assert_eq!(store.save_learner(None, "", &stamp()).unwrap(), 3);
    let removal = store.office_history().unwrap();
    let gone = removal.iter().filter(|line| line.kind == ChangeKind::Learner && line.after.is_none());
    assert_eq!(gone.map(|line| line.item.as_deref().unwrap()).collect::<Vec<_>>(), ["2/left", "2"]);
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn unfinished_work_is_one_text_per_task_and_in_no_journal() {
    let (folder, mut store) = new_store();
    store.save_learner(None, "", &stamp()).unwrap();
    let before = lines(&store);
    let content = "{\"points\":{\"1-1\":\"3.9\"},\"memo\":\"葛\u{E0100}飾\\u0000\"}";
    store.keep_work(1, "D3/1", ExerciseKind::Calculation, "D3 課題1", "{}", &stamp()).unwrap();
    store.keep_work(1, "review/77", ExerciseKind::Review, "簡素化 課題77", "[1]", &stamp()).unwrap();
    store.keep_work(1, "D3/1", ExerciseKind::Calculation, "D3 課題1", content, &stamp()).unwrap();
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!(store.kept_work(1, "D3/1").unwrap().as_deref(), Some(content));
    assert_eq!(store.kept_work(1, "D3/2").unwrap(), None);
    let works = store.works(1).unwrap();
    let told: Vec<_> = works.iter().map(|work| (work.task.as_str(), work.kind, work.title.as_str())).collect();
    let (calculation, review) = (ExerciseKind::Calculation, ExerciseKind::Review);
    assert_eq!(told, [("D3/1", calculation, "D3 課題1"), ("review/77", review, "簡素化 課題77")]);
    store.drop_work(1, "D3/1", &stamp()).unwrap();
    store.drop_work(1, "D3/1", &stamp()).unwrap();
    assert_eq!((store.works(1).unwrap().len(), store.kept_work(1, "D3/1").unwrap()), (1, None));
    assert_eq!(lines(&store), before);
}

#[test]
fn unfinished_work_beyond_what_is_kept_is_refused_and_the_earlier_one_stays() {
    let (_folder, mut store) = new_store();
    store.save_learner(None, "", &stamp()).unwrap();
    let most = "x".repeat(256 * 1024 - "D3/1".len() - "t".len());
    store.keep_work(1, "D3/1", ExerciseKind::Calculation, "t", &most, &stamp()).unwrap();
    let refusal =
        store.keep_work(1, "D3/1", ExerciseKind::Calculation, "t", &format!("{most}x"), &stamp()).unwrap_err();
    assert_eq!(refusal.code(), "work-too-large");
    assert_eq!(store.kept_work(1, "D3/1").unwrap(), Some(most));
}

#[test]
fn exercises_of_every_difficulty_and_of_a_case_are_read_back_as_they_were_kept() {
    let (folder, mut store) = new_store();
    let mut exercises: Vec<Exercise> = Preset::ALL.into_iter().map(|preset| drawn(120_345, preset)).collect();
    let of_case = Exercise::from_case(&exercises[4].answers, Opinion::default(), None, &form(), &rules()).unwrap();
    exercises.push(of_case);
    for (exercise, number) in exercises.iter().zip(1..) {
        assert_eq!(store.keep_exercise(&format!("例題{number}"), exercise, &stamp()).unwrap(), number);
    }
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let kept = store.kept_exercises().unwrap();
    assert_eq!(kept.iter().map(|kept| kept.exercise.clone()).collect::<Vec<_>>(), exercises);
    assert_eq!((kept[5].title.as_str(), &kept[5].by, &kept[5].exercise.origin), ("例題6", &stamp().by, &Origin::Case));
    store.rename_exercise(6, "移乗の得点", &stamp()).unwrap();
    assert_eq!(store.kept_exercise(6).unwrap().title, "移乗の得点");
    store.remove_exercise(6, &stamp()).unwrap();
    assert_eq!(store.kept_exercise(6).unwrap_err().code(), "no-such-exercise");
    assert_eq!(store.rename_exercise(6, "x", &stamp()).unwrap_err().code(), "no-such-exercise");
    assert_eq!(store.remove_exercise(6, &stamp()).unwrap_err().code(), "no-such-exercise");
    assert_eq!(store.keep_exercise("例題7", &exercises[0], &stamp()).unwrap(), 7, "no key is given twice");
    assert_eq!(store.keep_exercise(" \n", &exercises[0], &stamp()).unwrap_err().code(), "exercise-without-title");
    assert_eq!(store.keep_exercise(&"あ".repeat(101), &exercises[0], &stamp()).unwrap_err().code(), "text-too-long");
    assert_eq!(store.kept_exercises().unwrap().len(), 6);
    assert_eq!(lines(&store), 9);
}

#[test]
fn nothing_leads_from_a_kept_exercise_to_the_case_that_it_comes_from() {
    let (_folder, mut store) = new_store();
    let person = common::person(NAME, "", "0098765432");
    let case = common::new_case(&mut store, &person);
    let before = store.history(case).unwrap();
    let answers = drawn(1, Preset::D5).answers;
    let exercise = Exercise::from_case(&answers, Opinion::default(), None, &form(), &rules()).unwrap();
    store.keep_exercise("例題", &exercise, &stamp()).unwrap();
    assert_eq!(store.history(case).unwrap(), before, "the journal of the case says nothing of it");
    let line = store.office_history().unwrap().pop().unwrap();
    assert_eq!(
        (line.kind, line.case, line.item.as_deref(), line.before),
        (ChangeKind::Exercise, None, Some("1"), None)
    );
    let value: serde_json::Value = serde_json::from_str(&line.after.unwrap()).unwrap();
    let fields: Vec<&String> = value["exercise"].as_object().unwrap().keys().collect();
    assert_eq!(value["exercise"]["origin"], serde_json::json!({ "kind": "case" }));
    assert_eq!(fields, ["answers", "form", "opinion", "origin", "rules", "stated", "step", "trees", "whole"]);
}

#[test]
fn a_record_sheet_is_kept_with_before_and_after() {
    let (folder, mut store) = new_store();
    let first = store.save_record_sheet(None, &sheet("調査の時期が遅い"), &stamp()).unwrap();
    let second = store.save_record_sheet(None, &RecordSheet::default(), &stamp()).unwrap();
    store.save_record_sheet(Some(first), &sheet("調査の時期が\n遅い"), &stamp()).unwrap();
    drop(store);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let sheets = store.record_sheets().unwrap();
    assert_eq!(sheets.iter().map(|kept| kept.id).collect::<Vec<_>>(), [first, second]);
    assert_eq!((&sheets[0].sheet, sheets[0].by.as_str()), (&sheet("調査の時期が\n遅い"), "調査員 鈴木"));
    store.remove_record_sheet(first, &stamp()).unwrap();
    assert_eq!(store.remove_record_sheet(first, &stamp()).unwrap_err().code(), "no-such-record-sheet");
    assert_eq!(store.save_record_sheet(Some(first), &sheet("x"), &stamp()).unwrap_err().code(), "no-such-record-sheet");
    let long = sheet(&"あ".repeat(RecordSheet::CELL_LIMIT + 1));
    let refusal = store.save_record_sheet(Some(second), &long, &stamp()).unwrap_err();
    assert!(refusal.to_string().contains("①認定調査"), "{refusal}");
    assert_eq!(store.record_sheets().unwrap()[0].sheet, RecordSheet::default());
    let history = store.office_history().unwrap();
    let of_first: Vec<_> = history.iter().filter(|line| line.item.as_deref() == Some("1")).collect();
    assert_eq!(of_first.len(), 3);
    assert!(of_first[1].before.as_deref().unwrap().contains("調査の時期が遅い"));
    assert_eq!((&of_first[1].before, &of_first[2].after), (&of_first[0].after, &None));
    assert_eq!(lines(&store), 4);
}
