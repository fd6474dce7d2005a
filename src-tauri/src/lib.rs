//! The shell: a window over the domain crates.

pub mod bindings;
mod refusal;
mod views;
