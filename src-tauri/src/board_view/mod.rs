//! What the board's screens show, read from the store.

pub mod meetings;
pub mod review;
pub mod waiting;
