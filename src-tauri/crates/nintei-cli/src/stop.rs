use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use nintei_case::CaseError;

use crate::{BROKEN, REFUSED};

/// Why nothing is printed.
pub enum Stop {
    /// Something given was refused; the sentence says what.
    Refused(String),
    /// The program itself cannot work.
    Broken(String),
}

impl<E: Into<CaseError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Refused(error.into().to_string())
    }
}

/// The exit code of what was `done`, after the sentence that says why it was not.
pub fn exit<T>(done: Result<T, Stop>) -> ExitCode {
    match done {
        Ok(_) => ExitCode::SUCCESS,
        Err(Stop::Refused(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(REFUSED)
        }
        Err(Stop::Broken(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(BROKEN)
        }
    }
}

/// The folder of fonts that goes with this program.
pub fn fonts_folder() -> PathBuf {
    env::current_exe().map(|program| fonts_of(&program)).unwrap_or_default()
}

/// Beside `program`, as a build leaves it, else where a package puts it: `/usr/lib/nintei/fonts` for `/usr/bin/nintei`.
fn fonts_of(program: &Path) -> PathBuf {
    let folder = program.parent().unwrap_or(Path::new(""));
    let (beside, installed) = (folder.join("fonts"), folder.join("../lib/nintei/fonts"));
    if !beside.is_dir() && installed.is_dir() { installed } else { beside }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_fonts_lie_beside_a_built_program_and_under_lib_of_an_installed_one() {
        let root = tempfile::tempdir().unwrap();
        let program = root.path().join("usr/bin/nintei");
        let installed = root.path().join("usr/bin/../lib/nintei/fonts");
        fs::create_dir_all(root.path().join("usr/bin")).unwrap();
        assert_eq!(fonts_of(&program), root.path().join("usr/bin/fonts"));
        fs::create_dir_all(root.path().join("usr/lib/nintei/fonts")).unwrap();
        assert_eq!(fonts_of(&program), installed);
        fs::create_dir(root.path().join("usr/bin/fonts")).unwrap();
        assert_eq!(fonts_of(&program), root.path().join("usr/bin/fonts"));
    }
}
