use chrono::NaiveDate;
use nintei_judgment::{JudgmentInput, RuleEdition, TreeId};
use nintei_store::{Case, CaseId, Store};
use nintei_survey::FormEdition;

use crate::{CaseError, Tables};

/// A case with the form and the rules that apply to it, and the last survey with its form.
#[derive(Debug)]
pub struct CaseOnTables<'t> {
    /// The case.
    pub case: Case,
    /// The form that it was begun with.
    pub form: &'t FormEdition,
    /// The rules by which it is judged.
    pub rules: &'t RuleEdition,
    /// The last survey, where there is one.
    pub last: Option<CaseOfLast<'t>>,
    /// The day on which it was read.
    pub today: NaiveDate,
}

/// The case of the last survey, with its form.
#[derive(Debug)]
pub struct CaseOfLast<'t> {
    /// The case.
    pub case: Case,
    /// The form that it was begun with.
    pub form: &'t FormEdition,
}

impl<'t> CaseOnTables<'t> {
    /// Reads a case and finds its form, its rules and its last survey.
    ///
    /// # Errors
    /// [`CaseError`] where there is no such case, or this program does not have its form or rules.
    pub fn read(store: &Store, tables: &'t Tables, id: CaseId, today: NaiveDate) -> Result<Self, CaseError> {
        let case = store.case(id)?;
        let last = store.last_survey(&case)?;
        let last = last.map(|case| tables.form(&case.form).map(|form| CaseOfLast { case, form })).transpose()?;
        let (form, rules) = (tables.form(&case.form)?, tables.rules(&case.application, today)?);
        Ok(Self { case, form, rules, last, today })
    }

    /// What the case is judged from.
    #[must_use]
    pub fn input(&self) -> JudgmentInput {
        let traced = TreeId::ALL.map(|tree| self.case.traced.get(&tree).cloned());
        JudgmentInput { answers: self.case.answers, opinion: self.case.opinion.for_judgment(), traced }
    }
}
