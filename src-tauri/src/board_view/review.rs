//! One case as the board reviews it.

use chrono::NaiveDate;
use nintei_board::{BoardSettings, DecisionOutcome};
use nintei_case::Tables;
use nintei_case::board::{AgendaCase, BoardText, BoardTexts, OnAgenda, Review, meeting_label};
use nintei_store::{CaseId, KeptAttachment, Store};
use nintei_survey::CareLevel;

use crate::refusal::Refusal;
use crate::views::{AttachmentView, LevelPeriod, MaskedTextView, ReviewSummary, ReviewView};

/// The case `id` as the board reviews it.
pub fn view(store: &Store, tables: &Tables, id: CaseId, today: NaiveDate) -> Result<ReviewView, Refusal> {
    let settings = store.board_settings()?;
    let place = OnAgenda::of(store, id)?;
    let review = Review::read(store, tables, &settings, id, place.as_ref().map(|place| &place.entry), today)?;
    let case = AgendaCase::read(store, place.as_ref().map_or(0, |place| place.entry.place), review)?;
    let held_on = place.as_ref().and_then(|place| place.meeting.meeting.held_on);
    let periods = periods(&case.review, tables, &settings, held_on);
    let attachments = case.attachments.iter().map(|kept| attachment(store, &case.texts, kept));
    let attachments = attachments.collect::<Result<_, Refusal>>()?;
    let decided = case.review.decision.as_ref().filter(|decision| decision.entry.outcome == DecisionOutcome::Decided);
    let level = decided.and_then(|decision| decision.entry.level);
    Ok(ReviewView {
        summary: summary(&case.review, place),
        periods,
        texts: case.texts.texts.iter().map(|text| text_view(&case.texts, text)).collect(),
        attachments,
        benefits: level.map(|level| tables.board().services.opened(level)),
        open_checks: case.open_checks,
        primary: case.review.primary,
        simplification: case.review.simplification.map_err(Refusal::from),
        full_review: case.review.full_review,
        decision: case.review.decision,
    })
}

fn summary(review: &Review<'_>, place: Option<OnAgenda>) -> ReviewSummary {
    let kept = &review.on_tables.case;
    let application = &kept.application;
    ReviewSummary {
        case: kept.id,
        number: kept.number,
        example: kept.example,
        name: application.name.clone(),
        age: application.age(),
        insured: application.insured_category,
        kind: application.kind,
        applied_on: application.applied_on,
        terminal_cancer: application.terminal_cancer,
        previous: application.previous.clone(),
        meeting: place.as_ref().map(|place| place.meeting.id),
        meeting_label: place.as_ref().map(|place| meeting_label(&place.meeting.meeting)),
        held_on: place.as_ref().and_then(|place| place.meeting.meeting.held_on),
        place: place.as_ref().map(|place| place.entry.place),
        neighbours: place.map_or((None, None), |place| place.neighbours),
    }
}

fn periods(
    review: &Review<'_>,
    tables: &Tables,
    settings: &BoardSettings,
    held_on: Option<NaiveDate>,
) -> Vec<LevelPeriod> {
    let period = |level| LevelPeriod {
        level,
        validity: review.validity(tables, settings, level, held_on).map_err(Refusal::from),
    };
    CareLevel::ALL.into_iter().map(period).collect()
}

fn text_view(texts: &BoardTexts, text: &BoardText) -> MaskedTextView {
    MaskedTextView {
        key: text.key,
        name: text.name.clone(),
        original: text.original.clone(),
        copy: text.copy(),
        changed_since: text.changed_since(),
        proposed: texts.proposed(text),
        open: text.open.is_some(),
        kept: text.kept.clone(),
    }
}

fn attachment(store: &Store, texts: &BoardTexts, kept: &KeptAttachment) -> Result<AttachmentView, Refusal> {
    Ok(AttachmentView {
        id: kept.id,
        kind: kept.kind,
        format: kept.format.clone(),
        pages: kept.pages,
        bytes: kept.bytes,
        attached_at: kept.attached_at.clone(),
        notices: nintei_case::board::file_notices(store, texts, kept)?,
        checked: kept.checked,
    })
}
