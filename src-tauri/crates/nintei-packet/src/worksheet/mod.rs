//! 計算用紙: an exercise on paper, to be reckoned with a pencil, and its key. The answers of the case, the score tables
//! with empty cells, every tree that is asked as a figure to be traced, and the sums down to the level. The key is the
//! same pages with the right values in the cells and the way through each figure heavy.
//!
//! On A4 every page is a side. On A3 a figure has the whole sheet, and larger words with it, so that a class can follow
//! one held up; the tables stand two by two side by side.

mod answers;
mod book;
mod case;
mod figure;
mod points;
mod total;

use std::ops::ControlFlow;

use chrono::NaiveDate;
use nintei_judgment::RuleEdition;
use nintei_survey::FormEdition;
use nintei_training::Exercise;

use crate::page::{self, Bookmark, Canvas, Description, Layout};
use crate::sheet::Sheet;
use crate::{Fonts, PacketError, Paper};
use book::Book;
use case::Case;
use figure::Figures;

/// An exercise to be printed.
#[derive(Debug, Clone)]
pub struct WorksheetPaper<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// Edition of the form that was answered.
    pub form: &'a FormEdition,
    /// Edition of the rule tables.
    pub rules: &'a RuleEdition,
    /// What it is called: D3 課題120345.
    pub title: String,
    /// 作成日.
    pub printed_on: NaiveDate,
    /// Name and version of the program, for the footers.
    pub program: &'a str,
}

/// Which of the two a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorksheetPart {
    /// 計算用紙: with empty cells.
    Blank,
    /// 解答: with the right values.
    Key,
}

impl WorksheetPart {
    /// As the document is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blank => "計算用紙",
            Self::Key => "計算用紙の解答",
        }
    }
}

/// Prints the worksheets, or the keys, of so many exercises as one document. Each begins on the front of a sheet.
/// `step` hears how many are drawn and may stop the work. Stopped, or with nothing to print, there is no document.
///
/// # Errors
/// [`PacketError`] where a font cannot be used or the PDF cannot be put together.
pub fn worksheets(
    papers: &[WorksheetPaper<'_>],
    part: WorksheetPart,
    paper: Paper,
    fonts: &Fonts,
    step: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Sheet>, PacketError> {
    let mut whole = Canvas::without_pages(fonts);
    let mut bookmarks = Vec::with_capacity(papers.len());
    let mut figures = Figures::default();
    for (index, given) in papers.iter().enumerate() {
        if step(index).is_break() {
            return Ok(None);
        }
        let first = whole.page_count();
        let mut book = Book::begin(fonts, given, part, paper);
        let input = given.exercise.input();
        let within = draw(&mut book, &Case::of(given, &input, part), &mut figures)?;
        let within = within.into_iter().map(|(name, page)| Bookmark::new(name, first + page - 1));
        bookmarks.push(Bookmark { within: within.collect(), ..Bookmark::new(given.title.clone(), first) });
        whole.append(book.bound(index + 1 < papers.len()));
    }
    let Some(first) = papers.first().filter(|_| step(papers.len()).is_continue()) else { return Ok(None) };
    let layout = match paper {
        Paper::A4 => Layout::Single,
        Paper::A3 => Layout::Wide,
    };
    let description = Description { title: part.name(), program: first.program, printed_on: first.printed_on };
    let pages = whole.page_count();
    let pdf = page::write(&mut whole, &description, layout, &bookmarks)?;
    Ok(Some(Sheet { pdf, warnings: whole.warnings, pages, texts: whole.texts }))
}

/// Draws one exercise; what begins on which page, from 1.
fn draw<'r>(
    book: &mut Book<'_, '_>,
    case: &Case<'r>,
    figures: &mut Figures,
) -> Result<Vec<(String, usize)>, PacketError> {
    let mut begun = Vec::new();
    answers::draw(book, case);
    begun.push((answers::NAME.to_owned(), book.page()));
    let first = points::draw(book, case);
    begun.push((points::NAME.to_owned(), first));
    for tree in case.traced() {
        figure::draw(book, case, tree, figures)?;
        begun.push((case.paper.rules.tree_name(tree).to_owned(), book.page()));
    }
    if case.has_total() {
        total::draw(book, case);
        begun.push((total::NAME.to_owned(), book.page()));
    }
    Ok(begun)
}
