//! Which case is shown as the last survey.

use nintei_survey::Application;

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::cases;
use crate::{Case, CaseId, CaseStatus, LastSurveyChoice, Store, StoreError, state};

impl Store {
    /// Chooses which case is shown as the last survey of `case`.
    ///
    /// # Errors
    /// [`StoreError::NoSuchNumber`], [`StoreError::LastSurveyIsItself`] and [`StoreError::LastSurveyCancelled`]; nothing is
    /// changed on any error.
    pub fn set_last_survey(&mut self, case: CaseId, choice: LastSurveyChoice, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = cases::find(&change.transaction, case)?.last_survey;
        if before == choice {
            return Ok(());
        }
        if let LastSurveyChoice::Case { number } = choice {
            let named = cases::numbered(&change.transaction, number)?;
            if named == case {
                return Err(StoreError::LastSurveyIsItself(number));
            }
            if cases::is_cancelled(&change.transaction, named)? {
                return Err(StoreError::LastSurveyCancelled(number));
            }
        }
        cases::put_last_survey(&change.transaction, case, choice)?;
        let (before, after) = (state::value(&before)?, state::value(&choice)?);
        change.record_value(Some(case), ChangeKind::LastSurvey, None, (Some(&before), Some(&after)))?;
        change.commit()
    }

    /// The case shown as the last survey of `case`, by its choice. By itself this is the newest earlier case of the
    /// same insured person: the same 保険者番号 and 被保険者番号, neither blank, and no other 生年月日. A case is earlier
    /// by 調査日, or by 申請日 where it has none, or by 整理番号 where either case has neither. A cancelled one is none.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn last_survey(&self, case: &Case) -> Result<Option<Case>, StoreError> {
        let last = match case.last_survey {
            LastSurveyChoice::None => None,
            LastSurveyChoice::Case { number } => Some(cases::numbered(&self.connection, number)?),
            LastSurveyChoice::Automatic => {
                let others = cases::of_same_insured(&self.connection, &case.application)?.into_iter();
                let earlier = others.filter(|(id, other)| {
                    *id != case.id && may_be_one_person(other, &case.application) && is_earlier((*id, other), case)
                });
                earlier.max_by_key(|(id, other)| (day(other), *id)).map(|(id, _)| id)
            }
        };
        let last = last.map(|id| self.case(id)).transpose()?;
        Ok(last.filter(|last| last.status != CaseStatus::Cancelled))
    }
}

fn may_be_one_person(one: &Application, other: &Application) -> bool {
    one.birth_date.zip(other.birth_date).is_none_or(|(one, other)| one == other)
}

fn is_earlier((id, application): (CaseId, &Application), case: &Case) -> bool {
    match day(application).zip(day(&case.application)) {
        Some((this, that)) => (this, id) < (that, case.id),
        None => id < case.id,
    }
}

fn day(application: &Application) -> Option<chrono::NaiveDate> {
    application.surveyed_on.or(application.applied_on)
}
