//! Who may sign in and as what, and what a new key of the file means to each of them.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use common::{LONGER, OTHER, create_in, form, item, new_case, new_store, person, stamp};
use nintei_store::{Attempts, ChangeKind, FIRST_USER, Role, Store, StoreError, UserEntry, UserNumber};

const OWN: &str = "ゆうびん受けに届いた手紙の束";

fn entry(name: &str, roles: &[Role]) -> UserEntry {
    UserEntry { name: name.to_owned(), roles: roles.iter().copied().collect(), investigator: None }
}

fn sign_in(folder: &Path, number: UserNumber, passphrase: &str) -> Result<Store, StoreError> {
    let now = Instant::now();
    Store::sign_in(folder, Some(number), passphrase, &mut Attempts::new(folder, now), now)
}

/// Adds a user who has chosen [`OWN`] as their passphrase; the store is closed and opened for it.
fn add(folder: &Path, name: &str, roles: &[Role]) -> UserNumber {
    let mut store = Store::unlock(folder, LONGER).unwrap();
    let (number, given) = store.add_user(&entry(name, roles), LONGER, &stamp()).unwrap();
    drop(store);
    let mut store = sign_in(folder, number, given.printed()).unwrap();
    store.change_passphrase(given.printed(), OWN, OWN, &stamp()).unwrap();
    number
}

#[test]
fn who_begins_a_store_is_the_first_user_with_every_role() {
    let (folder, store) = new_store();
    let me = store.signed_in();
    assert_eq!((me.number, me.told().as_str()), (FIRST_USER, "利用者1"));
    assert_eq!(me.entry.roles, BTreeSet::from(Role::ALL));
    drop(store);
    assert_eq!(Store::user_numbers(folder.path()).unwrap(), [1]);
    assert_eq!(Store::user_numbers(&folder.path().join("nothing")).unwrap(), Vec::<u32>::new());
}

#[test]
fn a_user_signs_in_with_a_passphrase_given_once_and_then_chooses_their_own() {
    let (folder, mut store) = new_store();
    let (number, given) = store.add_user(&entry("架空 調子", &[Role::Investigator]), LONGER, &stamp()).unwrap();
    assert_eq!(number, 2);
    drop(store);
    let mut store = sign_in(folder.path(), 2, given.printed()).unwrap();
    let me = store.signed_in();
    assert!(me.one_time && !me.administers());
    assert_eq!(me.stamp(stamp().at).by, "2 架空 調子");
    let same = store.change_passphrase(given.printed(), given.printed(), given.printed(), &stamp()).unwrap_err();
    assert_eq!(same.code(), "passphrase-as-before");
    store.change_passphrase(given.printed(), OWN, OWN, &stamp()).unwrap();
    assert!(!store.signed_in().one_time);
    assert!(store.verify_journal().unwrap().is_sound());
    drop(store);
    assert_eq!(sign_in(folder.path(), 2, given.printed()).unwrap_err().code(), "wrong-passphrase");
    assert_eq!(sign_in(folder.path(), 1, OWN).unwrap_err().code(), "wrong-passphrase", "each number has its own");
    assert_eq!(sign_in(folder.path(), 3, OWN).unwrap_err().code(), "wrong-passphrase");
    drop(sign_in(folder.path(), 2, OWN).unwrap());
    drop(sign_in(folder.path(), 1, LONGER).unwrap());
}

#[test]
fn users_without_name_or_role_or_by_a_wrong_passphrase_are_refused_and_nothing_changes() {
    let (folder, mut store) = new_store();
    let before = fs::read(folder.path().join("nintei.key")).unwrap();
    let lines = store.office_history().unwrap().len();
    for (entered, passphrase, code) in [
        (entry(" ", &[Role::Teacher]), LONGER, "user-without-name"),
        (entry("架空", &[]), LONGER, "user-without-role"),
        (entry("架空", &[Role::Teacher]), OTHER, "wrong-passphrase"),
        (UserEntry { investigator: Some(9), ..entry("架空", &[Role::Teacher]) }, LONGER, "no-such-investigator"),
    ] {
        assert_eq!(store.add_user(&entered, passphrase, &stamp()).err().unwrap().code(), code);
    }
    assert_eq!(store.change_user(5, &entry("架空", &[Role::Teacher]), &stamp()).unwrap_err().code(), "no-such-user");
    assert_eq!(store.users().unwrap().len(), 1);
    assert_eq!(store.office_history().unwrap().len(), lines);
    assert_eq!(fs::read(folder.path().join("nintei.key")).unwrap(), before);
}

#[test]
fn the_last_administrator_stays_one() {
    let (folder, store) = new_store();
    drop(store);
    let second = add(folder.path(), "架空 二", &[Role::Administrator]);
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    let demoted = entry("架空 一", &[Role::Investigator]);
    assert_eq!(store.stop_user(FIRST_USER, &stamp()).unwrap_err().code(), "user-is-oneself");
    store.stop_user(second, &stamp()).unwrap();
    let refusal = store.change_user(FIRST_USER, &demoted, &stamp()).unwrap_err();
    assert_eq!(refusal.code(), "last-administrator");
    assert!(store.signed_in().administers());
    let given = store.reset_passphrase(second, LONGER, &stamp()).unwrap();
    store.change_user(FIRST_USER, &demoted, &stamp()).unwrap();
    assert!(!store.signed_in().administers(), "who is signed in is who they are now");
    assert!(store.verify_journal().unwrap().is_sound());
    drop(store);
    let mut store = sign_in(folder.path(), second, given.printed()).unwrap();
    store.stop_user(FIRST_USER, &stamp()).unwrap();
    let refusal = store.change_user(second, &demoted, &stamp()).unwrap_err();
    assert_eq!(refusal.code(), "last-administrator");
}

#[test]
fn a_stopped_user_opens_nothing_and_stays_in_the_journal() {
    let (folder, store) = new_store();
    drop(store);
    let number = add(folder.path(), "架空 退子", &[Role::Secretariat]);
    let mut store = sign_in(folder.path(), number, OWN).unwrap();
    let by = store.signed_in().stamp(stamp().at);
    let case = store.create_case(&person("山田", "", ""), &form().id, false, &by).unwrap();
    drop(store);
    let with_slot = fs::read(folder.path().join("nintei.key")).unwrap();
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    store.stop_user(number, &stamp()).unwrap();
    assert!(!store.has_passphrase(number));
    assert_eq!(store.history(case).unwrap()[0].by, "2 架空 退子");
    drop(store);
    assert_eq!(sign_in(folder.path(), number, OWN).unwrap_err().code(), "wrong-passphrase");
    // A slot that a stop cut short has left opens nothing either, and is gone after it was tried.
    fs::write(folder.path().join("nintei.key"), with_slot).unwrap();
    assert_eq!(sign_in(folder.path(), number, OWN).unwrap_err().code(), "wrong-passphrase");
    assert_eq!(Store::user_numbers(folder.path()).unwrap(), [1]);
}

#[test]
fn the_recovery_code_opens_for_an_administrator_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (store, code) = create_in(folder.path());
    drop(store);
    let number = add(folder.path(), "架空 講子", &[Role::Teacher]);
    let refused =
        Store::unlock_with_recovery_code(folder.path(), &code.printed(), Some(number), OTHER, OTHER, stamp().at);
    assert_eq!(refused.err().unwrap().code(), "not-administrator");
    let (store, _) =
        Store::unlock_with_recovery_code(folder.path(), &code.printed(), None, OTHER, OTHER, stamp().at).unwrap();
    assert_eq!(store.signed_in().number, FIRST_USER);
    drop(store);
    drop(sign_in(folder.path(), number, OWN).unwrap());
    drop(sign_in(folder.path(), FIRST_USER, OTHER).unwrap());
}

#[test]
fn a_new_key_leaves_every_passphrase_good_and_the_old_key_file_useless() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, code) = create_in(folder.path());
    let case = new_case(&mut store, &person("山田", "", ""));
    drop(store);
    let stays = add(folder.path(), "架空 残子", &[Role::Investigator]);
    let leaves = add(folder.path(), "架空 退子", &[Role::Investigator]);
    let kept = fs::read(folder.path().join("nintei.key")).unwrap();
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    store.stop_user(leaves, &stamp()).unwrap();
    assert_eq!(store.replace_key(OTHER, &stamp()).err().unwrap().code(), "wrong-passphrase");
    let codes: Vec<_> = (0..2).map(|_| store.replace_key(LONGER, &stamp()).unwrap()).collect();
    store.answer(case, &form(), item("1-3"), Some(&[1]), &stamp()).unwrap();
    assert!(store.verify_journal().unwrap().is_sound());
    drop(store);
    // Two keys came while they were away.
    for _ in 0..2 {
        let store = sign_in(folder.path(), stays, OWN).unwrap();
        assert_eq!(store.history(case).unwrap().len(), 2);
    }
    drop(sign_in(folder.path(), FIRST_USER, LONGER).unwrap());
    for old in [&code, &codes[0]] {
        let refused = Store::unlock_with_recovery_code(folder.path(), &old.printed(), None, OTHER, OTHER, stamp().at);
        assert_eq!(refused.err().unwrap().code(), "wrong-recovery-code");
    }
    // Who left has kept the key file of before.
    let now = fs::read(folder.path().join("nintei.key")).unwrap();
    fs::write(folder.path().join("nintei.key"), kept).unwrap();
    for (number, passphrase) in [(leaves, OWN), (FIRST_USER, LONGER)] {
        assert_eq!(sign_in(folder.path(), number, passphrase).unwrap_err().code(), "database-damaged");
    }
    fs::write(folder.path().join("nintei.key"), now).unwrap();
    let (store, _) = Store::unlock_with_recovery_code(
        folder.path(),
        &codes[1].printed(),
        Some(FIRST_USER),
        OTHER,
        OTHER,
        stamp().at,
    )
    .unwrap();
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_new_key_cut_short_leaves_a_store_that_opens_whichever_step_was_the_last() {
    let (folder, store) = new_store();
    drop(store);
    let other = add(folder.path(), "架空 調子", &[Role::Investigator]);
    let before = fs::read(folder.path().join("nintei.db")).unwrap();
    let mut store = Store::unlock(folder.path(), LONGER).unwrap();
    store.replace_key(LONGER, &stamp()).unwrap();
    drop(store);
    // The key file speaks of the new key as well; the database is the old one still, and its half-made copy lies there.
    fs::write(folder.path().join("nintei.db"), &before).unwrap();
    fs::write(folder.path().join("nintei.db.rekeyed"), b"half").unwrap();
    drop(sign_in(folder.path(), other, OWN).unwrap());
    assert!(!folder.path().join("nintei.db.rekeyed").exists());
    drop(sign_in(folder.path(), other, OWN).unwrap());
}

#[test]
fn wrong_passphrases_in_a_row_make_the_user_wait_and_no_other() {
    let (folder, store) = new_store();
    drop(store);
    let number = add(folder.path(), "架空 調子", &[Role::Investigator]);
    let now = Instant::now();
    let mut attempts = Attempts::new(folder.path(), now);
    let mut try_at = |number, passphrase, after| {
        Store::sign_in(folder.path(), Some(number), passphrase, &mut attempts, now + Duration::from_secs(after))
    };
    for _ in 0..3 {
        assert_eq!(try_at(number, OTHER, 0).unwrap_err().code(), "wrong-passphrase");
    }
    let refusal = try_at(number, OWN, 4).unwrap_err();
    assert!(matches!(refusal, StoreError::TooManyAttempts { seconds: 6 }), "{refusal}");
    drop(try_at(FIRST_USER, LONGER, 4).unwrap());
    drop(try_at(number, OWN, 10).unwrap());
}

#[test]
fn minutes_until_locking_are_those_offered_and_ten_where_none_were_chosen() {
    let (_folder, mut store) = new_store();
    assert_eq!(store.lock_after().unwrap(), 10);
    assert_eq!(store.set_lock_after(0, &stamp()).unwrap_err().code(), "lock-after-not-offered");
    store.set_lock_after(30, &stamp()).unwrap();
    assert_eq!(store.lock_after().unwrap(), 30);
    let kinds: Vec<_> = store.office_history().unwrap().iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [ChangeKind::Setting]);
}
