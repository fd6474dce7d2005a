//! 一次判定結果票, the office's copy: one page of A4, and further pages where the marks need them.

mod bar;
mod cells;
mod frame;
mod items;
mod marks;
mod person;
mod side;
mod standard_time;

use chrono::NaiveDate;
use nintei_judgment::Judgment;
use nintei_survey::{Answers, Application, FormEdition, InputWarning, Opinion};

use crate::page::{self, Area, Canvas, Description, DrawnText};
use crate::{Fonts, PacketError, PrintWarning};

/// Everything a 一次判定結果票 shows.
#[derive(Debug, Clone)]
pub struct ResultSheet<'a> {
    /// Edition of the form that was answered.
    pub form: &'a FormEdition,
    /// 申請・被保険者.
    pub application: &'a Application,
    /// Answers to the survey.
    pub answers: &'a Answers,
    /// 主治医意見書 and 状態の安定性.
    pub opinion: &'a Opinion,
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

/// A printed sheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The PDF file.
    pub pdf: Vec<u8>,
    /// What could not be printed as given.
    pub warnings: Vec<PrintWarning>,
    /// How many pages.
    pub pages: usize,
    /// Every line of text with its place.
    pub texts: Vec<DrawnText>,
}

/// What the pages may use: equal margins left and right, so that a sheet may be printed on either side.
pub(crate) const PAPER: Area = Area::new(12.0, 9.0, 186.0, 279.0);

/// Prints a 一次判定結果票.
///
/// # Errors
/// [`PacketError`] where a font cannot be used or the PDF cannot be put together.
pub fn result_sheet(sheet: &ResultSheet<'_>, fonts: &Fonts) -> Result<Sheet, PacketError> {
    let mut canvas = Canvas::new(fonts);
    frame::title(&mut canvas, sheet);
    person::draw(&mut canvas, sheet);
    standard_time::draw(&mut canvas, sheet);
    side::draw(&mut canvas, sheet);
    items::draw(&mut canvas, sheet);
    let listing = marks::first_page(&mut canvas, sheet);
    let further = marks::further_pages(&listing);
    let pages = 1 + further.len();
    frame::footer(&mut canvas, sheet, 1, pages);
    for (number, lines) in (2..).zip(&further) {
        canvas.next_page();
        frame::title(&mut canvas, sheet);
        marks::draw_further(&mut canvas, lines);
        frame::footer(&mut canvas, sheet, number, pages);
    }
    let description = Description { title: TITLE, program: sheet.program, printed_on: sheet.printed_on };
    let pdf = page::write(&mut canvas, &description)?;
    Ok(Sheet { pdf, warnings: canvas.warnings, pages, texts: canvas.texts })
}

/// Title of the PDF; says nothing about the person.
const TITLE: &str = "一次判定結果票（試算）";
