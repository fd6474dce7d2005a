//! 研修. What a learner does is kept only where a learner was chosen, and no case of the office is read but to keep its
//! answers as an exercise.

pub mod analysis;
pub mod calculation;
pub mod class_sheet;
pub mod exercises;
pub mod learners;
pub mod notes;
pub mod record_sheets;
pub mod review;
mod task;
pub mod worksheets;

/// What printed it, at the foot of every page.
const PROGRAM: &str = concat!("nintei-desktop ", env!("CARGO_PKG_VERSION"));
