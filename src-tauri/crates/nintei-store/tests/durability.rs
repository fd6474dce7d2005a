//! What was acknowledged is there after `kill -9`.

mod common;
#[path = "../../nintei-exchange/tests/common/mod.rs"]
mod exchange;

use std::env;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::process::{Command, Stdio};

use common::{LONGER, form, item, new_store, person, stamp};
use nintei_store::{CaseQuery, ImportSource, Store};

const FOLDER: &str = "NINTEI_TEST_FOLDER";
const ITEMS: [&str; 4] = ["1-3", "1-4", "1-5", "1-6"];

/// The answer given as number `count`. Two answers to one item in a row always differ.
fn answer(count: usize) -> (&'static str, u8) {
    let round = count / ITEMS.len();
    (ITEMS[count % ITEMS.len()], if round.is_multiple_of(2) { 1 } else { 2 })
}

/// Answers one item after another and says so after each, until it is killed.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_answers_until_it_is_killed() {
    let folder = env::var(FOLDER).expect("started by the test below");
    let mut store = Store::unlock(folder.as_ref(), LONGER).unwrap();
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
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "child_that_answers_until_it_is_killed", "--ignored", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let acknowledged = lines
            .filter_map(|line| line.rsplit_once("saved ")?.1.parse::<usize>().ok())
            .take(kill_after)
            .last()
            .expect("the child answers");
        child.kill().unwrap();
        child.wait().unwrap();

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
    let folder = env::var(FOLDER).expect("started by the test below");
    let mut store = Store::unlock(folder.as_ref(), LONGER).unwrap();
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
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "child_that_imports_until_it_is_killed", "--ignored", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let acknowledged = lines
            .filter_map(|line| line.rsplit_once("saved ")?.1.parse::<u64>().ok())
            .take(kill_after)
            .last()
            .expect("the child imports");
        child.kill().unwrap();
        child.wait().unwrap();
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
