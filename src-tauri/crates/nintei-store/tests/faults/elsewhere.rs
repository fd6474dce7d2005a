//! A second instance of the program.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use nintei_store::{Store, StoreState};

use crate::common::{LONGER, new_case, new_store, person};
use crate::{as_process, given_folder};

/// Opens the store and holds it until it is killed.
#[test]
#[ignore = "a part of the test below, which starts it as a process of its own"]
fn child_that_holds_the_store() {
    let _store = Store::unlock(&given_folder(), LONGER).unwrap();
    println!("it is open");
    std::io::stdin().lines().for_each(drop);
}

#[test]
fn a_second_instance_is_refused_with_a_sentence_until_the_first_is_gone_however_it_went() {
    let (folder, mut store) = new_store();
    let case = new_case(&mut store, &person("架空 花子", "", ""));
    drop(store);
    let mut first = as_process("elsewhere::child_that_holds_the_store", folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(first.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(said.into_iter().any(|line| line.contains("it is open")));
    let refusal = Store::unlock(folder.path(), LONGER).unwrap_err();
    assert_eq!(refusal.code(), "open-elsewhere");
    assert!(refusal.to_string().contains("別の画面で開かれています"), "{refusal}");
    assert_eq!(Store::state(folder.path()).unwrap(), StoreState::Locked);
    first.kill().unwrap();
    first.wait().unwrap();
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    assert_eq!(store.case(case).unwrap().application.name, "架空 花子");
}
