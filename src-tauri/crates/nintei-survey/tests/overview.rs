//! 概況調査: the form's part and what is checked.

use chrono::{NaiveDate, NaiveTime};
use nintei_survey::{
    Contact, Overview, OverviewField, OverviewFinding, OverviewForm, PastCertification, ServiceCount, Situation,
    built_in,
};
use proptest::prelude::*;

fn form() -> OverviewForm {
    built_in().unwrap().pop().unwrap().overview
}

fn findings(overview: &Overview) -> Vec<OverviewFinding> {
    overview.findings(&form(), NaiveDate::from_ymd_opt(2026, 4, 1))
}

fn with_postal_code(text: &str) -> Overview {
    Overview { contact: Contact { postal_code: text.to_owned(), ..Contact::default() }, ..Overview::default() }
}

fn with_phone(text: &str) -> Overview {
    Overview { contact: Contact { phone: text.to_owned(), ..Contact::default() }, ..Overview::default() }
}

#[test]
fn the_form_lists_21_services_12_facilities_and_3_households_in_its_own_words() {
    let form = form();
    assert_eq!((form.services.len(), form.facilities.len(), form.households.len()), (21, 12, 3));
    assert_eq!(form.service(12).unwrap().unit, "品目（調査日時点）");
    let counts = |count| form.services.iter().filter(|service| service.count == count).count();
    assert_eq!(counts(ServiceCount::Pieces), 2);
    assert_eq!(counts(ServiceCount::Presence), 1);
    assert_eq!(counts(ServiceCount::TimesPerMonth) + counts(ServiceCount::DaysPerMonth), 18);
    assert_eq!(form.household(1), Some("独居"));
    assert_eq!((form.household(0), form.household(4)), (None, None));
}

#[test]
fn the_present_situation_is_named_without_footnote_marks() {
    let form = form();
    assert_eq!(Situation::Home.name(&form), Some("居宅"));
    assert_eq!(Situation::Facility { no: 10 }.name(&form), Some("有料老人ホーム"));
    assert_eq!(Situation::Facility { no: 13 }.name(&form), None);
}

#[test]
fn an_empty_overview_has_no_findings() {
    assert_eq!(findings(&Overview::default()), []);
}

#[test]
fn an_end_before_the_start_is_pointed_out() {
    let overview = Overview {
        started_at: NaiveTime::from_hms_opt(14, 0, 0),
        ended_at: NaiveTime::from_hms_opt(13, 5, 0),
        ..Overview::default()
    };
    let found = findings(&overview);
    assert_eq!(found[0].field, OverviewField::Time);
    assert_eq!(found[0].sentence, "調査の終了時刻（13:05）が開始時刻（14:00）より前です。時刻を確かめてください。");
}

#[test]
fn a_last_certification_after_the_survey_is_pointed_out() {
    let on = |day| Overview { last_certified_on: NaiveDate::from_ymd_opt(2026, 4, day), ..Overview::default() };
    assert_eq!(findings(&on(2))[0].field, OverviewField::LastCertifiedOn);
    assert_eq!(findings(&on(1)), []);
}

#[test]
fn a_first_certification_with_a_day_of_the_last_one_is_pointed_out() {
    let with = |past| Overview { past, last_certified_on: NaiveDate::from_ymd_opt(2024, 4, 1), ..Overview::default() };
    let found = findings(&with(Some(PastCertification::First)));
    assert_eq!((found.len(), found[0].field), (1, OverviewField::Past));
    assert_eq!(findings(&with(Some(PastCertification::Repeated))), []);
    assert_eq!(findings(&with(None)), []);
}

#[test]
fn counts_that_cannot_be_are_pointed_out_by_the_services_name() {
    let used = |no: u8, count: i32| {
        let overview = Overview { services: [(no, count)].into(), ..Overview::default() };
        findings(&overview).into_iter().map(|found| found.sentence).collect::<String>()
    };
    assert_eq!(
        used(1, -2),
        "訪問介護(ホームヘルプ)・訪問型サービスの数が負の数（-2）です。0以上の数を書いてください。"
    );
    assert_eq!(used(8, 31), "");
    assert!(used(8, 32).contains("31日を超える"), "{}", used(8, 32));
    assert_eq!(used(1, 90), "");
    assert!(used(1, 900).contains("310回を超える"));
    assert!(used(12, 31).contains("30品目を超える"));
    assert_eq!(used(14, 1), "");
    assert!(used(14, 2).contains("「あり」（1）か「なし」（0）"));
    assert!(used(22, 1).contains("調査票にありません"));
}

#[test]
fn a_postal_code_in_another_width_gets_a_suggestion() {
    for written in ["１２３－４５６７", "1234567", "〒123-4567", "123ー4567", " 123-4567"] {
        let found = findings(&with_postal_code(written));
        assert_eq!(found[0].suggestion.as_deref(), Some("123-4567"), "{written}");
    }
    assert_eq!(findings(&with_postal_code("123-4567")), []);
}

#[test]
fn a_postal_code_that_cannot_be_one_gets_a_sentence_only() {
    for written in ["12-34567", "123-456", "abc-defg", "不明", "🏠"] {
        let found = findings(&with_postal_code(written));
        assert_eq!((found[0].field, found[0].suggestion.as_deref()), (OverviewField::PostalCode, None), "{written}");
        assert!(found[0].sentence.contains("「123-4567」のように"), "{}", found[0].sentence);
    }
}

#[test]
fn a_phone_number_keeps_its_hyphens_and_gets_its_width_suggested() {
    assert_eq!(findings(&with_phone("0467-12-3456")), []);
    assert_eq!(findings(&with_phone("09012345678")), []);
    assert_eq!(findings(&with_phone("０９０－１２３４－５６７８"))[0].suggestion.as_deref(), Some("090-1234-5678"));
    assert_eq!(findings(&with_phone("03(1234)5678"))[0].suggestion.as_deref(), Some("03-1234-5678"));
    for written in ["1234", "110", "9012345678", "なし", "03--12345678"] {
        assert_eq!(findings(&with_phone(written))[0].suggestion, None, "{written}");
    }
}

#[test]
fn a_choice_that_the_form_does_not_offer_is_pointed_out() {
    let overview =
        Overview { situation: Some(Situation::Facility { no: 13 }), household: Some(4), ..Overview::default() };
    let fields: Vec<OverviewField> = findings(&overview).into_iter().map(|found| found.field).collect();
    assert_eq!(fields, [OverviewField::Situation, OverviewField::Household]);
}

#[test]
fn an_overview_is_read_back_as_it_was_kept() {
    let overview = Overview {
        started_at: NaiveTime::from_hms_opt(10, 30, 0),
        situation: Some(Situation::Facility { no: 2 }),
        services: [(1, 8), (14, 1)].into(),
        remarks: "一軒家に独居。".to_owned(),
        ..Overview::default()
    };
    let json = serde_json::to_string(&overview).unwrap();
    assert_eq!(serde_json::from_str::<Overview>(&json).unwrap(), overview);
    assert_eq!(serde_json::from_str::<Overview>("{}").unwrap(), Overview::default());
}

proptest! {
    #[test]
    fn a_suggestion_once_taken_over_leaves_nothing_to_say(text in "[0-9０-９ーｰ－()（）〒 -]{0,16}|\\PC{0,12}") {
        for overview in [with_postal_code(&text), with_phone(&text)] {
            for found in findings(&overview) {
                if let Some(well) = found.suggestion {
                    let taken = if found.field == OverviewField::Phone { with_phone(&well) } else { with_postal_code(&well) };
                    prop_assert_eq!(findings(&taken), []);
                }
            }
        }
    }
}
