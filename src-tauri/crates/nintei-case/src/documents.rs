//! The documents that are printed from one case.

use nintei_judgment::{JudgmentInput, judge, outcome};
use nintei_packet::{
    Fonts, LastAnswers, LastSurvey, MemoSheet, OfficialOnSheet, ResultSheet, Sheet, SurveyFormSheet, memo_sheet,
    result_sheet, survey_form,
};
use nintei_store::{OfficialOrigin, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
            let input = case.input();
            let judgment = judge(case.rules, &input);
            let warnings: Vec<_> = case.form.raised_warnings(&kept.answers).collect();
            let official = CaseOfficialResult::of(store, case)?;
            let scores = match &case.last {
                Some(last) => {
                    let rules = tables.rules(&last.case.application, case.today)?;
                    let input = JudgmentInput { answers: last.case.answers, ..JudgmentInput::default() };
                    outcome(rules, &input).scores.to_vec()
                }
                None => Vec::new(),
            };
            result_sheet(
                &ResultSheet {
                    form: case.form,
                    application: &kept.application,
                    overview: &kept.overview,
                    answers: &kept.answers,
                    last: last.map(|answers| LastSurvey { answers, group_scores: &scores }),
                    opinion_form: tables.opinion(),
                    opinion: &kept.opinion,
                    judgment: &judgment,
                    official: official.as_ref().map(|official| OfficialOnSheet {
                        result: &official.result,
                        comparison: &official.comparison,
                        origin: match official.origin {
                            OfficialOrigin::Typed => "手で入力したもの",
                            OfficialOrigin::Imported => "一次判定済みデータから取り込んだもの",
                        },
                    }),
                    warnings: &warnings,
                    case_number: kept.number,
                    printed_on: case.today,
                    age,
                    example: kept.example,
                    program: PROGRAM,
                    board: None,
                },
                fonts,
            )?
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
