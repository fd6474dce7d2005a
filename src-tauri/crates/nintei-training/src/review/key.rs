use chrono::NaiveDate;
use nintei_board::{
    ConditionVerdict, DataError, InsurerLimits, InsurerRequirements, Simplification, SimplificationRules, Validity,
    ValidityPeriod, ValidityRules, simplify, validity,
};

use super::{ReviewEntry, ReviewError, ReviewExercise, ReviewLine};

/// The board's rules, as the law has them, without anything an insurer sets of its own.
#[derive(Debug, Clone)]
pub struct ReviewRules {
    simplification: SimplificationRules,
    validity: ValidityRules,
}

/// What the board's rules say of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewKey {
    /// 簡素化.
    pub simplification: Simplification,
    /// 有効期間.
    pub period: ValidityPeriod,
    /// The last day of the length that the board chose.
    pub end: NaiveDate,
}

impl ReviewRules {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// [`DataError`] where they cannot be read or are not sound.
    pub fn built_in() -> Result<Self, DataError> {
        Ok(Self { simplification: SimplificationRules::built_in()?, validity: ValidityRules::built_in()? })
    }

    /// What they say of `exercise`.
    ///
    /// # Errors
    /// [`ReviewError`] where they do not answer what it asks.
    pub fn key(&self, exercise: &ReviewExercise) -> Result<ReviewKey, ReviewError> {
        let requirements = InsurerRequirements { margin: self.simplification.least_margin(), ..Default::default() };
        let simplification = simplify(&self.simplification, &requirements, &exercise.simplification())?;
        let Validity::Period(period) = self.validity(exercise)? else { return Err(ReviewError::NoPeriod) };
        let months = exercise.months;
        let end = period.check(months).map_err(|_| ReviewError::Length { months })?;
        Ok(ReviewKey { simplification, period, end })
    }

    pub(super) fn validity(&self, exercise: &ReviewExercise) -> Result<Validity, ReviewError> {
        Ok(validity(&self.validity, &InsurerLimits::default(), &exercise.period())?)
    }
}

impl ReviewKey {
    /// The right entry of a line; `None` for a condition that there is not.
    #[must_use]
    pub fn entry(&self, line: ReviewLine) -> Option<ReviewEntry> {
        let verdict = |verdict: ConditionVerdict| ReviewEntry::Verdict { verdict };
        let months = |months: u16| ReviewEntry::Months { months };
        Some(match line {
            ReviewLine::Condition { no } => {
                let condition = self.simplification.conditions.iter().find(|condition| condition.no == no)?;
                verdict(condition.verdict)
            }
            ReviewLine::Eligible => verdict(self.simplification.eligible),
            ReviewLine::Start => ReviewEntry::Day { day: self.period.effective_on },
            ReviewLine::Default => months(self.period.default_months),
            ReviewLine::Shortest => months(self.period.min_months),
            ReviewLine::Longest => months(self.period.max_months),
            ReviewLine::End => ReviewEntry::Day { day: self.end },
        })
    }
}
