//! What follows from a survey as it stands: everything its screens show beside what was entered.

use std::collections::BTreeMap;

use nintei_case::{CaseOnTables, Tables};
use nintei_judgment::outcome;
use nintei_store::{ChangeKind, JournalEntry, Store};
use nintei_survey::{
    FormEdition, ItemId, KnownName, KnownNames, Progress, SurveyPermission, SurveyState, compare_with_last,
    expected_notes, survey_permission,
};

use crate::refusal::Refusal;
use crate::views::{DifferenceView, ItemChange, JournalStep, SurveyStanding};

/// What follows from `case` as it stands.
pub fn of<'t>(store: &Store, tables: &Tables, case: &CaseOnTables<'t>) -> Result<SurveyStanding<'t>, Refusal> {
    let (kept, form) = (&case.case, case.form);
    let limits = store.note_limits()?;
    let lengths = limits.measure(&kept.notes);
    let permission = permission(store, case)?;
    let names = KnownNames::new(&KnownName::of_case(&kept.application, &kept.overview, &kept.opinion))?;
    let open_points = SurveyState {
        form,
        application: &kept.application,
        overview: &kept.overview,
        answers: &kept.answers,
        notes: &kept.notes,
        circumstances: &kept.circumstances,
        dismissals: &kept.dismissals,
        permission: permission.as_ref(),
        overruns: &limits.overruns(&lengths),
        vague_words: tables.vague_words(form)?,
        names: &names,
    }
    .open_points();
    let (undo, redo) = store.undoable(kept.id)?;
    Ok(SurveyStanding {
        progress: Progress::of(form, &kept.answers),
        outcome: outcome(case.rules, &case.input()),
        warnings: form.raised_warnings(&kept.answers).map(|warning| warning.code.clone()).collect(),
        expected: expected_notes(form, &kept.answers, &kept.circumstances, &kept.notes, &kept.dismissals),
        open_points,
        overview_findings: kept.overview.findings(&form.overview, kept.application.surveyed_on),
        lengths,
        changes: changes(case),
        differences: tables
            .opinion()
            .differences(form, &kept.answers, &kept.opinion.items)
            .into_iter()
            .map(|difference| DifferenceView { symbol: difference.mark.symbol(), difference })
            .collect(),
        permission,
        undo: undo.map(|line| step(form, &line)),
        redo: redo.map(|line| step(form, &line)),
    })
}

/// Whether the registered investigator may survey the case.
fn permission(store: &Store, case: &CaseOnTables<'_>) -> Result<Option<SurveyPermission>, Refusal> {
    let Some(id) = case.case.investigator else { return Ok(None) };
    let registered = store.investigator(id)?;
    let opinion = &case.case.opinion;
    Ok(Some(survey_permission(&registered.investigator, case.case.application.kind, &opinion.physician)))
}

fn changes(case: &CaseOnTables<'_>) -> BTreeMap<ItemId, ItemChange> {
    let Some(last) = &case.last else { return BTreeMap::new() };
    let compared = |item| compare_with_last(item, case.form, &case.case.answers, last.form, &last.case.answers);
    let items = case.form.questions().map(|question| (question.id, compared(question.id)));
    items.map(|(item, change)| (item, ItemChange { mark: change.mark(), change })).collect()
}

/// A line of the journal as a step that can be taken back or made again.
pub fn step(form: &FormEdition, line: &JournalEntry) -> JournalStep {
    let item = line.item.as_deref().and_then(|item| item.split('/').next()?.parse::<ItemId>().ok());
    let what = match line.kind {
        ChangeKind::Answer => "回答",
        ChangeKind::Note => "特記事項",
        ChangeKind::Memo => "メモ",
        ChangeKind::Circumstances => "調査の状況",
        ChangeKind::Dismissal => "「書かない」の理由",
        _ => "変更",
    };
    let place = item.map_or_else(String::new, |item| {
        let name = form.question(item).map_or("", |question| question.short_name.as_str());
        format!("({item}) {name}の")
    });
    JournalStep { kind: line.kind, item, name: format!("{place}{what}") }
}
