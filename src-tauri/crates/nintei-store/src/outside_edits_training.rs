//! Tests: edits from outside of what 研修 keeps are found.

use nintei_judgment::built_in as built_in_rules;
use nintei_survey::built_in;
use nintei_training::{Attempt, Exercise, ExerciseKind, Preset, RecordSheet};
use tempfile::TempDir;

use crate::Store;
use crate::outside_edits::{edit, stamp, store};

fn attempt() -> Attempt {
    Attempt {
        kind: ExerciseKind::Review,
        task: "review/77".to_owned(),
        title: "課題77".to_owned(),
        lines: 9,
        filled: 9,
        right: 7,
        first_wrong: Some("開始日".to_owned()),
        cause: None,
        hints: [0, 1, 0],
        complete: false,
    }
}

/// A store with two learners, one of whom has left, a marking and unfinished work of each, an exercise and a sheet.
fn taught_store() -> (TempDir, Store) {
    let (folder, mut store) = store();
    let (stamp, form) = (stamp(), built_in().unwrap().pop().unwrap());
    for name in ["架空 花子", ""] {
        let number = store.save_learner(None, name, &stamp).unwrap();
        store.put_attempt(number, &attempt(), &stamp).unwrap();
        store.keep_work(number, "review/77", ExerciseKind::Review, "課題77", "{}", &stamp).unwrap();
    }
    store.set_learner_left(2, true, &stamp).unwrap();
    let rules = built_in_rules(&[form.clone()]).unwrap().remove(0);
    let exercise = Exercise::draw(7, &Preset::D2.difficulty(), &form, &rules).unwrap();
    store.keep_exercise("例題", &exercise, &stamp).unwrap();
    let sheet = RecordSheet { insurer: "架空市".to_owned(), ..RecordSheet::default() };
    store.save_record_sheet(None, &sheet, &stamp).unwrap();
    (folder, store)
}

#[test]
fn what_belongs_to_the_training_and_was_changed_beside_the_journal_is_noticed() {
    let (_folder, store) = taught_store();
    assert!(store.verify_journal().unwrap().is_sound());
    for sql in [
        "UPDATE learners SET name = '架空 太郎' WHERE number = 1",
        "UPDATE learners SET name = 'x' WHERE number = 2",
        "UPDATE learners SET salt = zeroblob(16) WHERE number = 1",
        "UPDATE learners SET salt = x'00' WHERE number = 1",
        "UPDATE learners SET left = 1 - left WHERE number = 1",
        "UPDATE learners SET left = 0",
        "DELETE FROM learners WHERE number = 2",
        "INSERT INTO learners (name, salt) VALUES ('x', zeroblob(16))",
        "UPDATE attempts SET details = replace(details, '\"right\":7', '\"right\":9')",
        "UPDATE attempts SET learner = 3 - learner",
        "DELETE FROM attempts WHERE id = 1",
        "INSERT INTO attempts (learner, details) SELECT learner, details FROM attempts WHERE id = 1",
        "UPDATE exercises SET details = replace(details, '例題', '別題')",
        "DELETE FROM exercises",
        "INSERT INTO exercises (details) SELECT details FROM exercises",
        "UPDATE record_sheets SET details = replace(details, '架空市', '別市')",
        "UPDATE record_sheets SET details = replace(details, '鈴木', '佐藤')",
        "DELETE FROM record_sheets",
    ] {
        let (_folder, store) = taught_store();
        let check = edit(&store, sql);
        assert_eq!((check.first_broken, &check.differing_cases[..]), (None, &[][..]), "{sql}");
        assert!(check.office_differs && !check.is_sound(), "{sql}");
    }
}

#[test]
fn unfinished_work_is_no_record_and_the_check_says_nothing_of_it() {
    let (_folder, store) = taught_store();
    assert!(edit(&store, "UPDATE works SET content = 'x'; DELETE FROM works WHERE learner = 2").is_sound());
}

#[test]
fn a_row_of_the_training_that_cannot_be_read_is_told_and_panics_nowhere() {
    let (_folder, store) = taught_store();
    edit(
        &store,
        "UPDATE learners SET salt = x'00'; UPDATE attempts SET details = 'x'; UPDATE works SET kind = 'x';
         UPDATE exercises SET details = '{}'; UPDATE record_sheets SET details = '[]'",
    );
    for refusal in [
        store.learners().unwrap_err(),
        store.attempts(1).unwrap_err(),
        store.works(1).unwrap_err(),
        store.kept_exercises().unwrap_err(),
        store.kept_exercise(1).unwrap_err(),
        store.record_sheets().unwrap_err(),
    ] {
        assert_eq!(refusal.code(), "database-damaged", "{refusal}");
    }
}
