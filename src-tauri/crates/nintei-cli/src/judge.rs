//! `nintei judge`: cases in, judgments out, one per line.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use nintei_judgment::{Judgment, Outcome, RuleEdition, StepsText, judge, outcome};
use serde::Serialize;

use crate::case_line;
use crate::stream;
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
    stream::answer(&arguments.files, |line, output| {
        let case = case_line::read(line, form, &rules)?;
        Ok(write_case(arguments, &case, &rules, output)?)
    })
}

fn write_case(
    arguments: &JudgeArguments,
    case: &case_line::CaseLine,
    rules: &RuleEdition,
    output: &mut impl Write,
) -> io::Result<()> {
    let id = case.id.as_deref();
    match (arguments.json, arguments.steps) {
        (true, false) => stream::write_json(output, &OutcomeLine { id, outcome: &outcome(rules, &case.input) }),
        (true, true) => stream::write_json(output, &JudgmentLine { id, judgment: &judge(rules, &case.input) }),
        (false, _) => {
            let judgment = judge(rules, &case.input);
            let title = id.map(|id| format!("事例 {id}\n")).unwrap_or_default();
            writeln!(output, "{title}{}", StepsText(&judgment))
        }
    }
}
