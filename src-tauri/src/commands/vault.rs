//! First start, locking and unlocking.

use std::time::Instant;

use nintei_store::{RecoveryCode, Store, StoreState, UserNumber};
use tauri::State;
use tauri::ipc::Channel;

use crate::program::{Program, in_background, now};
use crate::refusal::Refusal;
use crate::views::{IssuedRecoveryCode, SessionMessage, VaultState, VaultStatus};

#[tauri::command]
pub async fn vault_state(program: State<'_, Program>) -> Result<VaultState, Refusal> {
    let folder = program.folder().display().to_string();
    let (state, numbers, me) = if program.is_open().await {
        (VaultStatus::Open, Vec::new(), program.signed_in())
    } else {
        let state = match Store::state(program.folder())? {
            StoreState::New => VaultStatus::New,
            StoreState::Locked => VaultStatus::Locked,
        };
        (state, Store::user_numbers(program.folder())?, None)
    };
    Ok(VaultState { state, folder, numbers, me })
}

/// A recovery code as it is shown.
pub fn issued(code: &RecoveryCode) -> IssuedRecoveryCode {
    IssuedRecoveryCode { code: code.printed().as_str().to_owned() }
}

#[tauri::command]
pub async fn create_vault(
    program: State<'_, Program>,
    passphrase: String,
    confirmation: String,
    name: Option<String>,
) -> Result<IssuedRecoveryCode, Refusal> {
    program
        .open(move |folder, _| {
            let (mut store, code) = Store::create(folder, &passphrase, &confirmation, now())?;
            if let Some(name) = name.filter(|name| !name.trim().is_empty()) {
                let stamp = store.signed_in().stamp(now());
                store.name_oneself(name.trim(), &stamp)?;
            }
            Ok((store, issued(&code)))
        })
        .await
}

#[tauri::command]
pub async fn unlock(
    program: State<'_, Program>,
    number: Option<UserNumber>,
    passphrase: String,
) -> Result<(), Refusal> {
    program
        .open(move |folder, attempts| Ok((Store::sign_in(folder, number, &passphrase, attempts, Instant::now())?, ())))
        .await
}

/// Seconds until the user `number` may try again; 0 where now.
#[tauri::command]
pub async fn attempt_wait(program: State<'_, Program>, number: Option<UserNumber>) -> Result<u32, Refusal> {
    let attempts = program.attempts();
    let folder = program.folder().to_owned();
    in_background(move || {
        let number = match number {
            Some(number) => number,
            None => Store::user_numbers(&folder)?.first().copied().unwrap_or(nintei_store::FIRST_USER),
        };
        let wait = attempts.blocking_lock().wait(number, Instant::now())?;
        Ok(u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX))
    })
    .await
}

#[tauri::command]
pub async fn unlock_with_recovery_code(
    program: State<'_, Program>,
    code: String,
    number: Option<UserNumber>,
    passphrase: String,
    confirmation: String,
) -> Result<IssuedRecoveryCode, Refusal> {
    program
        .open(move |folder, _| {
            let (store, code) =
                Store::unlock_with_recovery_code(folder, &code, number, &passphrase, &confirmation, now())?;
            Ok((store, issued(&code)))
        })
        .await
}

#[tauri::command]
pub async fn lock(program: State<'_, Program>) -> Result<(), Refusal> {
    program.lock().await;
    Ok(())
}

/// From now on the window is told when the file will lock by itself.
#[tauri::command]
pub async fn watch_session(program: State<'_, Program>, messages: Channel<SessionMessage>) -> Result<(), Refusal> {
    program.tell_by(messages);
    Ok(())
}

/// Somebody is there: a key, a touch, a movement in the window.
#[tauri::command]
pub async fn still_here(program: State<'_, Program>) -> Result<(), Refusal> {
    program.saw_person();
    Ok(())
}
