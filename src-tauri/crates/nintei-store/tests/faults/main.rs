//! What goes wrong around the store: its process killed at any moment, disks that are full or take nothing, damaged
//! files, clocks set back. Nothing acknowledged is lost, and what is refused is refused in a sentence.

#[path = "../common/mod.rs"]
mod common;
#[path = "../../../nintei-exchange/tests/common/mod.rs"]
mod exchange;

mod clock;
mod damage;
mod elsewhere;
mod kills;
mod load;
mod log;
mod room;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a process that a test starts finds its store.
const FOLDER: &str = "NINTEI_TEST_FOLDER";

/// The folder that a test started this process with.
fn given_folder() -> PathBuf {
    env::var_os(FOLDER).expect("started by another test").into()
}

/// The test `child`, which is a part of another one, as a process of its own with the store in `folder`.
fn as_process(child: &str, folder: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", child, "--ignored", "--nocapture"]).env(FOLDER, folder);
    command
}
