//! A case and a meeting as 審査会 reviews them: the 一次判定 that the board begins from, 簡素化, the board's copies of
//! the texts, what stands against the members' packet, and what is printed.

mod checks;
mod files;
mod meeting;
mod packet;
mod record;
mod review;
mod rules;
mod statistics;
mod texts;

pub use checks::OpenCheck;
pub use files::{file_notices, names_somebody};
pub use meeting::{AgendaCase, BoardMeeting, decided_words, meeting_label, panel_of};
pub use packet::MeetingPapers;
pub use review::{OnAgenda, Review};
pub use rules::BoardRules;
pub use statistics::CountedDecisions;
pub use texts::{BoardText, BoardTexts};
