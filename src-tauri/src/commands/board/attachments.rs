//! Files of 主治医意見書.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use nintei_case::Tables;
use nintei_case::board::{BoardTexts, read_attachment, still_names};
use nintei_store::{AttachmentId, AttachmentKind, CaseId, NewAttachment, Store};
use tauri::ipc::Response;
use tauri::{AppHandle, State};

use super::review::view;
use crate::program::{Program, in_background, stamp};
use crate::refusal::Refusal;
use crate::views::ReviewView;
use crate::{case_view, dialogue};

/// Files that can be attached, in a dialogue.
const FILES: dialogue::Kind = ("主治医意見書（PDF、PNG、JPEG）", &["pdf", "png", "jpg", "jpeg"]);
/// More than the store takes, in bytes; the store itself says how many it takes.
const MOST: u64 = (32 << 20) + 1;

#[tauri::command]
pub async fn attach_file(
    app: AppHandle,
    program: State<'_, Program>,
    id: CaseId,
    kind: AttachmentKind,
) -> Result<Option<ReviewView>, Refusal> {
    let Some(place) = dialogue::file_to_open(app, FILES).await? else { return Ok(None) };
    let content = in_background(move || content(&place)).await?;
    program.with_store(move |store, tables| attach(store, tables, id, kind, &content)).await.map(Some)
}

/// The content of a file. What it is called says nothing here, and may name a person.
fn content(place: &Path) -> Result<Vec<u8>, Refusal> {
    let mut content = Vec::new();
    let read = File::open(place).and_then(|file| file.take(MOST).read_to_end(&mut content));
    read.map_err(|error| {
        Refusal::new("attachment-unread", format!("ファイルを読めません（{error}）。場所と権限を確かめてください。"))
    })?;
    Ok(content)
}

fn attach(
    store: &mut Store,
    tables: &Tables,
    id: CaseId,
    kind: AttachmentKind,
    content: &[u8],
) -> Result<ReviewView, Refusal> {
    let facts = read_attachment(content)?;
    let new = NewAttachment { kind, format: facts.format.name().to_owned(), pages: facts.pages };
    store.attach(id, &new, content, &stamp())?;
    view(store, tables, id)
}

#[tauri::command]
pub async fn attachment_content(program: State<'_, Program>, attachment: AttachmentId) -> Result<Response, Refusal> {
    program.with_store(move |store, _| Ok(Response::new(store.attachment(attachment)?.1))).await
}

#[tauri::command]
pub async fn check_attachment(
    program: State<'_, Program>,
    attachment: AttachmentId,
    checked: bool,
) -> Result<ReviewView, Refusal> {
    program.with_store(move |store, tables| check(store, tables, attachment, checked)).await
}

fn check(store: &mut Store, tables: &Tables, id: AttachmentId, checked: bool) -> Result<ReviewView, Refusal> {
    let (kept, content) = store.attachment(id)?;
    if checked {
        let texts = BoardTexts::read(store, &case_view::read(store, tables, kept.case)?)?;
        if still_names(&texts, &content)? {
            return Err(Refusal::new(
                "attachment-still-names",
                "ファイルに、氏名など本人や関係者が分かる文字が埋め込まれています（上から塗りつぶしただけでは消えません）。\
                 文字を消した版を作り、差し替えてください。",
            ));
        }
    }
    store.check_attachment(id, checked, &stamp())?;
    view(store, tables, kept.case)
}

#[tauri::command]
pub async fn remove_attachment(program: State<'_, Program>, attachment: AttachmentId) -> Result<ReviewView, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = store.attachment(attachment)?.0.case;
            store.remove_attachment(attachment, &stamp())?;
            view(store, tables, case)
        })
        .await
}
