//! The tables, each with the migration that makes it.

pub(crate) mod answers;
pub(crate) mod board;
pub(crate) mod cases;
pub(crate) mod circumstances;
pub(crate) mod dismissals;
pub(crate) mod drafts;
pub(crate) mod intake;
pub(crate) mod investigators;
pub(crate) mod item_texts;
pub(crate) mod journal;
pub(crate) mod journal_paging;
pub(crate) mod judgment_records;
pub(crate) mod official_imports;
pub(crate) mod official_records;
pub(crate) mod phrases;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod supplements;
pub(crate) mod traced;
pub(crate) mod training;
pub(crate) mod transfer;
pub(crate) mod users;
