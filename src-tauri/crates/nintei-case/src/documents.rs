//! The documents that are printed from one case.

use nintei_packet::{Fonts, LastAnswers, MemoSheet, Sheet, SurveyFormSheet, memo_sheet, result_sheet, survey_form};
use nintei_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::result_sheet::SheetParts;
use crate::{CaseError, CaseOfficialResult, CaseOnTables, Tables};

/// What printed it, at the foot of every page.
pub(crate) const PROGRAM: &str = concat!("nintei-desktop ", env!("CARGO_PKG_VERSION"));

/// A document that is printed from one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 一次判定結果票.
    ResultSheet,
    /// 認定調査票: 概況調査, 基本調査, 特記事項.
    SurveyForm,
    /// 調査用メモ票, one page on both sides.
    MemoSheet,
}

impl DocumentKind {
    /// The document's name, as it begins a file's name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::ResultSheet => "一次判定結果票",
            Self::SurveyForm => "認定調査票",
            Self::MemoSheet => "調査用メモ票",
        }
    }
}

/// Draws a document of `case`.
///
/// # Errors
/// [`CaseError`] of the store, the rules or the drawing.
pub fn draw(
    store: &Store,
    tables: &Tables,
    case: &CaseOnTables<'_>,
    kind: DocumentKind,
    fonts: &Fonts,
) -> Result<Sheet, CaseError> {
    let kept = &case.case;
    let age = kept.application.age().and_then(|age| u16::try_from(age).ok());
    let last = case.last.as_ref().map(|last| LastAnswers { form: last.form, answers: &last.case.answers });
    let sheet = match kind {
        DocumentKind::ResultSheet => {
            let parts = SheetParts::of(tables, case)?;
            let judgment = parts.judgment(case);
            let official = CaseOfficialResult::of(store, case)?;
            result_sheet(&parts.sheet(tables, case, &judgment, official.as_ref()), fonts)?
        }
        DocumentKind::SurveyForm => survey_form(
            &SurveyFormSheet {
                form: case.form,
                application: &kept.application,
                overview: &kept.overview,
                answers: &kept.answers,
                notes: &kept.notes,
                circumstances: &kept.circumstances,
                age,
                case_number: kept.number,
                printed_on: case.today,
                example: kept.example,
                program: PROGRAM,
            },
            fonts,
        )?,
        DocumentKind::MemoSheet => memo_sheet(
            &MemoSheet {
                // Somebody may look on while the sheet lies on the table.
                name: None,
                form: case.form,
                last,
                case_number: kept.number,
                printed_on: case.today,
                example: kept.example,
                program: PROGRAM,
            },
            fonts,
        )?,
    };
    Ok(sheet)
}
