//! 一次判定結果票, the office's copy: front and back of one sheet of A4, and further pages where the marks need them.
//! The front carries the judgment and the answers, the back what they are read with.

mod assessment;
mod bar;
mod differences;
mod items;
mod marks;
mod official_time;
mod opinion;
mod person;
mod scores;
mod services;
mod standard_time;
mod supplements;
mod warnings;

use chrono::NaiveDate;
use nintei_judgment::{ComparedPart, Comparison, ComparisonLine, Judgment, OfficialResult, Verdict};
use nintei_survey::{
    Answers, Application, CareLevel, FormEdition, InputWarning, OpinionForm, Overview, PhysicianOpinion,
};

use crate::page::{Area, Canvas};
use crate::sheet::frame::{self, FOOTER_TOP, Footer, TITLE_BOTTOM, Title};
use crate::sheet::{self, Audience, BoardHead, LastSurvey, PAPER, Sheet};
use crate::{Fonts, PacketError};

/// Everything a 一次判定結果票 shows.
#[derive(Debug, Clone)]
pub struct ResultSheet<'a> {
    /// Edition of the form that was answered.
    pub form: &'a FormEdition,
    /// 申請・被保険者.
    pub application: &'a Application,
    /// 概況調査: 現在の状況 and the services in use.
    pub overview: &'a Overview,
    /// Answers to the survey.
    pub answers: &'a Answers,
    /// The last survey, where there is one.
    pub last: Option<LastSurvey<'a>>,
    /// Wording of the 主治医意見書.
    pub opinion_form: &'a OpinionForm,
    /// 主治医意見書.
    pub opinion: &'a PhysicianOpinion,
    /// 試算 with every step.
    pub judgment: &'a Judgment<'a>,
    /// The official result, where one is on file. Where it has a level, the sheet prints it in place of the 試算.
    pub official: Option<OfficialOnSheet<'a>>,
    /// 警告 that the answers raise.
    pub warnings: &'a [&'a InputWarning],
    /// 整理番号.
    pub case_number: u32,
    /// 作成日.
    pub printed_on: NaiveDate,
    /// Age in full years, where the birth date is known.
    pub age: Option<u16>,
    /// 架空: made up.
    pub example: bool,
    /// Name and version of the program, for the footer.
    pub program: &'a str,
    /// The meeting that it is printed for; none for the office's own copy.
    pub board: Option<BoardHead<'a>>,
}

/// An official result beside the 試算.
#[derive(Debug, Clone, Copy)]
pub struct OfficialOnSheet<'a> {
    /// The result.
    pub result: &'a OfficialResult,
    /// How the 試算 compares with it.
    pub comparison: &'a Comparison,
    /// How it came onto file: 手入力, 一次判定済みデータの取り込み.
    pub origin: &'a str,
}

impl<'a> ResultSheet<'a> {
    /// Whether nothing on it may tell who the person is.
    fn is_for_members(&self) -> bool {
        self.board.is_some_and(|board| board.audience == Audience::Members)
    }

    /// The official result with its level, where the sheet prints that.
    fn printed_result(&self) -> Option<(OfficialOnSheet<'a>, CareLevel)> {
        let official = self.official?;
        let level = official.result.level_with_addition.or(official.result.level)?;
        Some((official, level))
    }

    /// What it prints as the 一次判定.
    fn kind(&self) -> &'static str {
        if self.printed_result().is_some() { "公式の結果" } else { "試算" }
    }

    /// Number of the section with the marks, which stands behind those that not every sheet has.
    fn number_of_marks(&self) -> u8 {
        8 + u8::from(self.official.is_some()) + u8::from(!self.judgment.steps.supplements.is_empty())
    }
}

impl<'a> OfficialOnSheet<'a> {
    /// How `part` compares, where the official result tells it.
    fn line(&self, part: ComparedPart) -> Option<&'a ComparisonLine> {
        self.comparison.lines.iter().find(|line| line.part == part)
    }

    /// `text` of the 試算 at `part`, with ≠ where the official result differs from it.
    fn provisional(&self, part: ComparedPart, text: &str) -> String {
        let differs = self.line(part).is_some_and(|line| line.verdict == Verdict::Differs);
        if differs { format!("≠ {text}") } else { text.to_owned() }
    }
}

/// Space between sections, millimetres.
const GAP: f32 = 2.4;

/// Prints a 一次判定結果票.
///
/// # Errors
/// [`PacketError`] where a font cannot be used or the PDF cannot be put together.
pub fn result_sheet(sheet: &ResultSheet<'_>, fonts: &Fonts) -> Result<Sheet, PacketError> {
    let mut canvas = Canvas::new(fonts);
    draw(&mut canvas, sheet);
    let (origin, words) = footer(sheet);
    frame::footers(&mut canvas, &Footer { origin: &origin, words: &words });
    let kind = sheet.kind();
    sheet::finish(canvas, &format!("一次判定結果票（{kind}）"), sheet.program, sheet.printed_on)
}

/// Draws the sheet without its footers, beginning on the page that is being drawn on.
pub(crate) fn draw(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    title(canvas, sheet);
    person::draw(canvas, sheet);
    standard_time::draw(canvas, sheet);
    items::draw(canvas, sheet);
    canvas.next_page();
    title(canvas, sheet);
    back(canvas, sheet);
}

/// What stands at the left and at the right of its footers.
pub(crate) fn footer(sheet: &ResultSheet<'_>) -> (String, String) {
    let rules = sheet.judgment.outcome.rules;
    let origin = format!("{}　／　規則 {rules}　／　調査票 {}", sheet.program, sheet.form.name);
    let kind = sheet.kind();
    let words = if sheet.example { format!("架空の事例・{kind}") } else { kind.to_owned() };
    (origin, words)
}

fn title(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let (badge, first) = match sheet.printed_result() {
        Some(_) => ("公　式", "厚生労働省 認定ソフトの結果を印字しています"),
        None => ("試　算", "厚生労働省 認定ソフトの結果ではありません"),
    };
    let second = if sheet.is_for_members() {
        "介護認定審査会資料（委員用）・氏名などは印字していません"
    } else {
        "介護認定審査会資料（事務局用）・氏名などを含みます"
    };
    let title = Title {
        name: "一次判定結果票",
        badge: Some(badge),
        words: [first, second],
        example: sheet.example,
        case_number: Some(sheet.case_number),
    };
    frame::title(canvas, &title);
}

/// Everything between title and footer of a page.
const fn whole_page() -> Area {
    Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, FOOTER_TOP - 1.5 - TITLE_BOTTOM)
}

/// How a list goes on where a page is full.
fn next_page(sheet: &ResultSheet<'_>) -> impl Fn(&mut Canvas<'_>) -> Area {
    move |canvas| {
        canvas.next_page();
        title(canvas, sheet);
        whole_page()
    }
}

fn back(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let page = whole_page();
    let half = (page.width - 3.0) / 2.0;
    let left = scores::draw(canvas, Area { width: half, ..page }, sheet);
    let right = assessment::draw(canvas, Area { x: page.right() - half, width: half, ..page }, sheet);
    let rest = page.split_top(left.y.max(right.y) - page.y + GAP).1;
    let rest = opinion::draw(canvas, rest, sheet).split_top(GAP).1;
    let rest = services::draw(canvas, rest, sheet).split_top(GAP).1;
    let mut rest = warnings::draw(canvas, rest, sheet).split_top(GAP).1;
    let mut number = 8;
    if let Some(official) = sheet.official {
        rest = differences::draw(canvas, rest, sheet, official, number).split_top(GAP).1;
        number += 1;
    }
    if !sheet.judgment.steps.supplements.is_empty() {
        rest = supplements::draw(canvas, rest, sheet, number).split_top(GAP).1;
    }
    marks::draw(canvas, rest, sheet, sheet.number_of_marks());
}
