//! Made-up meetings (架空) and how to print their papers.

use std::ops::ControlFlow;

use nintei_board::{
    InsurerLimits, InsurerRequirements, PeriodRequest, PrimaryResult, PrimarySource, Simplification,
    SimplificationInput, SimplificationRules, Validity, ValidityRules, simplify, validity,
};
use nintei_judgment::{JudgmentInput, compare, judge, outcome};
use nintei_packet::{
    Attachment, Audience, Fonts, LastAnswers, LastSurvey, MeetingHead, OfficialOnSheet, Packet, PacketError,
    PacketPerson, PacketStep, Paper, PossiblePeriod, ResultSheet, Sheet, packet,
};
use nintei_survey::{CareLevel, CareLevels, SpecialNotes};

use super::{Case, FONTS, FORM, OPINION, PROGRAM, RULES, day};

/// A case as the board sees it.
#[derive(Debug, Clone, Default)]
pub struct Reviewed {
    pub case: Case,
    /// The board's copies, where they differ from what the case holds.
    pub masked_notes: Option<SpecialNotes>,
    pub masked_remarks: Option<String>,
    pub full_review: Option<String>,
    /// Whether it is the masked version, and the file.
    pub attachments: Vec<(bool, Vec<u8>)>,
}

impl From<Case> for Reviewed {
    fn from(case: Case) -> Self {
        Self { case, ..Self::default() }
    }
}

/// A meeting with its cases in order.
#[derive(Debug, Clone)]
pub struct MadeUpMeeting {
    pub cases: Vec<Reviewed>,
    pub audience: Audience,
    pub paper: Paper,
}

/// What a case's sheets need beside it.
struct Derived {
    primary: PrimaryResult,
    simplification: Simplification,
    periods: Vec<(CareLevel, Result<Validity, String>)>,
    last_scores: Vec<nintei_judgment::Interval>,
}

impl Derived {
    fn of(reviewed: &Reviewed) -> Self {
        let case = &reviewed.case;
        let application = &case.application;
        let outcome = outcome(case.rules.as_deref().unwrap_or(&RULES), &case.input());
        let official = case.official.as_ref();
        let official_level = official.and_then(|result| result.level_with_addition.or(result.level));
        let primary = match official_level {
            Some(level) => PrimaryResult {
                source: PrimarySource::Official,
                levels: CareLevels::default().with(level),
                total: official.and_then(|result| result.total).map(nintei_judgment::Interval::exactly),
                stability: case.opinion.for_judgment().stability,
            },
            None => PrimaryResult {
                source: PrimarySource::Provisional,
                levels: outcome.care_levels,
                total: Some(outcome.total),
                stability: case.opinion.for_judgment().stability,
            },
        };
        let previous = application.previous.clone();
        let input = SimplificationInput {
            insured: application.insured_category,
            kind: application.kind,
            applied_on: application.applied_on,
            computed_levels: primary.levels,
            total: primary.total,
            stability: primary.stability,
            previous_level: previous.as_ref().and_then(|previous| previous.level),
            previous_months: previous.as_ref().and_then(|previous| previous.months),
        };
        let rules = SimplificationRules::built_in().expect("rules");
        let simplification = simplify(&rules, &InsurerRequirements::default(), &input).expect("requirements");
        let rules = ValidityRules::built_in().expect("rules");
        let periods = CareLevel::ALL.into_iter().map(|level| {
            let request = PeriodRequest {
                kind: application.kind,
                applied_on: application.applied_on,
                previous: previous.clone(),
                decision: Some(level),
                decided_on: Some(day(2026, 11, 25)),
                care1_state: None,
            };
            let found = validity(&rules, &InsurerLimits::default(), &request);
            (level, found.map_err(|error| error.to_string()))
        });
        let last_scores = case.last.as_ref().map(|(answers, _)| {
            let input = JudgmentInput { answers: answers.clone(), ..JudgmentInput::default() };
            nintei_judgment::outcome(&RULES, &input).scores.to_vec()
        });
        Self { primary, simplification, periods: periods.collect(), last_scores: last_scores.unwrap_or_default() }
    }
}

impl MadeUpMeeting {
    pub fn new(cases: Vec<Reviewed>, audience: Audience) -> Self {
        Self { cases, audience, paper: Paper::A4 }
    }

    pub fn print(&self) -> Sheet {
        self.print_with(&FONTS, &mut |_| ControlFlow::Continue(())).expect("a packet").expect("not stopped")
    }

    pub fn print_with(
        &self,
        fonts: &Fonts,
        report: &mut dyn FnMut(PacketStep) -> ControlFlow<()>,
    ) -> Result<Option<Sheet>, PacketError> {
        let derived: Vec<Derived> = self.cases.iter().map(Derived::of).collect();
        let inputs: Vec<JudgmentInput> = self.cases.iter().map(|reviewed| reviewed.case.input()).collect();
        let rules = |reviewed: &'_ Reviewed| reviewed.case.rules.clone();
        let rules: Vec<_> = self.cases.iter().map(rules).collect();
        let rules_of = |at: usize| rules[at].as_deref().unwrap_or(&RULES);
        let judgments: Vec<_> = inputs.iter().enumerate().map(|(at, input)| judge(rules_of(at), input)).collect();
        let comparisons: Vec<_> = self
            .cases
            .iter()
            .enumerate()
            .map(|(at, reviewed)| {
                let official = reviewed.case.official.as_ref()?;
                Some((official, compare(rules_of(at), &inputs[at], official)))
            })
            .collect();
        let warnings: Vec<Vec<_>> =
            self.cases.iter().map(|reviewed| FORM.raised_warnings(&reviewed.case.input.answers).collect()).collect();
        let periods: Vec<Vec<PossiblePeriod<'_>>> = derived
            .iter()
            .map(|derived| {
                let possible = derived.periods.iter().map(|(level, validity)| PossiblePeriod {
                    level: *level,
                    validity: validity.as_ref().map_err(Clone::clone),
                });
                possible.collect()
            })
            .collect();
        let attachments: Vec<Vec<Attachment<'_>>> = self
            .cases
            .iter()
            .map(|reviewed| {
                let files = reviewed.attachments.iter();
                files.map(|(masked, content)| Attachment { masked: *masked, content }).collect()
            })
            .collect();
        let persons: Vec<PacketPerson<'_>> = self
            .cases
            .iter()
            .enumerate()
            .map(|(at, reviewed)| {
                let case = &reviewed.case;
                let masked = self.audience == Audience::Members;
                let sheet = ResultSheet {
                    form: &FORM,
                    application: &case.application,
                    answers: &case.input.answers,
                    overview: &case.overview,
                    last: case.last.as_ref().map(|(answers, _)| LastSurvey {
                        answers: LastAnswers { form: &FORM, answers },
                        group_scores: &derived[at].last_scores,
                    }),
                    opinion_form: &OPINION,
                    opinion: &case.opinion,
                    judgment: &judgments[at],
                    official: comparisons[at].as_ref().map(|(result, comparison)| OfficialOnSheet {
                        result,
                        comparison,
                        origin: "手で入力したもの",
                    }),
                    warnings: &warnings[at],
                    case_number: u32::try_from(at).expect("few") + 12,
                    printed_on: day(2026, 11, 21),
                    age: case.age,
                    example: true,
                    program: PROGRAM,
                    board: None,
                };
                let eligible = derived[at].simplification.eligible == nintei_board::ConditionVerdict::Met;
                let notes = reviewed.masked_notes.as_ref().filter(|_| masked).unwrap_or(&case.notes);
                let remarks = reviewed.masked_remarks.as_ref().filter(|_| masked).unwrap_or(&case.overview.remarks);
                PacketPerson {
                    place: u32::try_from(at).expect("few") + 1,
                    sheet,
                    notes,
                    remarks,
                    primary: &derived[at].primary,
                    simplification: Some(&derived[at].simplification),
                    simplified: eligible && reviewed.full_review.is_none(),
                    full_review: reviewed.full_review.as_deref(),
                    periods: &periods[at],
                    attachments: &attachments[at],
                }
            })
            .collect();
        let whole = Packet {
            meeting: MeetingHead { number: 12, panel: "第1合議体", held_on: Some(day(2026, 11, 25)) },
            audience: self.audience,
            paper: self.paper,
            persons: &persons,
            printed_on: day(2026, 11, 21),
            program: PROGRAM,
        };
        packet(&whole, fonts, report)
    }
}
