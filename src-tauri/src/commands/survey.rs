//! 基本調査.

use nintei_judgment::outcome;
use nintei_store::CaseId;
use nintei_survey::{ItemId, Progress, wareki};
use tauri::State;
use tauri::ipc::Response;

use crate::case_view::{self, json};
use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::{AnswerSaved, ReadDate};

#[tauri::command]
pub async fn form_edition(program: State<'_, Program>, id: String) -> Result<Response, Refusal> {
    json(program.tables().form(&id)?)
}

#[tauri::command]
pub async fn answer(
    program: State<'_, Program>,
    id: CaseId,
    item: ItemId,
    numbers: Option<Vec<u8>>,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let mut case = case_view::read(store, tables, id)?;
            let stamp = stamp();
            case.case.answers = store.answer(id, case.form, item, numbers.as_deref(), &stamp)?;
            json(&AnswerSaved {
                item,
                numbers,
                saved_at: stamp.at.to_rfc3339(),
                progress: Progress::of(case.form, &case.case.answers),
                outcome: outcome(case.rules, &case.input()),
                warnings: case.warnings(),
            })
        })
        .await
}

#[tauri::command]
pub async fn read_date(text: String) -> Result<ReadDate, Refusal> {
    let date = wareki::read(&text)?;
    Ok(ReadDate { iso: date.to_string(), long: wareki::with_western(date) })
}
