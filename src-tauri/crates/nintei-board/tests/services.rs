//! サービスの種類 against its transcription, and what each level opens.

use nintei_board::{BenefitKind, Designation, ServiceGroup, ServiceTable};
use nintei_survey::CareLevel;
use serde_json::Value;

const TABLE: &str = include_str!("../../../../assets/services.yaml");

#[test]
fn the_services_are_name_by_name_the_transcription() {
    let source: Value = serde_json::from_str(include_str!("../../../../tests/transcription/services.json")).unwrap();
    let table = ServiceTable::built_in().unwrap();
    assert_eq!(table.source(), source["source"].as_str().unwrap());
    let mut expected = Vec::new();
    let benefits = [(BenefitKind::Care, "care_benefit"), (BenefitKind::Preventive, "preventive_benefit")];
    let designations = [
        (Designation::Prefecture, "designated_by_prefecture"),
        (Designation::Municipality, "designated_by_municipality"),
    ];
    for (benefit, benefit_key) in benefits {
        for (designated_by, key) in designations {
            for (name, services) in source[benefit_key][key].as_object().unwrap() {
                expected.push((benefit, designated_by, name.clone(), parts(services)));
            }
        }
    }
    let ours = |group: &ServiceGroup| {
        let parts = group.parts.iter().map(|part| (part.name.clone(), part.services.clone())).collect::<Vec<_>>();
        (group.benefit, group.designated_by, group.name.clone(), sorted(parts))
    };
    let mut found: Vec<_> = table.groups().iter().map(ours).collect();
    let order = |one: &(BenefitKind, Designation, String, _)| (one.0.name(), one.1.name(), one.2.clone());
    expected.sort_by_key(order);
    found.sort_by_key(order);
    assert_eq!(found, expected);
    let services: usize = table.groups().iter().flat_map(|group| &group.parts).map(|part| part.services.len()).sum();
    assert_eq!(services, 38);
}

fn sorted(mut parts: Vec<(String, Vec<String>)>) -> Vec<(String, Vec<String>)> {
    parts.sort();
    parts
}

fn parts(services: &Value) -> Vec<(String, Vec<String>)> {
    let names = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    match services {
        Value::Object(parts) => sorted(parts.iter().map(|(name, list)| (name.clone(), names(list))).collect()),
        list if names(list).is_empty() => Vec::new(),
        list => vec![(String::new(), names(list))],
    }
}

#[test]
fn what_is_open_beside_the_benefits_is_named_as_in_the_transcription() {
    let source: Value = serde_json::from_str(include_str!("../../../../tests/transcription/services.json")).unwrap();
    let also: Vec<&str> = source["also"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(ServiceTable::built_in().unwrap().opened(CareLevel::Support1).also, also);
}

#[test]
fn every_level_opens_its_benefit_and_says_so_in_one_line() {
    let table = ServiceTable::built_in().unwrap();
    for level in CareLevel::ALL {
        let opened = table.opened(level);
        let benefit = match level {
            CareLevel::NotCertified => None,
            CareLevel::Support1 | CareLevel::Support2 => Some(BenefitKind::Preventive),
            _ => Some(BenefitKind::Care),
        };
        assert_eq!((opened.level, opened.benefit), (level, benefit));
        assert!(!opened.line.contains('\n'));
    }
    assert_eq!(
        table.opened(CareLevel::Support2).line,
        "予防給付（介護予防サービス、地域密着型介護予防サービス、介護予防支援）、\
         居宅介護（介護予防）住宅改修、介護予防・日常生活支援総合事業"
    );
    assert_eq!(
        table.opened(CareLevel::Care3).line,
        "介護給付（居宅介護サービス、施設サービス、地域密着型介護サービス、居宅介護支援）、居宅介護（介護予防）住宅改修"
    );
    assert_eq!(table.opened(CareLevel::NotCertified).line, "介護予防・日常生活支援総合事業");
}

#[track_caller]
fn unsound(from: &str, to: &str, word: &str) {
    assert!(TABLE.contains(from), "the table has no {from}");
    let error = ServiceTable::read(&TABLE.replacen(from, to, 1)).unwrap_err();
    assert!(error.to_string().contains(word), "{error} should say {word}");
}

#[test]
fn an_unsound_table_is_refused_with_place_and_cause() {
    unsound("[要支援1, 要支援2]", "[要支援1]", "要支援2");
    unsound("[要支援1, 要支援2]", "[要支援1, 要支援2, 要介護1]", "要介護1");
    unsound("併せて: [居宅", "併せて: [住居", "給付の別によらない");
    unsound("給付: 予防給付", "給付: 福祉給付", "読めません");
    unsound("出典: 能力", "出典: ''\nべつ: 能力", "読めません");
}
