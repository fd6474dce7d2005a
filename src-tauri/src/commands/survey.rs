//! 基本調査 and 特記事項.

use std::collections::{BTreeMap, BTreeSet};

use nintei_case::Tables;
use nintei_store::{CaseId, JournalEntry, Origin, Stamp, Store};
use nintei_survey::{Circumstance, ExpectedReason, FormEdition, ItemId, read_time as read_time_of_day, wareki};
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, State, async_runtime};

use crate::case_view::{self, json};
use crate::program::{Program, stamp};
use crate::refusal::Refusal;
use crate::views::{
    AnswerSaved, CircumstanceChoice, HistoryLine, NoteCopied, ReadDate, ReadTime, SurveyTables, Undone,
};
use crate::{history, standing};

#[tauri::command]
pub async fn form_edition(program: State<'_, Program>, id: String) -> Result<Response, Refusal> {
    json(program.tables().form(&id)?)
}

#[tauri::command]
pub async fn survey_tables(program: State<'_, Program>, form: String) -> Result<Response, Refusal> {
    let tables = program.tables();
    let mut circumstances = BTreeMap::new();
    for question in tables.form(&form)?.questions() {
        let choices: Vec<CircumstanceChoice> = Circumstance::ALL
            .into_iter()
            .filter(|circumstance| circumstance.applies_to(question))
            .map(|circumstance| CircumstanceChoice { circumstance, name: circumstance.name() })
            .collect();
        circumstances.insert(question.id, choices);
    }
    json(&SurveyTables { opinion: tables.opinion().clone(), circumstances })
}

#[tauri::command]
pub async fn answer(
    app: AppHandle,
    program: State<'_, Program>,
    id: CaseId,
    item: ItemId,
    numbers: Option<Vec<u8>>,
) -> Result<Response, Refusal> {
    let saved = program
        .with_store(move |store, tables| {
            let (form, stamp) = (tables.form(&store.form(id)?)?, stamp(store));
            store.answer(id, form, item, numbers.as_deref(), &stamp)?;
            json(&AnswerSaved { item, numbers, saved: case_view::saved(store, tables, id, stamp.at)? })
        })
        .await;
    // Beside the answer, for which somebody waits. Where it fails, SQLite tries again by itself.
    async_runtime::spawn(async move { app.state::<Program>().with_store(|store, _| Ok(store.tidy()?)).await });
    saved
}

/// Makes a change of the survey by `change` and answers with what follows from it.
async fn changed(
    program: &Program,
    id: CaseId,
    change: impl FnOnce(&mut Store, &FormEdition, &Stamp) -> Result<(), Refusal> + Send + 'static,
) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let (form, stamp) = (tables.form(&store.form(id)?)?, stamp(store));
            change(store, form, &stamp)?;
            json(&case_view::saved(store, tables, id, stamp.at)?)
        })
        .await
}

#[tauri::command]
pub async fn write_note(
    program: State<'_, Program>,
    id: CaseId,
    item: ItemId,
    text: String,
) -> Result<Response, Refusal> {
    changed(&program, id, move |store, form, stamp| Ok(store.write_note(id, form, item, &text, None, stamp)?)).await
}

#[tauri::command]
pub async fn copy_last_note(program: State<'_, Program>, id: CaseId, item: ItemId) -> Result<Response, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = case_view::read(store, tables, id)?;
            let copied = case.last.as_ref().map(|last| (last.case.notes.get(item), last.case.number));
            let Some((copied, number)) = copied.filter(|(text, _)| !text.trim().is_empty()) else {
                return Err(Refusal::new(
                    "no-last-note",
                    format!("前回の調査に({item})の特記事項がありません。この項目は新しく書いてください。"),
                ));
            };
            let present = case.case.notes.get(item);
            let text = if present.trim().is_empty() { copied.to_owned() } else { format!("{present}\n{copied}") };
            let stamp = stamp(store);
            store.write_note(id, case.form, item, &text, Some(Origin::CopiedFrom { number }), &stamp)?;
            json(&NoteCopied { item, text, saved: case_view::saved(store, tables, id, stamp.at)? })
        })
        .await
}

#[tauri::command]
pub async fn write_memo(
    program: State<'_, Program>,
    id: CaseId,
    item: ItemId,
    text: String,
) -> Result<Response, Refusal> {
    changed(&program, id, move |store, form, stamp| Ok(store.write_memo(id, form, item, &text, stamp)?)).await
}

#[tauri::command]
pub async fn set_circumstances(
    program: State<'_, Program>,
    id: CaseId,
    item: ItemId,
    circumstances: BTreeSet<Circumstance>,
) -> Result<Response, Refusal> {
    changed(&program, id, move |store, form, stamp| {
        Ok(store.set_circumstances(id, form, item, &circumstances, stamp)?)
    })
    .await
}

#[tauri::command]
pub async fn dismiss_note(
    program: State<'_, Program>,
    id: CaseId,
    item: ItemId,
    reason: ExpectedReason,
    because: Option<String>,
) -> Result<Response, Refusal> {
    changed(&program, id, move |store, form, stamp| {
        Ok(store.dismiss_note(id, form, item, reason, because.as_deref(), stamp)?)
    })
    .await
}

/// Takes a step in the journal, and says what it did.
fn stepped(
    store: &mut Store,
    tables: &Tables,
    id: CaseId,
    take: impl FnOnce(&mut Store, &FormEdition, &Stamp) -> Result<Option<JournalEntry>, Refusal>,
    done: &str,
) -> Result<Response, Refusal> {
    let (form, stamp) = (tables.form(&store.form(id)?)?, stamp(store));
    let Some(line) = take(store, form, &stamp)? else { return json(&None::<Undone<'_>>) };
    let step = standing::step(form, &line);
    let case = case_view::view(store, tables, case_view::read(store, tables, id)?)?;
    json(&Undone { item: step.item, kind: step.kind, sentence: format!("{}を{done}。", step.name), case })
}

#[tauri::command]
pub async fn undo(program: State<'_, Program>, id: CaseId) -> Result<Response, Refusal> {
    let take = move |store: &mut Store, form: &FormEdition, stamp: &Stamp| Ok(store.undo(id, form, stamp)?);
    program.with_store(move |store, tables| stepped(store, tables, id, take, "元に戻しました")).await
}

#[tauri::command]
pub async fn redo(program: State<'_, Program>, id: CaseId) -> Result<Response, Refusal> {
    let take = move |store: &mut Store, form: &FormEdition, stamp: &Stamp| Ok(store.redo(id, form, stamp)?);
    program.with_store(move |store, tables| stepped(store, tables, id, take, "やり直しました")).await
}

#[tauri::command]
pub async fn item_history(program: State<'_, Program>, id: CaseId, item: ItemId) -> Result<Vec<HistoryLine>, Refusal> {
    program
        .with_store(move |store, tables| {
            let form = tables.form(&store.form(id)?)?;
            Ok(history::worded(form, item, store.item_history(id, item)?))
        })
        .await
}

#[tauri::command]
pub async fn read_date(text: String) -> Result<ReadDate, Refusal> {
    let date = wareki::read(&text)?;
    Ok(ReadDate { iso: date.to_string(), long: wareki::with_western(date) })
}

#[tauri::command]
pub async fn read_time(text: String) -> Result<ReadTime, Refusal> {
    let time = read_time_of_day(&text)?;
    Ok(ReadTime { iso: time.to_string(), short: time.format("%H:%M").to_string() })
}
