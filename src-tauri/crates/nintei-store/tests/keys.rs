//! Who can open a store, and what is refused.

mod common;

use std::fs;

use common::{LONGER, OTHER, PASSPHRASE, create_in, create_refused, new_case, new_store, person, stamp};
use nintei_store::{RecoveryCode, RecoveryCodeError, Store, StoreError, StoreState};
use proptest::prelude::*;

#[test]
fn an_empty_folder_is_new_and_a_created_store_is_locked() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Store::state(folder.path()).unwrap(), StoreState::New);
    assert_eq!(Store::state(&folder.path().join("not there yet")).unwrap(), StoreState::New);
    drop(create_in(folder.path()));
    assert_eq!(Store::state(folder.path()).unwrap(), StoreState::Locked);
}

#[test]
fn a_store_opens_with_its_passphrase_however_the_input_method_typed_it() {
    let (folder, mut store) = new_store();
    let case = new_case(&mut store, &person("山田", "", ""));
    drop(store);
    let full_width = LONGER.replace("2026", "２０２６");
    assert_ne!(full_width, LONGER);
    let store = Store::unlock(folder.path(), &full_width).unwrap();
    assert_eq!(store.case(case).unwrap().application.name, "山田");
}

#[test]
fn a_short_or_differently_repeated_passphrase_is_refused_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let short = create_refused(folder.path(), PASSPHRASE, PASSPHRASE);
    assert!(matches!(short, StoreError::PassphraseTooShort { letters: 11, least: 12 }), "{short}");
    let differing = create_refused(folder.path(), LONGER, OTHER);
    assert_eq!(differing.code(), "passphrase-not-repeated");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_wrong_passphrase_is_refused_and_changes_nothing() {
    let (folder, store) = new_store();
    drop(store);
    let before = files(folder.path());
    let refusal = Store::unlock(folder.path(), OTHER).unwrap_err();
    assert_eq!(refusal.code(), "wrong-passphrase");
    assert_eq!(files(folder.path()), before);
    Store::unlock(folder.path(), LONGER).unwrap();
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let (folder, mut store) = new_store();
    let wrong = store.change_passphrase(OTHER, OTHER, OTHER, &stamp()).unwrap_err();
    assert_eq!(wrong.code(), "wrong-passphrase");
    store.change_passphrase(LONGER, OTHER, OTHER, &stamp()).unwrap();
    drop(store);
    assert_eq!(Store::unlock(folder.path(), LONGER).unwrap_err().code(), "wrong-passphrase");
    Store::unlock(folder.path(), OTHER).unwrap();
}

#[test]
fn the_recovery_code_opens_once_and_gives_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, code) = create_in(folder.path());
    let case = new_case(&mut store, &person("山田", "", ""));
    drop(store);
    let typed = code.printed().to_lowercase().replace('-', "　").replace('0', "o").replace('1', "ｌ");
    let (store, new_code) =
        Store::unlock_with_recovery_code(folder.path(), &typed, None, OTHER, OTHER, stamp().at).unwrap();
    assert_eq!(store.case(case).unwrap().application.name, "山田");
    drop(store);
    let again =
        Store::unlock_with_recovery_code(folder.path(), &code.printed(), None, LONGER, LONGER, stamp().at).unwrap_err();
    assert_eq!(again.code(), "wrong-recovery-code");
    assert_eq!(Store::unlock(folder.path(), LONGER).unwrap_err().code(), "wrong-passphrase");
    drop(Store::unlock(folder.path(), OTHER).unwrap());
    Store::unlock_with_recovery_code(folder.path(), &new_code.printed(), None, LONGER, LONGER, stamp().at).unwrap();
}

#[test]
fn a_recovery_code_with_a_refused_new_passphrase_stays_usable() {
    let folder = tempfile::tempdir().unwrap();
    let (store, code) = create_in(folder.path());
    drop(store);
    let refusal = Store::unlock_with_recovery_code(folder.path(), &code.printed(), None, "short", "short", stamp().at)
        .unwrap_err();
    assert_eq!(refusal.code(), "passphrase-too-short");
    Store::unlock_with_recovery_code(folder.path(), &code.printed(), None, OTHER, OTHER, stamp().at).unwrap();
}

#[test]
fn a_renewed_recovery_code_makes_the_printed_one_useless() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, code) = create_in(folder.path());
    let new_code = store.renew_recovery_code(LONGER, &stamp()).unwrap();
    drop(store);
    let refusal =
        Store::unlock_with_recovery_code(folder.path(), &code.printed(), None, OTHER, OTHER, stamp().at).unwrap_err();
    assert_eq!(refusal.code(), "wrong-recovery-code");
    Store::unlock_with_recovery_code(folder.path(), &new_code.printed(), None, OTHER, OTHER, stamp().at).unwrap();
}

#[test]
fn secrets_are_not_told_by_debug() {
    let folder = tempfile::tempdir().unwrap();
    let (store, code) = create_in(folder.path());
    assert_eq!(format!("{code:?}"), "RecoveryCode(…)");
    assert!(!format!("{store:?}").contains(LONGER));
}

#[test]
fn a_second_opener_is_refused_until_the_first_is_gone() {
    let (folder, store) = new_store();
    let refusal = Store::unlock(folder.path(), LONGER).unwrap_err();
    assert!(refusal.to_string().contains("別の画面で開かれています"), "{refusal}");
    assert_eq!(create_refused(folder.path(), OTHER, OTHER).code(), "open-elsewhere");
    drop(store);
    Store::unlock(folder.path(), LONGER).unwrap();
}

fn code() -> impl Strategy<Value = String> {
    let (folder, store) = new_store();
    let store = std::sync::Mutex::new(store);
    Just(()).prop_perturb(move |(), _| {
        assert!(folder.path().exists());
        store.lock().unwrap().renew_recovery_code(LONGER, &stamp()).unwrap().printed().to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_printed_code_is_read_back(code in code()) {
        prop_assert_eq!(code.len(), 34);
        prop_assert_eq!(&*RecoveryCode::read(&code).unwrap().printed(), &code);
    }

    #[test]
    fn one_wrong_symbol_or_two_exchanged_are_noticed(code in code(), one in 0..28_usize, two in 0..28_usize) {
        let mut symbols: Vec<char> = code.chars().filter(|letter| *letter != '-').collect();
        let right = symbols.clone();
        symbols.swap(one, two);
        if symbols != right {
            let exchanged: String = symbols.iter().collect();
            prop_assert_eq!(RecoveryCode::read(&exchanged).unwrap_err(), RecoveryCodeError::Check);
        }
        let mut symbols = right.clone();
        symbols[one] = if right[one] == '7' { '8' } else { '7' };
        let wrong: String = symbols.iter().collect();
        prop_assert_eq!(RecoveryCode::read(&wrong).unwrap_err(), RecoveryCodeError::Check);
    }

    #[test]
    fn no_text_makes_the_reader_of_codes_fail_otherwise_than_by_an_error(text in ".{0,60}") {
        if let Err(error) = RecoveryCode::read(&text) {
            prop_assert!(error.to_string().contains("回復コード"));
        }
    }
}

fn files(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}
