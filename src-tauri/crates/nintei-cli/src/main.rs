//! `nintei`: the work of the program without a window.

use std::process::ExitCode;

fn main() -> ExitCode {
    nintei_cli::run()
}
