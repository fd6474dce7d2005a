//! What belongs to the office and to no case: investigators, phrases, limits.

use nintei_case::Tables;
use nintei_store::{InvestigatorId, RegisteredInvestigator, Store};
use nintei_survey::{Investigator, ItemId, NoteLimits};
use tauri::State;

use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::PhraseView;

#[tauri::command]
pub async fn investigators(program: State<'_, Program>) -> Result<Vec<RegisteredInvestigator>, Refusal> {
    program.with_store(|store, _| Ok(store.investigators()?)).await
}

#[tauri::command]
pub async fn save_investigator(
    program: State<'_, Program>,
    id: Option<InvestigatorId>,
    investigator: Investigator,
) -> Result<Vec<RegisteredInvestigator>, Refusal> {
    program
        .with_store(move |store, _| {
            match id {
                Some(id) => store.change_investigator(id, &investigator, &stamp(store))?,
                None => {
                    store.add_investigator(&investigator, &stamp(store))?;
                }
            }
            Ok(store.investigators()?)
        })
        .await
}

#[tauri::command]
pub async fn retire_investigator(
    program: State<'_, Program>,
    id: InvestigatorId,
    retired: bool,
) -> Result<Vec<RegisteredInvestigator>, Refusal> {
    program
        .with_store(move |store, _| {
            store.retire_investigator(id, retired, &stamp(store))?;
            Ok(store.investigators()?)
        })
        .await
}

/// The office's own phrases, then those that come with the program.
fn book(store: &Store, tables: &Tables) -> Result<Vec<PhraseView>, Refusal> {
    let own = store.phrases()?.into_iter().map(|own| PhraseView { id: Some(own.id), item: own.item, text: own.text });
    let built_in = tables.phrases().iter().cloned();
    Ok(own.chain(built_in.map(|phrase| PhraseView { id: None, item: phrase.item, text: phrase.text })).collect())
}

#[tauri::command]
pub async fn phrase_book(program: State<'_, Program>) -> Result<Vec<PhraseView>, Refusal> {
    program.with_store(|store, tables| book(store, tables)).await
}

#[tauri::command]
pub async fn save_phrase(
    program: State<'_, Program>,
    id: Option<i64>,
    item: ItemId,
    text: String,
) -> Result<Vec<PhraseView>, Refusal> {
    program
        .with_store(move |store, tables| {
            match id {
                Some(id) => store.change_phrase(id, &text, &stamp(store))?,
                None => {
                    store.add_phrase(item, &text, &stamp(store))?;
                }
            }
            book(store, tables)
        })
        .await
}

#[tauri::command]
pub async fn remove_phrase(program: State<'_, Program>, id: i64) -> Result<Vec<PhraseView>, Refusal> {
    program
        .with_store(move |store, tables| {
            store.remove_phrase(id, &stamp(store))?;
            book(store, tables)
        })
        .await
}

#[tauri::command]
pub async fn note_limits(program: State<'_, Program>) -> Result<NoteLimits, Refusal> {
    program.with_store(|store, _| Ok(store.note_limits()?)).await
}

#[tauri::command]
pub async fn set_note_limits(program: State<'_, Program>, limits: NoteLimits) -> Result<NoteLimits, Refusal> {
    program
        .with_store(move |store, _| {
            store.set_note_limits(&limits, &stamp(store))?;
            Ok(store.note_limits()?)
        })
        .await
}
