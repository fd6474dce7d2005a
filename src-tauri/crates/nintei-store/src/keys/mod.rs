//! Keys: the random key of the database file, and how people come to it.

pub(crate) mod attempts;
pub(crate) mod file_key;
mod first_version;
pub(crate) mod held;
pub(crate) mod key_file;
pub(crate) mod one_time;
pub(crate) mod passphrase;
pub(crate) mod recovery_code;
mod strength;
