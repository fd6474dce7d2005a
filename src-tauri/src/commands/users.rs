//! Who may sign in and as what; passphrases, recovery code and the key of the file.

use nintei_case::Tables;
use nintei_store::{Store, UserEntry, UserNumber};
use tauri::State;

use crate::commands::vault::issued;
use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::{GivenPassphrase, IssuedRecoveryCode, UserView};

fn everybody(store: &Store) -> Result<Vec<UserView>, Refusal> {
    let users = store.users()?.into_iter();
    Ok(users.map(|user| (store.has_passphrase(user.number), user)).map(|(has, user)| UserView::of(user, has)).collect())
}

#[tauri::command]
pub async fn users(program: State<'_, Program>) -> Result<Vec<UserView>, Refusal> {
    program.with_store(|store, _| everybody(store)).await
}

#[tauri::command]
pub async fn add_user(
    program: State<'_, Program>,
    entry: UserEntry,
    passphrase: String,
) -> Result<GivenPassphrase, Refusal> {
    program
        .with_store(move |store, _| {
            let stamp = stamp(store);
            let (number, given) = store.add_user(&trimmed(entry), &passphrase, &stamp)?;
            Ok(GivenPassphrase { number, passphrase: given.printed().to_owned(), users: everybody(store)? })
        })
        .await
}

#[tauri::command]
pub async fn change_user(
    program: State<'_, Program>,
    number: UserNumber,
    entry: UserEntry,
) -> Result<Vec<UserView>, Refusal> {
    program
        .with_session(move |store, _| {
            store.change_user(number, &trimmed(entry), &stamp(store))?;
            everybody(store)
        })
        .await
}

#[tauri::command]
pub async fn stop_user(program: State<'_, Program>, number: UserNumber) -> Result<Vec<UserView>, Refusal> {
    program
        .with_store(move |store, _| {
            store.stop_user(number, &stamp(store))?;
            everybody(store)
        })
        .await
}

/// Gives a user a passphrase for one sign-in; who was stopped may sign in again with it.
#[tauri::command]
pub async fn reset_passphrase(
    program: State<'_, Program>,
    number: UserNumber,
    passphrase: String,
) -> Result<GivenPassphrase, Refusal> {
    program
        .with_store(move |store, _| {
            let given = store.reset_passphrase(number, &passphrase, &stamp(store))?;
            Ok(GivenPassphrase { number, passphrase: given.printed().to_owned(), users: everybody(store)? })
        })
        .await
}

/// Replaces one's own passphrase.
#[tauri::command]
pub async fn change_passphrase(
    program: State<'_, Program>,
    passphrase: String,
    new: String,
    confirmation: String,
) -> Result<(), Refusal> {
    program
        .with_session(move |store, _| Ok(store.change_passphrase(&passphrase, &new, &confirmation, &stamp(store))?))
        .await
}

#[tauri::command]
pub async fn renew_recovery_code(
    program: State<'_, Program>,
    passphrase: String,
) -> Result<IssuedRecoveryCode, Refusal> {
    program.with_store(move |store, _| Ok(issued(&store.renew_recovery_code(&passphrase, &stamp(store))?))).await
}

/// 鍵の取り替え.
#[tauri::command]
pub async fn replace_key(program: State<'_, Program>, passphrase: String) -> Result<IssuedRecoveryCode, Refusal> {
    let replace = move |store: &mut Store, _: &Tables| Ok(issued(&store.replace_key(&passphrase, &stamp(store))?));
    let replaced = program.with_store(replace).await;
    if replaced.as_ref().is_err_and(|refusal| refusal.code != "wrong-passphrase") {
        // Whatever went wrong, the passphrase opens the file as it is now.
        program.lock().await;
    }
    replaced
}

/// Sets after how many minutes without a person the file locks.
#[tauri::command]
pub async fn set_lock_after(program: State<'_, Program>, minutes: u32) -> Result<u32, Refusal> {
    program
        .with_session(move |store, _| {
            store.set_lock_after(minutes, &stamp(store))?;
            Ok(store.lock_after()?)
        })
        .await
}

fn trimmed(entry: UserEntry) -> UserEntry {
    UserEntry { name: entry.name.trim().to_owned(), ..entry }
}
