//! 簡素化 and 有効期間: a made-up case, six verdicts and the dates to be given, marked line by line.

mod draw;
mod error;
mod exercise;
mod key;
mod line;
mod marking;

pub use error::ReviewError;
pub use exercise::ReviewExercise;
pub use key::{ReviewKey, ReviewRules};
pub use line::{ReviewEntry, ReviewFilled, ReviewLine};
pub use marking::{ReviewCause, ReviewMarkedLine, ReviewMarking, mark_review};
