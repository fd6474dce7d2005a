//! `nintei judge`: cases in, judgments out, one per line.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use nintei_judgment::{Judgment, Outcome, RuleEdition, StepsText, judge, outcome};
use nintei_survey::FormEdition;
use serde::Serialize;

use crate::case_line::{self, LineError};
use crate::lines::{self, Line};
use crate::tables::Tables;
use crate::{BROKEN, REFUSED};

#[derive(Args)]
pub struct JudgeArguments {
    /// 結果を一行に一事例のJSONで書きます（数はすべて十分の一単位、[最小, 最大]）。
    #[arg(long)]
    json: bool,
    /// JSONに計算の手順（steps）を加えます。JSONでないときは常に手順を書きます。
    #[arg(long)]
    steps: bool,
    /// 規則の表に重ねる補完のファイル。重ねる順に、何度でも書けます。
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// 読むファイル。「-」または省略で標準入力。
    files: Vec<PathBuf>,
}

/// Why the command stopped.
enum Stop {
    /// A line or file was refused; the sentence names it.
    Refused(String),
    /// Nobody reads the output any more.
    NoReader,
}

#[derive(Serialize)]
struct OutcomeLine<'a> {
    id: Option<&'a str>,
    #[serde(flatten)]
    outcome: &'a Outcome<'a>,
}

#[derive(Serialize)]
struct JudgmentLine<'a> {
    id: Option<&'a str>,
    #[serde(flatten)]
    judgment: &'a Judgment<'a>,
}

pub fn run(arguments: &JudgeArguments) -> ExitCode {
    let tables = match Tables::load() {
        Ok(tables) => tables,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(BROKEN);
        }
    };
    let (form, rules) = match tables.newest_with(&arguments.rules) {
        Ok(found) => found,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(REFUSED);
        }
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let stopped = read_all(arguments, form, &rules, &mut output).err();
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

fn read_all(
    arguments: &JudgeArguments,
    form: &FormEdition,
    rules: &RuleEdition,
    output: &mut impl Write,
) -> Result<(), Stop> {
    if arguments.files.is_empty() {
        return read_stream(arguments, "標準入力", io::stdin().lock(), form, rules, output);
    }
    for path in &arguments.files {
        if path.as_os_str() == "-" {
            read_stream(arguments, "標準入力", io::stdin().lock(), form, rules, output)?;
        } else {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|cause| unreadable(&name, &cause))?;
            read_stream(arguments, &name, file, form, rules, output)?;
        }
    }
    Ok(())
}

fn unreadable(name: &str, cause: &io::Error) -> Stop {
    Stop::Refused(format!("{name}: 読めません（{cause}）。場所と権限を確かめてください。"))
}

fn read_stream(
    arguments: &JudgeArguments,
    name: &str,
    stream: impl Read,
    form: &FormEdition,
    rules: &RuleEdition,
    output: &mut impl Write,
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
        let case = case_line::read(text, form, rules).map_err(refused)?;
        write_case(arguments, &case, rules, output)?;
    }
    Ok(())
}

fn write_case(
    arguments: &JudgeArguments,
    case: &case_line::CaseLine,
    rules: &RuleEdition,
    output: &mut impl Write,
) -> Result<(), Stop> {
    let id = case.id.as_deref();
    let written = match (arguments.json, arguments.steps) {
        (true, false) => write_json(output, &OutcomeLine { id, outcome: &outcome(rules, &case.input) }),
        (true, true) => write_json(output, &JudgmentLine { id, judgment: &judge(rules, &case.input) }),
        (false, _) => {
            let judgment = judge(rules, &case.input);
            let title = id.map(|id| format!("事例 {id}\n")).unwrap_or_default();
            writeln!(output, "{title}{}", StepsText(&judgment))
        }
    };
    written.map_err(|_| Stop::NoReader)
}

fn write_json(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, value)?;
    output.write_all(b"\n")
}
