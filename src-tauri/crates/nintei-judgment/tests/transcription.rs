//! The outlines under `assets/rules` say what the transcription under `tests/transcription` says, number by number.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn transcription(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("tests/transcription").join(name)).unwrap()).unwrap()
}

fn outline(name: &str) -> Value {
    serde_saphyr::from_str(&fs::read_to_string(root().join("assets/rules/2009-04").join(name)).unwrap()).unwrap()
}

fn decimal(value: &Value) -> String {
    format!("{:.1}", value.as_f64().unwrap())
}

fn without_doubt(text: &str) -> &str {
    text.split(" ※要照合").next().unwrap()
}

/// Walks the two-way transcription and the outline together; the wording of each branch must be its label's.
fn same_tree(place: &str, node: &Value, outline: &Value, leaves: &mut usize) {
    let Some(label) = node.get("label") else {
        *leaves += 1;
        let expected = match (node["minutes"].as_f64(), node.get("bound")) {
            (Some(minutes), _) => format!("{minutes:.1}分"),
            (None, Some(bound)) => format!("未確定（{}〜{}分）", decimal(&bound[0]), decimal(&bound[1])),
            (None, None) => "未確定".to_owned(),
        };
        let text = outline.as_str().unwrap_or_else(|| panic!("{place} should end here"));
        assert_eq!(without_doubt(text), expected, "{place}");
        assert_eq!(text.contains("要照合"), node.get("doubt").is_some(), "{place}");
        return;
    };
    let label = label.as_str().unwrap();
    let questions = outline.as_object().unwrap();
    assert_eq!(questions.len(), 1, "{place}");
    let (asks, branches) = questions.iter().next().unwrap();
    assert_eq!(asks.contains("要照合"), node.get("doubt").is_some(), "{place}");
    let branches = branches.as_object().unwrap();
    assert_eq!(branches.len(), 2, "{place}");
    let said = |branch: &str| {
        let asks = without_doubt(asks)
            .replace("麻痺等の有無", "麻痺")
            .replace("拘縮の有無（肩関節）", "拘縮(肩関節)")
            .replace("拘縮の有無（股関節）", "拘縮(股関節)");
        let branch = branch.replace('・', "/");
        let gap = if asks.contains("拘縮") { "" } else { " " };
        format!("{asks}{gap}{branch}")
    };
    let (yes, no): (Vec<_>, Vec<_>) = branches.iter().partition(|(branch, _)| said(branch) == label);
    assert_eq!((yes.len(), no.len()), (1, 1), "{place}: {label} is one branch of {asks}");
    if let Some(limit) = node["ask"].get("at_most") {
        let above = format!("{:.1}以上", limit.as_f64().unwrap() + 0.1);
        assert_eq!(no[0].0, &above, "{place}");
    }
    same_tree(&format!("{place} › {label}"), &node["yes"], yes[0].1, leaves);
    same_tree(&format!("{place} › not {label}"), &node["no"], no[0].1, leaves);
}

#[test]
fn every_question_branch_and_leaf_of_the_trees_is_the_transcribed_one() {
    let mut leaves = 0;
    for (key, tree) in transcription("trees.json").as_object().unwrap() {
        let file = outline(&format!("trees/{key}.yaml"));
        assert_eq!(file["樹形図"], tree["name"]);
        let range = format!("{}〜{}分", decimal(&tree["displayed_range"][0]), decimal(&tree["displayed_range"][1]));
        assert_eq!(file["表示範囲"], range.as_str(), "{key}");
        if tree["tree"].is_null() {
            assert_eq!(file["図"], "未確定");
        } else {
            same_tree(key, &tree["tree"], &file["図"], &mut leaves);
        }
    }
    assert_eq!(leaves, 206);
}

#[test]
fn every_score_is_the_transcribed_one() {
    fn numbers(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| numbers(value, found)),
            Value::Object(values) => values.values().for_each(|value| numbers(value, found)),
            Value::Null => found.push("未確定".to_owned()),
            Value::String(text) => found.push(text.clone()),
            value => found.push(format!("{}点", decimal(value))),
        }
    }
    let file = outline("scores.yaml");
    let items: BTreeMap<&str, &Value> = file["得点"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|group| group.as_object().unwrap())
        .map(|(title, rows)| (title.split(' ').next().unwrap(), rows))
        .collect();
    let transcribed = transcription("scores.json");
    let transcribed = transcribed["scores"].as_object().unwrap();
    assert_eq!(items.len(), transcribed.len());
    for (item, rows) in transcribed {
        let (mut expected, mut found) = (Vec::new(), Vec::new());
        numbers(rows, &mut expected);
        numbers(items[item.as_str()], &mut found);
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{item}");
    }
}

#[test]
fn special_care_categories_and_dementia_addition_are_the_transcribed_ones() {
    let special = outline("special-care.yaml");
    let listed = special["加える時間"].as_object().unwrap();
    let transcribed = transcription("special-care.json");
    let transcribed = transcribed["minutes"].as_object().unwrap();
    let by_number = |entries: &serde_json::Map<String, Value>| -> BTreeMap<u8, Value> {
        entries
            .iter()
            .map(|(name, minutes)| (name.split(' ').next().unwrap().parse().unwrap(), minutes.clone()))
            .collect()
    };
    let (listed, transcribed) = (by_number(listed), by_number(transcribed));
    assert_eq!(listed.len(), 12);
    for (number, minutes) in transcribed {
        assert_eq!(listed[&number], format!("{}分", decimal(&minutes)).as_str(), "{number}");
    }

    let categories = outline("categories.yaml");
    for category in transcription("categories.json")["categories"].as_array().unwrap() {
        let row = &categories["区分"][category["name"].as_str().unwrap()];
        assert_eq!(row["コード"], category["code"]);
        assert_eq!(row["以上"], format!("{}分", decimal(&category["from"])).as_str());
        match category["below"].as_f64() {
            Some(below) => assert_eq!(row["未満"], format!("{below:.1}分").as_str()),
            None => assert!(row.get("未満").is_none()),
        }
    }

    let addition = outline("dementia-addition.yaml");
    for (level, steps) in transcription("dementia-addition.json")["minutes"].as_object().unwrap() {
        let row = &addition["加算"][level];
        assert_eq!(row["一段階"], format!("{}分", decimal(&steps["one_step"])).as_str());
        assert_eq!(row["二段階目"], format!("{}分", decimal(&steps["two_steps_more"])).as_str());
    }
}
