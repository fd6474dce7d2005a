//! 概況調査, who surveys, and the last survey.

use nintei_store::{CaseId, InvestigatorId, LastSurveyChoice};
use nintei_survey::{Overview, Verdict, survey_permission};
use tauri::State;
use tauri::ipc::Response;

use crate::case_view;
use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::InvestigatorChoice;

#[tauri::command]
pub async fn save_overview(program: State<'_, Program>, id: CaseId, overview: Overview) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            store.save_overview(id, &overview, &stamp(store))?;
            case_view::respond(store, tables, id)
        })
        .await
}

#[tauri::command]
pub async fn investigator_choices(program: State<'_, Program>, id: CaseId) -> Result<Vec<InvestigatorChoice>, Refusal> {
    program
        .with_store(move |store, _| {
            let case = store.case(id)?;
            let choices = store.investigators()?.into_iter().map(|registered| InvestigatorChoice {
                permission: survey_permission(&registered.investigator, case.application.kind, &case.opinion.physician),
                registered,
            });
            let mut choices: Vec<InvestigatorChoice> = choices.collect();
            // Who may survey comes first; within that, the order of the register stays.
            choices.sort_by_key(|choice| choice.permission.verdict);
            Ok(choices)
        })
        .await
}

#[tauri::command]
pub async fn assign_investigator(
    program: State<'_, Program>,
    id: CaseId,
    investigator: Option<InvestigatorId>,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            if let Some(investigator) = investigator {
                let case = store.case(id)?;
                let registered = store.investigator(investigator)?;
                let permission =
                    survey_permission(&registered.investigator, case.application.kind, &case.opinion.physician);
                if let Some(finding) = permission.findings.iter().find(|finding| finding.verdict == Verdict::Refused) {
                    return Err(Refusal::new(
                        "survey-not-permitted",
                        format!("【{}】{}", finding.rule_name, finding.sentence),
                    ));
                }
            }
            store.assign_investigator(id, investigator, &stamp(store))?;
            case_view::respond(store, tables, id)
        })
        .await
}

#[tauri::command]
pub async fn set_last_survey(
    program: State<'_, Program>,
    id: CaseId,
    choice: LastSurveyChoice,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            store.set_last_survey(id, choice, &stamp(store))?;
            case_view::respond(store, tables, id)
        })
        .await
}
