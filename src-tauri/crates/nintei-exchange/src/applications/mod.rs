//! Applications (申請) that an office's own system exports as CSV.
//!
//! No two systems name or order their columns alike, so a person says which column holds which field, beginning from a
//! guess by the names. What was assumed about a file is told in notes; a row that cannot be read is told by row, column
//! and cause, and the others come in.

mod codes;
mod columns;
mod day;
mod field;
mod mapping;
mod notes;
mod row;
mod rows;

pub use columns::{Columns, look};
pub use field::IntakeField;
pub use mapping::{Mapping, MappingError};
pub use row::ApplicationRow;
pub use rows::{ApplicationRows, rows};
