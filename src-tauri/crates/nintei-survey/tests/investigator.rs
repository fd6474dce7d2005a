//! Who may survey.

use nintei_survey::{
    ApplicationKind, Employer, Investigator, Qualification, SurveyPermission, SurveyRule, Verdict, survey_permission,
};

fn investigator(employer: Employer, qualification: Qualification) -> Investigator {
    Investigator {
        name: "佐藤 恵".to_owned(),
        employer: Some(employer),
        qualification: Some(qualification),
        trained: Some(true),
        ..Investigator::default()
    }
}

fn outcome(permission: &SurveyPermission) -> Vec<(Verdict, SurveyRule)> {
    permission.findings.iter().map(|finding| (finding.verdict, finding.rule)).collect()
}

#[test]
fn a_trained_official_of_the_municipality_may_survey_every_application() {
    let official = investigator(Employer::Municipality, Qualification::Other);
    for kind in [ApplicationKind::New, ApplicationKind::Renewal, ApplicationKind::Change, ApplicationKind::ExOfficio] {
        let permission = survey_permission(&official, Some(kind), "鈴木 一郎");
        assert_eq!(permission.verdict, Verdict::Allowed);
        assert!(permission.findings.is_empty());
    }
}

#[test]
fn nobody_may_survey_without_the_training() {
    for employer in [Employer::Municipality, Employer::DesignatedCorporation, Employer::EntrustedOffice] {
        let mut untrained = investigator(employer, Qualification::CareManager);
        untrained.trained = Some(false);
        let permission = survey_permission(&untrained, Some(ApplicationKind::Renewal), "");
        assert_eq!(outcome(&permission), [(Verdict::Refused, SurveyRule::Training)]);
        assert_eq!(permission.findings[0].rule_name, "認定調査員研修の修了");
    }
}

#[test]
fn an_entrusted_office_may_survey_renewals_and_changes_but_never_a_new_application() {
    let entrusted = investigator(Employer::EntrustedOffice, Qualification::CareManager);
    let verdict = |kind| survey_permission(&entrusted, kind, "").verdict;
    assert_eq!(verdict(Some(ApplicationKind::New)), Verdict::Refused);
    assert_eq!(verdict(Some(ApplicationKind::Renewal)), Verdict::Allowed);
    assert_eq!(verdict(Some(ApplicationKind::Change)), Verdict::Allowed);
    assert_eq!(verdict(Some(ApplicationKind::ExOfficio)), Verdict::Warned);
    assert_eq!(verdict(None), Verdict::Warned);
}

#[test]
fn a_designated_corporation_may_survey_a_new_application() {
    let manager = investigator(Employer::DesignatedCorporation, Qualification::CareManager);
    assert_eq!(survey_permission(&manager, Some(ApplicationKind::New), "").verdict, Verdict::Allowed);
}

#[test]
fn at_a_designated_corporation_another_professional_needs_five_years_of_care_or_one_of_surveys() {
    let verdict = |care: Option<u8>, surveys: Option<u8>| {
        let professional = Investigator {
            care_practice_years: care,
            survey_practice_years: surveys,
            ..investigator(Employer::DesignatedCorporation, Qualification::Professional)
        };
        survey_permission(&professional, Some(ApplicationKind::New), "").verdict
    };
    assert_eq!(verdict(Some(5), Some(0)), Verdict::Allowed);
    assert_eq!(verdict(Some(4), Some(1)), Verdict::Allowed);
    assert_eq!(verdict(None, Some(1)), Verdict::Allowed);
    assert_eq!(verdict(Some(4), Some(0)), Verdict::Refused);
    assert_eq!(verdict(Some(4), None), Verdict::Warned);
    assert_eq!(verdict(None, None), Verdict::Warned);
}

#[test]
fn at_a_designated_corporation_a_year_of_surveys_replaces_the_listed_qualification_of_a_professional() {
    let outcome_after = |surveys: Option<u8>| {
        let unlisted = Investigator {
            care_practice_years: Some(9),
            survey_practice_years: surveys,
            ..investigator(Employer::DesignatedCorporation, Qualification::Other)
        };
        outcome(&survey_permission(&unlisted, Some(ApplicationKind::Renewal), ""))
    };
    assert_eq!(outcome_after(Some(0)), [(Verdict::Refused, SurveyRule::Qualification)]);
    assert_eq!(outcome_after(Some(1)), [(Verdict::Warned, SurveyRule::Qualification)]);
    assert_eq!(outcome_after(None), [(Verdict::Warned, SurveyRule::Qualification)]);
}

#[test]
fn an_unknown_kind_of_office_is_asked_for_once_with_every_kind_of_application() {
    let unplaced = |qualification| Investigator {
        qualification: Some(qualification),
        trained: Some(true),
        ..Investigator::default()
    };
    let found = |qualification, kind| outcome(&survey_permission(&unplaced(qualification), Some(kind), ""));
    for kind in [ApplicationKind::New, ApplicationKind::ExOfficio] {
        assert_eq!(found(Qualification::Professional, kind), [(Verdict::Warned, SurveyRule::NewApplication)]);
    }
    for kind in [ApplicationKind::Renewal, ApplicationKind::Change] {
        assert_eq!(found(Qualification::Professional, kind), [(Verdict::Warned, SurveyRule::Qualification)]);
        assert_eq!(found(Qualification::CareManager, kind), []);
    }
}

#[test]
fn a_doctor_may_not_survey_the_person_of_whom_they_wrote_the_opinion() {
    let doctor = investigator(Employer::Municipality, Qualification::Physician);
    let permission = survey_permission(&doctor, Some(ApplicationKind::New), "佐藤　恵");
    assert_eq!(outcome(&permission), [(Verdict::Refused, SurveyRule::OwnPatient)]);
    assert_eq!(survey_permission(&doctor, Some(ApplicationKind::New), "鈴木 一郎").verdict, Verdict::Allowed);
    let namesake = investigator(Employer::Municipality, Qualification::CareManager);
    let permission = survey_permission(&namesake, Some(ApplicationKind::New), "佐藤恵");
    assert_eq!(outcome(&permission), [(Verdict::Warned, SurveyRule::OwnPatient)]);
}

#[test]
fn what_is_not_known_of_an_investigator_warns_and_never_refuses() {
    let permission = survey_permission(&Investigator::default(), None, "");
    assert_eq!(permission.verdict, Verdict::Warned);
    assert_eq!(
        outcome(&permission),
        [(Verdict::Warned, SurveyRule::Training), (Verdict::Warned, SurveyRule::NewApplication)]
    );
}

#[test]
fn refusals_come_before_warnings() {
    let entrusted = Investigator { trained: None, ..investigator(Employer::EntrustedOffice, Qualification::Other) };
    let permission = survey_permission(&entrusted, Some(ApplicationKind::New), "");
    assert_eq!(permission.findings[0].verdict, Verdict::Refused);
    assert_eq!(permission.findings.len(), 3);
}
