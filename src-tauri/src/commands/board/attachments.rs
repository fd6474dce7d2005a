//! Files of 主治医意見書.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use nintei_case::Tables;
use nintei_case::board::{BoardTexts, names_somebody};
use nintei_packet::attachment_facts;
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
    let facts = attachment_facts(content)?;
    let new = NewAttachment { kind, format: facts.format.name().to_owned(), pages: facts.pages };
    store.attach(id, &new, content, &stamp(store))?;
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
        if names_somebody(&texts, &content)? {
            return Err(Refusal::new(
                "attachment-still-names",
                "ファイルに、氏名など本人や関係者が分かる文字が埋め込まれています（上から塗りつぶしただけでは消えません）。\
                 文字を消した版を作り、差し替えてください。",
            ));
        }
    }
    store.check_attachment(id, checked, &stamp(store))?;
    view(store, tables, kept.case)
}

#[tauri::command]
pub async fn remove_attachment(program: State<'_, Program>, attachment: AttachmentId) -> Result<ReviewView, Refusal> {
    program
        .with_store(move |store, tables| {
            let case = store.attachment(attachment)?.0.case;
            store.remove_attachment(attachment, &stamp(store))?;
            view(store, tables, case)
        })
        .await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use nintei_board::OpenCheckKind;

    use super::*;
    use crate::trial;

    /// One white point.
    const PNG: &[u8] = &[
        0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0,
        0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xf8, 15, 0, 1, 1, 1, 0,
        0x1c, 0xb0, 0x8c, 0x99, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];

    #[test]
    fn a_file_needs_a_masked_version_that_a_person_has_looked_at() {
        let (_folder, program) = trial::program();
        let case = trial::surveyed(&program, 1)[0];
        trial::with(&program, move |store, tables| {
            let kinds = |view: &ReviewView| view.open_checks.iter().map(|check| check.kind).collect::<Vec<_>>();
            let original = attach(store, tables, case, AttachmentKind::Original, PNG)?;
            assert_eq!((original.attachments[0].format.as_str(), original.attachments[0].pages), ("PNG", 1));
            assert_eq!(kinds(&original), [OpenCheckKind::NoMaskedFile]);
            let masked = attach(store, tables, case, AttachmentKind::Masked, PNG)?;
            assert_eq!(kinds(&masked), [OpenCheckKind::FileNotChecked]);
            let file = masked.attachments.iter().find(|file| file.kind == AttachmentKind::Masked).unwrap();
            assert_eq!(file.notices.len(), 1);
            assert_eq!(kinds(&check(store, tables, file.id, true)?), []);
            assert_eq!(store.attachment(file.id)?.1, PNG);
            Ok(())
        });
    }

    #[test]
    fn what_is_no_document_is_refused_and_nothing_is_attached() {
        let (_folder, program) = trial::program();
        let case = trial::surveyed(&program, 1)[0];
        trial::with(&program, move |store, tables| {
            assert!(attach(store, tables, case, AttachmentKind::Original, b"PK\x03\x04").is_err());
            assert!(attach(store, tables, case, AttachmentKind::Original, b"").is_err());
            assert!(view(store, tables, case)?.attachments.is_empty());
            Ok(())
        });
    }
}
