//! The system's dialogues for files. The window itself can neither open them nor reach a file.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::program::in_background;
use crate::refusal::Refusal;

/// What a dialogue offers: a name for the kind of file, and how such files end.
pub type Kind = (&'static str, &'static [&'static str]);

const TO_SAVE: &str = "保存する場所を選ぶ";

/// A dialogue that begins where a person keeps documents. Left to itself it would begin with the list of files that were
/// used last, in whatever program.
fn titled(app: &AppHandle, title: &str) -> FileDialogBuilder<Wry> {
    let dialogue = app.dialog().file().set_title(title);
    match app.path().document_dir().or_else(|_| app.path().home_dir()) {
        Ok(folder) => dialogue.set_directory(folder),
        Err(_) => dialogue,
    }
}

/// Asks for a file to read. `None` where the person cancels.
pub async fn file_to_open(app: AppHandle, (name, endings): Kind) -> Result<Option<PathBuf>, Refusal> {
    in_background(move || chosen(titled(&app, "ファイルを選ぶ").add_filter(name, endings).blocking_pick_file())).await
}

/// Asks for a folder. `None` where the person cancels.
pub async fn folder(app: AppHandle) -> Result<Option<PathBuf>, Refusal> {
    in_background(move || chosen(titled(&app, "フォルダーを選ぶ").blocking_pick_folder())).await
}

/// Asks where to write a file, suggesting `file_name`. `None` where the person cancels.
pub async fn place_to_save(
    app: AppHandle,
    (name, endings): Kind,
    file_name: String,
) -> Result<Option<PathBuf>, Refusal> {
    in_background(move || {
        let dialogue = titled(&app, TO_SAVE).add_filter(name, endings).set_file_name(file_name);
        chosen(dialogue.blocking_save_file())
    })
    .await
}

/// Asks for another place than `suggested` to write a file. `None` where the person cancels.
pub async fn other_place(app: AppHandle, (name, endings): Kind, suggested: PathBuf) -> Result<Option<String>, Refusal> {
    in_background(move || {
        let mut dialogue = titled(&app, TO_SAVE).add_filter(name, endings);
        if let Some(folder) = suggested.parent() {
            dialogue = dialogue.set_directory(folder);
        }
        if let Some(name) = suggested.file_name() {
            dialogue = dialogue.set_file_name(name.to_string_lossy());
        }
        Ok(dialogue.blocking_save_file().map(|chosen| chosen.to_string()))
    })
    .await
}

fn chosen(file: Option<FilePath>) -> Result<Option<PathBuf>, Refusal> {
    let unreachable =
        |_| Refusal::new("file-unreachable", "選んだ場所を扱えません。このコンピューターの中の場所を選んでください。");
    file.map(FilePath::into_path).transpose().map_err(unreachable)
}
