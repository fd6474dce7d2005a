//! 有効期間 against tables worked out by hand (`tests/board`), and what holds for every period.

use std::collections::BTreeMap;
use std::fs;

use chrono::{Datelike, NaiveDate};
use nintei_board::{InsurerLimits, PeriodRequest, Validity, ValidityPeriod, ValidityRules, last_day, validity};
use nintei_survey::{ApplicationKind, CareLevel, Certification};
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn table<T: DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/../../../tests/board/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_saphyr::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
}

fn period(request: &PeriodRequest) -> ValidityPeriod {
    match validity(&ValidityRules::built_in().unwrap(), &InsurerLimits::default(), request) {
        Ok(Validity::Period(period)) => period,
        other => panic!("{request:?} has no period: {other:?}"),
    }
}

type LengthRow = (NaiveDate, u16, NaiveDate, String);

#[test]
fn every_length_counted_by_hand_ends_where_the_rule_ends_it() {
    let parts: BTreeMap<String, Vec<LengthRow>> = table("validity-lengths.yaml");
    let rows: Vec<&LengthRow> = parts.values().flatten().collect();
    assert!(rows.len() >= 40, "{} rows", rows.len());
    for (from, months, to, how) in rows {
        assert_eq!(last_day(*from, *months), Some(*to), "{months} months from {from}: {how}");
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRow {
    #[serde(rename = "申請")]
    kind: ApplicationKind,
    #[serde(rename = "申請日")]
    applied_on: Option<NaiveDate>,
    #[serde(rename = "前回")]
    previous: Option<(CareLevel, NaiveDate)>,
    #[serde(rename = "処分日")]
    decided_on: Option<NaiveDate>,
    #[serde(rename = "判定")]
    decision: CareLevel,
    #[serde(rename = "始まり")]
    from: NaiveDate,
    #[serde(rename = "期間")]
    months: (u16, u16, u16),
    #[serde(rename = "満了")]
    to: NaiveDate,
    #[serde(rename = "理由")]
    why: String,
}

#[test]
fn every_case_worked_out_by_hand_has_its_default_range_start_and_end() {
    let rows: Vec<RuleRow> = table("validity-rules.yaml");
    assert!(rows.len() >= 30, "{} rows", rows.len());
    for row in rows {
        let previous = row.previous.map(|(level, to)| Certification {
            level: Some(level),
            to: Some(to),
            ..Certification::default()
        });
        let found = period(&PeriodRequest {
            kind: Some(row.kind),
            applied_on: row.applied_on,
            previous,
            decision: Some(row.decision),
            decided_on: row.decided_on,
            care1_state: None,
        });
        let months = (found.default_months, found.min_months, found.max_months);
        let last = found.ends.last().map(|end| (end.months, end.last_day));
        assert_eq!((found.effective_on, months), (row.from, row.months), "{}", row.why);
        assert_eq!(last, Some((row.months.2, row.to)), "{}", row.why);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Combination {
    #[serde(rename = "申請")]
    kind: ApplicationKind,
    #[serde(rename = "申請日")]
    applied_on: Option<NaiveDate>,
    #[serde(rename = "前回")]
    previous: Option<(CareLevel, NaiveDate)>,
    #[serde(rename = "処分日")]
    decided_on: Option<NaiveDate>,
    #[serde(rename = "判定")]
    decision: CareLevel,
    #[serde(rename = "始まり")]
    from: NaiveDate,
    #[serde(rename = "期間")]
    months: (u16, u16, u16),
    #[serde(rename = "満了")]
    ends: BTreeMap<u16, NaiveDate>,
}

#[test]
fn every_combination_worked_out_apart_from_the_program_is_the_same() {
    let rows: Vec<Combination> = table("validity-combinations.yaml");
    assert!(rows.len() >= 60, "{} rows", rows.len());
    for (at, row) in (1..).zip(rows) {
        let place = format!("row {at}: {:?} {:?} {:?}", row.kind, row.applied_on, row.decision);
        let previous = row.previous.map(|(level, to)| Certification {
            level: Some(level),
            to: Some(to),
            ..Certification::default()
        });
        let found = period(&PeriodRequest {
            kind: Some(row.kind),
            applied_on: row.applied_on,
            previous,
            decision: Some(row.decision),
            decided_on: row.decided_on,
            care1_state: None,
        });
        let months = (found.default_months, found.min_months, found.max_months);
        assert_eq!((found.effective_on, months), (row.from, row.months), "{place}");
        assert_eq!(found.ends.len(), usize::from(row.months.2 - row.months.1) + 1, "{place}");
        for (months, end) in row.ends {
            assert_eq!(found.check(months), Ok(end), "{months} months of {place}");
        }
    }
}

fn certified() -> impl Strategy<Value = CareLevel> {
    proptest::sample::select(&CareLevel::ALL[1..])
}

fn any_request() -> impl Strategy<Value = PeriodRequest> {
    use ApplicationKind::{Change, ExOfficio, New, Renewal};
    let first = NaiveDate::from_ymd_opt(2018, 4, 1).unwrap();
    let kinds = proptest::sample::select(vec![New, Change, Renewal, ExOfficio]);
    (kinds, 0u64..20_000, 0u64..100, certified(), certified(), 0u64..100).prop_map(
        move |(kind, applied, remaining, previous, decision, until_decision)| {
            let applied_on = first + chrono::Days::new(applied);
            PeriodRequest {
                kind: Some(kind),
                applied_on: Some(applied_on),
                previous: Some(Certification {
                    level: Some(previous),
                    to: Some(applied_on + chrono::Days::new(remaining)),
                    ..Certification::default()
                }),
                decision: Some(decision),
                decided_on: Some(applied_on + chrono::Days::new(until_decision)),
                care1_state: None,
            }
        },
    )
}

proptest! {
    #[test]
    fn a_period_ends_with_a_month_within_its_range_and_never_earlier_when_it_is_longer(request in any_request()) {
        let found = period(&request);
        let lengths: Vec<u16> = found.ends.iter().map(|end| end.months).collect();
        prop_assert_eq!(lengths, (found.min_months..=found.max_months).collect::<Vec<_>>());
        prop_assert!(found.min_months <= found.default_months && found.default_months <= found.max_months);
        for end in &found.ends {
            prop_assert_eq!(end.last_day.succ_opt().unwrap().day(), 1, "{:?}", end);
            // Counted another way: whole calendar months after the month of effect, which counts itself on the 1st.
            let month = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month()).unwrap();
            let whole = month(end.last_day) - month(found.effective_on) + i32::from(found.effective_on.day() == 1);
            prop_assert_eq!(whole, i32::from(end.months));
            prop_assert_eq!(found.check(end.months), Ok(end.last_day));
        }
        for pair in found.ends.windows(2) {
            prop_assert!(pair[0].last_day < pair[1].last_day);
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(day in 0u64..40_000, later in 0u64..800, months in 1u16..=60) {
        let from = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(day);
        let end = |from| last_day(from, months).unwrap();
        prop_assert!(end(from) <= end(from + chrono::Days::new(later)));
    }

    #[test]
    fn a_length_outside_the_range_is_refused(request in any_request(), months in 0u16..=200) {
        let found = period(&request);
        let inside = (found.min_months..=found.max_months).contains(&months);
        prop_assert_eq!(found.check(months).is_ok(), inside);
    }
}
