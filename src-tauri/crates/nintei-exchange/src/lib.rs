//! Files that other programs of the field write: the 一次判定済みデータ CSV of the official 認定ソフト, and the lists of
//! applications that an office's own system exports.
//!
//! From bytes to records, in bounded memory however long the file, a row or a field is. A row that cannot be read is
//! told by row, column and cause, and the others come in. What the format's known description leaves open is decided
//! by the file where it can be, and told in every case. No database, no window, no clock.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may stop at what must not happen"))]

pub mod applications;
mod digesting;
mod encoding;
mod error;
mod field;
mod layout;
mod marks;
mod reader;
mod record;
mod rows;
mod table;
mod value;

pub use encoding::Encoding;
pub use error::{FileError, RowError, RowFault};
pub use layout::ColumnsBy;
pub use marks::MarkCoding;
pub use reader::{Reader, Reading};
pub use record::{INSURED_DIGITS, INSURER_DIGITS, OfficialRow};
