//! What decides the level of one case: single answers that would move it, what is still open, and the minutes to the
//! next level. Everything is found by judging again, never by estimate.

mod boundary;
mod found;
mod question;
mod search;

pub use found::{Boundary, ChangeDirection, Deciding, DecidingSubject, OpenItem, OptionOutcome, SingleChange};
pub use search::deciding;
