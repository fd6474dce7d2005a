//! Places in a text and a text made comparable.

mod folded;
mod span;

pub(crate) use folded::{FoldedText, Folding, is_han, is_kana};
pub use span::TextSpan;
