//! Paper: drawing in millimetres from the upper left corner, and writing the pages as a PDF.

mod area;
mod canvas;
mod document;
mod inset;
mod layout;
mod shapes;
mod size;

pub use area::Area;
pub use canvas::DrawnText;
pub(crate) use canvas::{Align, Canvas, Style};
pub(crate) use document::{Description, write};
pub(crate) use inset::Inset;
pub(crate) use layout::{Bookmark, Layout};
pub(crate) use shapes::{Grey, Stroke};
pub(crate) use size::PageSize;

/// Width of A4, millimetres.
pub(crate) const A4_WIDTH: f32 = 210.0;
/// Height of A4, millimetres.
pub(crate) const A4_HEIGHT: f32 = 297.0;
