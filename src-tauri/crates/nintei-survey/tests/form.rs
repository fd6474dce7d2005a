//! The form edition that comes with the program.

use nintei_survey::{AnswerError, Answers, FormEdition, ItemId, Progress, built_in};
use proptest::prelude::*;

fn form() -> FormEdition {
    built_in().unwrap().pop().unwrap()
}

fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

#[test]
fn the_form_asks_55_questions_that_flatten_to_74_items() {
    let form = form();
    let counts: Vec<usize> = form.sections.iter().map(|section| section.questions.len()).collect();
    assert_eq!(counts, [13, 12, 9, 15, 6, 1, 2]);
    assert_eq!(Progress::of(&form, &Answers::default()).all, 74);
    assert_eq!(form.warnings.len(), 57);
}

#[test]
fn an_answer_that_the_form_forbids_changes_nothing() {
    let form = form();
    let mut answers = Answers::default();
    answers.set(&form, item("1-1"), &[2, 4]).unwrap();
    let before = answers;
    for (id, numbers) in [
        ("1-1", &[1, 2][..]),
        ("1-1", &[]),
        ("1-1", &[7]),
        ("1-1", &[2, 2]),
        ("1-3", &[1, 2]),
        ("1-3", &[4]),
        ("1-3", &[]),
        ("6", &[13]),
        ("1-14", &[1]),
    ] {
        assert!(answers.set(&form, item(id), numbers).is_err(), "{id} {numbers:?}");
        assert_eq!(answers, before);
    }
}

#[test]
fn no_special_care_is_an_answer_and_differs_from_no_answer() {
    let form = form();
    let mut answers = Answers::default();
    assert!(!answers.get(ItemId::SPECIAL_CARE).is_answered());
    answers.set(&form, ItemId::SPECIAL_CARE, &[]).unwrap();
    assert!(answers.get(ItemId::SPECIAL_CARE).is_answered());
    assert_eq!(Progress::of(&form, &answers).answered, 12);
}

#[test]
fn a_refusal_names_the_item_and_what_to_do() {
    let mut answers = Answers::default();
    let error = answers.set(&form(), item("1-3"), &[9]).unwrap_err();
    assert_eq!(error.to_string(), "1-3 寝返りに選択肢9はありません。1から3までの番号を選んでください。");
    assert!(matches!(error, AnswerError::UnknownOption { no: 9, last: 3, .. }));
}

#[test]
fn a_warning_is_raised_only_while_all_its_answers_stand() {
    let form = form();
    let mut answers = Answers::default();
    answers.set(&form, item("1-3"), &[3]).unwrap();
    assert_eq!(form.raised_warnings(&answers).count(), 0);
    answers.set(&form, item("1-10"), &[1]).unwrap();
    let codes: Vec<&str> = form.raised_warnings(&answers).map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["01"]);
    answers.clear(item("1-3"));
    assert_eq!(form.raised_warnings(&answers).count(), 0);
}

#[test]
fn item_numbers_are_read_only_as_the_form_prints_them() {
    for text in ["1-1", "1-13", "5-6", "6", "7-2"] {
        assert_eq!(item(text).to_string(), text);
    }
    for text in ["", "0-1", "8-1", "1-01", "01-1", "1-", "-1", "1-1-1", "１-1", "1-16", "6-0", "+1-1"] {
        assert!(text.parse::<ItemId>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_answer_whatever_panics(id in "[0-9]{1,2}-[0-9]{1,2}", numbers in proptest::collection::vec(any::<u8>(), 0..20)) {
        if let Ok(id) = id.parse() {
            let _ = Answers::default().set(&form(), id, &numbers);
        }
    }
}
