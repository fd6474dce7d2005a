//! 簡素化と有効期間 on paper: the case before the board, the six conditions and the dates to be judged line by line,
//! and the key. Each exercise is one page of A4.

mod page;

use std::ops::ControlFlow;

use chrono::NaiveDate;
use nintei_training::{ReviewExercise, ReviewRules};

use crate::page::{self as pages, Bookmark, Canvas, Description, Layout};
use crate::sheet::Sheet;
use crate::sheet::frame::{self, Footer};
use crate::{Fonts, PacketError, WorksheetPart};

/// An exercise to be printed.
#[derive(Debug, Clone)]
pub struct ReviewPaper<'a> {
    /// The exercise.
    pub exercise: &'a ReviewExercise,
    /// The board's rules.
    pub rules: &'a ReviewRules,
    /// What it is called: 審査 課題77.
    pub title: String,
    /// 作成日.
    pub printed_on: NaiveDate,
    /// Name and version of the program, for the footers.
    pub program: &'a str,
}

/// Prints the worksheets, or the keys, of so many exercises as one document, a page each. `step` hears how many are
/// drawn and may stop the work. Stopped, or with nothing to print, there is no document.
///
/// # Errors
/// [`PacketError`] where the rules do not answer an exercise, a font cannot be used or the PDF cannot be put together.
pub fn review_worksheets(
    papers: &[ReviewPaper<'_>],
    part: WorksheetPart,
    fonts: &Fonts,
    step: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Sheet>, PacketError> {
    let mut canvas = Canvas::without_pages(fonts);
    let mut bookmarks = Vec::with_capacity(papers.len());
    for (index, paper) in papers.iter().enumerate() {
        if step(index).is_break() {
            return Ok(None);
        }
        let key = paper.rules.key(paper.exercise)?;
        canvas.next_page();
        page::draw(&mut canvas, paper, &key, part);
        let printed_on = nintei_survey::wareki::long(paper.printed_on);
        let origin = format!("{}　／　作成日 {printed_on}", paper.program);
        let words = match part {
            WorksheetPart::Blank => "架空の事例",
            WorksheetPart::Key => "架空の事例・解答",
        };
        frame::footer(&mut canvas, index + 1, &Footer { origin: &origin, words }, &paper.title);
        bookmarks.push(Bookmark::new(paper.title.clone(), index));
    }
    let Some(first) = papers.first().filter(|_| step(papers.len()).is_continue()) else { return Ok(None) };
    let description = Description {
        title: match part {
            WorksheetPart::Blank => "簡素化と有効期間",
            WorksheetPart::Key => "簡素化と有効期間の解答",
        },
        program: first.program,
        printed_on: first.printed_on,
    };
    let count = canvas.page_count();
    let pdf = pages::write(&mut canvas, &description, Layout::Single, &bookmarks)?;
    Ok(Some(Sheet { pdf, warnings: canvas.warnings, pages: count, texts: canvas.texts }))
}
