//! `nintei judge` as a program: what it takes, what it answers, how it refuses.

mod program;

use std::process::Output;

use program::{nintei, run};
use proptest::prelude::*;
use serde_json::Value;

fn judge(arguments: &[&str], input: &str) -> Output {
    let mut command = nintei(&["judge"]);
    command.args(arguments);
    run(command, input.as_bytes()).0
}

#[track_caller]
fn refused(line: &str, place: &str, cause: &str) {
    let input = format!("{{\"id\":\"good\"}}\n{line}\n{{\"id\":\"never\"}}\n");
    let output = judge(&["--json"], &input);
    let sentence = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{sentence}");
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    for part in ["標準入力 2行目", place, cause] {
        assert!(sentence.contains(part), "{sentence} should say {part}");
    }
    let answered = String::from_utf8(output.stdout).unwrap();
    assert_eq!(answered.lines().count(), 1, "the good line before it is out, nothing after it");
    assert!(answered.contains("\"good\""));
}

#[test]
fn every_kind_of_bad_line_is_refused_with_its_place_and_cause() {
    refused("not json", "文字目", "JSONとして読めません");
    refused("[]", "行", "オブジェクトではありません");
    refused(r#"{"name":"x"}"#, "行", "「name」という欄はありません");
    refused(r#"{"id":"a","id":"b"}"#, "行", "「id」が二度");
    refused(r#"{"id":1}"#, "id", "文字列ではありません");
    refused(r#"{"answers":{"1-14":1}}"#, "answers.1-14", "調査票にありません");
    refused(r#"{"answers":{"7-1":1}}"#, "answers.7-1", "調査票にありません");
    refused(r#"{"answers":{"1-3":4}}"#, "answers.1-3", "選択肢4はありません");
    refused(r#"{"answers":{"1-3":-1}}"#, "answers.1-3", "選択肢-1はありません");
    refused(r#"{"answers":{"1-3":1.5}}"#, "answers.1-3", "整数ではありません");
    refused(r#"{"answers":{"1-3":null}}"#, "answers.1-3", "整数ではありません");
    refused(r#"{"answers":{"1-3":[1]}}"#, "answers.1-3", "一つだけ選ぶ項目");
    refused(r#"{"answers":{"1-1":1}}"#, "answers.1-1", "[1] のように");
    refused(r#"{"answers":{"1-1":[]}}"#, "answers.1-1", "空です");
    refused(r#"{"answers":{"1-1":[1,2]}}"#, "answers.1-1", "同時に選べません");
    refused(r#"{"answers":{"1-1":[2,2]}}"#, "answers.1-1", "二度書かれています");
    refused(r#"{"answers":{"1-3":1,"1-3":2}}"#, "answers", "「1-3」が二度");
    refused(r#"{"answers":{"6":[13]}}"#, "answers.6", "選択肢13はありません");
    refused(r#"{"independence":{"7-2":"V"}}"#, "independence.7-2", "「V」という自立度はありません");
    refused(r#"{"independence":{"7-3":"Ⅰ"}}"#, "independence", "「7-3」という欄はありません");
    refused(r#"{"opinion":{"memory":"x"}}"#, "opinion", "「memory」という欄はありません");
    refused(r#"{"stability":"普通"}"#, "stability", "「安定」か「不安定」");
    refused(r#"{"dementia_likelihood_percent":101}"#, "dementia_likelihood_percent", "0から100まで");
    refused(r#"{"traced":{"meal":10}}"#, "traced.meal", "表示範囲1.1〜71.4分の外");
    refused(r#"{"traced":{"sleep":10}}"#, "traced", "「sleep」という欄はありません");
    refused(&format!("{{\"id\":\"{}\"}}", "x".repeat(1 << 20)), "行", "1 MiBを超えています");
}

#[test]
fn the_output_has_the_promised_shape_and_order() {
    let output = judge(&["--json"], r#"{"id":"a"}"#);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        concat!(
            r#"{"id":"a","scores":{"1":[0,1000],"2":[0,1000],"3":[0,1000],"4":[0,1000],"5":[0,1000]},"#,
            r#""minutes":{"meal":[11,714],"excretion":[2,280],"mobility":[4,214],"hygiene":[12,243],"#,
            r#""indirect":[4,113],"bpsd":[58,212],"functional_training":[5,154],"medical":[10,372]},"#,
            r#""special_care":[0,672],"dementia_addition":[0,400],"total":[106,2974],"#,
            r#""care_levels":["非該当","要支援1","要支援2","要介護1","要介護2","要介護3","要介護4","要介護5"],"rules":"2009-04"}"#,
            "\n"
        )
    );
}

#[test]
fn steps_come_beside_the_same_numbers() {
    let line = r#"{"id":"a","answers":{"1-1":[2,4],"2-4":3},"traced":{"hygiene":74}}"#;
    let plain: Value = serde_json::from_slice(&judge(&["--json"], line).stdout).unwrap();
    let mut with_steps: Value = serde_json::from_slice(&judge(&["--json", "--steps"], line).stdout).unwrap();
    let steps = with_steps.as_object_mut().unwrap().remove("steps").unwrap();
    assert_eq!(plain, with_steps);
    assert_eq!(steps["trees"].as_array().unwrap().len(), 8);
    assert_eq!(steps["groups"][0]["lines"][0]["row"], "左上下肢あるいは右上下肢のみ");
}

#[test]
fn without_json_a_person_reads_the_steps() {
    let line = r#"{"id":"a","answers":{"1-1":[2,4],"2-10":2},"traced":{"hygiene":74}}"#;
    let text = String::from_utf8(judge(&[], line).stdout).unwrap();
    for sentence in [
        "事例 a\n一次判定（試算）",
        "1-1 麻痺等の有無: 左上肢・左下肢 → 左上下肢あるいは右上下肢のみ　3.3点",
        "2-10 上衣の着脱: 見守り等　5.7〜9.4点［未確定］",
        "清潔保持　7.4分［手でたどった値］",
        "→ 31.2以下",
    ] {
        assert!(text.contains(sentence), "{sentence} is missing in\n{text}");
    }
}

#[test]
fn a_missing_file_is_refused_by_name() {
    let output = judge(&["--json", "/nonexistent/cases.jsonl"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("/nonexistent/cases.jsonl"));
}

#[test]
fn blank_lines_and_a_byte_order_mark_are_no_cases() {
    let output = judge(&["--json"], "\u{feff}{\"id\":\"a\"}\r\n\r\n\n{\"id\":\"b\"}");
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_input_is_answered_or_refused_in_one_line(input in "(\\PC|\n|[\\[\\]{}\":,0-9]|\"answers\"|\"1-1\"){0,80}") {
        let output = judge(&["--json", "--steps"], &input);
        let code = output.status.code();
        prop_assert!(code == Some(0) || code == Some(2), "{code:?}");
        let sentences = String::from_utf8(output.stderr).unwrap();
        prop_assert_eq!(sentences.lines().count(), usize::from(code == Some(2)), "{}", sentences);
    }
}
