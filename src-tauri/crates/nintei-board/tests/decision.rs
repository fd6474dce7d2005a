//! 二次判定: what stands, what is refused and why.

use chrono::{Datelike, NaiveDate};
use nintei_board::{
    BoardSettings, Care1State, ConditionVerdict, Decision, DecisionEntry, DecisionError, DecisionOutcome, InsurerLimit,
    PeriodRequest, PrimaryResult, PrimarySource, ReviewCase, Validity, ValidityRules, decide, simplified_entry,
    validity,
};
use nintei_judgment::{Interval, Tenths};
use nintei_survey::{Application, ApplicationKind, CareLevel, CareLevels, Certification, Stability};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A renewal of 要介護2, whose 一次判定 is 要介護2 again.
#[derive(Debug)]
struct Case {
    application: Application,
    primary: PrimaryResult,
    decided_on: Option<NaiveDate>,
    simplified: bool,
    eligible: ConditionVerdict,
    settings: BoardSettings,
}

fn case() -> Case {
    Case {
        application: Application {
            kind: Some(ApplicationKind::Renewal),
            applied_on: Some(day("2026-11-05")),
            previous: Some(Certification {
                level: Some(CareLevel::Care2),
                months: Some(24),
                from: Some(day("2024-12-01")),
                to: Some(day("2026-11-30")),
            }),
            ..Application::default()
        },
        primary: primary(&[CareLevel::Care2], 512),
        decided_on: Some(day("2026-11-25")),
        simplified: false,
        eligible: ConditionVerdict::NotMet,
        settings: BoardSettings::default(),
    }
}

fn simplified() -> Case {
    Case { simplified: true, eligible: ConditionVerdict::Met, ..case() }
}

fn primary(levels: &[CareLevel], total: i32) -> PrimaryResult {
    PrimaryResult {
        source: PrimarySource::Official,
        levels: levels.iter().copied().collect::<CareLevels>(),
        total: Some(Interval::exactly(Tenths::new(total))),
        stability: Some(Stability::Stable),
    }
}

fn entry() -> DecisionEntry {
    DecisionEntry { level: Some(CareLevel::Care2), months: Some(12), ..DecisionEntry::default() }
}

impl Case {
    fn review(&self) -> ReviewCase<'_> {
        ReviewCase {
            application: &self.application,
            primary: &self.primary,
            decided_on: self.decided_on,
            simplified: self.simplified,
            eligible: self.eligible,
        }
    }

    fn decided(&self, entry: &DecisionEntry) -> Result<Decision, DecisionError> {
        decide(&ValidityRules::built_in().unwrap(), &self.settings, &self.review(), entry)
    }

    #[track_caller]
    fn refused(&self, entry: &DecisionEntry, code: &str, word: &str) {
        let error = self.decided(entry).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(word), "{error} should say {word}");
    }
}

#[test]
fn what_was_decided_stands_with_its_day_its_period_and_what_it_began_from() {
    let decision = case().decided(&entry()).unwrap();
    assert_eq!(
        decision,
        Decision {
            entry: entry(),
            decided_on: day("2026-11-25"),
            effective_on: Some(day("2026-12-01")),
            ends_on: Some(day("2027-11-30")),
            primary_level: Some(CareLevel::Care2),
            primary_source: PrimarySource::Official,
            eligible: ConditionVerdict::NotMet,
            simplified: false,
        }
    );
}

#[test]
fn nothing_is_decided_without_a_day_or_before_the_application() {
    Case { decided_on: None, ..case() }.refused(&entry(), "decision-no-meeting-day", "開催日");
    let early = Case { decided_on: Some(day("2026-11-04")), ..case() };
    early.refused(&entry(), "decision-before-application", "令和8年11月4日");
    assert!(Case { decided_on: Some(day("2026-11-05")), ..case() }.decided(&entry()).is_ok(), "the same day");
}

#[test]
fn a_decision_needs_a_level() {
    case().refused(&DecisionEntry { level: None, ..entry() }, "decision-no-level", "選んでください");
}

#[test]
fn another_level_than_the_primary_judgment_needs_a_reason() {
    let changed = DecisionEntry { level: Some(CareLevel::Care3), ..entry() };
    case().refused(&changed, "decision-change-without-reason", "一次判定は要介護2ですが、二次判定を要介護3");
    let blank = DecisionEntry { change_reason: " 　\n".to_owned(), ..changed.clone() };
    case().refused(&blank, "decision-change-without-reason", "変更の理由");
    let told = DecisionEntry { change_reason: "　移乗に二人を要する。\n".to_owned(), ..changed };
    assert_eq!(case().decided(&told).unwrap().entry.change_reason, "移乗に二人を要する。");
}

#[test]
fn a_level_needs_a_reason_where_the_primary_judgment_is_not_settled() {
    for levels in [&[][..], &[CareLevel::Care1, CareLevel::Care2][..]] {
        let open = Case { primary: primary(levels, 490), ..case() };
        open.refused(&entry(), "decision-change-without-reason", "一つに決まっていません");
        let told = DecisionEntry { change_reason: "手間から判断した。".to_owned(), ..entry() };
        assert_eq!(open.decided(&told).unwrap().primary_level, None);
    }
}

#[test]
fn care_1_has_a_state_and_no_other_level_has_one() {
    let of = |level, care1_state| DecisionEntry {
        level: Some(level),
        care1_state,
        change_reason: "変更".to_owned(),
        ..entry()
    };
    case().refused(&of(CareLevel::Care1, None), "decision-no-care1-state", "状態像");
    for state in [Care1State::CognitiveDecline, Care1State::Unstable, Care1State::Other] {
        let decision = case().decided(&of(CareLevel::Care1, Some(state))).unwrap();
        assert_eq!(decision.entry.care1_state, Some(state));
        case().refused(&of(CareLevel::Support2, Some(state)), "decision-care1-state-elsewhere", "要支援2");
    }
}

#[test]
fn the_length_is_given_and_within_its_range() {
    let months = |months| DecisionEntry { months, ..entry() };
    case().refused(&months(None), "decision-no-months", "3か月から48か月まで");
    case().refused(&months(Some(2)), "validity-length-too-short", "2か月は短すぎます");
    case().refused(&months(Some(49)), "validity-length-too-long", "49か月は長すぎます");
    assert_eq!(case().decided(&months(Some(48))).unwrap().ends_on, Some(day("2030-11-30")));
    let limit = InsurerLimit { kind: None, level: Some(CareLevel::Care2), max_months: 24 };
    let limited = Case { settings: BoardSettings { limits: vec![limit], ..BoardSettings::default() }, ..case() };
    limited.refused(&months(Some(36)), "validity-length-over-insurer-limit", "この保険者の上限の24か月");
    let limit = InsurerLimit { kind: None, level: None, max_months: 99 };
    let wrong = Case { settings: BoardSettings { limits: vec![limit], ..BoardSettings::default() }, ..case() };
    wrong.refused(&entry(), "validity-limit-over-law", "法令の上限");
}

#[test]
fn who_is_not_certified_has_no_length() {
    let of = |months| DecisionEntry {
        level: Some(CareLevel::NotCertified),
        months,
        change_reason: "自立".to_owned(),
        ..entry()
    };
    case().refused(&of(Some(12)), "decision-months-without-period", "12か月");
    let decision = case().decided(&of(None)).unwrap();
    assert_eq!((decision.effective_on, decision.ends_on), (None, None));
}

#[test]
fn a_period_that_cannot_be_worked_out_is_refused_with_what_is_missing() {
    let mut unknown = case();
    unknown.application.previous = None;
    unknown.refused(&entry(), "validity-missing", "前回の区分");
}

#[test]
fn the_insurers_practice_for_a_lighter_change_moves_the_first_day() {
    let mut lighter = case();
    lighter.application.kind = Some(ApplicationKind::Change);
    lighter.primary = primary(&[CareLevel::Support2], 400);
    let support = DecisionEntry { level: Some(CareLevel::Support2), months: Some(6), ..entry() };
    assert_eq!(lighter.decided(&support).unwrap().effective_on, Some(day("2026-11-05")));
    lighter.settings.lighter_change_from_decision = true;
    assert_eq!(lighter.decided(&support).unwrap().effective_on, Some(day("2026-11-25")));
}

#[test]
fn a_deferred_review_says_why_and_keeps_nothing_of_a_decision() {
    let deferred = DecisionEntry { outcome: DecisionOutcome::Deferred, ..entry() };
    case().refused(&deferred, "decision-deferred-without-reason", "再審査");
    let told = DecisionEntry { deferred_because: "再調査を要する。".to_owned(), ..deferred };
    let decision = case().decided(&told).unwrap();
    assert_eq!((decision.effective_on, decision.ends_on), (None, None));
    assert_eq!((decision.entry.level, decision.entry.months), (None, None));
    assert_eq!(decision.entry.deferred_because, "再調査を要する。");
    let decided = DecisionEntry { deferred_because: "消し忘れ".to_owned(), ..entry() };
    assert_eq!(case().decided(&decided).unwrap().entry.deferred_because, "");
}

#[test]
fn in_simplified_form_the_primary_judgment_is_confirmed_and_nothing_else() {
    assert!(simplified().decided(&entry()).unwrap().simplified);
    let code = "decision-simplified-otherwise";
    let other = DecisionEntry { level: Some(CareLevel::Care3), change_reason: "理由".to_owned(), ..entry() };
    simplified().refused(&other, code, "一次判定のとおり（要介護2）");
    let deferred = DecisionEntry {
        outcome: DecisionOutcome::Deferred,
        deferred_because: "再調査".to_owned(),
        ..DecisionEntry::default()
    };
    simplified().refused(&deferred, code, "本審査に戻して");
    let not_eligible = Case { eligible: ConditionVerdict::Undecidable, ..simplified() };
    not_eligible.refused(&entry(), "decision-not-eligible", "条件を満たしていない");
}

#[test]
fn what_is_proposed_in_simplified_form_is_always_accepted() {
    let proposed = |case: &Case| simplified_entry(&ValidityRules::built_in().unwrap(), &case.settings, &case.review());
    let case = simplified();
    assert_eq!(proposed(&case).unwrap(), entry(), "the level of the 一次判定 and the default length");
    for (level, total) in [
        (CareLevel::Support1, 300),
        (CareLevel::Support2, 400),
        (CareLevel::Care1, 400),
        (CareLevel::Care3, 800),
        (CareLevel::Care4, 1000),
        (CareLevel::Care5, 1200),
    ] {
        let mut case = simplified();
        case.primary = primary(&[level], total);
        case.application.previous.as_mut().unwrap().level = Some(level);
        let proposed = proposed(&case).unwrap();
        let state = (level == CareLevel::Care1).then_some(Care1State::CognitiveDecline);
        assert_eq!((proposed.level, proposed.care1_state, proposed.months), (Some(level), state, Some(12)));
        assert!(case.decided(&proposed).is_ok(), "{level}");
    }
    assert_eq!(proposed(&Case { simplified: false, ..simplified() }).unwrap_err().code(), "decision-not-eligible");
    assert_eq!(proposed(&Case { decided_on: None, ..simplified() }).unwrap_err().code(), "decision-no-meeting-day");
}

#[test]
fn texts_have_a_limit_that_is_told() {
    let long = |most: usize| "あ".repeat(most + 1);
    let reason = DecisionEntry { change_reason: long(DecisionEntry::MOST_REASON), ..entry() };
    case().refused(&reason, "decision-text-too-long", "変更の理由が長すぎます（1001文字）。1000文字以内");
    let opinion = DecisionEntry { opinion: long(DecisionEntry::MOST_OPINION), ..entry() };
    case().refused(&opinion, "decision-text-too-long", "審査会の意見");
    let fits = DecisionEntry { opinion: "𠮷".repeat(DecisionEntry::MOST_OPINION), ..entry() };
    assert!(case().decided(&fits).is_ok(), "characters are counted, not bytes");
}

fn any_review() -> impl Strategy<Value = (Case, DecisionEntry)> {
    use ApplicationKind::{Change, ExOfficio, New, Renewal};
    let certified = || proptest::sample::select(&CareLevel::ALL[1..]);
    let kinds = proptest::sample::select(vec![New, Change, Renewal, ExOfficio]);
    (kinds, 0u64..5000, 0u64..90, 0u64..60, certified(), certified(), 0u16..60).prop_map(
        |(kind, applied, remaining, until_decision, before, level, months)| {
            let applied_on = day("2018-04-01") + chrono::Days::new(applied);
            let mut case = case();
            case.decided_on = Some(applied_on + chrono::Days::new(until_decision));
            case.application.kind = Some(kind);
            case.application.applied_on = Some(applied_on);
            case.application.previous = Some(Certification {
                level: Some(before),
                to: Some(applied_on + chrono::Days::new(remaining)),
                ..Certification::default()
            });
            let care1_state = (level == CareLevel::Care1).then_some(Care1State::Other);
            let change_reason = "手間から判断した。".to_owned();
            let entry = DecisionEntry {
                level: Some(level),
                care1_state,
                months: Some(months),
                change_reason,
                ..DecisionEntry::default()
            };
            (case, entry)
        },
    )
}

proptest! {
    #[test]
    fn a_decision_stands_exactly_where_its_length_is_within_the_range_and_ends_with_a_month(
        (case, entry) in any_review()
    ) {
        let request = PeriodRequest::of(&case.application, entry.level, case.decided_on, entry.care1_state);
        let rules = ValidityRules::built_in().unwrap();
        let limits = case.settings.limits(&rules).unwrap();
        let Ok(Validity::Period(period)) = validity(&rules, &limits, &request) else { panic!("{request:?}") };
        let months = entry.months.unwrap();
        match case.decided(&entry) {
            Ok(decision) => {
                prop_assert!((period.min_months..=period.max_months).contains(&months));
                prop_assert_eq!(decision.effective_on, Some(period.effective_on));
                let last = decision.ends_on.unwrap();
                prop_assert_eq!(last.succ_opt().unwrap().day(), 1, "{} is no month end", last);
                prop_assert!(period.effective_on < last);
            }
            Err(DecisionError::Length(_)) => {
                prop_assert!(!(period.min_months..=period.max_months).contains(&months));
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
