//! Each number of the rule tables made a tenth larger and a tenth smaller, one at a time: whether reading the tables
//! refuses it, or else a worked case under `tests/cases` comes out otherwise. Prints the share that is caught and every
//! place where a wrong number would pass. `cargo bench -p nintei-cli --bench mutations`.

#[path = "../tests/worked/mod.rs"]
#[allow(dead_code, reason = "what a case says of itself is for the test")]
mod worked;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, ops::Range};

use nintei_cli::case_line;
use nintei_judgment::{JudgmentInput, RuleEdition, RuleFile, judge, load, outcome};
use nintei_survey::FormEdition;
use serde_json::Value;
use worked::WorkedCase;

const EDITION: &str = "2009-04";
const WRONG_BY: [i32; 2] = [-1, 1];

/// A number in a table, with the line it stands in.
struct Number {
    file: usize,
    range: Range<usize>,
    line: usize,
}

/// What became of the wrong numbers of one file.
#[derive(Default)]
struct Tally {
    refused: usize,
    deviating: usize,
    passed: Vec<String>,
}

fn main() {
    let forms = nintei_survey::built_in().expect("the built-in forms are sound");
    let form = forms.last().expect("there is a form");
    let files = files();
    let sound = edition(&files, &forms).expect("the tables are sound");
    let cases = cases(form, &sound);
    assert!(
        cases.iter().all(|(case, input)| agrees(case, input, &sound)),
        "the worked cases hold before anything is changed"
    );

    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for number in numbers(&files) {
        let (name, text) = &files[number.file];
        let tally = tallies.entry(name).or_default();
        let before = &text[number.range.clone()];
        for by in WRONG_BY {
            let wrong = moved(before, by);
            let mut changed = files.clone();
            changed[number.file].1.replace_range(number.range.clone(), &wrong);
            match edition(&changed, &forms) {
                None => tally.refused += 1,
                Some(rules) if !cases.iter().all(|(case, input)| agrees(case, input, &rules)) => tally.deviating += 1,
                Some(_) => tally.passed.push(format!("{name}:{} {before} → {wrong}", number.line)),
            }
        }
    }
    report(&tallies);
}

fn report(tallies: &BTreeMap<&str, Tally>) {
    let mut whole = Tally::default();
    for (name, tally) in tallies {
        println!("{name}: {}", told(tally));
        whole.refused += tally.refused;
        whole.deviating += tally.deviating;
        whole.passed.extend_from_slice(&tally.passed);
    }
    for place in &whole.passed {
        println!("not caught: {place}");
    }
    println!("all: {}", told(&whole));
}

fn told(tally: &Tally) -> String {
    let caught = tally.refused + tally.deviating;
    let all = caught + tally.passed.len();
    format!(
        "{caught} of {all} caught ({}.{} %): {} by the checks of the tables, {} by worked cases",
        caught * 100 / all,
        caught * 1000 / all % 10,
        tally.refused,
        tally.deviating
    )
}

/// The tables as they stand in the repository.
fn files() -> Vec<(String, String)> {
    fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                collect(root, &path, files);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                let name = path.strip_prefix(root).expect("within").to_string_lossy().into_owned();
                files.push((name, fs::read_to_string(&path).expect("a table can be read")));
            }
        }
    }
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/rules").join(EDITION);
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort();
    files
}

fn edition(files: &[(String, String)], forms: &[FormEdition]) -> Option<RuleEdition> {
    let files: Vec<RuleFile<'_>> = files.iter().map(|(name, text)| RuleFile { name, text }).collect();
    load(EDITION, &files, forms).ok()
}

/// Numbers with one decimal, outside comments and the lines that name a source.
fn numbers(files: &[(String, String)]) -> Vec<Number> {
    let mut found = Vec::new();
    for (file, (_, text)) in files.iter().enumerate() {
        let mut begin = 0;
        for (line, content) in (1..).zip(text.split_inclusive('\n')) {
            if !content.starts_with('#') && !content.starts_with("出典") {
                found.extend(in_line(content).map(|range| Number {
                    file,
                    range: begin + range.start..begin + range.end,
                    line,
                }));
            }
            begin += content.len();
        }
    }
    found
}

fn in_line(line: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).filter(move |at| digit(*at) && !(*at > 0 && (digit(at - 1) || bytes[at - 1] == b'.'))).filter_map(
        move |from| {
            let point = (from..).find(|at| !digit(*at))?;
            (bytes.get(point) == Some(&b'.') && digit(point + 1)).then_some(from..point + 2)
        },
    )
}

/// The number `by` tenths larger.
fn moved(number: &str, by: i32) -> String {
    let tenths: i32 = number.replace('.', "").parse().expect("digits");
    let moved = tenths + by;
    format!("{}{}.{}", if moved < 0 { "-" } else { "" }, moved.abs() / 10, moved.abs() % 10)
}

fn cases(form: &FormEdition, rules: &RuleEdition) -> Vec<(WorkedCase, JudgmentInput)> {
    let (bases, cases) = worked::all_cases();
    cases
        .into_iter()
        .map(|(_, case)| {
            let line = case.whole(&bases).expect("the case stands on its base").to_string();
            let input = case_line::read(&line, form, rules).expect("the case can be read").input;
            (case, input)
        })
        .collect()
}

/// Whether the case comes out as it was worked by hand.
fn agrees(case: &WorkedCase, input: &JudgmentInput, rules: &RuleEdition) -> bool {
    let answer = if case.expect.contains_key("marks") || case.expect.contains_key("steps") {
        serde_json::to_value(judge(rules, input))
    } else {
        serde_json::to_value(outcome(rules, input))
    };
    answer.is_ok_and(|answer: Value| case.deviations(&answer).is_empty())
}
