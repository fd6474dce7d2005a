//! `nintei`, the work of the program without a window: its commands, and the reading of their lines for whoever tests it.

mod board_line;
pub mod case_line;
mod exercise;
mod fields;
mod json;
mod judge;
pub mod lines;
mod packet;
mod paper;
mod period;
mod rules;
mod simplify;
mod stop;
mod stream;
mod tables;

use std::process::ExitCode;

pub use exercise::conditions as exercise_conditions;
pub use fields::LineError;
pub use period::read as period_line;
pub use simplify::read as simplification_line;

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
    /// 一行に一件のJSONを読み、認定の有効期間の範囲と、月数ごとの満了日を示します。
    Period(period::PeriodArguments),
    /// 一行に一件のJSONを読み、審査会の簡素化の六つの条件を一つずつ調べます。
    Simplify(simplify::SimplifyArguments),
    /// 審査会の資料をPDFにします。パスフレーズは標準入力の一行目から読みます。
    Packet(packet::PacketArguments),
    /// 架空の事例の計算用紙と解答をPDFにします。
    Exercise(exercise::ExerciseArguments),
    /// 規則の表の補完を調べ、規則の版や補完の違いを示します。
    #[command(subcommand)]
    Rules(rules::RulesCommand),
}

/// Input that was refused.
const REFUSED: u8 = 2;
/// The program itself cannot work.
const BROKEN: u8 = 1;

/// Does what the program's arguments ask for.
#[must_use]
pub fn run() -> ExitCode {
    match Arguments::parse().command {
        Command::Judge(arguments) => judge::run(&arguments),
        Command::Period(arguments) => period::run(&arguments),
        Command::Simplify(arguments) => simplify::run(&arguments),
        Command::Packet(arguments) => packet::run(&arguments),
        Command::Exercise(arguments) => exercise::run(&arguments),
        Command::Rules(command) => rules::run(&command),
    }
}
