//! 特記事項: what was written, what is expected to be written, and what in it wants a second look.

mod blanks;
mod expected;
mod length;
mod phrases;
mod special_notes;
mod vague;

pub use blanks::blanks;
pub use expected::{Circumstance, Circumstances, Dismissal, ExpectedNote, ExpectedReason, NoteState, expected_notes};
pub use length::{LineLimit, NoteLength, NoteLimits, NoteOverrun, NotesLength};
pub use phrases::Phrase;
pub use special_notes::{NoteBlock, NoteLine, SpecialNotes};
pub use vague::{VagueOccurrence, VagueWords};
