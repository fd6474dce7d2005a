//! 研修. Everything follows from what is passed in: nothing about a learner is kept, and no case of the office is read.

pub mod calculation;
pub mod notes;
