//! `nintei rules` and `nintei judge --rules` as a program, on supplements made up for the tests.

mod program;

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use program::{nintei, run};
use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/supplements").canonicalize().unwrap()
}

/// Runs in the folder of the made-up supplements.
fn in_folder(arguments: &[&str], input: &str) -> Output {
    let mut command = nintei(arguments);
    command.current_dir(folder());
    run(command, input.as_bytes()).0
}

/// What the program wrote and how it ended.
fn said(arguments: &[&str]) -> String {
    let output = in_folder(arguments, "");
    let (text, sentences) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    format!("{text}{sentences}［{}］", output.status.code().unwrap())
}

#[test]
fn a_sound_supplement_is_told_with_what_it_would_change() {
    insta::assert_snapshot!(said(&["rules", "check", "fictional-hygiene.yaml"]));
    insta::assert_snapshot!(said(&["rules", "check", "fictional-addition.yaml", "--rules", "fictional-hygiene.yaml"]));
}

#[test]
fn each_fault_is_told_with_its_line_and_place() {
    insta::assert_snapshot!(said(&["rules", "check", "fictional-unsound.yaml"]));
}

#[test]
fn a_file_that_is_no_supplement_is_trouble() {
    let sentence = said(&["rules", "check", "../cases/bases.yaml"]);
    assert!(sentence.starts_with("../cases/bases.yaml: 補完のファイルを読めません（"), "{sentence}");
    assert!(sentence.ends_with("［2］"), "{sentence}");
    for arguments in [["rules", "check", "nowhere.yaml"].as_slice(), &["rules", "diff", "2009-04", "2008-04"]] {
        let sentence = said(arguments);
        assert!(sentence.contains("読めません") && sentence.ends_with("［2］"), "{sentence}");
    }
}

#[test]
fn rules_differ_or_are_the_same() {
    assert_eq!(said(&["rules", "diff", "2009-04", "2009-04"]), "［0］");
    assert_eq!(said(&["rules", "diff", "fictional-hygiene.yaml", "fictional-hygiene.yaml"]), "［0］");
    insta::assert_snapshot!(said(&["rules", "diff", "2009-04", "fictional-addition.yaml"]));
    insta::assert_snapshot!(said(&["rules", "diff", "fictional-addition.yaml", "fictional-hygiene.yaml"]));
    let unsound = said(&["rules", "diff", "2009-04", "fictional-unsound.yaml"]);
    assert!(unsound.starts_with("fictional-unsound.yaml ") && unsound.ends_with("［2］"), "{unsound}");
}

#[test]
fn a_case_is_judged_with_supplements_in_the_order_given() {
    let case = r#"{"id":"a","answers":{"2-7":1,"2-10":2}}"#;
    let line = |arguments: &[&str]| -> Value {
        let output = in_folder(&[&["judge", "--json", "--steps"], arguments].concat(), case);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let plain = line(&[]);
    assert_eq!(plain["rules"], "2009-04");
    assert!(plain["steps"].get("supplements").is_none());
    let completed = line(&["--rules", "fictional-addition.yaml", "--rules", "fictional-hygiene.yaml"]);
    assert_eq!(completed["rules"], "2009-04+補完1・2");
    assert_eq!(completed["minutes"]["hygiene"], serde_json::json!([12, 12]));
    let names: Vec<&Value> =
        completed["steps"]["supplements"].as_array().unwrap().iter().map(|note| &note["name"]).collect();
    assert_eq!(names, ["架空の加算の段階と枝", "架空の清潔保持"]);
    let output = in_folder(&["judge", "--rules", "fictional-hygiene.yaml"], case);
    let text = String::from_utf8(output.stdout).unwrap();
    for sentence in [
        "一次判定（試算）　規則 2009-04+補完1",
        "補完1「架空の清潔保持」　出典 架空（試験のための作り話。どの告示にもテキストにもない）　作成 架空 太郎（2026-11-21）　確認 架空 花子",
        "2-10 上衣の着脱: 見守り等　7.7点［補完1］",
        "清潔保持　1.2分［補完1］",
        "［補完］清潔保持: 補完「架空の清潔保持」による値です",
    ] {
        assert!(text.contains(sentence), "{sentence} is missing in\n{text}");
    }
}

#[test]
fn an_unsound_supplement_judges_nothing() {
    let output = in_folder(&["judge", "--json", "--rules", "fictional-unsound.yaml"], "{}");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("fictional-unsound.yaml "));
}

#[test]
fn the_made_up_supplements_say_that_they_are_made_up() {
    for entry in fs::read_dir(folder()).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(text.contains("出典: 架空（試験のための作り話"), "{text}");
    }
}
