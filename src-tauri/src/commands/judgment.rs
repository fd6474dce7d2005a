//! 試算.

use nintei_judgment::{Traced, TreeId, judge};
use nintei_store::CaseId;
use nintei_survey::{ItemId, Opinion};
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
pub async fn set_opinion(program: State<'_, Program>, id: CaseId, opinion: Opinion) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            let degrees = case.form.question(ItemId::DEMENTIA_INDEPENDENCE);
            if opinion.dementia.is_some_and(|no| degrees.is_none_or(|question| question.option(no).is_none())) {
                return Err(Refusal::new(
                    "opinion-dementia",
                    "主治医意見書の認知症自立度が調査票の区分にありません。選び直してください。",
                ));
            }
            if opinion.dementia_likelihood_percent.is_some_and(|percent| percent > 100) {
                return Err(Refusal::new("opinion-likelihood", "蓋然性は0から100までの整数で入力してください。"));
            }
            store.set_opinion(id, &opinion, &stamp())?;
            case_view::respond(store, tables, id)
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
