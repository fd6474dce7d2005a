use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The two files that come of a command.
pub struct Files {
    pub blank: PathBuf,
    pub key: PathBuf,
}

impl Files {
    /// 計算用紙_D3_120345.pdf and 解答_D3_120345.pdf; of several exercises 計算用紙_D3_120345-120350.pdf.
    pub fn of(folder: &Path, name: &str, first: u64, last: u64) -> Self {
        let numbers = if first == last { first.to_string() } else { format!("{first}-{last}") };
        let file = |part: &str| folder.join(format!("{part}_{name}_{numbers}.pdf"));
        Self { blank: file("計算用紙"), key: file("解答") }
    }

    /// Finds the folder there, and the files not there unless they are to be replaced.
    ///
    /// # Errors
    /// A sentence that names what is in the way.
    pub fn check(&self, replace: bool) -> Result<(), String> {
        let folder = self.blank.parent().unwrap_or(Path::new("."));
        if !folder.is_dir() {
            let name = folder.display();
            return Err(format!("{name}: フォルダがありません。先にフォルダを作るか、場所を確かめてください。"));
        }
        match [&self.blank, &self.key].into_iter().find(|file| file.exists() && !replace) {
            Some(file) => {
                Err(format!("{}: すでにあります。別のフォルダにするか、--replace を付けてください。", file.display()))
            }
            None => Ok(()),
        }
    }

    /// Writes both: first beside their places, so that nothing that was there is lost where one cannot be written.
    ///
    /// # Errors
    /// A sentence that names the file and says why.
    pub fn write(&self, blank: &[u8], key: &[u8]) -> Result<(), String> {
        let parts = [(&self.blank, blank), (&self.key, key)].map(|(file, content)| (file, begun(file), content));
        let written = parts.iter().try_for_each(|(file, begun, content)| {
            File::create(begun)
                .and_then(|mut open| open.write_all(content).and_then(|()| open.sync_all()))
                .map_err(|cause| refused(file, &cause))
        });
        let moved = written.and_then(|()| {
            parts.iter().try_for_each(|(file, begun, _)| fs::rename(begun, file).map_err(|cause| refused(file, &cause)))
        });
        if moved.is_err() {
            for (_, begun, _) in &parts {
                // What could not be written may not be there either.
                let _ = fs::remove_file(begun);
            }
        }
        moved
    }
}

/// Where a file is written before it takes its place.
fn begun(file: &Path) -> PathBuf {
    file.with_extension("pdf.part")
}

fn refused(file: &Path, cause: &io::Error) -> String {
    format!("{}: 書き込めません（{cause}）。場所と権限を確かめてください。", file.display())
}
