//! The rule tables that come with the program, and the refusal of unsound ones.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use nintei_judgment::{RuleEdition, RuleError, RuleFile, built_in, in_force, load};
use nintei_survey::FormEdition;

fn forms() -> Vec<FormEdition> {
    nintei_survey::built_in().unwrap()
}

fn assets() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/rules/2009-04")
}

/// Loads the edition 2009-04 with one replacement in one of its files.
fn with_change(file: &str, from: &str, to: &str) -> Result<RuleEdition, RuleError> {
    let mut files = Vec::new();
    for folder in ["", "trees"] {
        for entry in fs::read_dir(assets().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_str().unwrap();
                let name = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
                files.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    let changed = files.iter_mut().find(|(name, _)| name == file).unwrap();
    assert!(changed.1.contains(from), "{file} no longer contains {from}");
    changed.1 = changed.1.replacen(from, to, 1);
    let files: Vec<RuleFile<'_>> = files.iter().map(|(name, text)| RuleFile { name, text }).collect();
    load("2009-04", &files, &forms())
}

#[track_caller]
fn refused(file: &str, from: &str, to: &str, sentence: &str) {
    let message = with_change(file, from, to).unwrap_err().to_string();
    assert!(message.contains(sentence), "refused with: {message}");
}

#[test]
fn the_built_in_edition_is_sound_and_in_force_since_april_2009() {
    let editions = built_in(&forms()).unwrap();
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    for date in [day(2009, 4, 1), day(2026, 11, 21), day(2099, 12, 31)] {
        assert_eq!(in_force(&editions, date).unwrap().id(), "2009-04");
    }
    assert_eq!(in_force(&editions, day(2009, 3, 31)).unwrap_err(), RuleError::NoEdition(day(2009, 3, 31)));
}

#[test]
fn a_split_that_leaves_an_answer_out_is_refused() {
    refused("trees/meal.yaml", "できる・見守り等:", "できる:", "「見守り等」の枝がありません");
}

#[test]
fn a_split_that_covers_an_answer_twice_is_refused() {
    refused("trees/meal.yaml", "一部介助・全介助:", "見守り等・一部介助・全介助:", "二つの枝にあります");
}

#[test]
fn an_answer_that_an_earlier_branch_ruled_out_is_refused() {
    refused(
        "trees/excretion.yaml",
        "特別な場合を除いてできる・日常的に困難:",
        "できる（特別な場合でもできる）・特別な場合を除いてできる・日常的に困難:",
        "ここまでの枝では起こりえません",
    );
}

#[test]
fn a_gap_or_an_overlap_between_thresholds_is_refused() {
    refused("trees/meal.yaml", "31.3以上:", "31.4以上:", "隙間または重なりがあります");
    refused("trees/meal.yaml", "31.3以上:", "31.2以上:", "隙間または重なりがあります");
}

#[test]
fn a_threshold_that_an_earlier_branch_ruled_out_is_refused() {
    refused("trees/excretion.yaml", "45.5以下:", "70.0以下:", "ここまでの枝では起こりえません");
}

#[test]
fn a_leaf_outside_the_displayed_range_is_refused() {
    refused("trees/meal.yaml", "18.6分", "81.6分", "表示範囲1.1〜71.4分の外");
}

#[test]
fn a_tree_that_never_reaches_its_displayed_range_is_refused() {
    refused("trees/meal.yaml", ": 71.4分", ": 70.4分", "最大の71.4分になる枝がありません");
}

#[test]
fn best_answers_that_do_not_sum_to_100_are_refused() {
    refused("scores.yaml", "つかまらないでできる: 9.0点", "つかまらないでできる: 9.1点", "最も良い答えの合計が100.1点");
}

#[test]
fn a_better_answer_with_fewer_points_is_refused() {
    refused("scores.yaml", "何かにつかまればできる: 6.5点", "何かにつかまればできる: 9.5点", "順に下がっていません");
}

#[test]
fn an_option_worded_differently_from_the_form_is_refused() {
    refused("scores.yaml", "何かにつかまればできる: 6.5点", "つかまればできる: 6.5点", "調査票のとおり");
    refused("special-care.yaml", "点滴の管理", "点滴", "調査票のとおり");
    refused("trees/bpsd.yaml", "1-7 歩行", "1-7 走行", "調査票の項目でも群でもありません");
}

#[test]
fn a_gap_between_care_levels_is_refused() {
    refused("categories.yaml", "未満: 25.0分", "未満: 24.9分", "隙間または重なり");
}

#[test]
fn a_number_without_its_unit_or_with_more_decimals_is_refused() {
    refused("special-care.yaml", "8.5分", "8.5", "ではない");
    refused("special-care.yaml", "8.5分", "8.55分", "ではない");
}

#[test]
fn a_heading_written_twice_is_refused() {
    let error =
        with_change("special-care.yaml", "  1 点滴の管理: 8.5分", "  1 点滴の管理: 8.5分\n  1 点滴の管理: 8.5分");
    assert!(matches!(error, Err(RuleError::Unreadable { .. })), "{error:?}");
}
