//! One core everywhere: the command line and the printed sheet show the same numbers. The window's screens are held
//! against the same cases by `ui/tests/browser/one-core.mjs`.

mod drawn;
mod program;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use chrono::NaiveDate;
use nintei_cli::case_line;
use nintei_judgment::{JudgmentInput, RuleEdition, judge};
use nintei_packet::{Fonts, ResultSheet, result_sheet};
use nintei_survey::{Application, CareLevel, FormEdition, OpinionForm, Overview, PhysicianOpinion};
use program::{nintei, run};
use serde_json::Value;

const CASES: usize = 1000;

/// What `command` says to `input`.
fn said(command: Command, input: &[u8]) -> String {
    let (output, taken) = run(command, input);
    assert!(output.status.success() && taken, "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// An interval as people read it, from whole tenths.
fn read_as(interval: &Value) -> String {
    let [low, high] = [&interval[0], &interval[1]].map(|end| {
        let tenths = end.as_i64().unwrap();
        format!("{}.{}", tenths / 10, tenths % 10)
    });
    if low == high { low } else { format!("{low}〜{high}") }
}

/// What is compared: the minutes with the total, the scores, the levels.
#[derive(Debug, PartialEq)]
struct Shown {
    minutes: Vec<String>,
    scores: Vec<String>,
    levels: Vec<String>,
}

/// A line of the command line, in the order in which the sheet prints it.
fn answered(line: &Value) -> Shown {
    let trees = ["meal", "excretion", "mobility", "hygiene", "indirect", "bpsd", "functional_training", "medical"];
    let minutes = trees.map(|tree| &line["minutes"][tree]);
    let rest = [&line["special_care"], &line["dementia_addition"], &line["total"]];
    Shown {
        minutes: minutes.into_iter().chain(rest).map(read_as).collect(),
        scores: ["1", "2", "3", "4", "5"].map(|group| read_as(&line["scores"][group])).to_vec(),
        levels: line["care_levels"]
            .as_array()
            .unwrap()
            .iter()
            .map(|level| level.as_str().unwrap().to_owned())
            .collect(),
    }
}

/// What the sheet says, read from the text of its PDF.
fn printed(text: &str) -> Shown {
    let between = |begin: &str, end: &str| {
        let rest = text.split_once(begin).unwrap_or_else(|| panic!("no {begin} in\n{text}")).1;
        rest.split_once(end).unwrap_or_else(|| panic!("no {end} in\n{text}")).0
    };
    let level = between("\n一次判定（試算）", "要介護認定等基準時間").replace("まだ一つに定まりません", "");
    Shown {
        minutes: numbers(between("① 食事", "2 認定調査項目")),
        scores: numbers(between("3 中間評価項目得点", "4 認知機能")),
        levels: level.split_whitespace().collect::<String>().split('・').flat_map(levels).collect(),
    }
}

/// The words of `text` that are a number or a range of numbers.
fn numbers(text: &str) -> Vec<String> {
    let number = |word: &str| {
        word.split('〜').all(|end| {
            end.split_once('.').is_some_and(|(whole, tenth)| {
                !whole.is_empty()
                    && tenth.len() == 1
                    && (whole.to_owned() + tenth).bytes().all(|byte| byte.is_ascii_digit())
            })
        })
    };
    text.split_whitespace().filter(|word| number(word)).map(str::to_owned).collect()
}

/// The levels that a word names: 要支援2〜要介護3 is every one between.
fn levels(word: &str) -> Vec<String> {
    let at =
        |name: &str| CareLevel::ALL.iter().position(|level| level.name() == name).unwrap_or_else(|| panic!("{name}"));
    let (first, last) = word.split_once('〜').unwrap_or((word, word));
    CareLevel::ALL[at(first)..=at(last)].iter().map(|level| level.name().to_owned()).collect()
}

struct Printer {
    form: FormEdition,
    rules: RuleEdition,
    opinion_form: OpinionForm,
    fonts: Fonts,
}

impl Printer {
    /// The text of the printed sheet, read from the PDF.
    fn text(&self, input: &JudgmentInput) -> String {
        let judgment = judge(&self.rules, input);
        let sheet = ResultSheet {
            form: &self.form,
            application: &Application::default(),
            answers: &input.answers,
            overview: &Overview::default(),
            last: None,
            opinion_form: &self.opinion_form,
            opinion: &PhysicianOpinion::default(),
            judgment: &judgment,
            official: None,
            warnings: &[],
            case_number: 1,
            printed_on: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            age: None,
            example: true,
            program: "要介護認定 支援",
            board: None,
        };
        let sheet = result_sheet(&sheet, &self.fonts).unwrap();
        let mut reader = Command::new("pdftotext");
        reader.args(["-raw", "-", "-"]);
        said(reader, &sheet.pdf)
    }
}

fn differing(printer: &Printer, cases: &[Value], answers: &[Value]) -> Vec<String> {
    let mut found = Vec::new();
    for (case, answer) in cases.iter().zip(answers) {
        let input = case_line::read(&case.to_string(), &printer.form, &printer.rules).unwrap().input;
        let (on_paper, on_the_line) = (printed(&printer.text(&input)), answered(answer));
        if on_paper != on_the_line {
            found.push(format!("case {}: paper {on_paper:?}, command line {on_the_line:?}", case["id"]));
        }
    }
    found
}

#[test]
fn a_thousand_cases_show_the_same_numbers_on_the_command_line_and_on_paper() {
    let forms = nintei_survey::built_in().unwrap();
    let rules = nintei_judgment::built_in(&forms).unwrap().pop().unwrap();
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
    let printer = Printer {
        form: forms.into_iter().next_back().unwrap(),
        rules,
        opinion_form: OpinionForm::built_in().unwrap(),
        fonts: Fonts::new(&fonts).unwrap(),
    };
    let cases = drawn::cases(CASES, &printer.form, &printer.rules);
    let mut lines = String::new();
    for case in &cases {
        writeln!(lines, "{case}").unwrap();
    }
    let answers: Vec<Value> = said(nintei(&["judge", "--json", "-"]), lines.as_bytes())
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), CASES);

    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = CASES.div_ceil(workers);
    let found: Vec<String> = thread::scope(|scope| {
        let running: Vec<_> = cases
            .chunks(share)
            .zip(answers.chunks(share))
            .map(|(cases, answers)| scope.spawn(|| differing(&printer, cases, answers)))
            .collect();
        running.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    assert!(found.is_empty(), "{} cases differ, the first:\n{}", found.len(), found[0]);
}
