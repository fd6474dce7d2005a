use chrono::NaiveDate;
use nintei_survey::{ApplicationKind, CareLevel, Certification};
use serde::Serialize;
use ts_rs::TS;

use super::reason::Reason;
use super::rules::Start;
use super::{Care1State, InsurerLimits, LengthError, PeriodRequest, ValidityError, ValidityRules, last_day};

/// What the rules say about the period of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Validity {
    /// 非該当: there is none.
    NoPeriod {
        /// The sentence that says so.
        reason: String,
    },
    /// There is one, to be chosen within a range.
    Period(ValidityPeriod),
}

/// Default, range and ends of the period of a decision. All lengths are months, odd days not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValidityPeriod {
    /// First day.
    pub effective_on: NaiveDate,
    /// Length where the board says nothing.
    pub default_months: u16,
    /// Shortest length.
    pub min_months: u16,
    /// Longest length, after the insurer's own limit.
    pub max_months: u16,
    /// Longest length by the law.
    pub legal_max_months: u16,
    /// The last day for every allowed length, from the shortest.
    pub ends: Vec<PeriodEnd>,
    /// Why, with the articles.
    pub reason: String,
    /// What is advised without binding the board.
    pub advice: Option<String>,
    #[serde(skip)]
    grounds: String,
}

/// The last day of a period of a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PeriodEnd {
    /// Length, months.
    pub months: u16,
    /// Last day, the last of a month.
    pub last_day: NaiveDate,
}

impl ValidityPeriod {
    /// The last day of a chosen length.
    ///
    /// # Errors
    /// [`LengthError`] with the sentence why the length is not allowed.
    pub fn check(&self, months: u16) -> Result<NaiveDate, LengthError> {
        if let Some(end) = self.ends.iter().find(|end| end.months == months) {
            return Ok(end.last_day);
        }
        let (min, max, legal_max) = (self.min_months, self.max_months, self.legal_max_months);
        let grounds = self.grounds.clone();
        Err(if months < min {
            LengthError::TooShort { months, min, max, grounds }
        } else if months <= legal_max {
            LengthError::OverInsurerLimit { months, min, max, legal_max }
        } else {
            LengthError::TooLong { months, min, max, grounds }
        })
    }
}

/// Works out the period of a decision.
///
/// # Errors
/// [`ValidityError`] where something needed is missing, contradicts itself, or is older than the rules.
pub fn validity(
    rules: &ValidityRules,
    limits: &InsurerLimits,
    request: &PeriodRequest,
) -> Result<Validity, ValidityError> {
    let missing = |what| ValidityError::Missing { what };
    let now = request.decision.ok_or(missing("判定の区分"))?;
    if now == CareLevel::NotCertified {
        return Ok(Validity::NoPeriod { reason: "非該当のため、有効期間はありません。".to_owned() });
    }
    let kind = request.kind.ok_or(missing("申請区分"))?;
    let ruled_by = match (request.applied_on, kind) {
        (Some(day), _) => day,
        (None, ApplicationKind::ExOfficio) => request.decided_on.ok_or(missing("処分日"))?,
        (None, _) => return Err(missing("申請日")),
    };
    let known_from = rules.known_from().ok_or(missing("有効期間の規則"))?;
    if ruled_by < known_from {
        return Err(ValidityError::BeforeRules { applied_on: ruled_by, known_from });
    }
    let previous = request.previous.clone().unwrap_or_default();
    check_days(request, kind, &previous, ruled_by)?;
    let previous_level = previous.level;
    if kind == ApplicationKind::Renewal {
        match previous_level {
            None => return Err(missing("前回の区分")),
            Some(CareLevel::NotCertified) => return Err(ValidityError::PreviousNotCertified),
            Some(_) => {}
        }
    }
    let deeming = rules.deemed_renewal(kind, ruled_by, &previous, now);
    let kind = if deeming.is_some() { ApplicationKind::Renewal } else { kind };
    let (start, effective_on) = start(rules, limits, request, kind, &previous, ruled_by)?;
    let row = rules.row(ruled_by, kind, previous_level, now).ok_or(missing("有効期間の規則"))?;
    let max = limits.max(kind, now).map_or(row.max, |limit| limit.min(row.max)).max(row.default);
    let ends = (row.min..=max).map(|months| {
        let last_day =
            last_day(effective_on, months).ok_or(ValidityError::BeyondCalendar { what: "効力を生ずる日" })?;
        Ok(PeriodEnd { months, last_day })
    });
    let grounds = rules.grounds(rules.ruled_as(kind), now);
    Ok(Validity::Period(ValidityPeriod {
        effective_on,
        default_months: row.default,
        min_months: row.min,
        max_months: max,
        legal_max_months: row.max,
        ends: ends.collect::<Result<_, ValidityError>>()?,
        reason: Reason { rules, kind, deeming, previous: previous_level, now, row, max, start, effective_on }
            .to_string(),
        advice: advice(rules, now, request.care1_state),
        grounds: grounds.to_owned(),
    }))
}

fn check_days(
    request: &PeriodRequest,
    kind: ApplicationKind,
    previous: &Certification,
    applied_on: NaiveDate,
) -> Result<(), ValidityError> {
    if let Some(decided_on) = request.decided_on.filter(|day| *day < applied_on) {
        return Err(ValidityError::DecidedBeforeApplied { decided_on, applied_on });
    }
    if let (Some(from), Some(to)) = (previous.from, previous.to)
        && to < from
    {
        return Err(ValidityError::PreviousReversed { from, to });
    }
    // Whoever applies anew may have any history.
    if !matches!(kind, ApplicationKind::Renewal | ApplicationKind::Change) {
        return Ok(());
    }
    if let Some(from) = previous.from.filter(|from| applied_on < *from) {
        return Err(ValidityError::AppliedBeforePrevious { applied_on, from });
    }
    // A renewal may come late for reasons the law accepts; a change of what has run out may not.
    match previous.to.filter(|to| kind == ApplicationKind::Change && *to < applied_on) {
        Some(to) => Err(ValidityError::ChangeAfterPrevious { applied_on, to }),
        None => Ok(()),
    }
}

/// The day of effect and what it follows from.
fn start(
    rules: &ValidityRules,
    limits: &InsurerLimits,
    request: &PeriodRequest,
    kind: ApplicationKind,
    previous: &Certification,
    applied_on: NaiveDate,
) -> Result<(Start, NaiveDate), ValidityError> {
    let missing = |what| ValidityError::Missing { what };
    let lighter = kind == ApplicationKind::Change
        && limits.lighter_change_from_decision
        && previous.level.zip(request.decision).is_some_and(|(previous, now)| now < previous);
    let start =
        if lighter { Start::Decision } else { rules.start(kind).ok_or(missing("効力を生ずる日の規則"))? };
    let day = match start {
        Start::Application => applied_on,
        Start::Decision => request.decided_on.ok_or(missing("処分日"))?,
        Start::AfterPrevious => {
            let to = previous.to.ok_or(missing("前回の有効期間の満了日"))?;
            to.succ_opt().ok_or(ValidityError::BeyondCalendar { what: "前回の満了日" })?
        }
    };
    Ok((start, day))
}

fn advice(rules: &ValidityRules, now: CareLevel, state: Option<Care1State>) -> Option<String> {
    let months = rules.unstable_care1_months;
    match (now, state) {
        (CareLevel::Care1, Some(Care1State::Unstable)) => {
            Some(format!("状態不安定による要介護1のため、{months}か月以下が適当です（助言であり、拘束しません）。"))
        }
        (CareLevel::Care1, None) => {
            Some(format!("要介護1が状態不安定によるときは、{months}か月以下が適当です（助言であり、拘束しません）。"))
        }
        _ => None,
    }
}
