//! Changes of what 審査会 works with.

mod agenda;
mod attachment;
mod decision;
mod masking;
mod meeting;
mod register;
