//! Lines in, answers out: files or standard input, one answer for each line, a refusal by file and line.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

use crate::fields::LineError;
use crate::lines::{self, Line};
use crate::{BROKEN, REFUSED};

/// Where answers go.
pub type Output<'a> = BufWriter<io::StdoutLock<'a>>;

/// Why a line has no answer.
pub enum Unanswered {
    /// It was refused.
    Refused(LineError),
    /// Nobody reads the output any more.
    NoReader,
}

impl From<LineError> for Unanswered {
    fn from(error: LineError) -> Self {
        Self::Refused(error)
    }
}

impl From<io::Error> for Unanswered {
    fn from(_: io::Error) -> Self {
        Self::NoReader
    }
}

/// Why the command stopped.
enum Stop {
    /// A line or file was refused; the sentence names it.
    Refused(String),
    /// Nobody reads the output any more.
    NoReader,
}

/// Gives each line of `files` to `answer`, which writes what it has to say. Empty lines are passed over.
pub fn answer(files: &[PathBuf], mut answer: impl FnMut(&str, &mut Output<'_>) -> Result<(), Unanswered>) -> ExitCode {
    let mut output = BufWriter::new(io::stdout().lock());
    let stopped = read_all(files, &mut answer, &mut output).err();
    let flushed = output.flush();
    match stopped {
        Some(Stop::Refused(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(REFUSED)
        }
        Some(Stop::NoReader) => ExitCode::SUCCESS,
        None if flushed.is_ok() => ExitCode::SUCCESS,
        None => ExitCode::from(BROKEN),
    }
}

fn read_all<'o>(
    files: &[PathBuf],
    answer: &mut impl FnMut(&str, &mut Output<'o>) -> Result<(), Unanswered>,
    output: &mut Output<'o>,
) -> Result<(), Stop> {
    if files.is_empty() {
        return read_stream("標準入力", io::stdin().lock(), answer, output);
    }
    for path in files {
        if path.as_os_str() == "-" {
            read_stream("標準入力", io::stdin().lock(), answer, output)?;
        } else {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|cause| unreadable(&name, &cause))?;
            read_stream(&name, file, answer, output)?;
        }
    }
    Ok(())
}

fn unreadable(name: &str, cause: &io::Error) -> Stop {
    Stop::Refused(format!("{name}: 読めません（{cause}）。場所と権限を確かめてください。"))
}

fn read_stream<'o>(
    name: &str,
    stream: impl Read,
    answer: &mut impl FnMut(&str, &mut Output<'o>) -> Result<(), Unanswered>,
    output: &mut Output<'o>,
) -> Result<(), Stop> {
    let mut stream = BufReader::with_capacity(1 << 16, stream);
    let mut buffer = Vec::new();
    for number in 1u64.. {
        // Whoever sends one line and waits for its answer gets it; whoever sends many gets full speed.
        if stream.buffer().is_empty() {
            output.flush().map_err(|_| Stop::NoReader)?;
        }
        let Some(line) = lines::next(&mut stream, &mut buffer).map_err(|cause| unreadable(name, &cause))? else {
            break;
        };
        let refused = |cause: LineError| Stop::Refused(format!("{name} {number}行目 {cause}"));
        let text = match line {
            Line::Text(text) => text,
            Line::NotUtf8 => {
                return Err(refused(LineError::new("行", "UTF-8の文字ではありません。UTF-8で保存し直してください。")));
            }
            Line::TooLong => {
                return Err(refused(LineError::new("行", "1 MiBを超えています。一行に一事例を書いてください。")));
            }
        };
        if text.trim().is_empty() {
            continue;
        }
        answer(text, output).map_err(|unanswered| match unanswered {
            Unanswered::Refused(cause) => refused(cause),
            Unanswered::NoReader => Stop::NoReader,
        })?;
    }
    Ok(())
}

/// Writes a value as a line of JSON.
pub fn write_json(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, value)?;
    output.write_all(b"\n")
}
