use chrono::NaiveDate;
use nintei_board::{MaskedText, MeetingId, TextKey, Validity};
use nintei_judgment::Judgment;
use nintei_packet::{
    Attachment, Audience, Fonts, MeetingHead, Packet, PacketPerson, Paper, PossiblePeriod, Report, Sheet, packet,
};
use nintei_store::{AttachmentKind, Store};
use nintei_survey::{CareLevel, SpecialNotes};

use super::{AgendaCase, BoardMeeting, OpenCheck};
use crate::documents::PROGRAM;
use crate::result_sheet::SheetParts;
use crate::{CaseError, Made, Tables};

/// Everything that a 審査会資料 is drawn from, read from the store; drawing needs the store no more.
#[derive(Debug)]
pub struct MeetingPapers<'t> {
    meeting: BoardMeeting<'t>,
    audience: Audience,
    /// Contents of the files of each case, in the order of the agenda.
    files: Vec<Vec<(AttachmentKind, Vec<u8>)>>,
    printed_on: NaiveDate,
}

/// What of a case is worked out for its sheets.
struct Worked {
    notes: SpecialNotes,
    remarks: String,
    periods: Vec<(CareLevel, Result<Validity, String>)>,
}

impl<'t> MeetingPapers<'t> {
    /// Reads what is printed of a meeting.
    ///
    /// # Errors
    /// [`CaseError::NoCases`] for an empty agenda, and [`CaseError::OpenChecks`] where the members' version is wanted
    /// while anything stands against it.
    pub fn read(
        store: &Store,
        tables: &'t Tables,
        id: MeetingId,
        audience: Audience,
        printed_on: NaiveDate,
    ) -> Result<Self, CaseError> {
        let meeting = BoardMeeting::read(store, tables, id, printed_on)?;
        if meeting.agenda.is_empty() {
            return Err(CaseError::NoCases(meeting.kept.meeting.number));
        }
        let files = meeting.agenda.iter().map(|case| files(store, case, audience));
        let files = files.collect::<Result<Vec<_>, _>>()?;
        let papers = Self { meeting, audience, files, printed_on };
        if audience == Audience::Members {
            papers.refuse_open_checks()?;
        }
        Ok(papers)
    }

    fn refuse_open_checks(&self) -> Result<(), CaseError> {
        let mut open: Vec<OpenCheck> = self.meeting.open_checks().cloned().collect();
        // A file was looked at once; whether it still names nobody is asked of what is printed now.
        for (case, files) in self.meeting.agenda.iter().zip(&self.files) {
            let kept = &case.review.on_tables.case;
            for (_, content) in files {
                if super::names_somebody(&case.texts, content)? {
                    open.push(OpenCheck::file_still_names(kept.id, kept.number));
                }
            }
        }
        match open.first() {
            Some(first) => Err(CaseError::OpenChecks { count: open.len(), first: first.sentence.clone() }),
            None => Ok(()),
        }
    }

    /// Draws them. `report` hears how far it is and may stop it; stopped, there is no sheet.
    ///
    /// # Errors
    /// [`CaseError`] of the rules or the drawing.
    pub fn draw(
        &self,
        tables: &Tables,
        paper: Paper,
        fonts: &Fonts,
        report: &mut Report<'_>,
    ) -> Result<Option<Sheet>, CaseError> {
        let agenda = &self.meeting.agenda;
        let parts = agenda.iter().map(|case| SheetParts::of(tables, &case.review.on_tables));
        let parts = parts.collect::<Result<Vec<_>, _>>()?;
        let judgments: Vec<Judgment<'_>> =
            parts.iter().zip(agenda).map(|(parts, case)| parts.judgment(&case.review.on_tables)).collect();
        let worked: Vec<Worked> = agenda.iter().map(|case| self.worked(tables, case)).collect();
        let periods: Vec<Vec<PossiblePeriod<'_>>> = worked.iter().map(Worked::possible).collect();
        let attachments: Vec<Vec<Attachment<'_>>> =
            self.files.iter().map(|files| files.iter().map(attachment).collect()).collect();
        let mut persons = Vec::new();
        for (at, case) in agenda.iter().enumerate() {
            let review = &case.review;
            let sheet = parts[at].sheet(tables, &review.on_tables, &judgments[at], review.official.as_ref());
            persons.push(PacketPerson {
                place: case.place,
                sheet,
                notes: &worked[at].notes,
                remarks: &worked[at].remarks,
                primary: &review.primary,
                simplification: review.simplification.as_ref().ok(),
                simplified: review.is_simplified(),
                full_review: review.full_review.as_deref(),
                periods: &periods[at],
                attachments: &attachments[at],
            });
        }
        let meeting = &self.meeting.kept.meeting;
        let papers = Packet {
            meeting: MeetingHead { number: meeting.number, panel: self.meeting.panel_name(), held_on: meeting.held_on },
            audience: self.audience,
            paper,
            persons: &persons,
            printed_on: self.printed_on,
            program: PROGRAM,
        };
        Ok(packet(&papers, fonts, report)?)
    }

    /// The judgments that are printed, to be put on record.
    pub fn made(&self) -> impl Iterator<Item = Made> {
        self.meeting.agenda.iter().map(|case| Made::of(&case.review.on_tables))
    }

    /// Cases that are printed.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.meeting.agenda.len()
    }

    fn worked(&self, tables: &Tables, case: &AgendaCase<'_>) -> Worked {
        let (review, held_on) = (&case.review, self.meeting.kept.meeting.held_on);
        let kept = &review.on_tables.case;
        let period = |level| {
            let validity = review.validity(tables, &self.meeting.settings, level, held_on);
            (level, validity.map_err(|error| error.to_string()))
        };
        let (mut notes, mut remarks) = (kept.notes.clone(), kept.overview.remarks.clone());
        if self.audience == Audience::Members {
            (notes, remarks) = (SpecialNotes::default(), String::new());
            for text in &case.texts.texts {
                // Nothing but a checked copy reaches the members; without one, nothing of the text does.
                let copy = text.kept.as_ref().filter(|_| text.open.is_none()).map(MaskedText::copy);
                match (text.key, copy) {
                    (TextKey::Note(item), Some(copy)) => notes.set(item, &copy),
                    (TextKey::Remarks, Some(copy)) => remarks = copy,
                    (_, None) => {}
                }
            }
        }
        Worked { notes, remarks, periods: CareLevel::ALL.into_iter().map(period).collect() }
    }
}

impl Worked {
    fn possible(&self) -> Vec<PossiblePeriod<'_>> {
        let periods = self.periods.iter();
        periods
            .map(|(level, validity)| PossiblePeriod {
                level: *level,
                validity: validity.as_ref().map_err(Clone::clone),
            })
            .collect()
    }
}

fn attachment((kind, content): &(AttachmentKind, Vec<u8>)) -> Attachment<'_> {
    Attachment { masked: *kind == AttachmentKind::Masked, content }
}

/// The files that are printed of a case: masked ones for members; for the secretariat as they came, masked ones only
/// where nothing else is there.
fn files(
    store: &Store,
    case: &AgendaCase<'_>,
    audience: Audience,
) -> Result<Vec<(AttachmentKind, Vec<u8>)>, CaseError> {
    let has_original = case.attachments.iter().any(|file| file.kind == AttachmentKind::Original);
    let wanted = match audience {
        Audience::Secretariat if has_original => AttachmentKind::Original,
        Audience::Secretariat | Audience::Members => AttachmentKind::Masked,
    };
    let wanted = case.attachments.iter().filter(|file| file.kind == wanted);
    wanted.map(|file| Ok((file.kind, store.attachment(file.id)?.1))).collect()
}
