//! 認定調査票 as on the form: 概況調査 on one page, then 基本調査, then 特記事項 on as many pages as they take.

mod fields;
mod more;
mod pages;
mod people;
mod questions;
mod services;

use chrono::NaiveDate;
use nintei_survey::{Answers, Application, Circumstances, FormEdition, Overview, SpecialNotes};

use crate::page::Canvas;
use crate::sheet::frame::{self, Footer};
use crate::sheet::{self, Sheet, notes};
use crate::{Fonts, PacketError};
use fields::Fields;
use pages::{INSURED, INSURER, Pages, Part};

/// Everything a 認定調査票 shows.
#[derive(Debug, Clone)]
pub struct SurveyFormSheet<'a> {
    /// Edition of the form that was answered.
    pub form: &'a FormEdition,
    /// 申請・被保険者.
    pub application: &'a Application,
    /// 概況調査.
    pub overview: &'a Overview,
    /// Answers to the 基本調査.
    pub answers: &'a Answers,
    /// 特記事項.
    pub notes: &'a SpecialNotes,
    /// What the investigator flagged per item; empty for a form without these remarks.
    pub circumstances: &'a Circumstances,
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

/// Prints a 認定調査票.
///
/// # Errors
/// [`PacketError`] where a font cannot be used or the PDF cannot be put together.
pub fn survey_form(sheet: &SurveyFormSheet<'_>, fonts: &Fonts) -> Result<Sheet, PacketError> {
    let mut pages = Pages::new(Canvas::new(fonts), sheet);
    let mut fields = Fields::default();
    numbers(&pages, &mut fields);
    people::draw(&mut pages, &mut fields);
    services::draw(&mut pages, &mut fields);
    more::draw(&mut pages, fields);
    pages.begin(Part::Questions);
    questions::draw(&mut pages);
    pages.begin(Part::Notes);
    notes::draw(&mut pages, sheet.form, sheet.notes);
    let mut canvas = pages.canvas;
    let printed_on = nintei_survey::wareki::long(sheet.printed_on);
    let origin = format!("{}　／　調査票 {}　／　作成日 {printed_on}", sheet.program, sheet.form.name);
    let words = if sheet.example { "架空の事例" } else { "" };
    frame::footers(&mut canvas, &Footer { origin: &origin, words });
    sheet::finish(canvas, "認定調査票", sheet.program, sheet.printed_on)
}

/// The numbers that their places in the head cut short.
fn numbers(pages: &Pages<'_, '_>, fields: &mut Fields) {
    let application = pages.sheet.application;
    for (field, text) in [(INSURER, &application.insurer_number), (INSURED, &application.insured_number)] {
        if pages.cut.contains(&field) {
            fields.keep(&pages.canvas, field, text);
        }
    }
}
