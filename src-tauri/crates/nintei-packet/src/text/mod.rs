//! Text before it is on a page: which glyphs, how wide, at what size it fits, where lines break.

mod fit;
mod flow;
mod line;

pub(crate) use fit::{Breakable, Fitted, Frame, fit, wrap_all};
pub(crate) use flow::flow;
pub(crate) use line::{Glyph, Line, read};
