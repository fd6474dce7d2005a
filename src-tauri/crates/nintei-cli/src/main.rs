//! `nintei`: the work of the program without a window.

mod case_line;
mod json;
mod judge;
mod lines;
mod rules;
mod tables;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// 要介護認定の試算を行います。厚生労働省の認定ソフトの結果ではありません。
#[derive(Parser)]
#[command(name = "nintei", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 一行に一事例のJSONを読み、要介護認定等基準時間と要介護状態区分を試算します。
    Judge(judge::JudgeArguments),
    /// 規則の表の補完を調べ、規則の版や補完の違いを示します。
    #[command(subcommand)]
    Rules(rules::RulesCommand),
}

/// Input that was refused.
const REFUSED: u8 = 2;
/// The program itself cannot work.
const BROKEN: u8 = 1;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Judge(arguments) => judge::run(&arguments),
        Command::Rules(command) => rules::run(&command),
    }
}
