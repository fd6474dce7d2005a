//! `nintei period` and `nintei simplify` as programs: what they take, what they answer, how they refuse.

mod program;

use std::fs;

use program::{nintei, run};
use serde_json::Value;

/// The lines of the project's own description of the two commands.
const PERIOD: &str = r#"{"id":"a","application":"更新","applied_on":"2026-11-05","previous":{"level":"要介護2","from":"2024-12-01","to":"2026-11-30","months":24},"decision":"要介護2","decided_on":"2026-11-25"}"#;
const SIMPLIFY: &str = r#"{"id":"a","insured":"第1号","application":"更新","applied_on":"2026-11-05","computed_level":"要介護2","total":[512,512],"stability":"安定","previous":{"level":"要介護2","months":24}}"#;

#[track_caller]
fn answered(arguments: &[&str], input: &str) -> String {
    let output = run(nintei(arguments), input.as_bytes()).0;
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(command: &str, good: &str, line: &str, place: &str, cause: &str) {
    let output = run(nintei(&[command, "--json"]), format!("{good}\n{line}\n{good}\n").as_bytes()).0;
    let sentence = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{sentence}");
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    for part in ["標準入力 2行目", place, cause] {
        assert!(sentence.contains(part), "{sentence} should say {part}");
    }
    let before = String::from_utf8(output.stdout).unwrap();
    assert_eq!(before.lines().count(), 1, "the good line before it is out, nothing after it");
}

#[test]
fn a_renewal_is_answered_with_the_ends_of_all_its_lengths() {
    let line = answered(&["period", "--json"], PERIOD);
    let start = r#"{"id":"a","effective_on":"2026-12-01","default_months":12,"min_months":3,"max_months":48,"ends":{"3":"2027-02-28","4":"2027-03-31","5":"2027-04-30","6":"2027-05-31","#;
    assert!(line.starts_with(start), "{line}");
    assert!(line.ends_with("\"47\":\"2030-10-31\",\"48\":\"2030-11-30\"}}\n"), "{line}");
    let line: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["ends"].as_object().unwrap().len(), 46, "3 to 48");
    for (months, end) in [("12", "2027-11-30"), ("15", "2028-02-29"), ("24", "2028-11-30"), ("36", "2029-11-30")] {
        assert_eq!(line["ends"][months], end);
    }
}

#[test]
fn who_is_not_certified_is_answered_without_a_period_and_told_so() {
    let line = PERIOD.replace(r#""decision":"要介護2""#, r#""decision":"非該当""#);
    assert_eq!(
        answered(&["period", "--json"], &line),
        "{\"id\":\"a\",\"effective_on\":null,\"default_months\":null,\"min_months\":null,\"max_months\":null,\
         \"ends\":{},\"reason\":\"非該当のため、有効期間はありません。\"}\n"
    );
    assert!(answered(&["period"], &line).contains("非該当のため、有効期間はありません。"));
}

#[test]
fn the_six_conditions_are_answered_in_order() {
    let met = |no| format!(r#"{{"no":{no},"verdict":"満たす"}}"#);
    let conditions = (1..=6).map(met).collect::<Vec<_>>().join(",");
    let expected = format!("{{\"id\":\"a\",\"conditions\":[{conditions}],\"eligible\":\"満たす\"}}\n");
    assert_eq!(answered(&["simplify", "--json"], SIMPLIFY), expected);
}

#[test]
fn three_verdicts_are_told_apart_and_one_not_met_wins() {
    let verdicts = |line: &str| -> Vec<String> {
        let line: Value = serde_json::from_str(&answered(&["simplify", "--json"], line)).unwrap();
        let conditions = line["conditions"].as_array().unwrap().iter().map(|each| &each["verdict"]);
        conditions.chain([&line["eligible"]]).map(|verdict| verdict.as_str().unwrap().to_owned()).collect()
    };
    let (met, not, open) = ("満たす", "満たさない", "判定できない");
    assert_eq!(verdicts(&SIMPLIFY.replace("[512,512]", "[660,680]")), [met, met, met, met, met, open, open]);
    assert_eq!(verdicts(&SIMPLIFY.replace("[512,512]", "[670,670]")), [met, met, met, met, met, not, not]);
    assert_eq!(verdicts(&SIMPLIFY.replace("[512,512]", "[669,669]")), [met, met, met, met, met, met, met]);
    let support = SIMPLIFY.replace(r#""要介護2","total":[512,512]"#, r#"["要支援2","要介護1"],"total":[400,400]"#);
    assert_eq!(verdicts(&support), [met, met, not, met, met, met, not]);
    let old = SIMPLIFY.replace("2026-11-05", "2018-03-31");
    assert_eq!(verdicts(&old), [met, met, met, met, met, met, not]);
    assert_eq!(verdicts("{}"), [open; 7]);
}

/// A file of settings, in a folder of the tests' own.
fn settings(name: &str, text: &str) -> String {
    let path = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn an_insurers_settings_lower_the_longest_period_and_widen_the_requirements() {
    let text = r#"{"requirements":{"minimum_level":"要介護3","margin":50},"limits":[{"kind":"更新","level":null,"max_months":24}]}"#;
    let json = settings("settings.json", text);
    let line: Value = serde_json::from_str(&answered(&["period", "--json", "--settings", &json], PERIOD)).unwrap();
    assert_eq!((&line["max_months"], &line["default_months"]), (&Value::from(24), &Value::from(12)));
    assert!(answered(&["period", "--settings", &json], PERIOD).contains("保険者の定め"));

    let line: Value = serde_json::from_str(&answered(&["simplify", "--json", "--settings", &json], SIMPLIFY)).unwrap();
    assert_eq!(line["eligible"], "満たさない", "要介護2 is lighter than the insurer's minimum");
    assert_eq!(line["requirements"][1]["label"], "要介護3以上である（保険者の要件）");
    let near = SIMPLIFY.replace("[512,512]", "[660,660]");
    let line: Value = serde_json::from_str(&answered(&["simplify", "--json", "--settings", &json], &near)).unwrap();
    assert_eq!(line["conditions"][5]["verdict"], "満たさない", "4.0 minutes lie within 5.0");
}

#[test]
fn settings_may_be_yaml_and_move_the_start_of_a_lighter_change() {
    let yaml = settings("settings.yaml", "lighter_change_from_decision: true\n");
    let change = PERIOD.replace("更新", "区分変更").replace(r#""decision":"要介護2""#, r#""decision":"要介護1""#);
    let start = |line: String| serde_json::from_str::<Value>(&line).unwrap()["effective_on"].clone();
    assert_eq!(start(answered(&["period", "--json"], &change)), "2026-11-05");
    assert_eq!(start(answered(&["period", "--json", "--settings", &yaml], &change)), "2026-11-25");
}

#[test]
fn settings_that_cannot_be_used_are_refused_before_any_line_is_read() {
    let refused = |path: &str, cause: &str| {
        for command in ["period", "simplify"] {
            let (output, _) = run(nintei(&[command, "--json", "--settings", path]), b"");
            let sentence = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{sentence}");
            assert!(sentence.starts_with(path) && sentence.contains(cause), "{sentence} should say {cause}");
            assert!(output.stdout.is_empty());
        }
    };
    refused("no-such-settings.json", "読めません");
    refused(&settings("unknown.yaml", "limit: []\n"), "設定として読めません");
    refused(&settings("over.json", r#"{"limits":[{"kind":null,"level":null,"max_months":60}]}"#), "法令の上限48か月");
    refused(&settings("narrow.json", r#"{"requirements":{"margin":20}}"#), "2.0分は、決まりの3.0分より短く");
}

#[test]
fn a_state_of_care_1_is_answered_with_its_advice() {
    let line = |state: &str| {
        let with = format!(r#""care1_state":"{state}","decision":"要介護1""#);
        answered(&["period", "--json"], &PERIOD.replace(r#""decision":"要介護2""#, &with))
    };
    let unstable: Value = serde_json::from_str(&line("不安定")).unwrap();
    assert!(unstable["advice"].as_str().unwrap().contains("6か月以下が適当"), "{unstable}");
    assert!(!line("その他").contains("advice"));
    let without = PERIOD.replace(r#""decision":"要介護2""#, r#""decision":"要介護1""#);
    assert!(!answered(&["period", "--json"], &without).contains("advice"), "told where the line names a state");
}

#[test]
fn without_json_a_person_reads_sentences() {
    let text = answered(&["period"], PERIOD);
    for part in [
        "事例 a",
        "原則12か月、3か月から48か月まで",
        "介護保険法施行規則第41条",
        "12か月: 令和9年11月30日（2027-11-30）まで（原則）",
    ] {
        assert!(text.contains(part), "{text} should say {part}");
    }
    let text = answered(&["simplify"], SIMPLIFY);
    for part in [
        "簡素化の条件: 満たす",
        "6 コンピュータ判定結果の要介護認定等基準時間",
        "次の境目（70.0分）まで3.0分を超えています",
    ] {
        assert!(text.contains(part), "{text} should say {part}");
    }
}

#[test]
fn lines_are_answered_one_by_one_and_empty_ones_passed_over() {
    let lines = answered(&["period", "--json", "-"], &format!("{PERIOD}\r\n\n\u{feff}{PERIOD}"));
    assert_eq!(lines.lines().count(), 2);
    assert_eq!(answered(&["simplify", "--json"], ""), "");
}

#[test]
fn every_kind_of_bad_period_line_is_refused_with_its_place_and_cause() {
    let refused = |line: &str, place, cause| refused("period", PERIOD, line, place, cause);
    let changed = |from: &str, to: &str, place, cause| {
        assert!(PERIOD.contains(from), "{from}");
        refused(&PERIOD.replace(from, to), place, cause);
    };
    refused("not json", "文字目", "JSONとして読めません");
    refused("[]", "行", "オブジェクトではありません");
    changed(r#""id":"a""#, r#""id":1"#, "id", "文字列ではありません");
    changed(r#""id":"a""#, r#""id":"a","id":"b""#, "行", "「id」が二度");
    changed(r#""decision""#, r#""level""#, "行", "「level」という欄はありません");
    changed("更新", "変更", "application", "新規、区分変更、更新、職権のどれか");
    changed("2026-11-05", "2026-11-31", "applied_on", "「2026-11-31」という日はありません");
    changed("2026-11-05", "2026-11-5", "applied_on", "「2026-11-5」という日はありません");
    changed(r#""2026-11-30""#, "20261130", "previous.to", "文字列ではありません");
    changed(r#""months":24"#, r#""months":-1"#, "previous.months", "-1か月はありません");
    changed(r#""months":24"#, r#""months":2.5"#, "previous.months", "整数ではありません");
    changed(r#""months":24"#, r#""weeks":24"#, "previous", "「weeks」という欄はありません");
    changed(r#""decision":"要介護2""#, r#""decision":"要介護6""#, "decision", "「要介護6」は使えません");
    changed(
        r#""decision":"要介護2""#,
        r#""decision":"要介護1","care1_state":"良好""#,
        "care1_state",
        "「良好」は使えません",
    );
    changed("2026-11-05", "2018-03-31", "行", "平成30年4月1日以後");
    changed(r#""to":"2026-11-30","#, "", "行", "満了日が分からない");
    changed("2026-11-25", "2026-11-01", "行", "処分日（令和8年11月1日）が申請日");
    refused("{}", "行", "判定の区分が分からない");
}

#[test]
fn every_kind_of_bad_simplification_line_is_refused_with_its_place_and_cause() {
    let changed = |from: &str, to: &str, place, cause| {
        assert!(SIMPLIFY.contains(from), "{from}");
        refused("simplify", SIMPLIFY, &SIMPLIFY.replace(from, to), place, cause);
    };
    changed("第1号", "1号", "insured", "第1号、第2号のどれか");
    changed(r#""要介護2","total""#, r#"[],"total""#, "computed_level", "一つもありません");
    changed(r#""要介護2","total""#, r#"5,"total""#, "computed_level", "文字列ではありません");
    changed("[512,512]", "512", "total", "最小と最大");
    changed("[512,512]", "[513,512]", "total", "最小と最大");
    changed("[512,512]", "[51.2,51.2]", "total", "整数ではありません");
    changed("[512,512]", "[-1,512]", "total", "最小と最大");
    changed("[512,512]", "[0,99999999999]", "total", "最小と最大");
    changed("安定", "不明", "stability", "「不明」は使えません");
    changed(r#""months":24"#, r#""months":24,"months":24"#, "previous", "「months」が二度");
    changed(r#""months":24"#, r#""months":99999"#, "previous.months", "99999か月はありません");
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let (output, _) = run(nintei(&["period", "--json", "no-such-file.jsonl"]), b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("no-such-file.jsonl: 読めません"));
}
