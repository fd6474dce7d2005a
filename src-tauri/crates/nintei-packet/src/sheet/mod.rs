//! What the printed documents share: the finished sheet, the paper's edges, title and footer, cells of tables.

mod board;
pub(crate) mod cells;
pub(crate) mod choices;
pub(crate) mod circumstances;
mod filling;
pub(crate) mod frame;
mod last;
pub(crate) mod levels;
pub(crate) mod listing;
pub(crate) mod notes;

use chrono::NaiveDate;

use crate::page::{self, Area, Canvas, Description, DrawnText, Layout};
use crate::{PacketError, PrintWarning};
pub use board::{Audience, BoardHead, MeetingHead};
pub(crate) use filling::Filling;
pub use last::{LastAnswers, LastSurvey};

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

/// What is drawn, as a finished sheet. `title` says nothing about the person.
pub(crate) fn finish(
    mut canvas: Canvas<'_>,
    title: &str,
    program: &str,
    printed_on: NaiveDate,
) -> Result<Sheet, PacketError> {
    let pages = canvas.page_count();
    let pdf = page::write(&mut canvas, &Description { title, program, printed_on }, Layout::Single, &[])?;
    Ok(Sheet { pdf, warnings: canvas.warnings, pages, texts: canvas.texts })
}
