//! A case, arranged for its screen.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use nintei_case::{CaseOfLast, CaseOnTables, Tables};
use nintei_store::{CaseId, Store};
use nintei_survey::{Answers, FormEdition, ItemId};
use serde::Serialize;
use tauri::ipc::Response;

use crate::program::now;
use crate::refusal::Refusal;
use crate::standing;
use crate::views::{CaseView, LastAnswer, LastSurvey, SurveySaved};

/// Reads a case with what applies to it today.
pub fn read<'t>(store: &Store, tables: &'t Tables, id: CaseId) -> Result<CaseOnTables<'t>, Refusal> {
    Ok(CaseOnTables::read(store, tables, id, now().date_naive())?)
}

/// The case as it stands now, for its screen.
pub fn respond(store: &Store, tables: &Tables, id: CaseId) -> Result<Response, Refusal> {
    json(&view(store, tables, read(store, tables, id)?)?)
}

/// What follows from a change of the survey made at `at`.
pub fn saved<'t>(
    store: &Store,
    tables: &'t Tables,
    id: CaseId,
    at: DateTime<FixedOffset>,
) -> Result<SurveySaved<'t>, Refusal> {
    let standing = standing::of(store, tables, &read(store, tables, id)?)?;
    Ok(SurveySaved { saved_at: at.to_rfc3339(), standing })
}

/// The case as its screen shows it.
pub fn view<'t>(store: &Store, tables: &Tables, case: CaseOnTables<'t>) -> Result<CaseView<'t>, Refusal> {
    let standing = standing::of(store, tables, &case)?;
    let last = case.last.as_ref().map(last_survey);
    let (form, rules, case) = (case.form, case.rules, case.case);
    Ok(CaseView {
        id: case.id,
        number: case.number,
        status: case.status,
        example: case.example,
        age: case.application.age(),
        application: case.application,
        form: case.form,
        rules: rules.id(),
        answers: chosen(form, &case.answers),
        overview: case.overview,
        notes: case.notes,
        memos: case.memos,
        circumstances: case.circumstances,
        dismissals: case.dismissals,
        opinion: case.opinion,
        investigator: case.investigator,
        last_survey: case.last_survey,
        last,
        traced: case.traced,
        lent: store.lent(case.id)?,
        conflicts: store.conflicts(Some(case.id))?.len(),
        standing,
    })
}

fn last_survey(last: &CaseOfLast<'_>) -> LastSurvey {
    let labelled = |(item, numbers): (ItemId, Vec<u8>)| {
        let labels = last.form.question(item).into_iter().flat_map(|question| {
            question.chosen_labels(last.case.answers.get(item)).map(str::to_owned).collect::<Vec<_>>()
        });
        (item, LastAnswer { labels: labels.collect(), numbers })
    };
    LastSurvey {
        case: last.case.id,
        number: last.case.number,
        surveyed_on: last.case.application.surveyed_on,
        form: last.form.name.clone(),
        answers: chosen(last.form, &last.case.answers).into_iter().map(labelled).collect(),
        notes: last.case.notes.clone(),
    }
}

fn chosen(form: &FormEdition, answers: &Answers) -> BTreeMap<ItemId, Vec<u8>> {
    form.questions()
        .map(|question| (question.id, answers.get(question.id)))
        .filter(|(_, chosen)| chosen.is_answered())
        .map(|(item, chosen)| (item, chosen.numbers().collect()))
        .collect()
}

/// `value` as the answer to a command. Written while the tables that it borrows are at hand.
pub fn json(value: &impl Serialize) -> Result<Response, Refusal> {
    serde_json::to_string(value).map(Response::new).map_err(|error| {
        Refusal::new("internal", format!("結果を画面に渡せません（{error}）。プログラムを再起動してください。"))
    })
}
