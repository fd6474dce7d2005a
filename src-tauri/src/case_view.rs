//! A case, arranged for its screen.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use nintei_judgment::{JudgmentInput, RuleEdition, TreeId};
use nintei_store::{Case, CaseId, Store};
use nintei_survey::{Answers, FormEdition, ItemId};
use serde::Serialize;
use tauri::ipc::Response;

use crate::program::now;
use crate::refusal::Refusal;
use crate::standing;
use crate::tables::Tables;
use crate::views::{CaseView, LastAnswer, LastSurvey, SurveySaved};

/// A case with the form and the rules that apply to it, and the last survey with its form.
pub struct CaseOnTables<'t> {
    pub case: Case,
    pub form: &'t FormEdition,
    pub rules: &'t RuleEdition,
    pub last: Option<CaseOfLast<'t>>,
    pub today: NaiveDate,
}

/// The case of the last survey, with its form.
pub struct CaseOfLast<'t> {
    pub case: Case,
    pub form: &'t FormEdition,
}

/// Reads a case and finds its form, its rules and its last survey.
pub fn read<'t>(store: &Store, tables: &'t Tables, id: CaseId) -> Result<CaseOnTables<'t>, Refusal> {
    let case = store.case(id)?;
    let today = now().date_naive();
    let last = store.last_survey(&case)?;
    let last = last.map(|case| tables.form(&case.form).map(|form| CaseOfLast { case, form })).transpose()?;
    let (form, rules) = (tables.form(&case.form)?, tables.rules(&case.application, today)?);
    Ok(CaseOnTables { case, form, rules, last, today })
}

/// The case as it stands now, for its screen.
pub fn respond(store: &Store, tables: &Tables, id: CaseId) -> Result<Response, Refusal> {
    json(&read(store, tables, id)?.view(store, tables)?)
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

impl<'t> CaseOnTables<'t> {
    /// What the case is judged from.
    pub fn input(&self) -> JudgmentInput {
        let traced = TreeId::ALL.map(|tree| self.case.traced.get(&tree).cloned());
        JudgmentInput { answers: self.case.answers, opinion: self.case.opinion.for_judgment(), traced }
    }

    /// The case as its screen shows it.
    pub fn view(self, store: &Store, tables: &'t Tables) -> Result<CaseView<'t>, Refusal> {
        let standing = standing::of(store, tables, &self)?;
        let last = self.last.as_ref().map(CaseOfLast::view);
        let case = self.case;
        Ok(CaseView {
            id: case.id,
            number: case.number,
            status: case.status,
            example: case.example,
            age: case.application.age(),
            application: case.application,
            form: case.form,
            rules: self.rules.id(),
            answers: chosen(self.form, &case.answers),
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
            standing,
        })
    }
}

impl CaseOfLast<'_> {
    fn view(&self) -> LastSurvey {
        let labelled = |(item, numbers): (ItemId, Vec<u8>)| {
            let labels = self.form.question(item).into_iter().flat_map(|question| {
                question.chosen_labels(self.case.answers.get(item)).map(str::to_owned).collect::<Vec<_>>()
            });
            (item, LastAnswer { labels: labels.collect(), numbers })
        };
        LastSurvey {
            case: self.case.id,
            number: self.case.number,
            surveyed_on: self.case.application.surveyed_on,
            form: self.form.name.clone(),
            answers: chosen(self.form, &self.case.answers).into_iter().map(labelled).collect(),
            notes: self.case.notes.clone(),
        }
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
