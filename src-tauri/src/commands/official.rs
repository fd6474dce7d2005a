//! 公式の結果: typed in for a case, imported from a file, and what all of them say.

use std::fs::File;
use std::io::BufReader;

use nintei_case::CaseOfficialResult;
use nintei_store::CaseId;
use tauri::ipc::{Channel, Response};
use tauri::{AppHandle, State};

use crate::case_view::{self, json};
use crate::program::{Program, in_background, stamp};
use crate::refusal::Refusal;
use crate::views::{FindingsProgress, ImportProgress, ImportReport, ImportView, OfficialOverview, OfficialResultEntry};
use crate::{dialogue, official, typed_result};

/// Files of 一次判定済みデータ, in a dialogue.
const FILES: dialogue::Kind = ("一次判定済みデータ（CSV）", &["csv", "txt"]);

#[tauri::command]
pub async fn official_overview(program: State<'_, Program>) -> Result<OfficialOverview, Refusal> {
    program
        .with_store(|store, _| {
            let imports = store.official_imports()?.into_iter().map(ImportView::from).collect();
            Ok(OfficialOverview { count: store.official_count()?, imports })
        })
        .await
}

#[tauri::command]
pub async fn import_official(
    app: AppHandle,
    program: State<'_, Program>,
    progress: Channel<ImportProgress>,
) -> Result<Option<ImportReport>, Refusal> {
    let Some(place) = dialogue::file_to_open(app, FILES).await? else { return Ok(None) };
    let running = program.work().begin()?;
    let (turns, tables) = (program.turns(), program.tables());
    in_background(move || {
        let file = File::open(&place).map_err(nintei_exchange::FileError::from)?;
        // A window that is gone needs to be told nothing.
        let tell = |at| drop(progress.send(at));
        official::import(BufReader::new(file), &turns, &tables, &running, tell)
    })
    .await
    .map(Some)
}

#[tauri::command]
pub async fn cancel_work(program: State<'_, Program>) -> Result<(), Refusal> {
    program.work().cancel();
    Ok(())
}

#[tauri::command]
pub async fn official_findings(
    program: State<'_, Program>,
    progress: Channel<FindingsProgress>,
) -> Result<Response, Refusal> {
    let running = program.work().begin()?;
    let (turns, tables) = (program.turns(), program.tables());
    in_background(move || json(&official::findings(&turns, &tables, &running, |at| drop(progress.send(at)))?)).await
}

#[tauri::command]
pub async fn official_result(program: State<'_, Program>, id: CaseId) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| json(&CaseOfficialResult::of(store, &case_view::read(store, tables, id)?)?))
        .await
}

#[tauri::command]
pub async fn set_official(
    program: State<'_, Program>,
    id: CaseId,
    result: Option<OfficialResultEntry>,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            let result = result.map(|entry| typed_result::read(&entry, case.rules)).transpose()?;
            store.set_official(id, result.as_ref(), &stamp(store))?;
            json(&CaseOfficialResult::of(store, &case)?)
        })
        .await
}
