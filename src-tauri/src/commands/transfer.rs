//! 引渡し: cards, bundles, 食い違い.

use nintei_store::{CaseId, TransferStep};
use nintei_transfer::{BundleId, Handover};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::commands::sheet::in_documents;
use crate::program::{Program, in_background, now, stamp};
use crate::refusal::Refusal;
use crate::transfer::{self, Giving};
use crate::views::{
    BundleMade, BundlePreview, BundleTaken, CardSeen, CardSource, ConflictView, KeptSide, ReceivedLineView,
    TransferState,
};
use crate::written_file;

#[tauri::command]
pub async fn transfer_state(program: State<'_, Program>) -> Result<TransferState, Refusal> {
    program.with_store(|store, _| transfer::state(store)).await
}

#[tauri::command]
pub async fn name_station(program: State<'_, Program>, name: String) -> Result<TransferState, Refusal> {
    program
        .with_store(move |store, _| {
            store.name_station(&name, &stamp(store))?;
            transfer::state(store)
        })
        .await
}

/// A place in the user's documents. The name carries the first letters of the 確認番号 and nothing personal.
#[tauri::command]
pub async fn default_card_path(app: AppHandle, program: State<'_, Program>) -> Result<String, Refusal> {
    let card = program.with_store(|store, _| transfer::own_card(store)).await?;
    let fingerprint = card.fingerprint().to_string();
    let first = fingerprint.split('-').next().unwrap_or_default();
    Ok(in_documents(&app, &format!("端末カード_{first}.nintei-card")))
}

#[tauri::command]
pub async fn save_card(program: State<'_, Program>, path: String, replace: bool) -> Result<String, Refusal> {
    let place = written_file::place(&path)?;
    let card = program.with_store(|store, _| transfer::own_card(store)).await?;
    in_background(move || written_file::write(&place, card.to_file().as_bytes(), replace)).await?;
    Ok(path)
}

#[tauri::command]
pub async fn read_card(program: State<'_, Program>, source: CardSource) -> Result<CardSeen, Refusal> {
    let card = in_background(move || transfer::card(&source)).await?;
    program.with_store(move |store, _| transfer::seen(store, &card)).await
}

#[tauri::command]
pub async fn add_peer(program: State<'_, Program>, source: CardSource) -> Result<TransferState, Refusal> {
    let card = in_background(move || transfer::card(&source)).await?;
    program
        .with_store(move |store, _| {
            store.add_peer(&card, &stamp(store))?;
            transfer::state(store)
        })
        .await
}

#[tauri::command]
pub async fn confirm_peer(program: State<'_, Program>, number: u32) -> Result<TransferState, Refusal> {
    program
        .with_store(move |store, _| {
            store.confirm_peer(number, &stamp(store))?;
            transfer::state(store)
        })
        .await
}

#[tauri::command]
pub async fn stop_peer(program: State<'_, Program>, number: u32) -> Result<TransferState, Refusal> {
    program
        .with_store(move |store, _| {
            store.stop_peer(number, &stamp(store))?;
            transfer::state(store)
        })
        .await
}

/// A place in the user's documents. The name carries the day and some random letters, nothing personal.
#[tauri::command]
pub async fn default_bundle_path(app: AppHandle) -> Result<String, Refusal> {
    let random = BundleId::new()?.to_string();
    let random = random.get(..6).unwrap_or_default();
    Ok(in_documents(&app, &format!("引渡し_{}_{random}.nintei-bundle", now().format("%Y%m%d"))))
}

#[tauri::command]
pub async fn make_bundle(
    program: State<'_, Program>,
    peer: u32,
    cases: Vec<CaseId>,
    handover: Handover,
    path: String,
    replace: bool,
    progress: Channel<TransferStep>,
) -> Result<Option<BundleMade>, Refusal> {
    let place = written_file::place(&path)?;
    let (running, turns) = (program.work().begin()?, program.turns());
    let giving = Giving { peer, cases, handover };
    // A window that is gone needs to be told nothing.
    let tell = move |at| drop(progress.send(at));
    in_background(move || transfer::give(&giving, &place, replace, &turns, &running, tell)).await
}

#[tauri::command]
pub async fn preview_bundle(program: State<'_, Program>, path: String) -> Result<BundlePreview, Refusal> {
    let bytes = in_background(move || transfer::bundle(&path)).await?;
    program.with_store(move |store, _| transfer::preview(store, &bytes)).await
}

/// Takes the bundle in the file at `path`, where it is still the one whose preview has `digest`.
#[tauri::command]
pub async fn take_bundle(
    program: State<'_, Program>,
    path: String,
    digest: String,
    progress: Channel<TransferStep>,
) -> Result<Option<BundleTaken>, Refusal> {
    let (running, turns) = (program.work().begin()?, program.turns());
    let tell = move |at| drop(progress.send(at));
    in_background(move || transfer::take(&transfer::bundle(&path)?, &digest, &turns, &running, tell)).await
}

/// 食い違い of the case `id`, or of all.
#[tauri::command]
pub async fn conflicts(program: State<'_, Program>, id: Option<CaseId>) -> Result<Vec<ConflictView>, Refusal> {
    program.with_store(move |store, tables| transfer::conflicts(store, tables, id)).await
}

/// Settles the 食い違い `id`; answers with those that are left of `case`, or of all.
#[tauri::command]
pub async fn settle_conflict(
    program: State<'_, Program>,
    id: i64,
    keep: KeptSide,
    case: Option<CaseId>,
) -> Result<Vec<ConflictView>, Refusal> {
    program
        .with_store(move |store, tables| {
            transfer::settle(store, id, keep.into())?;
            transfer::conflicts(store, tables, case)
        })
        .await
}

#[tauri::command]
pub async fn end_lending(program: State<'_, Program>, id: CaseId, because: String) -> Result<TransferState, Refusal> {
    program
        .with_store(move |store, _| {
            store.end_lending(id, &because, &stamp(store))?;
            transfer::state(store)
        })
        .await
}

#[tauri::command]
pub async fn received_lines(program: State<'_, Program>, id: CaseId) -> Result<Vec<ReceivedLineView>, Refusal> {
    program.with_store(move |store, tables| transfer::received(store, tables, id)).await
}
