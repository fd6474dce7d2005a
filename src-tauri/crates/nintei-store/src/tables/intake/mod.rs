//! What is kept of applications that were taken from files, and of people whose number changed.

pub(crate) mod intakes;
pub(crate) mod linked_numbers;
