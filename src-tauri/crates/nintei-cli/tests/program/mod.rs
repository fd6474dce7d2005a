//! Programs as the tests run them: given their input, waited for.

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;

/// `nintei` with `arguments`.
pub fn nintei(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nintei"));
    command.args(arguments);
    command
}

/// Runs `command` with `input`. Beside its output, whether it took all of the input: one that refuses a line ends before.
pub fn run(mut command: Command, input: &[u8]) -> (Output, bool) {
    let mut running = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = running.stdin.take().expect("piped");
    thread::scope(|scope| {
        // A program may answer while it reads, so writing must not wait for its answers to be taken.
        let writing = scope.spawn(move || stdin.write_all(input));
        let output = running.wait_with_output().expect("the program ends");
        (output, writing.join().expect("writing does not panic").is_ok())
    })
}
