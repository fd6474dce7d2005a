//! 主治医意見書 beside the survey.

use nintei_survey::{
    Answers, Difference, DifferenceMark, FormEdition, ItemId, OpinionError, OpinionForm, OpinionItem, OpinionSheet,
    Stability, built_in,
};

fn form() -> FormEdition {
    built_in().unwrap().pop().unwrap()
}

fn opinion_form() -> OpinionForm {
    OpinionForm::built_in().unwrap()
}

fn difference(item: OpinionItem, survey: Option<&[u8]>, opinion: Option<&[u8]>) -> Difference {
    let (form, opinion_form) = (form(), opinion_form());
    let survey_item = opinion_form.question(item).unwrap().compare.as_ref().unwrap().survey_item();
    let (mut answers, mut sheet) = (Answers::default(), OpinionSheet::default());
    if let Some(numbers) = survey {
        answers.set(&form, survey_item, numbers).unwrap();
    }
    if let Some(numbers) = opinion {
        sheet.set(&opinion_form, item, numbers).unwrap();
    }
    let all = opinion_form.differences(&form, &answers, &sheet);
    all.into_iter().find(|difference| difference.item == item).unwrap()
}

#[test]
fn the_opinion_form_words_its_options_as_the_official_form_does() {
    let form = opinion_form();
    let labels = |item| -> Vec<String> {
        form.question(item).unwrap().options.iter().map(|option| option.label.clone()).collect()
    };
    assert_eq!(labels(OpinionItem::ShortTermMemory), ["問題なし", "問題あり"]);
    assert_eq!(labels(OpinionItem::DecisionMaking), ["自立", "いくらか困難", "見守りが必要", "判断できない"]);
    assert_eq!(
        labels(OpinionItem::Communication),
        ["伝えられる", "いくらか困難", "具体的要求に限られる", "伝えられない"]
    );
    assert_eq!(labels(OpinionItem::Eating), ["自立ないし何とか自分で食べられる", "全面介助"]);
    assert_eq!(labels(OpinionItem::SpecialCare).len(), 12);
}

#[test]
fn every_pairing_names_options_that_both_forms_have() {
    use nintei_survey::OpinionComparison::{Concern, Each, Order};
    let (form, opinion_form) = (form(), opinion_form());
    for question in &opinion_form.items {
        let numbers: Vec<u8> = question.options.iter().map(|option| option.no).collect();
        assert_eq!(numbers, (1..=numbers.len() as u8).collect::<Vec<_>>(), "{}", question.name);
        match &question.compare {
            Some(Concern { survey_item, survey_concern, opinion_concern }) => {
                let asked = form.question(*survey_item).unwrap();
                assert!(survey_concern.iter().all(|no| asked.option(*no).is_some()), "{}", question.name);
                assert!(opinion_concern.iter().all(|no| numbers.contains(no)), "{}", question.name);
            }
            Some(Order { survey_item }) => {
                let asked = form.question(*survey_item).unwrap();
                let same = asked.options.iter().zip(&question.options).all(|(one, other)| one.label == other.label);
                assert!(same && asked.options.len() == numbers.len(), "{}", question.name);
            }
            Some(Each { survey_item }) => {
                assert_eq!(form.question(*survey_item).unwrap().options.len(), numbers.len());
            }
            None => assert_eq!(question.item, OpinionItem::Stability),
        }
    }
}

#[test]
fn the_physician_alone_seeing_a_problem_is_a_filled_star_and_the_investigator_alone_an_open_one() {
    let mark = |survey, opinion| difference(OpinionItem::ShortTermMemory, survey, opinion).mark;
    assert_eq!(mark(Some(&[1]), Some(&[2])), DifferenceMark::Physician);
    assert_eq!(mark(Some(&[2]), Some(&[1])), DifferenceMark::Investigator);
    assert_eq!(mark(Some(&[2]), Some(&[2])), DifferenceMark::Same);
    assert_eq!(mark(Some(&[1]), Some(&[1])), DifferenceMark::Same);
    assert_eq!(DifferenceMark::Physician.symbol(), "★");
    assert_eq!(DifferenceMark::Investigator.symbol(), "☆");
}

#[test]
fn one_side_unanswered_is_marked_so() {
    assert_eq!(difference(OpinionItem::Eating, None, Some(&[1])).mark, DifferenceMark::Unanswered);
    assert_eq!(difference(OpinionItem::Eating, Some(&[1]), None).mark.symbol(), "未");
}

#[test]
fn of_two_grades_the_later_one_sees_the_greater_problem() {
    let mark = |survey, opinion| difference(OpinionItem::DementiaIndependence, Some(survey), Some(opinion)).mark;
    assert_eq!(mark(&[2], &[3]), DifferenceMark::Physician);
    assert_eq!(mark(&[8], &[7]), DifferenceMark::Investigator);
    assert_eq!(mark(&[5], &[5]), DifferenceMark::Same);
}

#[test]
fn special_care_is_compared_tick_by_tick() {
    let found = difference(OpinionItem::SpecialCare, Some(&[1, 3]), Some(&[1, 11]));
    assert_eq!(found.mark, DifferenceMark::Both);
    let parts: Vec<(&str, &str)> = found.parts.iter().map(|part| (part.label.as_str(), part.mark.symbol())).collect();
    assert_eq!(parts, [("透析", "☆"), ("褥瘡の処置", "★")]);
    assert_eq!(difference(OpinionItem::SpecialCare, Some(&[]), Some(&[])).mark, DifferenceMark::Same);
    assert_eq!(difference(OpinionItem::SpecialCare, Some(&[]), Some(&[2])).mark, DifferenceMark::Physician);
}

#[test]
fn a_difference_quotes_both_wordings() {
    let found = difference(OpinionItem::Communication, Some(&[2]), Some(&[3]));
    assert_eq!(found.survey, ["ときどき伝達できる"]);
    assert_eq!(found.opinion, ["具体的要求に限られる"]);
    assert_eq!(found.survey_item, "3-1".parse::<ItemId>().unwrap());
}

#[test]
fn a_mark_that_the_opinion_form_forbids_changes_nothing() {
    let form = opinion_form();
    let mut sheet = OpinionSheet::default();
    sheet.set(&form, OpinionItem::Eating, &[2]).unwrap();
    let before = sheet.clone();
    let unknown = sheet.set(&form, OpinionItem::Eating, &[3]).unwrap_err();
    assert_eq!(unknown.to_string(), "主治医意見書の食事行為に選択肢3はありません。1から2までの番号を選んでください。");
    let two = sheet.set(&form, OpinionItem::Eating, &[1, 2]).unwrap_err();
    assert!(matches!(two, OpinionError::OnlyOne { .. }));
    assert!(sheet.set(&form, OpinionItem::Eating, &[]).is_err());
    assert_eq!(sheet, before);
}

#[test]
fn the_judgment_takes_grade_and_stability_and_leaves_unknown_stability_open() {
    let form = opinion_form();
    let mut sheet = OpinionSheet::default();
    sheet.set(&form, OpinionItem::DementiaIndependence, &[4]).unwrap();
    sheet.set(&form, OpinionItem::Stability, &[2]).unwrap();
    let opinion = sheet.for_judgment(Some(60));
    assert_eq!(opinion.dementia, Some(4));
    assert_eq!(opinion.stability, Some(Stability::Unstable));
    assert_eq!(opinion.dementia_likelihood_percent, Some(60));
    sheet.set(&form, OpinionItem::Stability, &[3]).unwrap();
    assert_eq!(sheet.for_judgment(None).stability, None);
    sheet.clear(OpinionItem::DementiaIndependence);
    assert_eq!(sheet.for_judgment(None).dementia, None);
}

#[test]
fn a_sheet_is_read_back_as_it_was_kept() {
    let mut sheet = OpinionSheet::default();
    sheet.set(&opinion_form(), OpinionItem::SpecialCare, &[9, 1, 9]).unwrap();
    let json = serde_json::to_string(&sheet).unwrap();
    assert_eq!(json, r#"{"SpecialCare":[1,9]}"#);
    assert_eq!(serde_json::from_str::<OpinionSheet>(&json).unwrap(), sheet);
}
