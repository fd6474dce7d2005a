use nintei_board::{DecisionOutcome, OpenedBenefits, PrimaryResult};
use nintei_packet::{Fonts, MeetingRecord, RecordedCase, RecordedMember, Sheet, meeting_record, record_csv};
use nintei_survey::CareLevels;

use super::{AgendaCase, BoardMeeting};
use crate::documents::PROGRAM;
use crate::{CaseError, Tables};

/// What the record of a meeting says of a case beside its application.
struct Recorded {
    primary: PrimaryResult,
    benefits: Option<OpenedBenefits>,
}

impl BoardMeeting<'_> {
    /// The record of the meeting to be printed.
    ///
    /// # Errors
    /// [`CaseError`] of the drawing.
    pub fn record(&self, tables: &Tables, fonts: &Fonts) -> Result<Sheet, CaseError> {
        Ok(self.with_record(tables, |record| meeting_record(record, fonts))?)
    }

    /// The record of the meeting as a table, without a byte order mark.
    #[must_use]
    pub fn record_csv(&self, tables: &Tables) -> String {
        self.with_record(tables, record_csv)
    }

    fn with_record<T>(&self, tables: &Tables, work: impl FnOnce(&MeetingRecord<'_>) -> T) -> T {
        let meeting = &self.kept.meeting;
        let members: Vec<RecordedMember<'_>> = self
            .members
            .iter()
            .map(|kept| RecordedMember {
                member: &kept.member,
                chair: self.panel.as_ref().is_some_and(|panel| panel.panel.chair == Some(kept.id)),
                present: meeting.attending.contains(&kept.id),
            })
            .collect();
        let recorded: Vec<Recorded> = self.agenda.iter().map(|case| Recorded::of(tables, case)).collect();
        let cases: Vec<RecordedCase<'_>> =
            self.agenda.iter().zip(&recorded).map(|(case, recorded)| recorded.with(case)).collect();
        work(&MeetingRecord {
            meeting,
            panel: self.panel_name(),
            members: &members,
            cases: &cases,
            printed_on: self.read_on,
            program: PROGRAM,
        })
    }
}

impl Recorded {
    fn of(tables: &Tables, case: &AgendaCase<'_>) -> Self {
        let review = &case.review;
        let decision = review.decision.as_ref();
        // What a decision began from stays on record, also where an official result came in after it.
        let then = decision.filter(|decision| {
            decision.primary_level != review.primary.level() || decision.primary_source != review.primary.source
        });
        let primary = then.map(|decision| PrimaryResult {
            source: decision.primary_source,
            levels: decision.primary_level.map_or(CareLevels::NONE, |level| CareLevels::NONE.with(level)),
            total: None,
            stability: None,
        });
        let decided = decision.filter(|decision| decision.entry.outcome == DecisionOutcome::Decided);
        let level = decided.and_then(|decision| decision.entry.level);
        Self {
            primary: primary.unwrap_or_else(|| review.primary.clone()),
            benefits: level.map(|level| tables.board().services.opened(level)),
        }
    }

    fn with<'a>(&'a self, case: &'a AgendaCase<'_>) -> RecordedCase<'a> {
        let kept = &case.review.on_tables.case;
        RecordedCase {
            place: case.place,
            case_number: kept.number,
            example: kept.example,
            kind: kept.application.kind,
            applied_on: kept.application.applied_on,
            previous: kept.application.previous.as_ref(),
            primary: &self.primary,
            decision: case.review.decision.as_ref(),
            benefits: self.benefits.as_ref(),
        }
    }
}
