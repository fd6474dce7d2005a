//! 有効期間: what is refused, what an insurer may set, what is advised, which rules are sound.

use chrono::NaiveDate;
use nintei_board::{
    Care1State, InsurerLimit, InsurerLimits, PeriodRequest, Validity, ValidityPeriod, ValidityRules, validity,
};
use nintei_survey::{ApplicationKind, CareLevel, Certification};

const RULES: &str = include_str!("../../../../assets/validity-periods.yaml");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The renewal of the issue: 要介護2 again, from 2026-12-01.
fn renewal() -> PeriodRequest {
    PeriodRequest {
        kind: Some(ApplicationKind::Renewal),
        applied_on: Some(day("2026-11-05")),
        previous: Some(Certification {
            level: Some(CareLevel::Care2),
            months: Some(24),
            from: Some(day("2024-12-01")),
            to: Some(day("2026-11-30")),
        }),
        decision: Some(CareLevel::Care2),
        decided_on: Some(day("2026-11-25")),
        care1_state: None,
    }
}

fn period_with(limits: &InsurerLimits, request: &PeriodRequest) -> ValidityPeriod {
    match validity(&ValidityRules::built_in().unwrap(), limits, request) {
        Ok(Validity::Period(period)) => period,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn refused(change: impl FnOnce(&mut PeriodRequest), code: &str, word: &str) {
    let mut request = renewal();
    change(&mut request);
    let error = validity(&ValidityRules::built_in().unwrap(), &InsurerLimits::default(), &request).unwrap_err();
    assert_eq!(error.code(), code);
    assert!(error.to_string().contains(word), "{error} should say {word}");
}

fn previous(request: &mut PeriodRequest) -> &mut Certification {
    request.previous.as_mut().unwrap()
}

#[test]
fn what_is_missing_is_named() {
    refused(|it| it.decision = None, "validity-missing", "判定の区分");
    refused(|it| it.kind = None, "validity-missing", "申請区分");
    refused(|it| it.applied_on = None, "validity-missing", "申請日");
    refused(|it| it.previous = None, "validity-missing", "前回の区分");
    refused(|it| previous(it).level = None, "validity-missing", "前回の区分");
    refused(|it| previous(it).to = None, "validity-missing", "満了日");
    let ex_officio = |it: &mut PeriodRequest| {
        it.kind = Some(ApplicationKind::ExOfficio);
        it.decided_on = None;
    };
    refused(ex_officio, "validity-missing", "処分日");
}

#[test]
fn what_contradicts_itself_is_refused() {
    refused(
        |it| previous(it).level = Some(CareLevel::NotCertified),
        "validity-previous-not-certified",
        "前回の認定が非該当",
    );
    refused(|it| previous(it).from = Some(day("2026-12-01")), "validity-previous-reversed", "令和8年12月1日");
    refused(|it| it.decided_on = Some(day("2026-11-04")), "validity-decided-before-applied", "令和8年11月4日");
    refused(|it| previous(it).from = Some(day("2026-11-06")), "validity-applied-before-previous", "開始日");
    let late_change = |it: &mut PeriodRequest| {
        it.kind = Some(ApplicationKind::Change);
        previous(it).to = Some(day("2026-11-04"));
    };
    refused(late_change, "validity-change-after-previous", "満了日（令和8年11月4日）より後");
    refused(|it| previous(it).to = Some(NaiveDate::MAX), "validity-beyond-calendar", "遠すぎて");
}

#[test]
fn an_application_before_the_known_rules_is_refused_with_the_day_from_which_they_are_known() {
    let old = |it: &mut PeriodRequest| {
        it.applied_on = Some(day("2018-03-31"));
        it.previous = None;
    };
    refused(old, "validity-before-rules", "平成30年4月1日以後");
}

#[test]
fn who_is_not_certified_has_no_period_and_is_told_so() {
    let request = PeriodRequest { decision: Some(CareLevel::NotCertified), ..renewal() };
    let found = validity(&ValidityRules::built_in().unwrap(), &InsurerLimits::default(), &request).unwrap();
    assert_eq!(found, Validity::NoPeriod { reason: "非該当のため、有効期間はありません。".to_owned() });
}

#[test]
fn an_old_period_longer_than_todays_maximum_is_accepted() {
    let mut request = renewal();
    previous(&mut request).months = Some(60);
    assert_eq!(period_with(&InsurerLimits::default(), &request).effective_on, day("2026-12-01"));
}

#[test]
fn a_length_outside_the_range_is_refused_with_the_sentence_why() {
    let found = period_with(&InsurerLimits::default(), &renewal());
    assert_eq!(found.check(48), Ok(day("2030-11-30")));
    let short = found.check(2).unwrap_err();
    assert_eq!(short.code(), "validity-length-too-short");
    let long = found.check(49).unwrap_err();
    assert_eq!(long.code(), "validity-length-too-long");
    assert_eq!(
        long.to_string(),
        "49か月は長すぎます。有効期間は3か月から48か月までの間で定めてください\
         （介護保険法第28条第9項・第10項、介護保険法施行規則第41条）。"
    );
}

#[test]
fn the_reason_names_the_articles_and_the_day() {
    let reason = period_with(&InsurerLimits::default(), &renewal()).reason;
    assert_eq!(
        reason,
        "更新で前回と同じ要介護2のため、原則12か月、3か月から48か月までの間で定めます\
         （介護保険法第28条第9項・第10項、介護保険法施行規則第41条）。\
         前回の有効期間の満了日の翌日の令和8年12月1日に効力を生じます。"
    );
}

#[test]
fn a_change_that_proves_not_to_be_needed_while_a_renewal_might_be_applied_for_is_taken_for_one_and_says_so() {
    let change = PeriodRequest { kind: Some(ApplicationKind::Change), ..renewal() };
    let found = period_with(&InsurerLimits::default(), &change);
    let (as_renewal, sentence) = (period_with(&InsurerLimits::default(), &renewal()), "更新申請とみなします");
    assert!(found.reason.contains("満了日の60日前から満了日まで"), "{}", found.reason);
    assert!(found.reason.contains("更新申請とみなします（介護保険法施行規則第42条第4項）"), "{}", found.reason);
    assert_eq!((found.effective_on, found.ends.clone()), (as_renewal.effective_on, as_renewal.ends));
    let limit = limit(Some(ApplicationKind::Renewal), None, 24);
    let limits = InsurerLimits::new(vec![limit], false, &ValidityRules::built_in().unwrap()).unwrap();
    assert_eq!(period_with(&limits, &change).max_months, 24, "the insurer's limit of renewals");
    let needed = PeriodRequest { decision: Some(CareLevel::Care3), ..change.clone() };
    assert!(!period_with(&InsurerLimits::default(), &needed).reason.contains(sentence));
    let mut support = change;
    previous(&mut support).level = Some(CareLevel::Support2);
    support.decision = Some(CareLevel::Support2);
    let found = period_with(&InsurerLimits::default(), &support);
    assert!(found.reason.contains("みなします（介護保険法施行規則第55条の2第4項）"), "{}", found.reason);
}

fn limit(kind: Option<ApplicationKind>, level: Option<CareLevel>, max_months: u16) -> InsurerLimit {
    InsurerLimit { kind, level, max_months }
}

#[test]
fn an_insurer_lowers_the_maximum_and_never_raises_it() {
    let rules = ValidityRules::built_in().unwrap();
    let renewals = Some(ApplicationKind::Renewal);
    let limits = InsurerLimits::new(
        vec![
            limit(None, None, 36),
            limit(renewals, Some(CareLevel::Care2), 24),
            limit(None, Some(CareLevel::Care5), 12),
        ],
        false,
        &rules,
    )
    .unwrap();
    let found = period_with(&limits, &renewal());
    assert_eq!((found.max_months, found.legal_max_months), (24, 48));
    assert!(found.reason.contains("保険者の定め"), "{}", found.reason);
    let over = found.check(36).unwrap_err();
    assert_eq!(over.code(), "validity-length-over-insurer-limit");
    assert!(over.to_string().contains("この保険者の上限の24か月"), "{over}");
    assert_eq!(found.check(49).unwrap_err().code(), "validity-length-too-long");

    let new = PeriodRequest { kind: Some(ApplicationKind::New), ..renewal() };
    assert_eq!(period_with(&limits, &new).max_months, 12, "36 does not lengthen 新規");

    let over = InsurerLimits::new(vec![limit(None, None, 49)], false, &rules).unwrap_err();
    assert_eq!(over.code(), "validity-limit-over-law");
    let over = InsurerLimits::new(vec![limit(Some(ApplicationKind::New), None, 13)], false, &rules).unwrap_err();
    assert_eq!(over.code(), "validity-limit-over-law");
    let under = InsurerLimits::new(vec![limit(renewals, None, 11)], false, &rules).unwrap_err();
    assert_eq!(under.code(), "validity-limit-under-default");
}

#[test]
fn a_lighter_change_starts_on_the_day_of_decision_only_where_the_insurer_says_so() {
    let law = InsurerLimits::default();
    let local = InsurerLimits::new(Vec::new(), true, &ValidityRules::built_in().unwrap()).unwrap();
    let lighter = PeriodRequest { kind: Some(ApplicationKind::Change), decision: Some(CareLevel::Care1), ..renewal() };
    let heavier = PeriodRequest { decision: Some(CareLevel::Care3), ..lighter.clone() };
    assert_eq!(period_with(&law, &lighter).effective_on, day("2026-11-05"));
    assert_eq!(period_with(&local, &lighter).effective_on, day("2026-11-25"));
    assert_eq!(period_with(&local, &heavier).effective_on, day("2026-11-05"));
}

#[test]
fn an_unstable_state_of_care_1_is_advised_six_months_at_most_without_binding() {
    let advised = |decision, care1_state| {
        let request = PeriodRequest { decision: Some(decision), care1_state, ..renewal() };
        period_with(&InsurerLimits::default(), &request)
    };
    let unstable = advised(CareLevel::Care1, Some(Care1State::Unstable));
    assert!(unstable.advice.as_ref().unwrap().contains("6か月以下が適当"));
    assert!(unstable.check(12).is_ok(), "advice binds nobody");
    assert!(advised(CareLevel::Care1, None).advice.unwrap().contains("不安定によるときは"));
    assert_eq!(advised(CareLevel::Care1, Some(Care1State::CognitiveDecline)).advice, None);
    assert_eq!(advised(CareLevel::Support2, None).advice, None);
}

#[test]
fn the_rules_are_value_by_value_the_transcription() {
    let source: serde_json::Value =
        serde_json::from_str(include_str!("../../../../tests/transcription/validity-periods.json")).unwrap();
    let rules: serde_json::Value = serde_saphyr::from_str(RULES).unwrap();
    let window = source["renewal_window"].as_str().unwrap().to_owned();
    let days = rules["みなし更新"]["日数"].as_u64().unwrap();
    let regimes = |value: &serde_json::Value, key: &str| value[key].as_array().unwrap().clone();
    let (source, rules) = (regimes(&source, "regimes"), regimes(&rules, "版"));
    assert_eq!(source.len(), rules.len());
    assert!(window.contains(&format!("満了日の{days}日前から満了日まで")), "{window}");
    assert!(window.contains("変更不要となったものは更新申請とみなす（42条4、55条の2第4）"), "{window}");
    for (source, rules) in source.iter().zip(&rules) {
        assert_eq!(source["applies_from"], rules["申請日から"]);
        assert_eq!(source["applies_to"], rules["申請日まで"]);
        let (source, rules) = (regimes(source, "rows"), regimes(rules, "期間"));
        assert_eq!(source.len(), rules.len());
        for (source, row) in source.iter().zip(&rules) {
            let names = [("application", "申請"), ("previous", "前回"), ("now", "今回")];
            let numbers = [("default", "標準"), ("min", "最短"), ("max", "最長")];
            for (theirs, ours) in names.into_iter().chain(numbers) {
                assert_eq!(source[theirs], row[ours], "{theirs} of {source}");
            }
            let same = source["same_category"].as_bool().map(|same| if same { "はい" } else { "いいえ" });
            assert_eq!(same, row["前回と同じ区分"].as_str());
        }
    }
}

#[track_caller]
fn unsound(from: &str, to: &str, word: &str) {
    assert!(RULES.contains(from), "the rules have no {from}");
    let error = ValidityRules::read(&RULES.replacen(from, to, 1)).unwrap_err();
    assert!(error.to_string().contains(word), "{error} should say {word}");
}

#[test]
fn unsound_rules_are_refused_with_place_and_cause() {
    unsound("申請日まで: 2021-03-31", "申請日まで: 2021-03-30", "翌日から始まっていない");
    unsound("申請日から: 2021-04-01", "申請日から: 2021-04-01\n  申請日まで: 2030-01-01", "今も続く版がない");
    unsound("標準: 6, 最短: 3, 最長: 12", "標準: 2, 最短: 3, 最長: 12", "順に大きくなっていない");
    unsound("前回と同じ区分: いいえ", "前回と同じ区分: はい", "行が");
    unsound("前回: 要支援, 今回: 要介護", "前回: 要支援, 今回: 要支援", "行が2ある");
    unsound("申請: 区分変更, 標準", "申請: 区分変更, 前回: 要支援, 標準", "更新でない");
    unsound("  職権: 処分日\n", "", "職権がない");
    unsound("  職権: 区分変更", "  職権: 職権", "根拠");
    unsound("  新規: 申請日", "  新規申請: 申請日", "申請区分の名ではない");
    unsound("標準: 6", "標準: 6.5", "読めません");
    unsound("  日数: 60", "  日数: 0", "0日である");
}
