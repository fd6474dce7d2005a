use chrono::NaiveDate;
use nintei_survey::{Application, CareLevel, Stability};

use super::{Decision, DecisionEntry, DecisionError, DecisionOutcome};
use crate::{
    BoardSettings, Care1State, ConditionVerdict, PeriodRequest, PrimaryResult, Validity, ValidityRules, validity,
};

/// What a decision begins from.
#[derive(Debug, Clone, Copy)]
pub struct ReviewCase<'a> {
    /// 申請 and 前回の認定.
    pub application: &'a Application,
    /// 一次判定.
    pub primary: &'a PrimaryResult,
    /// Day of the case's meeting, which is the day of 二次判定.
    pub decided_on: Option<NaiveDate>,
    /// Whether the case is reviewed in simplified form: eligible, and not taken into full review.
    pub simplified: bool,
    /// Whether the conditions of 簡素化 hold.
    pub eligible: ConditionVerdict,
}

impl DecisionEntry {
    /// Most characters of [`Self::change_reason`] and [`Self::deferred_because`].
    pub const MOST_REASON: usize = 1000;
    /// Most characters of [`Self::opinion`].
    pub const MOST_OPINION: usize = 4000;

    /// The entry without blanks around its texts and without what belongs to the other outcome: whoever changes their
    /// mind while entering need not clear the fields that are no longer shown.
    fn tidied(&self) -> Self {
        let decided = self.outcome == DecisionOutcome::Decided;
        let text = |text: &str, wanted: bool| if wanted { text.trim().to_owned() } else { String::new() };
        Self {
            outcome: self.outcome,
            level: self.level.filter(|_| decided),
            care1_state: self.care1_state.filter(|_| decided),
            months: self.months.filter(|_| decided),
            change_reason: text(&self.change_reason, decided),
            opinion: text(&self.opinion, true),
            deferred_because: text(&self.deferred_because, !decided),
        }
    }

    fn check_texts(&self) -> Result<(), DecisionError> {
        let texts = [
            ("変更の理由", &self.change_reason, Self::MOST_REASON),
            ("審査会の意見", &self.opinion, Self::MOST_OPINION),
            ("再審査とする理由", &self.deferred_because, Self::MOST_REASON),
        ];
        texts.into_iter().try_for_each(|(name, text, most)| match text.chars().count() {
            length if length > most => Err(DecisionError::TextTooLong { name, length, most }),
            _ => Ok(()),
        })
    }
}

/// Works out the decision that stands when `entry` is recorded.
///
/// # Errors
/// [`DecisionError`] for the first thing that keeps it from standing.
pub fn decide(
    rules: &ValidityRules,
    settings: &BoardSettings,
    case: &ReviewCase<'_>,
    entry: &DecisionEntry,
) -> Result<Decision, DecisionError> {
    let entry = entry.tidied();
    entry.check_texts()?;
    let decided_on = case.decided_on.ok_or(DecisionError::NoMeetingDay)?;
    if let Some(applied_on) = case.application.applied_on.filter(|applied_on| decided_on < *applied_on) {
        return Err(DecisionError::BeforeApplication { decided_on, applied_on });
    }
    let primary = case.primary.level();
    check_simplified(case, primary, &entry)?;
    let (effective_on, ends_on) = match entry.outcome {
        DecisionOutcome::Deferred if entry.deferred_because.is_empty() => {
            return Err(DecisionError::DeferredWithoutReason);
        }
        DecisionOutcome::Deferred => (None, None),
        DecisionOutcome::Decided => {
            let level = entry.level.ok_or(DecisionError::NoLevel)?;
            check_change(primary, level, &entry)?;
            match (level, entry.care1_state) {
                (CareLevel::Care1, None) => return Err(DecisionError::NoCare1State),
                (CareLevel::Care1, Some(_)) | (_, None) => {}
                (level, Some(_)) => return Err(DecisionError::Care1StateElsewhere { level }),
            }
            match period(rules, settings, case, level, decided_on, &entry)? {
                Some((from, to)) => (Some(from), Some(to)),
                None => (None, None),
            }
        }
    };
    Ok(Decision {
        entry,
        decided_on,
        effective_on,
        ends_on,
        primary_level: primary,
        primary_source: case.primary.source,
        eligible: case.eligible,
        simplified: case.simplified,
    })
}

/// What is recorded for a case reviewed in simplified form: the level of the 一次判定 and the default length. The state
/// of a 要介護1 found to be stable can, by 図表6 of the 審査会委員テキスト, only be 認知機能の低下.
///
/// # Errors
/// [`DecisionError`] where the case is not reviewed in simplified form or its period cannot be worked out.
pub fn simplified_entry(
    rules: &ValidityRules,
    settings: &BoardSettings,
    case: &ReviewCase<'_>,
) -> Result<DecisionEntry, DecisionError> {
    let level = case.primary.level().filter(|_| case.simplified).ok_or(DecisionError::NotEligible)?;
    let decided_on = case.decided_on.ok_or(DecisionError::NoMeetingDay)?;
    let stable = case.primary.stability == Some(Stability::Stable);
    let care1_state = (level == CareLevel::Care1 && stable).then_some(Care1State::CognitiveDecline);
    let request = PeriodRequest::of(case.application, Some(level), Some(decided_on), care1_state);
    let months = match validity(rules, &settings.limits(rules)?, &request)? {
        Validity::NoPeriod { .. } => None,
        Validity::Period(period) => Some(period.default_months),
    };
    Ok(DecisionEntry { level: Some(level), care1_state, months, ..DecisionEntry::default() })
}

fn check_simplified(
    case: &ReviewCase<'_>,
    primary: Option<CareLevel>,
    entry: &DecisionEntry,
) -> Result<(), DecisionError> {
    if !case.simplified {
        return Ok(());
    }
    let primary = primary.filter(|_| case.eligible == ConditionVerdict::Met).ok_or(DecisionError::NotEligible)?;
    let otherwise = entry.outcome == DecisionOutcome::Deferred || entry.level.is_some_and(|level| level != primary);
    if otherwise { Err(DecisionError::SimplifiedOtherwise { primary }) } else { Ok(()) }
}

fn check_change(primary: Option<CareLevel>, level: CareLevel, entry: &DecisionEntry) -> Result<(), DecisionError> {
    match primary {
        _ if !entry.change_reason.is_empty() => Ok(()),
        Some(primary) if primary == level => Ok(()),
        Some(primary) => Err(DecisionError::ChangeWithoutReason { primary, level }),
        None => Err(DecisionError::OpenWithoutReason { level }),
    }
}

/// First and last day of the period; none for 非該当.
fn period(
    rules: &ValidityRules,
    settings: &BoardSettings,
    case: &ReviewCase<'_>,
    level: CareLevel,
    decided_on: NaiveDate,
    entry: &DecisionEntry,
) -> Result<Option<(NaiveDate, NaiveDate)>, DecisionError> {
    let limits = settings.limits(rules)?;
    let request = PeriodRequest::of(case.application, Some(level), Some(decided_on), entry.care1_state);
    match (validity(rules, &limits, &request)?, entry.months) {
        (Validity::NoPeriod { .. }, None) => Ok(None),
        (Validity::NoPeriod { .. }, Some(months)) => Err(DecisionError::MonthsWithoutPeriod { months }),
        (Validity::Period(period), None) => {
            Err(DecisionError::NoMonths { min: period.min_months, max: period.max_months })
        }
        (Validity::Period(period), Some(months)) => Ok(Some((period.effective_on, period.check(months)?))),
    }
}
