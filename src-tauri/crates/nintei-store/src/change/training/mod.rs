//! Changes of 研修.

mod attempt;
mod document;
mod learner;
mod work;
