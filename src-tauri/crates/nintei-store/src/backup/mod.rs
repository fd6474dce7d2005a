//! Backup: a folder that holds an encrypted copy of the database, the key file that opens it, and what both must
//! be. It is a store of its own, made by the same key, and nothing in it is ever readable without a passphrase.
//!
//! A backup counts from the moment it has its name, and it gets its name only once it is whole, on the disk and checked.
//! A restored store takes its place in one step: until a marker lies in the folder, the old files stand; from then on
//! the new ones do, and whoever opens the folder next finishes what was cut short.

mod check;
mod draft;
mod folder;
mod make;
mod manifest;
mod refusal;
mod restore;
pub(crate) mod restoring;
mod types;

pub(crate) use folder::refuse_own_folder;
pub(crate) use make::Copied;
pub use make::{BackupWork, CopyRight};
pub use refusal::BackupRefusal;
pub use types::{Backup, BackupFound, BackupPhase, BackupStep, Restored};
