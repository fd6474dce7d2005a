//! What the window may ask for, one module per screen.

pub mod about;
pub mod backup;
pub mod board;
pub mod cases;
pub mod drafts;
pub mod intake;
pub mod journal;
pub mod judgment;
pub mod office;
pub mod official;
pub mod opinion;
pub mod overview;
pub mod place;
pub mod rules;
pub mod sheet;
pub mod survey;
pub mod training;
pub mod transfer;
pub mod users;
pub mod vault;
