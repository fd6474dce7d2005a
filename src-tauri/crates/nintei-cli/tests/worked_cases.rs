//! Every worked case under `tests/cases`, run through the built program.
//!
//! `bases.yaml` holds whole cases by name; every other file is a list of [`WorkedCase`].

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

type Object = Map<String, Value>;

/// A whole case that others start from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Base {
    name: String,
    case: Object,
}

/// A case with what must come out, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkedCase {
    /// What holds, in a sentence.
    name: String,
    /// The reason for each expected number.
    why: String,
    /// The [`Base`] it starts from.
    base: Option<String>,
    /// Items of the base that are taken back to unanswered.
    #[serde(default)]
    open: Vec<String>,
    /// What differs from the base, or the whole case, as `nintei judge` takes it.
    #[serde(default)]
    case: Object,
    /// A part of the program's answer; of `marks`, pairs of kind and place that must be among the marks.
    expect: Object,
}

impl WorkedCase {
    /// The case as `nintei judge` takes it.
    fn whole(&self, bases: &BTreeMap<String, Object>) -> Result<Value, String> {
        let mut whole = match &self.base {
            None => Object::new(),
            Some(name) => bases.get(name).cloned().ok_or_else(|| format!("no base is called {name}"))?,
        };
        for item in &self.open {
            let answered = ["answers", "independence"]
                .iter()
                .filter_map(|part| whole.get_mut(*part)?.as_object_mut()?.remove(item))
                .count();
            if answered != 1 {
                return Err(format!("{item} is to be taken back, but the base does not answer it"));
            }
        }
        for (part, value) in &self.case {
            match (whole.get_mut(part).and_then(Value::as_object_mut), value) {
                (Some(before), Value::Object(changes)) => before.extend(changes.clone()),
                _ => _ = whole.insert(part.clone(), value.clone()),
            }
        }
        if whole.insert("id".to_owned(), json!(self.name)).is_some() {
            return Err("a worked case carries no id".to_owned());
        }
        Ok(Value::Object(whole))
    }

    /// What the program answered otherwise than expected.
    fn deviations(&self, answer: &Value) -> Vec<String> {
        let mut found = Vec::new();
        for (key, expected) in &self.expect {
            if key == "marks" {
                let marks = answer["steps"]["marks"].as_array().map_or(&[][..], Vec::as_slice);
                let given: Vec<Value> = marks.iter().map(|mark| json!([mark["kind"], mark["place"]])).collect();
                let wanted = expected.as_array().map_or(&[][..], Vec::as_slice);
                if wanted.is_empty() {
                    found.push("marks names no mark".to_owned());
                }
                for missing in wanted.iter().filter(|mark| !given.contains(mark)) {
                    found.push(format!("mark {missing} is missing among {}", Value::from(given.clone())));
                }
            } else {
                compare(key, expected, answer.get(key), &mut found);
            }
        }
        found
    }
}

/// Objects are compared by the expected keys, everything else exactly.
fn compare(place: &str, expected: &Value, actual: Option<&Value>, found: &mut Vec<String>) {
    match (expected, actual) {
        (_, None) => found.push(format!("the answer has no {place}")),
        (Value::Object(parts), Some(actual)) => {
            for (key, part) in parts {
                compare(&format!("{place}.{key}"), part, actual.get(key), found);
            }
        }
        (_, Some(actual)) if actual != expected => found.push(format!("{place} should be {expected}, is {actual}")),
        _ => {}
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Vec<T> {
    let text = fs::read_to_string(path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
    serde_saphyr::from_str(&text).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
}

/// The bases by name, and every worked case with the file it stands in.
fn all_cases() -> (BTreeMap<String, Object>, Vec<(String, WorkedCase)>) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/cases");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    let mut bases = BTreeMap::new();
    let mut cases = Vec::new();
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        if file == "bases.yaml" {
            for Base { name, case } in read(&path) {
                assert!(bases.insert(name.clone(), case).is_none(), "two bases are called {name}");
            }
        } else {
            cases.extend(read(&path).into_iter().map(|case| (file.clone(), case)));
        }
    }
    (bases, cases)
}

/// One line of JSON in, one out, for all cases in one run of the program.
fn judge(lines: &[Value]) -> Vec<Value> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_nintei"))
        .args(["judge", "--json", "--steps", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let mut stdin = program.stdin.take().unwrap();
    // The program answers while it reads, so writing must not wait for its answers to be taken.
    let writing = thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = program.wait_with_output().unwrap();
    let refusal = String::from_utf8_lossy(&output.stderr);
    let answers: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let next = lines.get(answers.len()).map_or("", |line| line["id"].as_str().unwrap_or_default());
    assert!(output.status.success(), "refused at 「{next}」: {refusal}");
    writing.join().unwrap().unwrap();
    answers
}

#[test]
fn every_worked_case_comes_out_as_worked_by_hand() {
    let (bases, cases) = all_cases();
    assert!(cases.len() >= 60, "only {} worked cases were found", cases.len());

    let mut deviations = Vec::new();
    let mut names = BTreeSet::new();
    let mut used = BTreeSet::new();
    let mut lines = Vec::new();
    for (file, case) in &cases {
        let mut wrong = |what: &str| deviations.push(format!("{file}: {}\n    {what}", case.name));
        if !names.insert(&case.name) {
            wrong("another case has the same name");
        }
        if case.why.trim().is_empty() {
            wrong("it gives no reason");
        }
        if case.expect.is_empty() {
            wrong("it expects nothing");
        }
        used.extend(&case.base);
        match case.whole(&bases) {
            Ok(whole) => lines.push(whole),
            Err(cause) => wrong(&cause),
        }
    }
    for unused in bases.keys().filter(|name| !used.contains(name)) {
        deviations.push(format!("bases.yaml: {unused}\n    no case starts from it"));
    }
    assert!(deviations.is_empty(), "{}", deviations.join("\n"));

    let answers = judge(&lines);
    assert_eq!(answers.len(), cases.len(), "one answer per case");
    for ((file, case), answer) in cases.iter().zip(&answers) {
        assert_eq!(answer["id"], json!(case.name), "answers come in the order of the cases");
        for deviation in case.deviations(answer) {
            deviations.push(format!("{file}: {}\n    {deviation}", case.name));
        }
    }
    assert!(deviations.is_empty(), "{} deviations\n{}", deviations.len(), deviations.join("\n"));
}

#[test]
fn a_wrong_number_a_missing_mark_and_an_unknown_key_are_deviations() {
    let answer = json!({
        "scores": {"1": [65, 65], "2": [0, 0]},
        "care_levels": ["要支援1", "要支援2"],
        "steps": {"marks": [{"kind": "traced", "place": "食事", "reason": ""}]},
    });
    let deviations = |expect: &str| {
        let yaml = format!("name: a\nwhy: b\nexpect: {expect}");
        serde_saphyr::from_str::<WorkedCase>(&yaml).unwrap().deviations(&answer)
    };
    let none: [&str; 0] = [];
    assert_eq!(deviations(r#"{scores: {"1": [65, 65]}, marks: [[traced, "食事"]]}"#), none);
    assert_eq!(deviations(r#"{scores: {"1": [65, 66]}}"#), ["scores.1 should be [65,66], is [65,65]"]);
    assert_eq!(
        deviations(r#"{care_levels: ["要支援1"]}"#),
        [r#"care_levels should be ["要支援1"], is ["要支援1","要支援2"]"#]
    );
    assert_eq!(
        deviations(r#"{marks: [[traced, "排泄"]]}"#),
        [r#"mark ["traced","排泄"] is missing among [["traced","食事"]]"#]
    );
    assert_eq!(deviations("{score: [1, 1]}"), ["the answer has no score"]);
    assert_eq!(deviations(r#"{scores: {"6": [0, 0]}}"#), ["the answer has no scores.6"]);
}
