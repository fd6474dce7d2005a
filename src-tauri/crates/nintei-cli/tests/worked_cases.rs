//! Every worked case under `tests/cases`, run through the built program.

mod program;
mod worked;

use std::collections::BTreeSet;

use program::{nintei, run};
use serde_json::{Value, json};
use worked::{WorkedCase, all_cases};

/// One line of JSON in, one out, for all cases in one run of the program.
fn judge(lines: &[Value]) -> Vec<Value> {
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let (output, taken) = run(nintei(&["judge", "--json", "--steps", "-"]), input.as_bytes());
    let refusal = String::from_utf8_lossy(&output.stderr);
    let answers: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let next = lines.get(answers.len()).map_or("", |line| line["id"].as_str().unwrap_or_default());
    assert!(output.status.success() && taken, "refused at 「{next}」: {refusal}");
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
