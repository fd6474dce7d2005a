//! Judgments put on record.

mod common;

use common::{LONGER, form, item, new_case, new_store, person, stamp};
use nintei_judgment::{JudgmentInput, Outcome, Tenths, Traced, TreeId, built_in, outcome};
use nintei_store::{ChangeKind, JudgmentOccasion, JudgmentRecord, Store};
use nintei_survey::{Application, Opinion, Stability};

fn input() -> JudgmentInput {
    let mut input = JudgmentInput {
        opinion: Opinion { dementia: Some(3), stability: Some(Stability::Unstable), ..Opinion::default() },
        ..JudgmentInput::default()
    };
    input.answers.set(&form(), item("1-1"), &[2, 4]).unwrap();
    input.answers.set(&form(), item("6"), &[]).unwrap();
    let on = "2026-03-31".parse().ok();
    input.traced[TreeId::Hygiene.index()] = Some(Traced { minutes: Tenths::new(74), by: "鈴木".to_owned(), on });
    input
}

fn record<'a>(input: &'a JudgmentInput, outcome: &'a Outcome<'a>) -> JudgmentRecord<'a> {
    JudgmentRecord { occasion: JudgmentOccasion::Recorded, form: "2024-04", supplements: &[3, 7], input, outcome }
}

#[test]
fn a_recorded_judgment_keeps_what_it_was_made_from_and_what_came_out() {
    let (folder, mut store) = new_store();
    let rules = built_in(&[form()]).unwrap().pop().unwrap();
    let case = new_case(&mut store, &person("架空 花子", "", ""));
    let (input, empty) = (input(), JudgmentInput::default());
    let (first, second) = (outcome(&rules, &input), outcome(&rules, &empty));
    let one = store.record_judgment(case, &record(&input, &first), &stamp()).unwrap();
    let printed = JudgmentRecord { occasion: JudgmentOccasion::Printed, supplements: &[], ..record(&empty, &second) };
    let two = store.record_judgment(case, &printed, &stamp()).unwrap();
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let records = store.judgment_records(case).unwrap();
    assert_eq!(records.iter().map(|record| record.id).collect::<Vec<_>>(), [two, one], "newest first");
    let kept = &records[1];
    assert_eq!((kept.occasion, kept.form.as_str()), (JudgmentOccasion::Recorded, "2024-04"));
    assert_eq!((kept.rules.as_str(), &kept.supplements[..]), (first.rules, &[3, 7][..]));
    assert_eq!((kept.made_at.as_str(), kept.made_by.as_str()), ("2026-04-01T09:30:00+09:00", "調査員 鈴木"));
    assert_eq!(kept.input, input);
    assert_eq!((kept.total, kept.care_levels), (first.total, first.care_levels));
    let shown: serde_json::Value = serde_json::from_str(&kept.outcome).unwrap();
    assert_eq!(shown, serde_json::to_value(first).unwrap());
    assert_eq!(store.judgment_record(two).unwrap(), (case, records[0].clone()));
    assert_eq!((records[0].occasion, &records[0].input), (JudgmentOccasion::Printed, &empty));
    let last = store.history(case).unwrap().pop().unwrap();
    assert_eq!((last.kind, last.item), (ChangeKind::JudgmentRecord, Some(two.to_string())));
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_judgment_of_no_case_is_refused() {
    let (_folder, mut store) = new_store();
    let rules = built_in(&[form()]).unwrap().pop().unwrap();
    let case = new_case(&mut store, &Application::default());
    let input = input();
    let outcome = outcome(&rules, &input);
    let refusal = store.record_judgment(case + 1, &record(&input, &outcome), &stamp()).unwrap_err();
    assert_eq!(refusal.code(), "no-such-case");
    assert_eq!(store.judgment_records(case + 1).unwrap_err().code(), "no-such-case");
    assert_eq!(store.judgment_record(1).unwrap_err().code(), "no-such-judgment-record");
    assert_eq!(store.judgment_records(case).unwrap(), []);
}
