//! 適正化プロセス記録シート: kept, and printed.

use nintei_store::{RecordSheetId, Store};
use nintei_training::{IssueArea, RECORD_SHEET_COLUMNS, RecordSheet};
use tauri::State;

use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::{RecordSheetArea, RecordSheetForm, RecordSheetSaved, RecordSheetView};

#[tauri::command]
pub async fn record_sheet_form() -> Result<RecordSheetForm, Refusal> {
    let area = |area: IssueArea| RecordSheetArea { area, name: area.name() };
    Ok(RecordSheetForm {
        columns: RECORD_SHEET_COLUMNS.to_vec(),
        areas: IssueArea::ALL.into_iter().map(area).collect(),
        cell_characters: RecordSheet::CELL_LIMIT,
        insurer_characters: RecordSheet::INSURER_LIMIT,
    })
}

#[tauri::command]
pub async fn record_sheets(program: State<'_, Program>) -> Result<Vec<RecordSheetView>, Refusal> {
    program.with_store(|store, _| listed(store)).await
}

#[tauri::command]
pub async fn save_record_sheet(
    program: State<'_, Program>,
    id: Option<RecordSheetId>,
    sheet: RecordSheet,
) -> Result<RecordSheetSaved, Refusal> {
    program
        .with_store(move |store, _| {
            let id = store.save_record_sheet(id, &sheet, &stamp())?;
            Ok(RecordSheetSaved { id, sheets: listed(store)? })
        })
        .await
}

#[tauri::command]
pub async fn remove_record_sheet(
    program: State<'_, Program>,
    id: RecordSheetId,
) -> Result<Vec<RecordSheetView>, Refusal> {
    program
        .with_store(move |store, _| {
            store.remove_record_sheet(id, &stamp())?;
            listed(store)
        })
        .await
}

fn listed(store: &Store) -> Result<Vec<RecordSheetView>, Refusal> {
    let kept = store.record_sheets()?.into_iter();
    Ok(kept.map(|kept| RecordSheetView { id: kept.id, sheet: kept.sheet, saved_at: kept.at, by: kept.by }).collect())
}
