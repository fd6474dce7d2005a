//! The worked cases under `tests/cases`: read, made whole, and compared with what the program answers.
//!
//! `bases.yaml` holds whole cases by name; every other file is a list of [`WorkedCase`].

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

pub type Object = Map<String, Value>;

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
pub struct WorkedCase {
    /// What holds, in a sentence.
    pub name: String,
    /// The reason for each expected number.
    pub why: String,
    /// The [`Base`] it starts from.
    pub base: Option<String>,
    /// Items of the base that are taken back to unanswered.
    #[serde(default)]
    open: Vec<String>,
    /// What differs from the base, or the whole case, as `nintei judge` takes it.
    #[serde(default)]
    case: Object,
    /// A part of the program's answer; of `marks`, pairs of kind and place that must be among the marks.
    pub expect: Object,
}

impl WorkedCase {
    /// The case as `nintei judge` takes it.
    pub fn whole(&self, bases: &BTreeMap<String, Object>) -> Result<Value, String> {
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
    pub fn deviations(&self, answer: &Value) -> Vec<String> {
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
pub fn all_cases() -> (BTreeMap<String, Object>, Vec<(String, WorkedCase)>) {
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
