//! 申請の取り込み, and the numbers that were linked by it.

use std::collections::BTreeMap;

use nintei_exchange::applications::Mapping;
use nintei_store::LinkedNumber;
use tauri::State;
use tauri::ipc::{Channel, Response};

use crate::case_view::json;
use crate::intake::{self, Described};
use crate::program::{Program, in_background, stamp};
use crate::refusal::Refusal;
use crate::views::{IntakeDecision, IntakeLook, IntakeProgress, IntakeReport};

#[tauri::command]
pub async fn open_intake(program: State<'_, Program>, path: String) -> Result<IntakeLook, Refusal> {
    let turns = program.turns();
    in_background(move || intake::look(&turns, &path)).await
}

#[tauri::command]
pub async fn intake_preview(
    program: State<'_, Program>,
    path: String,
    digest: String,
    mapping: Mapping,
    progress: Channel<IntakeProgress>,
) -> Result<Response, Refusal> {
    let running = program.work().begin()?;
    let (turns, tables) = (program.turns(), program.tables());
    let file = Described { path, digest, mapping };
    in_background(move || {
        // A window that is gone needs to be told nothing.
        json(&intake::preview(&file, &turns, &tables, &running, |at| drop(progress.send(at)))?)
    })
    .await
}

#[tauri::command]
pub async fn take_intake(
    program: State<'_, Program>,
    path: String,
    digest: String,
    mapping: Mapping,
    decisions: BTreeMap<u64, IntakeDecision>,
    progress: Channel<IntakeProgress>,
) -> Result<IntakeReport, Refusal> {
    let running = program.work().begin()?;
    let (turns, tables) = (program.turns(), program.tables());
    let file = Described { path, digest, mapping };
    in_background(move || intake::take(&file, &decisions, &turns, &tables, &running, |at| drop(progress.send(at))))
        .await
}

#[tauri::command]
pub async fn linked_numbers(program: State<'_, Program>) -> Result<Vec<LinkedNumber>, Refusal> {
    program.with_store(|store, _| Ok(store.linked_numbers()?)).await
}

#[tauri::command]
pub async fn unlink_numbers(program: State<'_, Program>, id: i64) -> Result<Vec<LinkedNumber>, Refusal> {
    program
        .with_store(move |store, _| {
            store.unlink_numbers(id, &stamp(store))?;
            Ok(store.linked_numbers()?)
        })
        .await
}
