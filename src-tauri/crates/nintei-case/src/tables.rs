//! Forms, rules and lists that come with the program, and the rules as the office's supplements complete them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use nintei_judgment::{AdoptedSupplement, RuleBase, RuleEdition, RuleError, rule_bases};
use nintei_survey::{Application, DataError, FormEdition, OpinionForm, Phrase, VagueWords};

use crate::CaseError;
use crate::board::BoardRules;

/// Said in the name of an edition over which the adopted supplements could not be laid.
pub(crate) const NOT_USED: &str = "補完を用いず";

/// What comes with the program, read and found sound, with the rules in use.
#[derive(Debug)]
pub struct Tables {
    given: Arc<Given>,
    laid: Laid,
    trouble: Option<String>,
}

/// Editions of the rules with supplements laid over them.
#[derive(Debug)]
struct Laid {
    /// As texts, with the form that each is for, by the key of the form.
    bases: Vec<(RuleBase, String)>,
    editions: Vec<RuleEdition>,
}

/// What stays the same while the program runs.
#[derive(Debug)]
struct Given {
    forms: Vec<FormEdition>,
    /// The editions of the rules without any supplement, oldest first.
    built_in: Vec<RuleEdition>,
    /// The same as texts.
    bases: Vec<(RuleBase, String)>,
    opinion: OpinionForm,
    /// By the key of the form.
    vague_words: BTreeMap<String, VagueWords>,
    phrases: Vec<Phrase>,
    board: BoardRules,
}

impl Tables {
    /// Reads them.
    ///
    /// # Errors
    /// [`CaseError`] says which table is not sound. The program does not start then.
    pub fn load() -> Result<Self, CaseError> {
        let forms = nintei_survey::built_in()?;
        let built_in = nintei_judgment::built_in(&forms)?;
        let bases = with_forms(rule_bases(), &forms)?;
        let vague_words = forms
            .iter()
            .map(|form| Ok((form.id.clone(), VagueWords::built_in(form)?)))
            .collect::<Result<_, DataError>>()?;
        let laid = Laid { bases: bases.clone(), editions: built_in.clone() };
        let given = Given {
            forms,
            built_in,
            bases,
            opinion: OpinionForm::built_in()?,
            vague_words,
            phrases: Phrase::built_in()?,
            board: BoardRules::built_in()?,
        };
        Ok(Self { given: Arc::new(given), laid, trouble: None })
    }

    /// These tables with `adopted` laid over the built-in rules in that order. Where they do not fit, none is used,
    /// and that is said in [`Tables::trouble`] and in the name of every edition.
    pub fn with_supplements(&self, adopted: &[AdoptedSupplement]) -> Self {
        match self.given.lay_over(adopted) {
            Ok(laid) => Self { given: Arc::clone(&self.given), laid, trouble: None },
            Err(error) => self.without_supplements(&error.to_string()),
        }
    }

    /// These tables without any supplement, because of what `trouble` says.
    pub fn without_supplements(&self, trouble: &str) -> Self {
        let given = Arc::clone(&self.given);
        let editions = given.built_in.iter().cloned().map(|edition| edition.marked(NOT_USED)).collect();
        let laid = Laid { bases: given.bases.clone(), editions };
        let trouble = format!(
            "採用済みの補完がいまの規則の表に合わないため、どの補完も用いずに計算しています。{trouble}合わない補完を取り下げると、残りの補完を用います。"
        );
        Self { given, laid, trouble: Some(trouble) }
    }

    /// These tables as they come with the program.
    pub fn as_built_in(&self) -> Self {
        let given = Arc::clone(&self.given);
        let laid = Laid { bases: given.bases.clone(), editions: given.built_in.clone() };
        Self { given, laid, trouble: None }
    }

    /// Whether `adopted` can be laid over the built-in rules.
    ///
    /// # Errors
    /// [`RuleError`] names the first that does not fit.
    pub fn fits(&self, adopted: &[AdoptedSupplement]) -> Result<(), RuleError> {
        self.given.lay_over(adopted).map(drop)
    }

    /// The built-in edition `id` with `adopted` laid over it, whatever is in use now.
    pub fn edition_with(&self, id: &str, adopted: &[AdoptedSupplement]) -> Result<RuleEdition, CaseError> {
        let base = self.given.bases.iter().find(|(base, _)| base.id() == id);
        let base = base.ok_or_else(|| CaseError::NoEdition(id.to_owned()))?;
        let form = self.form(&base.1)?;
        Ok(base.0.with(adopted, form)?.edition(form)?)
    }

    /// Why the adopted supplements are not in use, where they are not: a sentence.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// The editions that come with the program, oldest first, each with the key of its form.
    pub fn built_in_rules(&self) -> impl Iterator<Item = (&RuleEdition, &str)> {
        let form = |edition: &RuleEdition| {
            let base = self.given.bases.iter().find(|(base, _)| base.id() == edition.id());
            base.map_or("", |(_, form)| form.as_str())
        };
        self.given.built_in.iter().map(move |edition| (edition, form(edition)))
    }

    /// The texts of the rules in use that a supplement made for edition `id` is laid over, with their form. Those of
    /// the newest edition where there is none of that name.
    pub fn base(&self, id: &str) -> Result<(&RuleBase, &FormEdition), CaseError> {
        let bases = &self.laid.bases;
        let base = bases.iter().find(|(base, _)| base.id() == id).or(bases.last());
        let (base, form) = base.ok_or(CaseError::NoRules)?;
        Ok((base, self.form(form)?))
    }

    /// The rules in use on `day`.
    pub fn rules_on(&self, day: NaiveDate) -> Result<&RuleEdition, RuleError> {
        nintei_judgment::in_force(&self.laid.editions, day)
    }

    /// The edition `id` as it is in use.
    pub fn edition(&self, id: &str) -> Result<&RuleEdition, CaseError> {
        let edition = self.laid.editions.iter().find(|edition| edition.id() == id);
        edition.ok_or_else(|| CaseError::NoEdition(id.to_owned()))
    }

    /// The items of the 主治医意見書.
    pub fn opinion(&self) -> &OpinionForm {
        &self.given.opinion
    }

    /// Words that stand where a number belongs, in notes on `form`.
    pub fn vague_words(&self, form: &FormEdition) -> Result<&VagueWords, CaseError> {
        self.given.vague_words.get(&form.id).ok_or_else(|| no_form(&form.id))
    }

    /// The phrases that come with the program.
    pub fn phrases(&self) -> &[Phrase] {
        &self.given.phrases
    }

    /// The rules and tables of the board.
    pub fn board(&self) -> &BoardRules {
        &self.given.board
    }

    /// The form editions that come with the program, oldest first.
    pub fn forms(&self) -> &[FormEdition] {
        &self.given.forms
    }

    /// The form edition `id`.
    pub fn form(&self, id: &str) -> Result<&FormEdition, CaseError> {
        self.given.forms.iter().find(|form| form.id == id).ok_or_else(|| no_form(id))
    }

    /// The form edition for a survey that begins on `day`.
    pub fn form_on(&self, day: NaiveDate) -> Result<&FormEdition, CaseError> {
        let forms = &self.given.forms;
        forms.iter().rfind(|form| form.applies_from <= day).or(forms.first()).ok_or(CaseError::NoForms)
    }

    /// The rules by which an application is judged: those of the day of the survey, else of the application, else of
    /// today.
    pub fn rules(&self, application: &Application, today: NaiveDate) -> Result<&RuleEdition, RuleError> {
        let day = application.surveyed_on.or(application.applied_on).unwrap_or(today);
        self.rules_on(day)
    }
}

impl Given {
    fn lay_over(&self, adopted: &[AdoptedSupplement]) -> Result<Laid, RuleError> {
        let mut laid = Laid { bases: Vec::new(), editions: Vec::new() };
        for (base, id) in &self.bases {
            let form = self.forms.iter().find(|form| form.id == *id);
            let form = form.ok_or_else(|| RuleError::NoForm { edition: base.id().to_owned(), form: id.clone() })?;
            let base = base.with(adopted, form)?;
            laid.editions.push(base.edition(form)?);
            laid.bases.push((base, id.clone()));
        }
        Ok(laid)
    }
}

/// Each base with the key of the form that it is for.
fn with_forms(bases: Vec<RuleBase>, forms: &[FormEdition]) -> Result<Vec<(RuleBase, String)>, RuleError> {
    let mut paired = Vec::new();
    for base in bases {
        let mut last = None;
        for form in forms {
            match base.edition(form) {
                Ok(_) => last = Some(Ok(form.id.clone())),
                Err(RuleError::NoForm { edition, form }) => {
                    last = last.or(Some(Err(RuleError::NoForm { edition, form })));
                }
                Err(error) => return Err(error),
            }
        }
        if let Some(form) = last {
            paired.push((base, form?));
        }
    }
    Ok(paired)
}

fn no_form(id: &str) -> CaseError {
    CaseError::NoForm(id.to_owned())
}
