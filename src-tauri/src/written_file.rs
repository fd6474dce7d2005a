//! Files that the user has written outside the encrypted one.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::refusal::Refusal;

/// The place that `path` names, from the root on.
///
/// # Errors
/// Where it names one that depends on where the program runs.
pub fn place(path: &str) -> Result<PathBuf, Refusal> {
    let place = PathBuf::from(path);
    if place.is_absolute() {
        return Ok(place);
    }
    Err(Refusal::new("sheet-path", "保存先を、フォルダーから始まる全体の場所で入力してください。"))
}

/// Writes `content` to `path`; over what lies there only with `replace`.
///
/// # Errors
/// Why it could not be written.
pub fn write(path: &Path, content: &[u8], replace: bool) -> Result<(), Refusal> {
    let mut options = OpenOptions::new();
    options.write(true);
    if replace {
        options.create(true).truncate(true);
    } else {
        options.create_new(true);
    }
    let written = options.open(path).and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()));
    written.map_err(|error| {
        let place = path.display();
        match error.kind() {
            ErrorKind::AlreadyExists => Refusal::new(
                "file-exists",
                format!("「{place}」はすでにあります。置き換えるか、別の名前にしてください。"),
            ),
            ErrorKind::NotFound => Refusal::new(
                "file-folder-missing",
                format!("「{place}」のフォルダーがありません。フォルダーを作るか、別の場所を選んでください。"),
            ),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Refusal::new(
                "file-not-allowed",
                format!("「{place}」に書き込む権限がありません。別の場所を選んでください。"),
            ),
            ErrorKind::StorageFull => Refusal::new(
                "file-disk-full",
                format!("「{place}」の空き容量が足りません。空きを作るか、別の場所を選んでください。"),
            ),
            _ => Refusal::new(
                "file-not-written",
                format!("「{place}」に保存できません（{error}）。別の場所を選んでください。"),
            ),
        }
    })
}
