//! 100 000 rows of 一次判定済みデータ imported and compared with the 試算: time, peak memory against a tenth of the rows,
//! and room in the file. Memory grows until the database's page cache (64 MiB) is full, and no further.
//!
//! `NINTEI_BENCH_ROWS` sets another number of rows. Each measured part is a process of its own, so that its peak is its
//! own.

#![allow(clippy::expect_used, reason = "a benchmark may stop at what must not happen")]
#![allow(clippy::unwrap_used, reason = "the made-up records are shared with tests")]

use std::env;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use chrono::DateTime;
use nintei_exchange::{OfficialRow, Reader};
use nintei_judgment::{Collector, JudgmentInput, OfficialResult, RuleEdition, Tenths, TreeId, built_in, outcome};
use nintei_store::{ImportSource, KeyCosts, Stamp, Store};

#[path = "../../nintei-exchange/tests/common/mod.rs"]
mod exchange;

use exchange::{ONE_TWO, fields, form, line, names, record, shift_jis};

const PASSPHRASE: &str = "a passphrase of many letters";
const FILE: &str = "NINTEI_BENCH_FILE";
const FOLDER: &str = "NINTEI_BENCH_FOLDER";
const ROWS: &str = "NINTEI_BENCH_ROWS";

fn stamp() -> Stamp {
    Stamp { at: DateTime::parse_from_rfc3339("2026-04-01T09:30:00+09:00").expect("a time"), by: "鈴木".to_owned() }
}

fn rules() -> RuleEdition {
    built_in(std::slice::from_ref(form())).expect("sound rules").pop().expect("an edition")
}

/// A made-up record whose official result is what the tables say, the lowest where they leave it open, but for one
/// record in fifty, which has a tree half a minute off.
fn judged(rules: &RuleEdition, count: u64) -> OfficialRow {
    let mut row = record(form(), count);
    let input = JudgmentInput { answers: row.case.answers, opinion: row.case.opinion, ..JudgmentInput::default() };
    let outcome = outcome(rules, &input);
    let mut minutes = outcome.minutes.map(|minutes| minutes.low);
    minutes[TreeId::Medical.index()] = minutes[TreeId::Medical.index()] + outcome.special_care.low;
    if count.is_multiple_of(50) {
        let tree = (count / 50) as usize % 8;
        minutes[tree] = minutes[tree] + Tenths::new(5);
    }
    let total = minutes.into_iter().fold(Tenths::ZERO, |sum, minutes| sum + minutes);
    let level = outcome.care_levels.iter().next();
    row.case.result = OfficialResult {
        judged_on: row.case.result.judged_on,
        level,
        level_with_addition: level,
        total: Some(total),
        minutes: TreeId::ALL.into_iter().zip(minutes).collect(),
        dementia_addition: Some(Tenths::ZERO),
        scores: (1..).zip(outcome.scores.map(|score| score.low)).collect(),
        ..row.case.result
    };
    row
}

fn write(path: &Path, rules: &RuleEdition, rows: u64) {
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    file.write_all(&shift_jis(&line(&names()))).expect("written");
    for count in 1..=rows {
        file.write_all(&shift_jis(&line(&fields(&judged(rules, count), ONE_TWO)))).expect("written");
    }
    file.flush().expect("written");
}

/// Kilobytes of memory at the highest so far.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

/// Imports a file into a store and compares everything in it, and says how long each took.
fn measure(file: &Path, folder: &Path) {
    let mut store = Store::unlock(folder, PASSPHRASE).expect("opened");
    let rules = rules();
    let import = |store: &mut Store| {
        let begun = Instant::now();
        let reader = Reader::open(File::open(file).expect("a file"), form()).expect("a layout");
        let looked_through = begun.elapsed();
        let source = ImportSource { digest: reader.reading().digest.clone() };
        let refused = |error| panic!("{error}");
        let counts =
            store.import_official(reader, source, &stamp(), refused, |_| ControlFlow::Continue(())).expect("imported");
        (counts, looked_through, begun.elapsed())
    };
    let before = peak();
    let (counts, looked_through, imported) = import(&mut store);
    let after_import = peak();
    assert_eq!(counts.rows(), counts.new, "every row is new");
    let begun = Instant::now();
    let mut collector = Collector::new(&rules);
    store
        .each_official(|id, case| {
            collector.add(id, &case);
            ControlFlow::Continue(())
        })
        .expect("read");
    let findings = collector.findings();
    let compared = begun.elapsed();
    println!(
        "{} rows: looked through in {looked_through:.1?}, imported in {imported:.1?}, compared in {compared:.1?} \
         ({} agree, {} causes, {} proposals)",
        counts.new,
        findings.agreeing,
        findings.causes.len(),
        findings.proposals.len(),
    );
    println!("    peak memory: {before} kB before, {after_import} kB after the import, {} kB after comparing", peak());
    let (again, _, time) = import(&mut store);
    println!("    imported again in {time:.1?}: {} new, {} the same", again.new, again.same);
    let begun = Instant::now();
    let sound = store.verify_journal().expect("read").is_sound();
    println!("    journal and records checked in {:.1?}: {sound}", begun.elapsed());
    assert_eq!(store.official_count().expect("read"), env::var(ROWS).expect("set").parse::<u64>().expect("a number"));
    drop(store);
    let size = fs::metadata(folder.join("nintei.db")).expect("a database").len();
    println!("    {} bytes in the file, {} a row", size, size / counts.new.max(1));
}

fn main() {
    if let (Some(file), Some(folder)) = (env::var_os(FILE), env::var_os(FOLDER)) {
        measure(file.as_ref(), folder.as_ref());
        return;
    }
    let rows: u64 = env::var(ROWS).ok().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let rules = rules();
    for rows in [rows / 10, rows] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("made-up.csv");
        write(&file, &rules, rows);
        let costs = KeyCosts { memory_kib: 8, passes: 1, lanes: 1 };
        let store = folder.path().join("store");
        fs::create_dir(&store).expect("a folder");
        drop(Store::create_at_costs(&store, PASSPHRASE, PASSPHRASE, stamp().at, costs).expect("created"));
        println!("{} bytes of CSV", fs::metadata(&file).expect("a file").len());
        let done = Command::new(env::current_exe().expect("this program"))
            .env(FILE, &file)
            .env(FOLDER, &store)
            .env(ROWS, rows.to_string())
            .status()
            .expect("run");
        assert!(done.success());
    }
}
