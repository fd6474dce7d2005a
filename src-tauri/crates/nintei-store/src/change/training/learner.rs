//! Learners.

use crate::change::Change;
use crate::change::typed_text::kept;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::training::{attempts, learners, works};
use crate::{KeptLearner, LearnerNumber, Store, StoreError, state, training};

/// Characters of a name.
const NAME_CHARACTERS: usize = 100;

impl Store {
    /// Every learner, by number.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn learners(&self) -> Result<Vec<KeptLearner>, StoreError> {
        Ok(learners::all(&self.connection)?.into_iter().map(|row| row.learner).collect())
    }

    /// Adds a learner, or names the one of `number` anew. The name may be empty. Returns the number. The journal holds
    /// names sealed only, so that nothing of a name is left once its learner is removed.
    ///
    /// # Errors
    /// [`crate::TrainingRefusal::NoSuchLearner`] and [`StoreError::TextTooLong`]; nothing is changed on any error.
    pub fn save_learner(
        &mut self,
        number: Option<LearnerNumber>,
        name: &str,
        stamp: &Stamp,
    ) -> Result<LearnerNumber, StoreError> {
        let name = kept(name.trim(), NAME_CHARACTERS)?.unwrap_or_default();
        let salt = learners::salt()?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = number.map(|number| learners::find(&change.transaction, number)).transpose()?;
        let number = match &before {
            Some(before) if before.learner.name == name => return Ok(before.learner.number),
            Some(before) => {
                learners::put_name(&change.transaction, before.learner.number, &name, &salt)?;
                before.learner.number
            }
            None => learners::insert(&change.transaction, &name, &salt)?,
        };
        let before = before.map(|before| state::value(&before.seal())).transpose()?;
        let after = state::value(&learners::seal(&name, &salt))?;
        change.record_learner(&number.to_string(), (before.as_deref(), Some(&after)))?;
        change.commit()?;
        Ok(number)
    }

    /// Says that a learner has left, or takes that back.
    ///
    /// # Errors
    /// [`crate::TrainingRefusal::NoSuchLearner`]; nothing is changed then.
    pub fn set_learner_left(&mut self, number: LearnerNumber, left: bool, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = learners::find(&change.transaction, number)?.learner.left;
        if before == left {
            return Ok(());
        }
        learners::put_left(&change.transaction, number, left)?;
        change.record_learner(&training::left(number), (worded(before), worded(left)))?;
        change.commit()
    }

    /// Removes a learner with every marking and all unfinished work. That one was removed, and what was marked, stays
    /// in the journal under the number alone.
    ///
    /// # Errors
    /// [`crate::TrainingRefusal::NoSuchLearner`]; nothing is changed then.
    pub fn remove_learner(&mut self, number: LearnerNumber, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = learners::find(&change.transaction, number)?;
        for attempt in attempts::of_learner(&change.transaction, number)? {
            let item = training::attempt_of(number, attempt.id);
            change.record_value(None, ChangeKind::Attempt, Some(&item), (Some(&attempt.details), None))?;
        }
        works::remove_of_learner(&change.transaction, number)?;
        attempts::remove_of_learner(&change.transaction, number)?;
        learners::remove(&change.transaction, number)?;
        if before.learner.left {
            change.record_learner(&training::left(number), (worded(true), None))?;
        }
        let seal = state::value(&before.seal())?;
        change.record_learner(&number.to_string(), (Some(&seal), None))?;
        change.commit()
    }
}

impl Change<'_> {
    fn record_learner(&mut self, item: &str, values: (Option<&str>, Option<&str>)) -> Result<(), StoreError> {
        self.record_value(None, ChangeKind::Learner, Some(item), values)
    }
}

fn worded(left: bool) -> Option<&'static str> {
    left.then_some("true")
}
