//! Markings of learners.

use nintei_training::Attempt;

use crate::change::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::training::attempts::{self, AttemptRow};
use crate::tables::training::learners;
use crate::{KeptAttempt, LearnerNumber, Store, StoreError, state, training};

impl Store {
    /// The markings of a learner, oldest first.
    ///
    /// # Errors
    /// [`crate::TrainingRefusal::NoSuchLearner`].
    pub fn attempts(&self, learner: LearnerNumber) -> Result<Vec<KeptAttempt>, StoreError> {
        learners::find(&self.connection, learner)?;
        attempts::of_learner(&self.connection, learner)?.iter().map(AttemptRow::kept).collect()
    }

    /// Keeps what a marking of a learner's found.
    ///
    /// # Errors
    /// [`crate::TrainingRefusal::NoSuchLearner`]; nothing is changed then.
    pub fn put_attempt(&mut self, learner: LearnerNumber, attempt: &Attempt, stamp: &Stamp) -> Result<(), StoreError> {
        let details = state::value(&KeptAttempt { at: stamp.at.to_rfc3339(), attempt: attempt.clone() })?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        learners::find(&change.transaction, learner)?;
        let id = attempts::insert(&change.transaction, learner, &details)?;
        let item = training::attempt_of(learner, id);
        change.record_value(None, ChangeKind::Attempt, Some(&item), (None, Some(&details)))?;
        change.commit()
    }
}
