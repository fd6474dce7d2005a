//! 審査会, one module per part of its screens.

pub mod agenda;
pub mod attachments;
pub mod deadlines;
pub mod decision;
pub mod meetings;
pub mod packet;
pub mod record;
pub mod register;
pub mod review;
pub mod services;
pub mod statistics;
