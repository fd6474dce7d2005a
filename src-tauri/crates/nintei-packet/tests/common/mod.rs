//! Made-up cases (架空) and how to print them.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::NaiveDate;
use nintei_judgment::{JudgmentInput, RuleEdition, Tenths, Traced, TreeId, judge};
use nintei_packet::{Fonts, ResultSheet, Sheet, result_sheet};
use nintei_survey::{
    Application, ApplicationKind, CareLevel, Certification, FormEdition, InsuredCategory, Sex, Stability,
};

pub fn fonts_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")
}

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(&fonts_folder()).expect("fonts"));
pub static FORM: LazyLock<FormEdition> =
    LazyLock::new(|| nintei_survey::built_in().expect("forms").pop().expect("a form"));
pub static RULES: LazyLock<RuleEdition> =
    LazyLock::new(|| nintei_judgment::built_in(std::slice::from_ref(&*FORM)).expect("rules").pop().expect("rules"));

/// A case and what it is printed with.
#[derive(Debug, Clone, Default)]
pub struct Case {
    pub application: Application,
    pub input: JudgmentInput,
    pub age: Option<u16>,
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

impl Case {
    pub fn print(&self) -> Sheet {
        self.print_with(&FONTS)
    }

    pub fn print_with(&self, fonts: &Fonts) -> Sheet {
        let judgment = judge(&RULES, &self.input);
        let warnings: Vec<_> = FORM.raised_warnings(&self.input.answers).collect();
        let sheet = ResultSheet {
            form: &FORM,
            application: &self.application,
            answers: &self.input.answers,
            opinion: &self.input.opinion,
            judgment: &judgment,
            warnings: &warnings,
            case_number: 12,
            printed_on: day(2026, 11, 21),
            age: self.age,
            example: true,
            program: "要介護認定 支援 0.1.0",
        };
        result_sheet(&sheet, fonts).expect("a sheet")
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

    pub fn trace(&mut self, tree: TreeId, tenths: i32) {
        self.input.traced[tree.index()] =
            Some(Traced { minutes: Tenths::new(tenths), by: "架空 調査子".into(), on: Some(day(2026, 11, 20)) });
    }
}

fn application() -> Application {
    Application {
        insurer_number: "999999".into(),
        insured_number: "0000000012".into(),
        name: "架空　花子".into(),
        kana: "かくう　はなこ".into(),
        sex: Some(Sex::Female),
        birth_date: Some(day(1941, 2, 3)),
        insured_category: Some(InsuredCategory::Category1),
        kind: Some(ApplicationKind::Renewal),
        applied_on: Some(day(2026, 10, 28)),
        surveyed_on: Some(day(2026, 11, 12)),
        investigator: "架空　調査子".into(),
        residence: "居宅（同居）".into(),
        previous: Some(Certification {
            level: Some(CareLevel::Care1),
            months: Some(24),
            from: Some(day(2025, 1, 1)),
            to: Some(day(2026, 12, 31)),
        }),
        before_previous: Some(Certification {
            level: Some(CareLevel::Support2),
            months: Some(12),
            from: Some(day(2024, 1, 1)),
            to: Some(day(2024, 12, 31)),
        }),
    }
}

/// Every question answered, the unknown tree traced by hand: one level.
pub fn settled() -> Case {
    let mut case = Case { application: application(), age: Some(85), ..Case::default() };
    case.answer_all(|_, _| 0);
    for (item, numbers) in [
        ("1-1", &[4u8, 5][..]),
        ("1-2", &[4]),
        ("1-3", &[2]),
        ("1-4", &[2]),
        ("1-6", &[2]),
        ("1-7", &[2]),
        ("1-8", &[2]),
        ("1-9", &[3]),
        ("1-10", &[2]),
        ("1-11", &[3]),
        ("1-13", &[2]),
        ("2-1", &[2]),
        ("2-2", &[2]),
        ("2-5", &[2]),
        ("2-6", &[3]),
        ("2-9", &[2]),
        ("2-12", &[2]),
        ("5-1", &[2]),
        ("5-2", &[3]),
        ("5-5", &[4]),
        ("5-6", &[4]),
        ("6", &[8]),
        ("7-1", &[4]),
        ("7-2", &[1]),
    ] {
        case.answer(item, numbers);
    }
    case.input.opinion.dementia = Some(2);
    case.input.opinion.stability = Some(Stability::Stable);
    case.trace(TreeId::Hygiene, 74);
    case
}

/// Half the questions answered, nothing traced: wide intervals and many marks.
pub fn half_done() -> Case {
    let mut case = settled();
    case.input.traced = Default::default();
    let unanswered: Vec<_> = FORM.questions().map(|question| question.id).skip(30).collect();
    for item in unanswered {
        case.input.answers.clear(item);
    }
    case.answer("2-10", &[2]);
    case.answer("2-11", &[2]);
    case.application.previous = None;
    case.application.before_previous = None;
    case
}

/// Long names, a character outside the ordinary fonts, one that no font has, everything chosen.
pub fn extreme() -> Case {
    let mut case = half_done();
    case.answer_all(|_, count| count - 1);
    for (item, numbers) in [
        ("1-1", &[2u8, 3, 4, 5, 6][..]),
        ("1-2", &[2, 3, 4, 5]),
        ("6", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        ("2-10", &[2]),
        ("2-11", &[2]),
    ] {
        case.answer(item, numbers);
    }
    case.application.name = "𠮷田髙﨑寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処".into();
    case.application.kana =
        "よしだたかさきじゅげむじゅげむごこうのすりきれかいじゃりすいぎょのすいぎょうまつうんらいまつ".into();
    case.application.investigator = "渡邉\u{E0110}\u{10FFFD}介\u{E01EF}".into();
    case.application.residence = "貼り付けた文章。".repeat(1250);
    case.age = Some(108);
    case.trace(TreeId::Mobility, 100);
    if let Some(traced) = &mut case.input.traced[TreeId::Mobility.index()] {
        traced.by = "調査員の名前の欄に長い文章が貼り付けられた場合でも、帳票は崩れません。".repeat(20);
    }
    case
}
