//! 一次判定結果票, the office's copy: front and back of one sheet of A4, and further pages where the marks need them.
//! The front carries the judgment and the answers, the back what they are read with.

mod assessment;
mod bar;
mod items;
mod marks;
mod opinion;
mod person;
mod scores;
mod services;
mod standard_time;
mod warnings;

use chrono::NaiveDate;
use nintei_judgment::Judgment;
use nintei_survey::{Answers, Application, FormEdition, InputWarning, OpinionForm, Overview, PhysicianOpinion};

use crate::page::{Area, Canvas};
use crate::sheet::frame::{self, FOOTER_TOP, Footer, TITLE_BOTTOM, Title};
use crate::sheet::{self, LastSurvey, PAPER, Sheet};
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
}

/// Space between sections, millimetres.
const GAP: f32 = 2.4;

/// Prints a 一次判定結果票.
///
/// # Errors
/// [`PacketError`] where a font cannot be used or the PDF cannot be put together.
pub fn result_sheet(sheet: &ResultSheet<'_>, fonts: &Fonts) -> Result<Sheet, PacketError> {
    let mut canvas = Canvas::new(fonts);
    title(&mut canvas, sheet);
    person::draw(&mut canvas, sheet);
    standard_time::draw(&mut canvas, sheet);
    items::draw(&mut canvas, sheet);
    canvas.next_page();
    title(&mut canvas, sheet);
    back(&mut canvas, sheet);
    let rules = sheet.judgment.outcome.rules;
    let origin = format!("{}　／　規則 {rules}　／　調査票 {}", sheet.program, sheet.form.name);
    let words = if sheet.example { "架空の事例・試算" } else { "試算" };
    frame::footers(&mut canvas, &Footer { origin: &origin, words });
    sheet::finish(canvas, "一次判定結果票（試算）", sheet.program, sheet.printed_on)
}

fn title(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let title = Title {
        name: "一次判定結果票",
        badge: Some("試　算"),
        words: ["厚生労働省 認定ソフトの結果ではありません", "介護認定審査会資料（事務局用）・氏名などを含みます"],
        example: sheet.example,
        case_number: sheet.case_number,
    };
    frame::title(canvas, &title);
}

/// Everything between title and footer of a page.
const fn whole_page() -> Area {
    Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, FOOTER_TOP - 1.5 - TITLE_BOTTOM)
}

fn back(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let page = whole_page();
    let half = (page.width - 3.0) / 2.0;
    let left = scores::draw(canvas, Area { width: half, ..page }, sheet);
    let right = assessment::draw(canvas, Area { x: page.right() - half, width: half, ..page }, sheet);
    let rest = page.split_top(left.y.max(right.y) - page.y + GAP).1;
    let rest = opinion::draw(canvas, rest, sheet).split_top(GAP).1;
    let rest = services::draw(canvas, rest, sheet).split_top(GAP).1;
    let rest = warnings::draw(canvas, rest, sheet).split_top(GAP).1;
    marks::draw(canvas, rest, sheet);
}
