//! 適正化プロセス記録シート: kept, and printed.

use nintei_packet::{RecordSheetPaper, Sheet, record_sheet};
use nintei_store::{KeptRecordSheet, RecordSheetId, Store};
use nintei_training::{IssueArea, RECORD_SHEET_COLUMNS, RecordSheet};
use tauri::ipc::Response;
use tauri::{AppHandle, State};

use super::PROGRAM;
use crate::commands::sheet::{answer, in_documents, sentences};
use crate::program::{Program, in_background, now, stamp};
use crate::refusal::Refusal;
use crate::views::{RecordSheetArea, RecordSheetForm, RecordSheetSaved, RecordSheetView, SavedSheet};
use crate::written_file;

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
            let id = store.save_record_sheet(id, &sheet, &stamp(store))?;
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
            store.remove_record_sheet(id, &stamp(store))?;
            listed(store)
        })
        .await
}

#[tauri::command]
pub async fn draw_record_sheet(program: State<'_, Program>, id: RecordSheetId) -> Result<Response, Refusal> {
    Ok(answer(drawn(&program, id).await?))
}

/// A place in the user's documents. The name carries the number of the sheet and nothing that is written on it.
#[tauri::command]
pub async fn default_record_sheet_path(app: AppHandle, id: RecordSheetId) -> Result<String, Refusal> {
    Ok(in_documents(&app, &format!("適正化プロセス記録シート_{id}.pdf")))
}

#[tauri::command]
pub async fn save_record_sheet_pdf(
    program: State<'_, Program>,
    id: RecordSheetId,
    path: String,
    replace: bool,
) -> Result<SavedSheet, Refusal> {
    let place = written_file::place(&path)?;
    let sheet = drawn(&program, id).await?;
    let warnings = sentences(&sheet);
    let target = place.clone();
    in_background(move || written_file::write(&target, &sheet.pdf, replace)).await?;
    program.remember_saved(place);
    Ok(SavedSheet { path, warnings })
}

async fn drawn(program: &Program, id: RecordSheetId) -> Result<Sheet, Refusal> {
    let fonts = program.fonts();
    let kept = program.with_store(move |store, _| found(store, id)).await?;
    in_background(move || {
        let paper = RecordSheetPaper { sheet: &kept.sheet, printed_on: now().date_naive(), program: PROGRAM };
        Ok(record_sheet(&paper, fonts()?.get()?)?)
    })
    .await
}

fn found(store: &Store, id: RecordSheetId) -> Result<KeptRecordSheet, Refusal> {
    store.record_sheets()?.into_iter().find(|kept| kept.id == id).ok_or_else(|| {
        let sentence = "この記録シートは削除されています。一覧から選び直してください。";
        Refusal::new("record-sheet-missing", sentence)
    })
}

fn listed(store: &Store) -> Result<Vec<RecordSheetView>, Refusal> {
    let kept = store.record_sheets()?.into_iter();
    Ok(kept.map(|kept| RecordSheetView { id: kept.id, sheet: kept.sheet, saved_at: kept.at, by: kept.by }).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_training::RecordSheetRow;
    use tauri::async_runtime::block_on;

    use super::*;
    use crate::trial;

    #[test]
    fn a_saved_sheet_is_there_after_the_program_was_closed_and_is_printed_with_what_is_written() {
        let (_folder, program) = trial::program();
        let mut sheet = RecordSheet { insurer: "架空市".to_owned(), ..RecordSheet::default() };
        let row = RecordSheetRow {
            issue: "特記事項の頻度が書かれていない".to_owned(), ..RecordSheetRow::default()
        };
        sheet.set(IssueArea::Survey, row);
        let kept = sheet.clone();
        let id = trial::with(&program, move |store, _| Ok(store.save_record_sheet(None, &sheet, &stamp(store))?));
        trial::reopen(&program);
        assert_eq!(trial::with(&program, |store, _| listed(store)).first().map(|one| one.sheet.clone()), Some(kept));
        let drawn = block_on(drawn(&program, id)).unwrap();
        assert!(drawn.pdf.starts_with(b"%PDF") && drawn.warnings.is_empty());
        assert!(drawn.texts.iter().any(|text| text.text.contains("架空市")));
    }

    #[test]
    fn a_sheet_that_was_removed_cannot_be_printed() {
        let (_folder, program) = trial::program();
        let refused = block_on(drawn(&program, 3)).unwrap_err();
        assert_eq!(refused.code, "record-sheet-missing");
    }
}
