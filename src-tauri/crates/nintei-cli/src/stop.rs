use std::env;
use std::path::PathBuf;
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

/// The folder of fonts beside the program.
pub fn beside_program() -> PathBuf {
    let program = env::current_exe().unwrap_or_default();
    program.parent().map(|folder| folder.join("fonts")).unwrap_or_default()
}
