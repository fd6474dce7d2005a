//! Made-up cases (架空) and how to print them.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::NaiveDate;
use nintei_judgment::{Interval, JudgmentInput, RuleEdition, Tenths, Traced, TreeId, judge};
use nintei_packet::{Area, Fonts, LastAnswers, LastSurvey, ResultSheet, Sheet, result_sheet};
use nintei_survey::{
    Answers, Application, ApplicationKind, CareLevel, Certification, FormEdition, InsuredCategory, OpinionForm,
    OpinionItem, Overview, PhysicianOpinion, Sex, Situation,
};

pub fn fonts_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")
}

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::new(&fonts_folder()).expect("fonts"));
pub static FORM: LazyLock<FormEdition> =
    LazyLock::new(|| nintei_survey::built_in().expect("forms").pop().expect("a form"));
pub static RULES: LazyLock<RuleEdition> =
    LazyLock::new(|| nintei_judgment::built_in(std::slice::from_ref(&*FORM)).expect("rules").pop().expect("rules"));
pub static OPINION: LazyLock<OpinionForm> = LazyLock::new(|| OpinionForm::built_in().expect("the opinion's form"));

/// What a page may use, millimetres.
const PAPER: Area = Area::new(12.0, 9.0, 186.0, 279.0);

/// Every text is legible, inside the frame, and on no other text.
pub fn assert_well_laid_out(sheet: &Sheet) {
    assert!(sheet.pdf.starts_with(b"%PDF-1.7"));
    for text in &sheet.texts {
        assert!(PAPER.contains(&text.area), "outside: {text:?}");
        assert!(text.size >= 6.5, "too small: {text:?}");
    }
    for page in sheet.texts.chunk_by(|one, next| one.page == next.page) {
        for (index, one) in page.iter().enumerate() {
            for other in &page[index + 1..] {
                assert!(!one.area.overlaps(&other.area), "{one:?} lies on {other:?}");
            }
        }
    }
}

/// A case and what it is printed with.
#[derive(Debug, Clone, Default)]
pub struct Case {
    pub application: Application,
    pub overview: Overview,
    pub input: JudgmentInput,
    pub opinion: PhysicianOpinion,
    /// The last survey's answers and group scores.
    pub last: Option<(Answers, Vec<Interval>)>,
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
        let input = self.input();
        let judgment = judge(&RULES, &input);
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
            warnings: &warnings,
            case_number: 12,
            printed_on: day(2026, 11, 21),
            age: self.age,
            example: true,
            program: "要介護認定 支援 0.1.0",
        };
        result_sheet(&sheet, fonts).expect("a sheet")
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

fn overview() -> Overview {
    Overview {
        situation: Some(Situation::Home),
        services: [(1, 8), (6, 12), (12, 3), (14, 1)].into(),
        ..Overview::default()
    }
}

/// A survey with a few other answers than `now`, lighter and heavier.
fn last_survey(now: &Case) -> (Answers, Vec<Interval>) {
    let mut last = now.clone();
    for (item, numbers) in [
        ("1-1", &[4u8][..]),
        ("1-2", &[3, 4]),
        ("1-3", &[1]),
        ("1-9", &[2]),
        ("2-6", &[1]),
        ("5-5", &[3]),
        ("5-6", &[2]),
    ] {
        last.answer(item, numbers);
    }
    last.answer("2-1", &[4]);
    last.input.answers.clear("3-4".parse().expect("an item"));
    let input = last.input();
    let judgment = judge(&RULES, &input);
    let scores = judgment.steps.groups.iter().map(|group| group.sum).collect();
    (last.input.answers, scores)
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
    case.overview = overview();
    case.opinion.physician = "架空　医師男".into();
    case.opinion.institution = "架空診療所".into();
    case.opinion.written_on = Some(day(2026, 11, 4));
    for (item, numbers) in [
        (OpinionItem::ShortTermMemory, &[2][..]),
        (OpinionItem::DecisionMaking, &[2]),
        (OpinionItem::Communication, &[1]),
        (OpinionItem::Eating, &[1]),
        (OpinionItem::DementiaIndependence, &[2]),
        (OpinionItem::PhysicalIndependence, &[4]),
        (OpinionItem::SpecialCare, &[8, 11]),
        (OpinionItem::Stability, &[1]),
    ] {
        case.mark(item, numbers);
    }
    case.last = Some(last_survey(&case));
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
    let pasted = "貼り付けた文章。".repeat(1250);
    case.overview.situation = Some(Situation::Facility { no: 6 });
    case.overview.facility_name = pasted.clone();
    case.overview.services = (1..=21).map(|no| (no, i32::from(no) * 1_000_000)).collect();
    case.overview.free_services = vec![pasted.clone(), pasted.clone()];
    case.opinion.physician = pasted.clone();
    case.opinion.institution = pasted;
    case.mark(OpinionItem::SpecialCare, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    case.age = Some(108);
    case.trace(TreeId::Mobility, 100);
    if let Some(traced) = &mut case.input.traced[TreeId::Mobility.index()] {
        traced.by = "調査員の名前の欄に長い文章が貼り付けられた場合でも、帳票は崩れません。".repeat(20);
    }
    case
}
