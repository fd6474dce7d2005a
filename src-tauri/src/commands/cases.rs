//! The list of cases, and 申請.

use nintei_store::{CaseId, CasePage, CaseQuery, CaseStatus};
use nintei_survey::Application;
use tauri::State;
use tauri::ipc::Response;

use crate::program::{Program, now, stamp};
use crate::refusal::Refusal;
use crate::{case_view, examples};

#[tauri::command]
pub async fn search_cases(program: State<'_, Program>, query: CaseQuery) -> Result<CasePage, Refusal> {
    program.with_store(move |store, _| Ok(store.search(&query)?)).await
}

#[tauri::command]
pub async fn create_case(program: State<'_, Program>, application: Application) -> Result<CaseId, Refusal> {
    program
        .with_store(move |store, tables| {
            let today = now().date_naive();
            tables.rules(&application, today)?;
            let form = tables.form_on(application.surveyed_on.unwrap_or(today))?;
            Ok(store.create_case(&application, &form.id, false, &stamp(store))?)
        })
        .await
}

#[tauri::command]
pub async fn add_example_cases(program: State<'_, Program>) -> Result<usize, Refusal> {
    program.with_store(examples::add).await
}

#[tauri::command]
pub async fn open_case(program: State<'_, Program>, id: CaseId) -> Result<Response, Refusal> {
    program.with_store(move |store, tables| case_view::respond(store, tables, id)).await
}

#[tauri::command]
pub async fn save_application(
    program: State<'_, Program>,
    id: CaseId,
    application: Application,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            // A day without rules is refused here, so that a stored case can always be judged.
            tables.rules(&application, now().date_naive())?;
            store.save_application(id, &application, &stamp(store))?;
            case_view::respond(store, tables, id)
        })
        .await
}

#[tauri::command]
pub async fn set_case_status(program: State<'_, Program>, id: CaseId, status: CaseStatus) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            store.set_status(id, status, &stamp(store))?;
            case_view::respond(store, tables, id)
        })
        .await
}
