use chrono::NaiveDate;
use nintei_board::{
    BoardSettings, CaseToOrder, ConditionVerdict, Decision, KeptMeeting, PeriodRequest, PrimaryResult,
    RequirementError, ReviewCase, Simplification, SimplificationInput, Validity, simplify, validity,
};
use nintei_judgment::outcome;
use nintei_store::{AgendaEntry, CaseId, Store};
use nintei_survey::CareLevel;

use crate::{CaseError, CaseOfficialResult, CaseOnTables, Tables};

/// A case as the board reviews it.
#[derive(Debug)]
pub struct Review<'t> {
    /// The case with what applies to it.
    pub on_tables: CaseOnTables<'t>,
    /// The official result beside the 試算.
    pub official: Option<CaseOfficialResult>,
    /// The 一次判定 that the board begins from.
    pub primary: PrimaryResult,
    /// 簡素化, condition by condition; the refusal where the rules do not allow what the insurer requires.
    pub simplification: Result<Simplification, RequirementError>,
    /// Why it is taken into full review although it is eligible.
    pub full_review: Option<String>,
    /// What was decided.
    pub decision: Option<Decision>,
}

/// The place of a case on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnAgenda {
    /// The meeting.
    pub meeting: KeptMeeting,
    /// Its place there, and what the meeting decided.
    pub entry: AgendaEntry,
    /// The cases before and after it.
    pub neighbours: (Option<CaseId>, Option<CaseId>),
}

impl<'t> Review<'t> {
    /// Reads a case for its review by what the insurer sets, at its place on an agenda, where it has one.
    ///
    /// # Errors
    /// [`CaseError`] of the store or the rules.
    pub fn read(
        store: &Store,
        tables: &'t Tables,
        settings: &BoardSettings,
        id: CaseId,
        entry: Option<&AgendaEntry>,
        today: NaiveDate,
    ) -> Result<Self, CaseError> {
        let on_tables = CaseOnTables::read(store, tables, id, today)?;
        let official = CaseOfficialResult::of(store, &on_tables)?;
        let primary = official.as_ref().and_then(|official| PrimaryResult::official(&official.result));
        let primary = primary.unwrap_or_else(|| {
            let input = on_tables.input();
            PrimaryResult::provisional(&outcome(on_tables.rules, &input), input.opinion.stability)
        });
        let input = SimplificationInput::of(&on_tables.case.application, &primary);
        let simplification = simplify(&tables.board().simplification, &settings.requirements, &input);
        Ok(Self {
            official,
            primary,
            simplification,
            full_review: entry.and_then(|entry| entry.full_review.clone()),
            decision: entry.and_then(|entry| entry.decision.clone()),
            on_tables,
        })
    }

    /// Whether it may be reviewed in simplified form. Cannot be told where the insurer's requirements are not allowed.
    #[must_use]
    pub fn eligible(&self) -> ConditionVerdict {
        self.simplification.as_ref().map_or(ConditionVerdict::Undecidable, |found| found.eligible)
    }

    /// Whether it is reviewed in simplified form: as it was decided, else eligible and not taken into full review.
    #[must_use]
    pub fn is_simplified(&self) -> bool {
        match &self.decision {
            Some(decision) => decision.simplified,
            None => self.eligible() == ConditionVerdict::Met && self.full_review.is_none(),
        }
    }

    /// 有効期間 were `level` decided on `decided_on`.
    ///
    /// # Errors
    /// [`CaseError`] where it cannot be told, or the insurer's limits are not allowed by the rules.
    pub fn validity(
        &self,
        tables: &Tables,
        settings: &BoardSettings,
        level: CareLevel,
        decided_on: Option<NaiveDate>,
    ) -> Result<Validity, CaseError> {
        let rules = &tables.board().validity;
        let request = PeriodRequest::of(&self.on_tables.case.application, Some(level), decided_on, None);
        Ok(validity(rules, &settings.limits(rules)?, &request)?)
    }

    /// What the case is ordered by on an agenda.
    #[must_use]
    pub fn to_order(&self) -> CaseToOrder {
        let case = &self.on_tables.case;
        CaseToOrder {
            case: case.id,
            number: case.number,
            terminal_cancer: case.application.terminal_cancer,
            simplified: self.is_simplified(),
            applied_on: case.application.applied_on,
            kind: case.application.kind,
            primary: self.primary.level(),
            investigator: case.application.investigator.clone(),
            surveyed_on: case.application.surveyed_on,
        }
    }

    /// What a decision on the day `decided_on` is checked against.
    #[must_use]
    pub fn to_decide(&self, decided_on: Option<NaiveDate>) -> ReviewCase<'_> {
        ReviewCase {
            application: &self.on_tables.case.application,
            primary: &self.primary,
            decided_on,
            simplified: self.eligible() == ConditionVerdict::Met && self.full_review.is_none(),
            eligible: self.eligible(),
        }
    }
}

impl OnAgenda {
    /// The place of `case`, where it is on an agenda.
    ///
    /// # Errors
    /// [`CaseError`] of the store.
    pub fn of(store: &Store, case: CaseId) -> Result<Option<Self>, CaseError> {
        let Some((meeting, _)) = store.meeting_of_case(case)? else { return Ok(None) };
        let (meeting, agenda) = (store.meeting(meeting)?, store.agenda(meeting)?);
        let Some(at) = agenda.iter().position(|entry| entry.case == case) else { return Ok(None) };
        let case_at = |at: Option<usize>| at.and_then(|at| agenda.get(at)).map(|entry| entry.case);
        let neighbours = (case_at(at.checked_sub(1)), case_at(at.checked_add(1)));
        let entry = agenda.into_iter().nth(at);
        Ok(entry.map(|entry| Self { meeting, entry, neighbours }))
    }
}
