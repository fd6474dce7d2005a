//! Text before it is on a page: which glyphs, how wide, at what size it fits, where lines break.

mod fit;
mod line;

pub(crate) use fit::{Fitted, Frame, fit, wrap_all};
pub(crate) use line::{Glyph, Line, read};
