//! `nintei packet`: the papers of a meeting as PDF.

use std::fs::OpenOptions;
use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{Local, NaiveDate};
use clap::{Args, ValueEnum};
use nintei_board::MeetingId;
use nintei_case::board::MeetingPapers;
use nintei_case::{Tables, supplements};
use nintei_packet::{Audience, Fonts, Sheet};
use nintei_store::{Attempts, JudgmentOccasion, Role, Store, StoreError, UserNumber};
use zeroize::Zeroizing;

use crate::paper::On;
use crate::stop::{self, Stop, fonts_folder};

/// Longest line that is read as a passphrase, bytes.
const LONGEST: u64 = 4096;

#[derive(Args)]
pub struct PacketArguments {
    /// データのフォルダ、またはその中のデータファイル。
    #[arg(long, value_name = "FILE")]
    store: PathBuf,
    /// 利用者番号。書かなければ、ただ一人の利用者か利用者1です。
    #[arg(long, value_name = "N")]
    user: Option<UserNumber>,
    /// 会議。第何回かを番号で書きます。
    #[arg(long, value_name = "ID")]
    meeting: u32,
    /// 誰のための資料か。
    #[arg(long = "for", value_name = "AUDIENCE")]
    audience: For,
    /// 書き出すPDF。
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// 用紙。A3は二面です。
    #[arg(long, value_enum, default_value_t = On::A4)]
    paper: On,
    /// 同じ名前のファイルを置き換えます。
    #[arg(long)]
    replace: bool,
    /// 資料に書く作成日（2026-11-25のように）。省略で今日。
    #[arg(long, value_name = "DAY")]
    printed_on: Option<NaiveDate>,
    /// 人名漢字の書体（ipamjm.ttf）のフォルダ。省略でプログラムに付いているもの。
    #[arg(long, value_name = "FOLDER")]
    fonts: Option<PathBuf>,
}

/// For whom.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum For {
    /// 委員用。氏名などは印字しません。
    Members,
    /// 事務局用。
    Secretariat,
}

/// Prints the papers; the passphrase of the store is the first line of the standard input.
pub fn run(arguments: &PacketArguments) -> ExitCode {
    let printed = print(arguments);
    printed.iter().flatten().for_each(|warning| eprintln!("{warning}"));
    stop::exit(printed)
}

fn print(arguments: &PacketArguments) -> Result<Vec<String>, Stop> {
    let tables = Tables::load().map_err(|error| Stop::Broken(error.to_string()))?;
    let mut store = open(folder_of(&arguments.store), arguments.user, &passphrase()?)?;
    let tables = supplements::laid_over(&tables, &store);
    let meeting = key_of(&store, arguments.meeting)?;
    let (audience, paper) = (arguments.audience.into(), arguments.paper.into());
    let now = Local::now().fixed_offset();
    let printed_on = arguments.printed_on.unwrap_or_else(|| now.date_naive());
    let papers = MeetingPapers::read(&store, &tables, meeting, audience, printed_on)?;
    let fonts = Fonts::new(&arguments.fonts.clone().unwrap_or_else(fonts_folder))?;
    let drawn = papers.draw(&tables, paper, &fonts, &mut |_| ControlFlow::Continue(()))?;
    // Nobody stops it.
    let Some(Sheet { pdf, warnings, .. }) = drawn else { return Ok(Vec::new()) };
    write(&arguments.out, &pdf, arguments.replace)?;
    if audience == Audience::Members {
        let stamp = store.signed_in().stamp(now);
        papers.made().try_for_each(|made| made.put(&mut store, JudgmentOccasion::Printed, &stamp))?;
    }
    Ok(warnings.iter().map(ToString::to_string).collect())
}

/// The folder of the store, which may be named by the file in it.
fn folder_of(store: &Path) -> &Path {
    match store.parent() {
        Some(here) if here.as_os_str().is_empty() && store.is_file() => Path::new("."),
        Some(folder) if store.is_file() => folder,
        _ => store,
    }
}

/// The key of the meeting 第`number`回.
fn key_of(store: &Store, number: u32) -> Result<MeetingId, Stop> {
    let found = store.meetings()?.into_iter().find(|kept| kept.meeting.number == number);
    let missing = || Stop::Refused(format!("第{number}回の会議はありません。会議の番号を確かめてください。"));
    found.map(|kept| kept.id).ok_or_else(missing)
}

/// Opens the store for a user who prepares meetings. After wrong passphrases in a row it waits first: a new process
/// knows of no time gone by.
fn open(folder: &Path, user: Option<UserNumber>, passphrase: &str) -> Result<Store, Stop> {
    let started = Instant::now();
    let mut attempts = Attempts::new(folder, started);
    let store = match Store::sign_in(folder, user, passphrase, &mut attempts, started) {
        Err(StoreError::TooManyAttempts { seconds }) => {
            eprintln!("パスフレーズの誤りが続いたため、{seconds}秒待ってから開きます。");
            thread::sleep(Duration::from_secs(seconds));
            Store::sign_in(folder, user, passphrase, &mut attempts, Instant::now())?
        }
        opened => opened?,
    };
    let me = store.signed_in();
    if me.one_time {
        let sentence = "一度だけ使えるパスフレーズです。先に、プログラムの画面で自分のパスフレーズを決めてください。";
        return Err(Stop::Refused(sentence.to_owned()));
    }
    if !me.entry.roles.contains(&Role::Secretariat) {
        let sentence = format!("利用者{}は事務局の役割がないため、会議の資料を印刷できません。", me.number);
        return Err(Stop::Refused(sentence));
    }
    Ok(store)
}

fn passphrase() -> Result<Zeroizing<String>, Stop> {
    let mut line = Zeroizing::new(String::new());
    let read = io::stdin().lock().take(LONGEST).read_line(&mut line);
    read.map_err(|cause| {
        Stop::Refused(format!("標準入力からパスフレーズを読めません（{cause}）。一行目に書いてください。"))
    })?;
    let end = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(end);
    Ok(line)
}

fn write(place: &Path, content: &[u8], replace: bool) -> Result<(), Stop> {
    let mut options = OpenOptions::new();
    options.write(true).create(replace).truncate(replace).create_new(!replace);
    let written = options.open(place).and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()));
    written.map_err(|cause| {
        let name = place.display();
        Stop::Refused(if cause.kind() == ErrorKind::AlreadyExists {
            format!("{name}: すでにあります。別の名前にするか、--replace を付けてください。")
        } else {
            format!("{name}: 書き込めません（{cause}）。場所と権限を確かめてください。")
        })
    })
}

impl From<For> for Audience {
    fn from(audience: For) -> Self {
        match audience {
            For::Members => Self::Members,
            For::Secretariat => Self::Secretariat,
        }
    }
}
