//! The journal as a screen shows it: newest first, page by page, in words.

mod read;
#[cfg(test)]
mod sample;
mod transfer_words;
mod types;
mod words;

pub use types::{JournalFilter, JournalPage, JournalRow};
