//! The journal as a screen shows it: newest first, page by page, in words.

mod read;
mod types;
mod words;

pub(crate) use words::subject;
pub use types::{JournalFilter, JournalPage, JournalRow};
