//! TypeScript types of everything that crosses to the user interface.

use std::path::Path;

use nintei_judgment::Judgment;
use nintei_store::{CasePage, CaseQuery};
use nintei_survey::FormEdition;
use ts_rs::{Config, ExportError, TS};

use crate::refusal::Refusal;
use crate::views::{AnswerSaved, CaseView, IssuedRecoveryCode, ReadDate, SavedSheet, VaultState};

/// Writes one file per type into `folder`.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(folder: &Path) -> Result<(), ExportError> {
    let config = Config::new().with_out_dir(folder);
    FormEdition::export_all(&config)?;
    Judgment::<'static>::export_all(&config)?;
    CaseQuery::export_all(&config)?;
    CasePage::export_all(&config)?;
    CaseView::<'static>::export_all(&config)?;
    AnswerSaved::<'static>::export_all(&config)?;
    VaultState::export_all(&config)?;
    IssuedRecoveryCode::export_all(&config)?;
    ReadDate::export_all(&config)?;
    SavedSheet::export_all(&config)?;
    Refusal::export_all(&config)
}
