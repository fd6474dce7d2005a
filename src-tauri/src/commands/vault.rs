//! First start, locking and unlocking.

use nintei_store::{RecoveryCode, Store, StoreState};
use tauri::State;

use crate::program::{Program, now};
use crate::refusal::Refusal;
use crate::views::{IssuedRecoveryCode, VaultState, VaultStatus};

#[tauri::command]
pub async fn vault_state(program: State<'_, Program>) -> Result<VaultState, Refusal> {
    let state = if program.is_open().await {
        VaultStatus::Open
    } else {
        match Store::state(program.folder())? {
            StoreState::New => VaultStatus::New,
            StoreState::Locked => VaultStatus::Locked,
        }
    };
    Ok(VaultState { state, folder: program.folder().display().to_string() })
}

fn issued(code: &RecoveryCode) -> IssuedRecoveryCode {
    IssuedRecoveryCode { code: code.printed().as_str().to_owned() }
}

#[tauri::command]
pub async fn create_vault(
    program: State<'_, Program>,
    passphrase: String,
    confirmation: String,
) -> Result<IssuedRecoveryCode, Refusal> {
    program
        .open(move |folder| {
            let (store, code) = Store::create(folder, &passphrase, &confirmation, now())?;
            Ok((store, issued(&code)))
        })
        .await
}

#[tauri::command]
pub async fn unlock(program: State<'_, Program>, passphrase: String) -> Result<(), Refusal> {
    program.open(move |folder| Ok((Store::unlock(folder, &passphrase)?, ()))).await
}

#[tauri::command]
pub async fn unlock_with_recovery_code(
    program: State<'_, Program>,
    code: String,
    passphrase: String,
    confirmation: String,
) -> Result<IssuedRecoveryCode, Refusal> {
    program
        .open(move |folder| {
            let (store, code) = Store::unlock_with_recovery_code(folder, &code, None, &passphrase, &confirmation)?;
            Ok((store, issued(&code)))
        })
        .await
}

#[tauri::command]
pub async fn lock(program: State<'_, Program>) -> Result<(), Refusal> {
    program.lock().await;
    Ok(())
}
