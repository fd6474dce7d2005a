use nintei_survey::{Answers, FormEdition, ItemId};

use super::{Change, Place, asked};
use crate::journal::Stamp;
use crate::tables::answers;
use crate::{CaseId, Store, StoreError, state};

impl Store {
    /// Answers `item` with the options `numbers`, or takes its answer back with `None`. The same answer again changes
    /// nothing and adds no line to the journal. Returns all answers of the case.
    ///
    /// # Errors
    /// [`StoreError::Answer`] where the form does not allow it; nothing is changed on any error.
    pub fn answer(
        &mut self,
        case: CaseId,
        form: &FormEdition,
        item: ItemId,
        numbers: Option<&[u8]>,
        stamp: &Stamp,
    ) -> Result<Answers, StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        change.expect_form(case, form)?;
        let mut answers = answers::of_case(&change.transaction, case)?;
        asked(form, item)?;
        match numbers {
            Some(numbers) => answers.set(form, item, numbers)?,
            None => answers.clear(item),
        }
        let after = state::answer(answers.get(item));
        if change.put(case, form, Place::Answer(item), after.as_deref(), None)?.is_some() {
            change.commit()?;
        }
        Ok(answers)
    }
}
