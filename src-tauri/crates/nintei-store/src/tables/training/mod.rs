//! The tables of 研修.

pub(crate) mod attempts;
pub(crate) mod documents;
pub(crate) mod learners;
pub(crate) mod works;
