//! The encrypted file that holds every case.

mod case;

pub use case::{Case, CaseId, CasePage, CaseQuery, CaseRow, CaseStatus};
