//! One case read from the store together with what applies to it: its form, its rules with the office's supplements
//! laid over them, its last survey, its official result; and what is printed of it. The window and the command line
//! both stand on this, so that they show and print the same. No clock: today is passed in.

pub mod board;
mod case_on_tables;
mod documents;
mod error;
mod official;
mod records;
mod result_sheet;
pub mod supplements;
mod tables;

pub use case_on_tables::{CaseOfLast, CaseOnTables};
pub use documents::{DocumentKind, draw};
pub use error::CaseError;
pub use official::CaseOfficialResult;
pub use records::{Made, agrees, rules_of};
pub use tables::Tables;
