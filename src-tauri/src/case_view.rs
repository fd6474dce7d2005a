//! A case, arranged for its screen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_judgment::{JudgmentInput, RuleEdition, TreeId, outcome};
use nintei_store::{Case, CaseId, Store};
use nintei_survey::{Answers, FormEdition, ItemId, Progress};
use serde::Serialize;
use tauri::ipc::Response;

use crate::program::{Tables, now};
use crate::refusal::Refusal;
use crate::views::CaseView;

/// A case with the form and the rules that apply to it.
pub struct CaseOnTables<'t> {
    pub case: Case,
    pub form: &'t FormEdition,
    pub rules: &'t RuleEdition,
    pub today: NaiveDate,
}

/// Reads a case and finds its form and rules.
pub fn read<'t>(store: &Store, tables: &'t Tables, id: CaseId) -> Result<CaseOnTables<'t>, Refusal> {
    let case = store.case(id)?;
    let today = now().date_naive();
    Ok(CaseOnTables { form: tables.form(&case.form)?, rules: tables.rules(&case.application, today)?, case, today })
}

/// The case as it stands now, for its screen.
pub fn respond(store: &Store, tables: &Tables, id: CaseId) -> Result<Response, Refusal> {
    read(store, tables, id)?.response()
}

impl CaseOnTables<'_> {
    /// What the case is judged from.
    pub fn input(&self) -> JudgmentInput {
        let traced = TreeId::ALL.map(|tree| self.case.traced.get(&tree).cloned());
        JudgmentInput { answers: self.case.answers, opinion: self.case.opinion, traced }
    }

    /// The case as its screen shows it.
    fn response(&self) -> Result<Response, Refusal> {
        let case = &self.case;
        json(&CaseView {
            id: case.id,
            number: case.number,
            status: case.status,
            example: case.example,
            application: case.application.clone(),
            age: case.application.age(),
            form: case.form.clone(),
            rules: self.rules.id(),
            answers: chosen(self.form, &case.answers),
            opinion: case.opinion,
            traced: case.traced.clone(),
            progress: Progress::of(self.form, &case.answers),
            outcome: outcome(self.rules, &self.input()),
            warnings: self.warnings(),
        })
    }

    /// Codes of the input warnings that the answers raise.
    pub fn warnings(&self) -> Vec<String> {
        self.form.raised_warnings(&self.case.answers).map(|warning| warning.code.clone()).collect()
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
