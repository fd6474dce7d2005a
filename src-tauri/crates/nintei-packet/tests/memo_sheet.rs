//! What holds of every memo sheet for the visit.

mod common;

use common::{Case, FONTS, FORM, assert_as_approved, assert_well_laid_out, day, settled};
use nintei_packet::{LastAnswers, MemoSheet, Sheet, memo_sheet};
use nintei_survey::Circumstance;

fn has(sheet: &Sheet, words: &str) -> bool {
    sheet.texts.iter().any(|text| text.text == words)
}

#[test]
fn a_memo_sheet_with_a_last_survey_is_laid_out_as_approved() {
    assert_as_approved("memo_with_last", &settled().print_memo(None));
}

#[test]
fn a_memo_sheet_of_a_new_case_is_laid_out_as_approved() {
    assert_as_approved("memo_new", &Case::default().print_memo(None));
}

#[test]
fn a_memo_sheet_is_front_and_back_of_one_sheet_without_warning() {
    for sheet in
        [settled().print_memo(None), settled().print_memo(Some("架空　花子")), Case::default().print_memo(None)]
    {
        assert_eq!((sheet.pages, sheet.warnings.as_slice()), (2, [].as_slice()));
        assert_well_laid_out(&sheet);
    }
}

#[test]
fn every_item_stands_there_with_every_option() {
    let sheet = Case::default().print_memo(None);
    for question in FORM.questions().filter(|question| question.id.section() != 6) {
        let id = question.id.to_string();
        let at = sheet.texts.iter().position(|text| text.text == id).expect("the item");
        let row = &sheet.texts[at..];
        for option in &question.options {
            let near = row.iter().take(2 * question.options.len() + 4);
            assert!(near.into_iter().any(|text| text.text == option.print_label), "{id} {}", option.print_label);
        }
    }
    let care = FORM.questions().find(|question| question.id.section() == 6).expect("特別な医療");
    for option in &care.options {
        let begins = format!("{} {}", option.no, option.label.split('（').next().expect("a label"));
        assert!(has(&sheet, &begins), "{begins} is missing");
    }
}

#[test]
fn an_item_offers_the_circumstances_that_it_may_have_and_no_others() {
    let sheet = Case::default().print_memo(None);
    for (circumstance, letter) in Circumstance::ALL.into_iter().zip(["試", "異", "不", "立"]) {
        let items = FORM.questions().filter(|question| question.id.section() != 6);
        let expected = items.filter(|question| circumstance.applies_to(question)).count();
        assert_eq!(sheet.texts.iter().filter(|text| text.text == letter).count(), expected, "{letter}");
    }
}

#[test]
fn the_name_stands_there_only_where_it_is_asked_for() {
    let with_name = |sheet: &Sheet| sheet.texts.iter().any(|text| text.text.contains("花子"));
    assert!(!with_name(&settled().print_memo(None)));
    assert!(with_name(&settled().print_memo(Some("架空　花子"))));
}

#[test]
fn the_last_answers_stand_beside_their_items() {
    let sheet = settled().print_memo(None);
    for words in ["前回 4", "前回 3,4", "前回 8"] {
        assert!(has(&sheet, words), "{words} is missing");
    }
    assert!(!Case::default().print_memo(None).texts.iter().any(|text| text.text.contains("前回")));
}

#[test]
fn a_last_answer_that_todays_edition_does_not_offer_stands_there_in_its_words() {
    let case = settled();
    let mut last_form = FORM.clone();
    let item = "1-3".parse().expect("an item");
    let questions = last_form.sections.iter_mut().flat_map(|section| &mut section.questions);
    for question in questions.filter(|question| question.id == item) {
        question.options[0].label = "昔の文言".into();
        question.options[0].print_label = "昔".into();
    }
    let answers = &case.last.as_ref().expect("a last survey").0;
    let sheet = MemoSheet {
        form: &FORM,
        case_number: 12,
        name: None,
        last: Some(LastAnswers { form: &last_form, answers }),
        printed_on: day(2026, 11, 21),
        example: false,
        program: "x",
    };
    assert!(has(&memo_sheet(&sheet, &FONTS).expect("a memo sheet"), "前回 昔"));
}

#[test]
fn the_same_data_and_date_give_the_same_bytes() {
    assert!(settled().print_memo(None).pdf == settled().print_memo(None).pdf);
}
