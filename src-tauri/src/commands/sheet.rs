//! 帳票: preview, and saving where the user says.

use std::path::{Path, PathBuf};

use nintei_case::{DocumentKind, Made, Tables, draw};
use nintei_packet::Sheet;
use nintei_store::{CaseId, JudgmentOccasion, Store};
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State};

use crate::program::{Program, in_background, stamp};
use crate::refusal::Refusal;
use crate::views::SavedSheet;
use crate::work::Running;
use crate::{case_view, dialogue, written_file};

/// The sheet, and for a result sheet the judgment that it shows.
async fn drawn(program: &Program, id: CaseId, kind: DocumentKind) -> Result<(Sheet, Option<Made>), Refusal> {
    let fonts = program.fonts();
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            let sheet = draw(store, tables, &case, kind, fonts()?.get()?)?;
            Ok((sheet, (kind == DocumentKind::ResultSheet).then(|| Made::of(&case))))
        })
        .await
}

/// What the reader of a sheet should know.
pub fn sentences(sheet: &Sheet) -> Vec<String> {
    sheet.warnings.iter().map(ToString::to_string).collect()
}

#[tauri::command]
pub async fn draw_sheet(program: State<'_, Program>, id: CaseId, kind: DocumentKind) -> Result<Response, Refusal> {
    Ok(answer(drawn(&program, id, kind).await?.0))
}

/// The sheet with its warnings in one answer, as it is drawn once only: the length of the warnings in 4 bytes, lowest
/// first, the warnings as a JSON list of sentences, the PDF.
pub fn answer(sheet: Sheet) -> Response {
    let warnings = serde_json::to_vec(&sentences(&sheet)).unwrap_or_default();
    let length = u32::try_from(warnings.len()).unwrap_or_default();
    let mut answer = length.to_le_bytes().to_vec();
    answer.extend(warnings);
    answer.extend(sheet.pdf);
    Response::new(answer)
}

/// A place in the user's documents. The name carries the 整理番号 and nothing personal.
#[tauri::command]
pub async fn default_sheet_path(
    app: AppHandle,
    program: State<'_, Program>,
    id: CaseId,
    kind: DocumentKind,
) -> Result<String, Refusal> {
    let number = program.with_store(move |store, _| Ok(store.case(id)?.number)).await?;
    Ok(in_documents(&app, &format!("{}_整理番号{number}.pdf", kind.title())))
}

/// The file `name` in the user's documents.
pub fn in_documents(app: &AppHandle, name: &str) -> String {
    let folder = app.path().document_dir().or_else(|_| app.path().home_dir()).unwrap_or_default();
    folder.join(name).display().to_string()
}

#[tauri::command]
pub async fn choose_sheet_path(app: AppHandle, path: String) -> Result<Option<String>, Refusal> {
    dialogue::other_place(app, ("PDF", &["pdf"]), PathBuf::from(path)).await
}

/// Prints to `path` beside the window by `save`, which may be stopped; `None` where it was. `save` answers with what the
/// reader should know, and this with the place and that.
///
/// # Errors
/// Where `path` is no whole place, other work runs, or those of `save`.
pub async fn saved_beside_window<Told: Send + 'static>(
    program: &Program,
    path: String,
    save: impl FnOnce(&Path, &Running) -> Result<Option<Told>, Refusal> + Send + 'static,
) -> Result<Option<(String, Told)>, Refusal> {
    let place = written_file::place(&path)?;
    let running = program.work().begin()?;
    let target = place.clone();
    let saved = in_background(move || save(&target, &running)).await?;
    Ok(saved.map(|told| {
        program.remember_saved(place);
        (path, told)
    }))
}

#[tauri::command]
pub async fn save_sheet(
    program: State<'_, Program>,
    id: CaseId,
    kind: DocumentKind,
    path: String,
    replace: bool,
) -> Result<SavedSheet, Refusal> {
    let place = written_file::place(&path)?;
    let (sheet, made) = drawn(&program, id, kind).await?;
    let mut warnings = sentences(&sheet);
    let target = place.clone();
    in_background(move || written_file::write(&target, &sheet.pdf, replace)).await?;
    program.remember_saved(place);
    if let Some(made) = made {
        let put = move |store: &mut Store, _: &Tables| {
            let stamp = stamp(store);
            Ok(made.put(store, JudgmentOccasion::Printed, &stamp)?)
        };
        // The file is there by now; that it has no record is said beside it.
        if let Err(refusal) = program.with_store(put).await {
            warnings.push(format!("PDFは保存しましたが、試算の控えを残せませんでした。{}", refusal.message));
        }
    }
    Ok(SavedSheet { path, warnings })
}

#[tauri::command]
pub async fn open_saved_sheet(program: State<'_, Program>, path: String) -> Result<(), Refusal> {
    if !program.was_saved(Path::new(&path)) {
        return Err(Refusal::new("sheet-not-saved", "先にPDFを保存してください。保存したPDFだけを開けます。"));
    }
    in_background(move || {
        tauri_plugin_opener::open_path(&path, None::<&str>).map_err(|error| {
            Refusal::new(
                "sheet-not-opened",
                format!("PDFを開けません（{error}）。保存先のフォルダーから開いてください。"),
            )
        })
    })
    .await
}
