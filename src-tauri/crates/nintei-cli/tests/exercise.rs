//! `nintei exercise`: worksheets and keys from a seed, without a window.

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use nintei_case::Tables;
use nintei_judgment::TreeId;
use nintei_training::{Difficulty, Exercise, LineId, Preset, answer_key};
use tempfile::TempDir;

const DAY: &str = "2026-11-20";

fn exercise(folder: &Path, difficulty: &str, more: &[&str]) -> Output {
    let out = folder.to_str().unwrap();
    let mut arguments = vec!["exercise", "--difficulty", difficulty, "--out", out, "--printed-on", DAY];
    arguments.extend(more);
    if !more.contains(&"--seed") {
        arguments.extend(["--seed", "120345"]);
    }
    program::run(program::nintei(&arguments), b"").0
}

fn refusal(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8(output.stderr.clone()).unwrap())
}

/// The files of a folder by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

fn written(folder: &TempDir, difficulty: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let output = exercise(folder.path(), difficulty, more);
    assert!(output.status.success(), "{:?}", refusal(&output));
    files(folder.path())
}

fn text(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext");
    reader.args(["-layout", "-", "-"]);
    String::from_utf8(program::run(reader, pdf).0.stdout).unwrap()
}

/// How often a number stands in a text, by itself.
fn occurrences(text: &str, number: &str) -> usize {
    let numbers = text.split(|letter: char| !(letter.is_ascii_digit() || letter == '.'));
    numbers.filter(|found| *found == number).count()
}

#[test]
fn sheets_on_simplified_review_ask_six_conditions_and_the_days_and_the_key_answers_them() {
    let folder = tempfile::tempdir().unwrap();
    let files = written(&folder, "簡素化", &["--seed", "77", "--count", "2"]);
    let (blank, key) = (text(&files["計算用紙_簡素化_77-78.pdf"]), text(&files["解答_簡素化_77-78.pdf"]));
    for sheet in [&blank, &key] {
        // The six conditions and what follows from them.
        assert_eq!(sheet.matches("判定できない").count(), 2 * 7, "{sheet}");
        for line in ["原則の月数", "最短の月数", "最長の月数"] {
            assert_eq!(sheet.matches(line).count(), 2, "{line} in\n{sheet}");
        }
        assert!(sheet.contains("課題77") && sheet.contains("課題78"), "{sheet}");
    }
    assert_ne!(blank, key);
}

#[test]
fn sheets_on_simplified_review_are_refused_on_a3_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (code, sentence) = refusal(&exercise(folder.path(), "簡素化", &["--paper", "a3"]));
    assert_eq!(code, Some(2));
    assert!(sentence.contains("A4だけ"), "{sentence}");
    assert!(files(folder.path()).is_empty());
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_says_what_it_wrote() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = written(&one, "D2", &[]);
    assert_eq!(first.keys().collect::<Vec<_>>(), ["解答_D2_120345.pdf", "計算用紙_D2_120345.pdf"]);
    assert!(first.values().all(|pdf| pdf.starts_with(b"%PDF")));
    assert!(first == written(&other, "2", &[]), "the same in another place, and 2 is D2");
    let again = exercise(one.path(), "d2", &["--replace"]);
    let said = String::from_utf8(again.stdout).unwrap();
    let named: Vec<PathBuf> = said.lines().map(PathBuf::from).collect();
    assert_eq!(named, ["計算用紙_D2_120345.pdf", "解答_D2_120345.pdf"].map(|name| one.path().join(name)));
    assert!(files(one.path()) == first);
}

#[test]
fn the_key_tells_what_the_worksheet_does_not() {
    let tables = Tables::load().unwrap();
    let day = DAY.parse().unwrap();
    let (form, rules) = (tables.form_on(day).unwrap(), tables.rules_on(day).unwrap());
    // The whole way with one tree, so that the figures of the others need not be placed.
    let conditions = tempfile::tempdir().unwrap();
    let one_tree = conditions.path().join("食事から要介護度まで.yaml");
    fs::write(&one_tree, "基本: D4\n樹形図: [食事]\n").unwrap();
    let whole = Difficulty { trees: vec![TreeId::Meal], ..Preset::D4.difficulty() };
    for (given, name, difficulty, seed) in
        [("D2", "D2", Preset::D2.difficulty(), 4), (one_tree.to_str().unwrap(), "食事から要介護度まで", whole, 11)]
    {
        let folder = tempfile::tempdir().unwrap();
        let files = written(&folder, given, &["--seed", &seed.to_string()]);
        let blank = text(&files[&format!("計算用紙_{name}_{seed}.pdf")]);
        let key = text(&files[&format!("解答_{name}_{seed}.pdf")]);
        let drawn = Exercise::draw(seed, &difficulty, form, rules).unwrap();
        for sheet in [&blank, &key] {
            let unspaced: String = sheet.split_whitespace().collect();
            assert!(unspaced.contains(&drawn.title().replace(' ', "")), "{sheet}");
        }
        for line in answer_key(&drawn, rules) {
            let number = line.value.trim_end_matches(['点', '分']);
            match line.id {
                // The points and minutes of tables and figures stand on both; the key writes them once more.
                LineId::Points { .. } | LineId::Minutes { .. } | LineId::Addition | LineId::SpecialCare => {
                    assert!(occurrences(&key, number) > occurrences(&blank, number), "{:?} {number}", line.id);
                }
                LineId::Sum { .. } | LineId::Subtotal | LineId::Total => {
                    assert!(occurrences(&key, number) > 0, "{:?} {number}", line.id);
                    let elsewhere = answer_key(&drawn, rules).iter().any(|other| {
                        matches!(other.id, LineId::Points { .. } | LineId::Minutes { .. }) && other.value == line.value
                    });
                    let told = occurrences(&blank, number) >= occurrences(&key, number);
                    assert!(!told || elsewhere, "{:?} {number} stands on the worksheet", line.id);
                }
                LineId::Question { .. } => {}
                LineId::Level => {
                    assert!(key.matches(&line.value).count() > blank.matches(&line.value).count(), "{}", line.value);
                }
            }
        }
    }
}

#[test]
fn a_row_of_seeds_comes_in_two_files_on_the_paper_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let files = written(&folder, "D1", &["--count", "3", "--paper", "a3"]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["解答_D1_120345-120347.pdf", "計算用紙_D1_120345-120347.pdf"]);
    for pdf in files.values() {
        let said = text(pdf);
        for seed in 120_345..=120_347 {
            assert!(said.contains(&format!("D1 課題{seed}")), "{seed}");
        }
    }
}

#[test]
fn conditions_of_a_file_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let conditions = folder.path().join("境目の練習.yaml");
    fs::write(&conditions, "基本: D2\n樹形図: [食事]\n特別な医療: あり\n得点の境目から: 1.0点\n").unwrap();
    let out = tempfile::tempdir().unwrap();
    let files = written(&out, conditions.to_str().unwrap(), &["--seed", "5"]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["解答_境目の練習_5.pdf", "計算用紙_境目の練習_5.pdf"]);
    let said = text(&files["計算用紙_境目の練習_5.pdf"]);
    assert!(said.contains("食事") && said.contains("課題5"), "{said}");

    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/training/conditions.yaml");
    let files = written(&out, example.to_str().unwrap(), &["--seed", "5"]);
    let said = text(&files["計算用紙_conditions_5.pdf"]);
    assert!(said.contains("特別な医療"), "the example with every condition: {said}");

    for (written, cause) in [
        ("基本: D9\n", "条件として読めません"),
        ("基本: D2\n色: 赤\n", "条件として読めません"),
        ("基本: D2\n樹形図: [幹]\n", "「幹」という樹形図はありません"),
        ("基本: D3\n区分の境目から: 近く\n", "「近く」は「1.0分」のような値ではありません"),
        ("基本: D4\n図でたどる: true\n", "条件を減らすか"),
    ] {
        fs::write(&conditions, written).unwrap();
        let (code, sentence) = refusal(&exercise(out.path(), conditions.to_str().unwrap(), &["--seed", "6"]));
        assert!(code == Some(2) && sentence.contains(cause), "{written}: {sentence}");
    }
    assert_eq!(self::files(out.path()).len(), 4, "what is refused writes nothing");
}

#[test]
fn what_is_refused_says_why_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |out: &Path, difficulty: &str, more: &[&str]| {
        let output = exercise(out, difficulty, more);
        assert!(output.stdout.is_empty());
        let (code, sentence) = refusal(&output);
        assert_eq!(code, Some(2), "{sentence}");
        sentence
    };
    for difficulty in ["D6", "0", "hard", ""] {
        let sentence = refused(folder.path(), difficulty, &[]);
        assert!(sentence.contains(&format!("難易度「{difficulty}」はありません")), "{sentence}");
    }
    let sentence = refused(folder.path(), "missing.yaml", &[]);
    assert!(sentence.contains("missing.yaml: 読めません"), "{sentence}");
    let missing = folder.path().join("ない");
    assert!(refused(&missing, "D1", &[]).contains("フォルダがありません"));
    assert!(!missing.exists());
    assert!(refused(folder.path(), "D1", &["--seed", &u64::MAX.to_string(), "--count", "2"]).contains("大きすぎます"));
    for more in [["--seed", "-1"], ["--seed", "many"], ["--count", "0"], ["--count", "61"]] {
        refused(folder.path(), "D1", &more);
    }
    assert_eq!(files(folder.path()).len(), 0);

    let key = folder.path().join("解答_D1_120345.pdf");
    fs::write(&key, "前からあるもの").unwrap();
    let sentence = refused(folder.path(), "D1", &[]);
    assert!(sentence.contains("解答_D1_120345.pdf: すでにあります"), "{sentence}");
    let left = files(folder.path());
    assert_eq!(left.len(), 1, "the worksheet is not written where the key cannot be");
    assert_eq!(left["解答_D1_120345.pdf"], "前からあるもの".as_bytes());
    assert_eq!(written(&folder, "D1", &["--replace"]).len(), 2);
    assert!(fs::read(&key).unwrap().starts_with(b"%PDF"));
}
