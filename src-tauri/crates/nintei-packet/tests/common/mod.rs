//! Made-up cases (架空) and how to print them.
#![allow(dead_code, unused_imports)]

mod examples;
mod layout;
mod meeting;
mod reading;

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use nintei_judgment::{Interval, JudgmentInput, OfficialResult, RuleEdition, Tenths, Traced, TreeId, compare, judge};
use nintei_packet::{
    Fonts, LastAnswers, LastSurvey, MemoSheet, OfficialOnSheet, ResultSheet, Sheet, SurveyFormSheet, memo_sheet,
    result_sheet, survey_form,
};
use nintei_survey::{
    Answers, Application, Circumstances, FormEdition, OpinionForm, OpinionItem, Overview, PhysicianOpinion,
    SpecialNotes,
};

pub use examples::{agreeing, differing, extreme, half_done, settled, simplified, supplemented};
pub use layout::{assert_as_approved, assert_well_laid_out, notes_printed};
pub use meeting::{MadeUpMeeting, Reviewed};
pub use reading::{extracted, inside};

pub fn fonts_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")
}

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(&fonts_folder()).expect("fonts"));
pub static FORM: LazyLock<FormEdition> =
    LazyLock::new(|| nintei_survey::built_in().expect("forms").pop().expect("a form"));
pub static RULES: LazyLock<RuleEdition> =
    LazyLock::new(|| nintei_judgment::built_in(std::slice::from_ref(&*FORM)).expect("rules").pop().expect("rules"));
pub static OPINION: LazyLock<OpinionForm> = LazyLock::new(|| OpinionForm::built_in().expect("the opinion's form"));

pub const PROGRAM: &str = "要介護認定 支援 0.1.0";

/// A case and what it is printed with.
#[derive(Debug, Clone, Default)]
pub struct Case {
    pub application: Application,
    pub overview: Overview,
    pub notes: SpecialNotes,
    pub circumstances: Circumstances,
    pub input: JudgmentInput,
    pub opinion: PhysicianOpinion,
    /// The last survey's answers and group scores.
    pub last: Option<(Answers, Vec<Interval>)>,
    pub age: Option<u16>,
    /// The official result on file.
    pub official: Option<OfficialResult>,
    /// The rules with a supplement laid over them, instead of those that come with the program.
    pub rules: Option<Arc<RuleEdition>>,
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

impl Case {
    pub fn print(&self) -> Sheet {
        self.print_with(&FONTS)
    }

    pub fn print_with(&self, fonts: &Fonts) -> Sheet {
        let input = self.input();
        let rules = self.rules.as_deref().unwrap_or(&RULES);
        let judgment = judge(rules, &input);
        let comparison = self.official.as_ref().map(|result| (result, compare(rules, &input, result)));
        let last = self
            .last
            .as_ref()
            .map(|(answers, group_scores)| LastSurvey { answers: LastAnswers { form: &FORM, answers }, group_scores });
        let warnings: Vec<_> = FORM.raised_warnings(&self.input.answers).collect();
        let sheet = ResultSheet {
            form: &FORM,
            application: &self.application,
            answers: &self.input.answers,
            overview: &self.overview,
            last,
            opinion_form: &OPINION,
            opinion: &self.opinion,
            judgment: &judgment,
            official: comparison.as_ref().map(|(result, comparison)| OfficialOnSheet {
                result,
                comparison,
                origin: "手で入力したもの",
            }),
            warnings: &warnings,
            case_number: 12,
            printed_on: day(2026, 11, 21),
            age: self.age,
            example: true,
            program: PROGRAM,
            board: None,
        };
        result_sheet(&sheet, fonts).expect("a sheet")
    }

    pub fn print_form(&self) -> Sheet {
        let sheet = SurveyFormSheet {
            form: &FORM,
            application: &self.application,
            overview: &self.overview,
            answers: &self.input.answers,
            notes: &self.notes,
            circumstances: &self.circumstances,
            case_number: 12,
            printed_on: day(2026, 11, 21),
            age: self.age,
            example: true,
            program: PROGRAM,
        };
        survey_form(&sheet, &FONTS).expect("a form")
    }

    pub fn print_memo(&self, name: Option<&str>) -> Sheet {
        let sheet = MemoSheet {
            form: &FORM,
            case_number: 12,
            name,
            last: self.last.as_ref().map(|(answers, _)| LastAnswers { form: &FORM, answers }),
            printed_on: day(2026, 11, 21),
            example: true,
            program: PROGRAM,
        };
        memo_sheet(&sheet, &FONTS).expect("a memo sheet")
    }

    /// What the judgment is made of.
    pub fn input(&self) -> JudgmentInput {
        JudgmentInput { opinion: self.opinion.for_judgment(), ..self.input.clone() }
    }

    /// Answers every question with the option that `choose` picks (from 0) of so many.
    pub fn answer_all(&mut self, choose: impl Fn(usize, usize) -> usize) {
        for (index, question) in FORM.questions().enumerate() {
            let numbers: Vec<u8> = if question.may_be_none {
                Vec::new()
            } else {
                vec![u8::try_from(choose(index, question.options.len()) + 1).expect("small")]
            };
            self.input.answers.set(&FORM, question.id, &numbers).expect("an answer");
        }
    }

    pub fn answer(&mut self, item: &str, numbers: &[u8]) {
        self.input.answers.set(&FORM, item.parse().expect("an item"), numbers).expect("an answer");
    }

    pub fn mark(&mut self, item: OpinionItem, numbers: &[u8]) {
        self.opinion.items.set(&OPINION, item, numbers).expect("a mark");
    }

    pub fn trace(&mut self, tree: TreeId, tenths: i32) {
        self.input.traced[tree.index()] =
            Some(Traced { minutes: Tenths::new(tenths), by: "架空 調査子".into(), on: Some(day(2026, 11, 20)) });
    }
}
