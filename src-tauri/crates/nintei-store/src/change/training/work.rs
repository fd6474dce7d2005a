//! Unfinished work of learners. It is no record of anything: a draft, thrown away once the task is done. So it is in
//! no journal, which would keep every keystroke for ever, and no check of the journal speaks of it.

use nintei_training::ExerciseKind;

use crate::change::Change;
use crate::journal::Stamp;
use crate::tables::training::{learners, works};
use crate::{KeptWork, LearnerNumber, Store, StoreError, TrainingRefusal};

/// Bytes of a piece of work.
const WORK_BYTES: usize = 256 * 1024;

impl Store {
    /// What `learner` has begun and not finished, newest first.
    ///
    /// # Errors
    /// [`TrainingRefusal::NoSuchLearner`].
    pub fn works(&self, learner: LearnerNumber) -> Result<Vec<KeptWork>, StoreError> {
        learners::find(&self.connection, learner)?;
        works::of_learner(&self.connection, learner)
    }

    /// What was put away of `task`, as it was given.
    ///
    /// # Errors
    /// [`TrainingRefusal::NoSuchLearner`].
    pub fn kept_work(&self, learner: LearnerNumber, task: &str) -> Result<Option<String>, StoreError> {
        learners::find(&self.connection, learner)?;
        works::content(&self.connection, learner, task)
    }

    /// Puts unfinished work away, in the place of what was put away of the same task before. Not in the journal.
    ///
    /// # Errors
    /// [`TrainingRefusal::NoSuchLearner`] and [`TrainingRefusal::WorkTooLarge`]; nothing is changed on any error.
    pub fn keep_work(
        &mut self,
        learner: LearnerNumber,
        task: &str,
        kind: ExerciseKind,
        title: &str,
        content: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let bytes = task.len() + title.len() + content.len();
        if bytes > WORK_BYTES {
            return Err(TrainingRefusal::WorkTooLarge { bytes, most: WORK_BYTES }.into());
        }
        let change = Change::begin(&mut self.connection, stamp)?;
        learners::find(&change.transaction, learner)?;
        let work = KeptWork { task: task.to_owned(), kind, title: title.to_owned(), at: stamp.at.to_rfc3339() };
        works::put(&change.transaction, learner, &work, content)?;
        change.commit()
    }

    /// Throws away what was put away of `task`, where there is anything. Not in the journal.
    ///
    /// # Errors
    /// [`TrainingRefusal::NoSuchLearner`]; nothing is changed then.
    pub fn drop_work(&mut self, learner: LearnerNumber, task: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let change = Change::begin(&mut self.connection, stamp)?;
        learners::find(&change.transaction, learner)?;
        works::remove(&change.transaction, learner, task)?;
        change.commit()
    }
}
