use nintei_judgment::{Interval, Judgment, JudgmentInput, judge, outcome};
use nintei_packet::{LastAnswers, LastSurvey, OfficialOnSheet, ResultSheet};
use nintei_store::OfficialOrigin;
use nintei_survey::InputWarning;

use crate::documents::PROGRAM;
use crate::{CaseError, CaseOfficialResult, CaseOnTables, Tables};

/// What a 一次判定結果票 shows beside the case itself, worked out once.
pub(crate) struct SheetParts<'t> {
    input: JudgmentInput,
    warnings: Vec<&'t InputWarning>,
    last_scores: Vec<Interval>,
}

impl<'t> SheetParts<'t> {
    /// Works them out for `case`.
    pub(crate) fn of(tables: &Tables, case: &CaseOnTables<'t>) -> Result<Self, CaseError> {
        let last_scores = match &case.last {
            Some(last) => {
                let rules = tables.rules(&last.case.application, case.today)?;
                let input = JudgmentInput { answers: last.case.answers, ..JudgmentInput::default() };
                outcome(rules, &input).scores.to_vec()
            }
            None => Vec::new(),
        };
        let warnings = case.form.raised_warnings(&case.case.answers).collect();
        Ok(Self { input: case.input(), warnings, last_scores })
    }

    /// The judgment that the sheet shows.
    pub(crate) fn judgment<'a>(&'a self, case: &CaseOnTables<'a>) -> Judgment<'a> {
        judge(case.rules, &self.input)
    }

    /// The sheet itself, still for no meeting.
    pub(crate) fn sheet<'a>(
        &'a self,
        tables: &'a Tables,
        case: &'a CaseOnTables<'_>,
        judgment: &'a Judgment<'a>,
        official: Option<&'a CaseOfficialResult>,
    ) -> ResultSheet<'a> {
        let kept = &case.case;
        let last = case.last.as_ref().map(|last| LastAnswers { form: last.form, answers: &last.case.answers });
        ResultSheet {
            form: case.form,
            application: &kept.application,
            overview: &kept.overview,
            answers: &kept.answers,
            last: last.map(|answers| LastSurvey { answers, group_scores: &self.last_scores }),
            opinion_form: tables.opinion(),
            opinion: &kept.opinion,
            judgment,
            official: official.map(|official| OfficialOnSheet {
                result: &official.result,
                comparison: &official.comparison,
                origin: match official.origin {
                    OfficialOrigin::Typed => "手で入力したもの",
                    OfficialOrigin::Imported => "一次判定済みデータから取り込んだもの",
                },
            }),
            warnings: &self.warnings,
            case_number: kept.number,
            printed_on: case.today,
            age: kept.application.age().and_then(|age| u16::try_from(age).ok()),
            example: kept.example,
            program: PROGRAM,
            board: None,
        }
    }
}
