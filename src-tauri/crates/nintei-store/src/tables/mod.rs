//! The tables, each with the migration that makes it.

pub(crate) mod answers;
pub(crate) mod cases;
pub(crate) mod journal;
pub(crate) mod search;
pub(crate) mod traced;
