//! `nintei exercise`: worksheets and keys of made-up cases as PDF.

mod asked;
mod files;
mod sheets;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::Args;
use nintei_case::Tables;
use nintei_packet::Fonts;

use crate::paper::On;
use crate::stop::{self, Stop, fonts_folder};
pub use asked::conditions;
use asked::{Asked, Task};
use files::Files;
use sheets::Course;

/// What printed it, at the foot of every page.
const PROGRAM: &str = concat!("nintei ", env!("CARGO_PKG_VERSION"));

#[derive(Args)]
pub struct ExerciseArguments {
    /// 課題番号。同じ番号からは、どの機械でも同じ課題ができます。
    #[arg(long, value_name = "N")]
    seed: u64,
    /// 難易度。D1からD5まで（1からでも可）、簡素化（簡素化と有効期間の演習）、または条件を書いたYAMLのファイル（例: assets/training/conditions.yaml）。
    #[arg(long, value_name = "DIFFICULTY")]
    difficulty: String,
    /// 計算用紙と解答を書き出すフォルダ。
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// 課題の数。続き番号で作り、二つのファイルにまとめます。
    #[arg(long, value_name = "COUNT", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=60))]
    count: u16,
    /// 用紙。A3では表を二面に並べ、樹形図を大きくします。
    #[arg(long, value_enum, default_value_t = On::A4)]
    paper: On,
    /// 同じ名前のファイルを置き換えます。
    #[arg(long)]
    replace: bool,
    /// 用紙に書く作成日（2026-11-25のように）。省略で今日。
    #[arg(long, value_name = "DAY")]
    printed_on: Option<NaiveDate>,
    /// 人名漢字の書体（ipamjm.ttf）のフォルダ。省略でプログラムに付いているもの。
    #[arg(long, value_name = "FOLDER")]
    fonts: Option<PathBuf>,
}

/// Writes both files and says which.
pub fn run(arguments: &ExerciseArguments) -> ExitCode {
    let written = write(arguments);
    if let Ok((files, warnings)) = &written {
        warnings.iter().for_each(|warning| eprintln!("{warning}"));
        println!("{}\n{}", files.blank.display(), files.key.display());
    }
    stop::exit(written)
}

fn write(arguments: &ExerciseArguments) -> Result<(Files, Vec<String>), Stop> {
    let tables = Tables::load().map_err(|error| Stop::Broken(error.to_string()))?;
    let printed_on = arguments.printed_on.unwrap_or_else(|| Local::now().date_naive());
    let form = tables.form_on(printed_on)?;
    let rules = tables.rules_on(printed_on)?;
    let asked = Asked::read(&arguments.difficulty, rules).map_err(Stop::Refused)?;
    let last = arguments.seed.checked_add(u64::from(arguments.count) - 1).ok_or_else(|| {
        Stop::Refused("課題番号が大きすぎます。小さい番号にするか、--count を減らしてください。".to_owned())
    })?;
    let files = Files::of(&arguments.out, &asked.name, arguments.seed, last);
    files.check(arguments.replace).map_err(Stop::Refused)?;
    let fonts = Fonts::new(&arguments.fonts.clone().unwrap_or_else(fonts_folder))?;
    let course = Course { seeds: arguments.seed..=last, form, rules, printed_on, program: PROGRAM, fonts: &fonts };
    let (blank, key) = match asked.task {
        Task::Calculation(difficulty) => course.calculation(&difficulty, arguments.paper)?,
        Task::Review if arguments.paper == On::A3 => {
            return Err(Stop::Refused("簡素化の用紙はA4だけです。--paper a3 を外してください。".to_owned()));
        }
        Task::Review => course.review()?,
    };
    files.write(&blank.pdf, &key.pdf).map_err(Stop::Refused)?;
    let warnings = blank.warnings.iter().map(ToString::to_string).collect();
    Ok((files, warnings))
}
