//! 主治医意見書.

use nintei_store::CaseId;
use nintei_survey::{OpinionSheet, PhysicianOpinion};
use tauri::State;
use tauri::ipc::Response;

use crate::case_view;
use crate::program::{Program, stamp};
use crate::refusal::Refusal;

#[tauri::command]
pub async fn set_opinion(
    program: State<'_, Program>,
    id: CaseId,
    opinion: PhysicianOpinion,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let mut allowed = OpinionSheet::default();
            for question in &tables.opinion().items {
                let marked = opinion.items.get(question.item);
                if marked.is_answered() {
                    allowed.set(tables.opinion(), question.item, &marked.numbers().collect::<Vec<_>>())?;
                }
            }
            if opinion.dementia_likelihood_percent.is_some_and(|percent| percent > 100) {
                return Err(Refusal::new("opinion-likelihood", "蓋然性は0から100までの整数で入力してください。"));
            }
            store.set_opinion(id, &PhysicianOpinion { items: allowed, ..opinion }, &stamp(store))?;
            case_view::respond(store, tables, id)
        })
        .await
}
