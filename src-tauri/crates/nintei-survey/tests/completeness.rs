//! What is missing before a survey is handed over.

use chrono::{NaiveDate, NaiveTime};
use nintei_survey::{
    Answers, Application, ApplicationField, ApplicationKind, CareLevel, Certification, Circumstances, Contact,
    Dismissal, Employer, ExpectedReason, FormEdition, Investigator, ItemId, KnownName, KnownNames, NameKind,
    NoteLimits, OpenPoint, OpenPointKind, Overview, OverviewField, PastCertification, PointPlace, Sex, Situation,
    SpecialNotes, SurveyPermission, SurveyPlace, SurveyRule, SurveyState, VagueWords, built_in, survey_permission,
};

struct Survey {
    form: FormEdition,
    application: Application,
    overview: Overview,
    answers: Answers,
    notes: SpecialNotes,
    dismissals: Vec<Dismissal>,
    names: Vec<KnownName>,
    permission: Option<SurveyPermission>,
    limits: NoteLimits,
}

fn item(text: &str) -> ItemId {
    text.parse().unwrap()
}

/// A survey with every item answered by its first option, 特別な医療 なし, and a filled 概況調査.
fn whole_survey() -> Survey {
    let form = built_in().unwrap().pop().unwrap();
    let mut answers = Answers::default();
    for question in form.questions() {
        let numbers: &[u8] = if question.may_be_none { &[] } else { &[1] };
        answers.set(&form, question.id, numbers).unwrap();
    }
    let application = Application {
        insurer_number: "990001".to_owned(),
        insured_number: "9900000001".to_owned(),
        name: "山本 花".to_owned(),
        sex: Some(Sex::Female),
        birth_date: NaiveDate::from_ymd_opt(1940, 1, 1),
        kind: Some(ApplicationKind::New),
        surveyed_on: NaiveDate::from_ymd_opt(2026, 4, 1),
        investigator: "佐藤 恵".to_owned(),
        ..Application::default()
    };
    let overview = Overview {
        started_at: NaiveTime::from_hms_opt(10, 0, 0),
        ended_at: NaiveTime::from_hms_opt(11, 0, 0),
        place: Some(SurveyPlace::Home),
        organization: "介護保険課".to_owned(),
        past: Some(PastCertification::First),
        contact: Contact { address: "本町1-1".to_owned(), ..Contact::default() },
        situation: Some(Situation::Home),
        household: Some(1),
        ..Overview::default()
    };
    Survey {
        form,
        application,
        overview,
        answers,
        notes: SpecialNotes::default(),
        dismissals: Vec::new(),
        names: Vec::new(),
        permission: None,
        limits: NoteLimits::default(),
    }
}

impl Survey {
    fn open_points(&self) -> Vec<OpenPoint> {
        let names = KnownNames::new(&self.names).unwrap();
        SurveyState {
            form: &self.form,
            application: &self.application,
            overview: &self.overview,
            answers: &self.answers,
            notes: &self.notes,
            circumstances: &Circumstances::new(),
            dismissals: &self.dismissals,
            permission: self.permission.as_ref(),
            overruns: &self.limits.overruns(&self.limits.measure(&self.notes)),
            vague_words: &VagueWords::built_in(&self.form).unwrap(),
            names: &names,
        }
        .open_points()
    }
}

#[test]
fn nothing_is_open_in_a_whole_survey() {
    assert_eq!(whole_survey().open_points(), []);
}

#[test]
fn an_empty_survey_lists_application_overview_and_every_question_in_this_order() {
    let mut survey = whole_survey();
    survey.answers = Answers::default();
    survey.overview = Overview::default();
    survey.application = Application::default();
    let points = survey.open_points();
    let of = |kind| points.iter().filter(|point| point.kind == kind).count();
    assert_eq!(of(OpenPointKind::UnansweredItem), 58);
    assert_eq!(of(OpenPointKind::MissingOverview), 9);
    assert_eq!(of(OpenPointKind::MissingApplication), 6);
    assert_eq!(points.len(), 73);
    assert_eq!(points[0].place, PointPlace::Application { field: ApplicationField::InsurerNumber });
    assert_eq!(points[6].place, PointPlace::Overview { field: OverviewField::SurveyedOn });
    assert_eq!(points[72].place, PointPlace::Item { item: item("7-2") });
}

#[test]
fn somebody_in_a_facility_needs_its_name_and_no_household() {
    let mut survey = whole_survey();
    survey.overview.situation = Some(Situation::Facility { no: 1 });
    survey.overview.household = None;
    let points = survey.open_points();
    assert_eq!(points.len(), 1);
    assert_eq!(points[0].place, PointPlace::Overview { field: OverviewField::FacilityName });
    assert_eq!(points[0].sentence, "概況調査の施設等名が記入されていません。");
}

#[test]
fn a_place_outside_the_home_and_an_earlier_certification_want_their_particulars() {
    let mut survey = whole_survey();
    survey.overview.place = Some(SurveyPlace::Elsewhere);
    survey.overview.past = Some(PastCertification::Repeated);
    survey.application.previous = Some(Certification { level: Some(CareLevel::ALL[1]), ..Certification::default() });
    let places: Vec<PointPlace> = survey.open_points().into_iter().map(|point| point.place).collect();
    assert_eq!(
        places,
        [OverviewField::Place, OverviewField::LastCertifiedOn].map(|field| PointPlace::Overview { field })
    );
}

#[test]
fn an_expected_note_is_open_until_it_is_written_or_dismissed() {
    let mut survey = whole_survey();
    survey.answers.set(&survey.form, item("4-6"), &[3]).unwrap();
    let place = PointPlace::ExpectedNote { item: item("4-6"), reason: ExpectedReason::Behaviour };
    assert_eq!(survey.open_points()[0].place, place);
    survey.notes.set(item("4-6"), "夜間に大声を出す。");
    assert_eq!(
        survey.open_points()[0].sentence,
        "(4-6) 大声を出すが「ある」のため、手間と頻度を書きます。特記事項に頻度が数で書かれていません。"
    );
    survey.notes.set(item("4-6"), "週に3回、夜間に大声を出す。家族が30分なだめる。");
    assert_eq!(survey.open_points(), []);
    survey.notes.set(item("4-6"), "");
    let because = "3-8に記載".to_owned();
    survey.dismissals.push(Dismissal { item: item("4-6"), reason: ExpectedReason::Behaviour, because });
    assert_eq!(survey.open_points(), []);
}

#[test]
fn vague_words_and_names_lead_to_their_place_in_the_note() {
    let mut survey = whole_survey();
    survey.names.push(KnownName { kind: NameKind::Own, name: "山田 花子".to_owned(), kana: String::new() });
    survey.notes.set(item("2-4"), "山田さんは時々むせる。");
    let points = survey.open_points();
    assert_eq!(
        points.iter().map(|point| point.kind).collect::<Vec<_>>(),
        [OpenPointKind::VagueWord, OpenPointKind::Name]
    );
    let PointPlace::NoteText { item: place, span } = &points[1].place else { unreachable!("a name has a place") };
    assert_eq!((*place, span.quoted.as_str(), span.start, span.end), (item("2-4"), "山田", 0, 2));
    assert_eq!(
        points[1].sentence,
        "(2-4)の特記事項に「山田」があります。本人の氏名です。「本人」のように書いてください。"
    );
}

#[test]
fn what_cannot_be_in_the_overview_is_listed_with_its_field() {
    let mut survey = whole_survey();
    survey.overview.services.insert(8, 40);
    let points = survey.open_points();
    assert_eq!(points[0].kind, OpenPointKind::DoubtfulOverview);
    assert_eq!(points[0].place, PointPlace::Overview { field: OverviewField::Service { no: 8 } });
    let json = serde_json::to_value(&points[0].place).unwrap();
    assert_eq!(json, serde_json::json!({ "at": "Overview", "field": "Service", "no": 8 }));
}

#[test]
fn a_blank_of_a_phrase_that_is_not_filled_is_listed_with_its_place() {
    let mut survey = whole_survey();
    survey.notes.set(item("2-4"), "見守りが［頻度］ある。［ここは\n改行］");
    let points = survey.open_points();
    assert_eq!(points.iter().map(|point| point.kind).collect::<Vec<_>>(), [OpenPointKind::UnfilledBlank]);
    let PointPlace::NoteText { span, .. } = &points[0].place else { unreachable!("a blank has a place") };
    assert_eq!((span.quoted.as_str(), span.start), ("［頻度］", 4));
}

#[test]
fn notes_beyond_the_limits_of_the_insurer_are_listed() {
    let mut survey = whole_survey();
    survey.limits = NoteLimits { note_characters: Some(5), all_characters: Some(8), all_lines: None };
    survey.notes.set(item("2-4"), "見守りを毎食行う。");
    let places: Vec<PointPlace> = survey.open_points().into_iter().map(|point| point.place).collect();
    assert_eq!(places, [PointPlace::Note { item: item("2-4") }, PointPlace::Notes]);
}

#[test]
fn a_rule_against_the_survey_comes_first_and_is_named() {
    let mut survey = whole_survey();
    let investigator = Investigator {
        employer: Some(Employer::EntrustedOffice),
        trained: Some(true),
        qualification: Some(nintei_survey::Qualification::CareManager),
        ..Investigator::default()
    };
    survey.permission = Some(survey_permission(&investigator, Some(ApplicationKind::New), ""));
    survey.answers.clear(item("1-3"));
    let points = survey.open_points();
    assert_eq!(points[0].place, PointPlace::Investigator { rule: SurveyRule::NewApplication });
    assert!(
        points[0].sentence.starts_with("【新規申請の調査は市町村又は指定市町村事務受託法人】"),
        "{}",
        points[0].sentence
    );
    assert_eq!(points[1].kind, OpenPointKind::UnansweredItem);
}

#[test]
fn what_the_form_prints_from_the_application_is_wanted_before_the_overview() {
    let mut survey = whole_survey();
    survey.application.sex = None;
    survey.application.kind = Some(ApplicationKind::Renewal);
    survey.overview.past = Some(PastCertification::Repeated);
    survey.overview.last_certified_on = NaiveDate::from_ymd_opt(2024, 4, 1);
    survey.overview.household = None;
    let places: Vec<PointPlace> = survey.open_points().into_iter().map(|point| point.place).collect();
    assert_eq!(
        places,
        [
            PointPlace::Application { field: ApplicationField::Sex },
            PointPlace::Application { field: ApplicationField::Previous },
            PointPlace::Overview { field: OverviewField::Household }
        ]
    );
    assert_eq!(
        serde_json::to_value(&places[1]).unwrap(),
        serde_json::json!({ "at": "Application", "field": "previous" })
    );
}

#[test]
fn a_renewal_of_somebody_said_to_apply_for_the_first_time_is_pointed_out() {
    let mut survey = whole_survey();
    survey.application.kind = Some(ApplicationKind::Renewal);
    survey.application.previous = Some(Certification { level: Some(CareLevel::ALL[1]), ..Certification::default() });
    let points = survey.open_points();
    assert_eq!(points.len(), 1);
    assert_eq!(points[0].sentence, "申請区分が更新ですが、過去の認定が「初回」です。どちらかを確かめてください。");
}

#[test]
fn names_are_looked_for_in_the_free_text_of_the_overview_too() {
    let mut survey = whole_survey();
    survey.names.push(KnownName { kind: NameKind::Own, name: "山田 花子".to_owned(), kana: String::new() });
    survey.overview.remarks = "山田さんは一人で暮らす。".to_owned();
    let points = survey.open_points();
    assert_eq!(points[0].kind, OpenPointKind::Name);
    assert_eq!(points[0].place, PointPlace::Overview { field: OverviewField::Remarks });
}
