//! `nintei rules`: supplements to the rule tables, checked and compared.

mod check;
mod diff;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Subcommand;
use nintei_judgment::RuleDifference;

#[derive(Subcommand)]
pub enum RulesCommand {
    /// 補完のファイルを調べ、誤りを一行に一つずつ、場所とともに書きます。誤りがあれば1、なければ0で終わります。
    Check(check::CheckArguments),
    /// 二つの規則の表の違いを書きます。同じなら0、違えば1、読めないときは2で終わります。
    Diff(diff::DiffArguments),
}

pub fn run(command: &RulesCommand) -> ExitCode {
    let mut output = Vec::new();
    let code = match command {
        RulesCommand::Check(arguments) => check::run(arguments, &mut output),
        RulesCommand::Diff(arguments) => diff::run(arguments, &mut output),
    };
    // Nobody to read the output is no trouble of the rules.
    let _ = io::stdout().lock().write_all(&output);
    match code {
        Ok(code) => ExitCode::from(code),
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(TROUBLE)
        }
    }
}

/// The rules are sound, or the same.
const FINE: u8 = 0;
/// The supplement has faults, or the rules differ.
const FOUND: u8 = 1;
/// A file could not be read.
const TROUBLE: u8 = 2;

/// One difference in a line.
fn in_a_line(difference: &RuleDifference) -> String {
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| "（なし）".to_owned());
    let RuleDifference { table, place, before, after } = difference;
    format!("{table}　{place}: {} → {}", said(before), said(after))
}
