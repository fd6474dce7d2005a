//! 試算.

use nintei_judgment::{Traced, TreeId, judge};
use nintei_store::CaseId;
use tauri::State;
use tauri::ipc::Response;

use crate::case_view::{self, json};
use crate::program::{Program, stamp};
use crate::refusal::Refusal;

#[tauri::command]
pub async fn judgment(program: State<'_, Program>, id: CaseId) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            json(&judge(case.rules, &case.input()))
        })
        .await
}

#[tauri::command]
pub async fn set_traced(
    program: State<'_, Program>,
    id: CaseId,
    tree: TreeId,
    minutes: Option<String>,
    by: String,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            let stamp = stamp();
            let traced = minutes.map(|text| case.rules.read_traced(tree, &text)).transpose()?.map(|minutes| Traced {
                minutes,
                by,
                on: Some(stamp.at.date_naive()),
            });
            store.set_traced(id, tree, traced.as_ref(), &stamp)?;
            case_view::respond(store, tables, id)
        })
        .await
}
