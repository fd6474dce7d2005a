//! What was acknowledged is there after `kill -9`.

mod common;
#[path = "../../nintei-exchange/tests/common/mod.rs"]
mod exchange;

use std::env;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{LONGER, form, item, new_case, new_store, person, stamp};
use nintei_board::{Meeting, MeetingId};
use nintei_store::{CaseId, CaseQuery, CaseStatus, ImportSource, Store};
use nintei_training::{Attempt, ExerciseKind};

const FOLDER: &str = "NINTEI_TEST_FOLDER";
const ITEMS: [&str; 4] = ["1-3", "1-4", "1-5", "1-6"];

/// Starts the test `child` as a process of its own with the store in `folder`, and kills it once it has said `times`
/// times what it saved. What it said last.
fn killed(child: &str, folder: &Path, times: usize) -> usize {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", child, "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let said = lines.filter_map(|line| line.rsplit_once("saved ")?.1.parse().ok()).take(times);
    let last = said.last().expect("the child says what it saved");
    child.kill().unwrap();
    child.wait().unwrap();
    last
}

/// The store that a test started this process with.
fn given_store() -> Store {
    Store::unlock(env::var(FOLDER).expect("started by another test").as_ref(), LONGER).unwrap()
}

/// The answer given as number `count`. Two answers to one item in a row always differ.
fn answer(count: usize) -> (&'static str, u8) {
    let round = count / ITEMS.len();
    (ITEMS[count % ITEMS.len()], if round.is_multiple_of(2) { 1 } else { 2 })
}

/// Answers one item after another and says so after each, until it is killed.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_answers_until_it_is_killed() {
    let mut store = given_store();
    let case = store.search(&CaseQuery { limit: 1, ..CaseQuery::default() }).unwrap().rows[0].id;
    let form = form();
    let given = store.history(case).unwrap().len() - 1;
    for count in given.. {
        let (id, option) = answer(count);
        store.answer(case, &form, item(id), Some(&[option]), &stamp()).unwrap();
        println!("saved {count}");
    }
}

#[test]
fn every_acknowledged_answer_survives_a_kill_and_the_store_opens_again_at_once() {
    let (folder, mut store) = new_store();
    let case = store.create_case(&person("山田", "", ""), &form().id, false, &stamp()).unwrap();
    drop(store);
    for kill_after in [1, 2, 7, 40] {
        let acknowledged = killed("child_that_answers_until_it_is_killed", folder.path(), kill_after);
        let store = Store::unlock(folder.path(), LONGER).unwrap();
        let history = store.history(case).unwrap();
        assert!(history.len() - 1 > acknowledged, "{} lines, {acknowledged} acknowledged", history.len());
        let answers = store.case(case).unwrap().answers;
        let last = history.len() - 2;
        for count in last.saturating_sub(ITEMS.len() - 1)..=last {
            let (id, option) = answer(count);
            assert_eq!(answers.get(item(id)).single(), Some(option), "answer {count}");
        }
        assert!(store.verify_journal().unwrap().is_sound());
    }
}

#[test]
fn tidying_between_changes_keeps_every_answer_and_leaves_the_log_in_the_database() {
    let (folder, mut store) = new_store();
    let case = store.create_case(&person("山田", "", ""), &form().id, false, &stamp()).unwrap();
    for count in 0..200 {
        let (id, option) = answer(count);
        store.answer(case, &form(), item(id), Some(&[option]), &stamp()).unwrap();
        store.tidy().unwrap();
    }
    let log = std::fs::metadata(folder.path().join("nintei.db-wal")).unwrap().len();
    assert!(log < 100 * 10 * 4096, "the log has {log} bytes");
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!(store.history(case).unwrap().len(), 201);
    assert!(store.verify_journal().unwrap().is_sound());
}

/// Imports made-up official results and says so after each batch, until it is killed.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_imports_until_it_is_killed() {
    let mut store = given_store();
    let rows = (1..).map(|number| Ok(exchange::record(exchange::form(), number)));
    let source = ImportSource { digest: "ab".repeat(32) };
    let say = |counts: &nintei_store::ImportCounts| {
        println!("saved {}", counts.new + counts.same);
        ControlFlow::Continue(())
    };
    store.import_official(rows, source, &stamp(), |_| {}, say).unwrap();
}

#[test]
fn an_import_that_was_killed_keeps_its_batches_and_is_made_good_by_importing_again() {
    let (folder, store) = new_store();
    drop(store);
    for kill_after in [1, 2] {
        let acknowledged = killed("child_that_imports_until_it_is_killed", folder.path(), kill_after) as u64;
        let store = Store::unlock(folder.path(), LONGER).unwrap();
        let count = store.official_count().unwrap();
        assert!(count >= acknowledged && count.is_multiple_of(1000), "{count} records, {acknowledged} acknowledged");
        assert!(store.verify_journal().unwrap().is_sound());
    }
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let before = store.official_count().unwrap();
    let rows = (1..=before + 10).map(|number| Ok(exchange::record(exchange::form(), number)));
    let source = ImportSource { digest: "ab".repeat(32) };
    let counts = store.import_official(rows, source, &stamp(), |_| {}, |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((counts.same, counts.new, counts.changed, counts.refused), (before, 10, 0, 0));
    assert!(store.verify_journal().unwrap().is_sound());
}

/// Cases that move together from one meeting to the other.
const MOVED: usize = 5;

fn cases_of(store: &Store, meeting: MeetingId) -> Vec<CaseId> {
    store.agenda(meeting).unwrap().iter().map(|entry| entry.case).collect()
}

/// Moves all cases from the meeting that has them to the other one, in the other order, until it is killed.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_assigns_until_it_is_killed() {
    let mut store = given_store();
    for count in 1.. {
        let from = (1..=2).find(|meeting| !cases_of(&store, *meeting).is_empty()).expect("one has them");
        let placements: Vec<_> = cases_of(&store, from).into_iter().rev().map(|case| (case, Some(3 - from))).collect();
        store.assign(&placements, &stamp()).unwrap();
        println!("saved {count}");
    }
}

#[test]
fn cases_that_move_together_are_all_on_one_agenda_after_a_kill() {
    let (folder, mut store) = new_store();
    for number in 1..=2 {
        let meeting = Meeting { number, capacity: MOVED as u16, ..Meeting::default() };
        assert_eq!(store.save_meeting(None, &meeting, &stamp()).unwrap(), i64::from(number));
    }
    for _ in 0..MOVED {
        let case = new_case(&mut store, &person("山田", "", ""));
        store.set_status(case, CaseStatus::Surveyed, &stamp()).unwrap();
        store.assign(&[(case, Some(1))], &stamp()).unwrap();
    }
    drop(store);
    let (mut moves, mut before) = (0, 0);
    for kill_after in [1, 3, 20] {
        let acknowledged = killed("child_that_assigns_until_it_is_killed", folder.path(), kill_after);
        let store = Store::unlock(folder.path(), LONGER).unwrap();
        let mut agendas = [1, 2].map(|meeting| cases_of(&store, meeting).len());
        agendas.sort_unstable();
        assert_eq!(agendas, [0, MOVED]);
        let lines = store.office_history().unwrap().len();
        moves += acknowledged;
        assert!(lines - before >= 2 * acknowledged, "{lines} lines, {before} before, {acknowledged} acknowledged");
        before = lines;
        assert!(store.verify_journal().unwrap().is_sound());
    }
    assert!(moves >= 24, "{moves}");
}

/// Finishes one task after another as the program does, marking it and throwing its unfinished work away, until it is
/// killed.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_learns_until_it_is_killed() {
    let mut store = given_store();
    for count in store.attempts(1).unwrap().len().. {
        let (task, kind) = (format!("D1/{count}"), ExerciseKind::Calculation);
        store.keep_work(1, &task, kind, "課題", &count.to_string(), &stamp()).unwrap();
        let attempt = Attempt {
            kind,
            task,
            title: "課題".to_owned(),
            lines: 1,
            filled: 1,
            right: 1,
            first_wrong: None,
            cause: None,
            hints: [0; 3],
            complete: true,
        };
        store.put_attempt(1, &attempt, &stamp()).unwrap();
        println!("saved {count}");
    }
}

#[test]
fn markings_and_unfinished_work_survive_a_kill() {
    let (folder, mut store) = new_store();
    store.save_learner(None, "", &stamp()).unwrap();
    drop(store);
    for kill_after in [1, 5, 30] {
        let acknowledged = killed("child_that_learns_until_it_is_killed", folder.path(), kill_after);
        let store = Store::unlock(folder.path(), LONGER).unwrap();
        let attempts = store.attempts(1).unwrap();
        assert!(attempts.len() > acknowledged, "{} markings, {acknowledged} acknowledged", attempts.len());
        for (count, kept) in attempts.iter().enumerate() {
            assert_eq!(kept.attempt.task, format!("D1/{count}"));
            assert_eq!(store.kept_work(1, &kept.attempt.task).unwrap(), Some(count.to_string()));
        }
        assert!(store.verify_journal().unwrap().is_sound());
    }
}
