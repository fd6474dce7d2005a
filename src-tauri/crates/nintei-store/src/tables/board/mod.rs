//! The tables of 審査会.

pub(crate) mod agenda;
pub(crate) mod attachments;
pub(crate) mod masked_texts;
pub(crate) mod meetings;
pub(crate) mod register;
