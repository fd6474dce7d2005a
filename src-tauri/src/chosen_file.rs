//! Files that a person names to be read.

use std::fs::File;
use std::io::{Error, ErrorKind, Read};
use std::path::PathBuf;

use crate::refusal::Refusal;

/// The file at `path`, open to be read.
///
/// # Errors
/// Why it could not be opened.
pub fn open(path: &str) -> Result<File, Refusal> {
    let place = PathBuf::from(path);
    if !place.is_absolute() {
        let sentence = "読み込むファイルを、フォルダーから始まる全体の場所で入力してください。";
        return Err(Refusal::new("file-path", sentence));
    }
    if place.is_dir() {
        return Err(refusal(path, &Error::from(ErrorKind::IsADirectory)));
    }
    File::open(&place).map_err(|error| refusal(path, &error))
}

/// What lies at `path`, of at most `longest` bytes.
///
/// # Errors
/// Why it could not be read.
pub fn read(path: &str, longest: u64) -> Result<Vec<u8>, Refusal> {
    let mut content = Vec::new();
    // One byte more than may be tells a file that is too long from one that just fits.
    open(path)?.take(longest + 1).read_to_end(&mut content).map_err(|error| refusal(path, &error))?;
    if content.len() as u64 > longest {
        return Err(Refusal::new(
            "file-too-long",
            format!("「{path}」は大きすぎます。選んだファイルを確かめてください。"),
        ));
    }
    Ok(content)
}

fn refusal(path: &str, error: &Error) -> Refusal {
    match error.kind() {
        ErrorKind::NotFound => Refusal::new(
            "file-missing",
            format!("「{path}」がありません。場所と名前を確かめるか、媒体をつなぎ直してください。"),
        ),
        ErrorKind::PermissionDenied => Refusal::new(
            "file-not-readable",
            format!("「{path}」を読む権限がありません。自分のフォルダーに写してから選んでください。"),
        ),
        ErrorKind::IsADirectory => {
            Refusal::new("file-is-folder", format!("「{path}」はフォルダーです。その中のファイルを選んでください。"))
        }
        _ => Refusal::new(
            "file-not-read",
            format!("「{path}」を読み込めません（{error}）。媒体のつながりを確かめて、もう一度選んでください。"),
        ),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use std::fs;

    use super::*;

    fn code(path: &str, longest: u64) -> String {
        read(path, longest).unwrap_err().code
    }

    #[test]
    fn a_file_is_read_up_to_the_longest_that_it_may_be() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.nintei-card");
        fs::write(&place, b"12345").unwrap();
        let path = place.display().to_string();
        assert_eq!(read(&path, 5), Ok(b"12345".to_vec()));
        assert_eq!(code(&path, 4), "file-too-long");
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_cause() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().display().to_string();
        assert_eq!(code(&path, 5), "file-is-folder");
        assert_eq!(code(&format!("{path}/none"), 5), "file-missing");
        assert_eq!(code("none", 5), "file-path");
    }
}
