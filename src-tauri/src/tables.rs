//! Forms, rules and lists that come with the program.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use nintei_judgment::{RuleEdition, RuleError};
use nintei_survey::{Application, DataError, FormEdition, OpinionForm, Phrase, VagueWords};

use crate::refusal::Refusal;

/// What comes with the program, read and found sound, with the rules in use.
pub struct Tables {
    given: Arc<Given>,
    rules: Arc<[RuleEdition]>,
}

/// What stays the same while the program runs.
struct Given {
    forms: Vec<FormEdition>,
    opinion: OpinionForm,
    /// By the key of the form.
    vague_words: BTreeMap<String, VagueWords>,
    phrases: Vec<Phrase>,
}

impl Tables {
    /// Reads them.
    ///
    /// # Errors
    /// A sentence saying which table is not sound. The program does not start then.
    pub fn load() -> Result<Self, String> {
        let forms = nintei_survey::built_in().map_err(|error| error.to_string())?;
        let rules = nintei_judgment::built_in(&forms).map_err(|error| error.to_string())?;
        let data = |error: DataError| error.to_string();
        let vague_words = forms
            .iter()
            .map(|form| Ok((form.id.clone(), VagueWords::built_in(form)?)))
            .collect::<Result<_, _>>()
            .map_err(data)?;
        let given = Given {
            forms,
            opinion: OpinionForm::built_in().map_err(data)?,
            vague_words,
            phrases: Phrase::built_in().map_err(data)?,
        };
        Ok(Self { given: Arc::new(given), rules: rules.into() })
    }

    /// The items of the 主治医意見書.
    pub fn opinion(&self) -> &OpinionForm {
        &self.given.opinion
    }

    /// Words that stand where a number belongs, in notes on `form`.
    pub fn vague_words(&self, form: &FormEdition) -> Result<&VagueWords, Refusal> {
        self.given.vague_words.get(&form.id).ok_or_else(|| no_form(&form.id))
    }

    /// The phrases that come with the program.
    pub fn phrases(&self) -> &[Phrase] {
        &self.given.phrases
    }

    /// The form edition `id`.
    pub fn form(&self, id: &str) -> Result<&FormEdition, Refusal> {
        self.given.forms.iter().find(|form| form.id == id).ok_or_else(|| no_form(id))
    }

    /// The form edition for a survey that begins on `day`.
    pub fn form_on(&self, day: NaiveDate) -> Result<&FormEdition, Refusal> {
        let forms = &self.given.forms;
        forms.iter().rfind(|form| form.applies_from <= day).or(forms.first()).ok_or_else(|| {
            Refusal::new("no-form", "調査票がこのプログラムにありません。プログラムを入れ直してください。")
        })
    }

    /// The rules by which an application is judged: those of the day of the survey, else of the application, else of
    /// today.
    pub fn rules(&self, application: &Application, today: NaiveDate) -> Result<&RuleEdition, RuleError> {
        let day = application.surveyed_on.or(application.applied_on).unwrap_or(today);
        nintei_judgment::in_force(&self.rules, day)
    }
}

fn no_form(id: &str) -> Refusal {
    let sentence = format!("調査票「{id}」がこのプログラムにありません。新しい版のプログラムで開いてください。");
    Refusal::new("no-form", sentence)
}
