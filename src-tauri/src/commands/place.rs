//! Places that a person chooses by the system's dialogues. Nothing is read or written there; the path goes into a field.

use std::path::PathBuf;

use serde::Deserialize;
use tauri::AppHandle;

use crate::dialogue::{self, Kind};
use crate::refusal::Refusal;

/// How the name of a file ends.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// To be printed.
    Pdf,
    /// A table.
    Csv,
    /// 引渡しの束.
    Bundle,
    /// 端末カード.
    Card,
}

/// What a file to read holds.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Applications that an office's system has written.
    Applications,
    /// 引渡しの束.
    Bundle,
    /// 端末カード.
    Card,
}

const BUNDLE: Kind = ("引渡しの束", &["nintei-bundle"]);
const CARD: Kind = ("端末カード", &["nintei-card"]);

/// Asks where to save, beginning from `path`.
#[tauri::command]
pub async fn choose_path(app: AppHandle, path: String, ending: Ending) -> Result<Option<String>, Refusal> {
    let kind: Kind = match ending {
        Ending::Pdf => ("PDF", &["pdf"]),
        Ending::Csv => ("表（CSV）", &["csv"]),
        Ending::Bundle => BUNDLE,
        Ending::Card => CARD,
    };
    dialogue::other_place(app, kind, PathBuf::from(path)).await
}

/// Asks for a file to read.
#[tauri::command]
pub async fn choose_file(app: AppHandle, kind: FileKind) -> Result<Option<String>, Refusal> {
    let kind: Kind = match kind {
        FileKind::Applications => ("申請の一覧（CSV）", &["csv", "txt"]),
        FileKind::Bundle => BUNDLE,
        FileKind::Card => CARD,
    };
    Ok(dialogue::file_to_open(app, kind).await?.map(|place| place.display().to_string()))
}

/// Asks for a folder.
#[tauri::command]
pub async fn choose_folder(app: AppHandle) -> Result<Option<String>, Refusal> {
    Ok(dialogue::folder(app).await?.map(|place| place.display().to_string()))
}
