//! What was typed into a form and not saved when the file locked by itself. It is no record of anything: it waits for
//! the person who typed it, and is gone once they save or throw it away. So it is in no journal.

use crate::tables::drafts;
use crate::{Store, StoreError};

/// Bytes of a form.
const FORM_BYTES: usize = 256 * 1024;
/// Forms that wait for one person.
const FORMS: u32 = 50;

impl Store {
    /// What who is signed in has typed into `form` and not saved.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn draft(&self, form: &str) -> Result<Option<String>, StoreError> {
        drafts::get(&self.connection, self.signed_in().number, form)
    }

    /// Keeps what who is signed in has typed into `form`, in the place of what was kept of it before. Not in the journal.
    ///
    /// # Errors
    /// [`StoreError::DraftTooLarge`]; nothing is changed on any error.
    pub fn keep_draft(&mut self, form: &str, content: &str) -> Result<(), StoreError> {
        let user = self.signed_in().number;
        let bytes = form.len() + content.len();
        let another = drafts::get(&self.connection, user, form)?.is_none();
        if bytes > FORM_BYTES || (another && drafts::count(&self.connection, user)? >= FORMS) {
            return Err(StoreError::DraftTooLarge);
        }
        drafts::put(&self.connection, user, form, content)
    }

    /// Throws away what is kept of `form`, where there is anything. Not in the journal.
    ///
    /// # Errors
    /// [`StoreError`] of the database; nothing is changed then.
    pub fn drop_draft(&mut self, form: &str) -> Result<(), StoreError> {
        drafts::remove(&self.connection, self.signed_in().number, form)
    }
}
