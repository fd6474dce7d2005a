//! Files of 主治医意見書.

use crate::change::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::tables::board::attachments::{self, AttachmentDetails, AttachmentRow};
use crate::tables::cases;
use crate::{AttachmentId, BoardRefusal, CaseId, KeptAttachment, NewAttachment, Store, StoreError, state};

/// Bytes of a file, at most: fifty scanned pages.
const FILE_BYTES: usize = 32 * 1024 * 1024;

impl Store {
    /// The files attached to `case`, in the order in which they were attached.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn attachments(&self, case: CaseId) -> Result<Vec<KeptAttachment>, StoreError> {
        attachments::of_case(&self.connection, case)?.iter().map(AttachmentRow::kept).collect()
    }

    /// An attached file with its content.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchAttachment`].
    pub fn attachment(&self, id: AttachmentId) -> Result<(KeptAttachment, Vec<u8>), StoreError> {
        let kept = attachments::find(&self.connection, id)?.kept()?;
        Ok((kept, attachments::content(&self.connection, id)?))
    }

    /// Attaches a file to `case` and returns its key. The journal keeps what is known of it, never its content.
    ///
    /// # Errors
    /// [`BoardRefusal::EmptyAttachment`], [`BoardRefusal::AttachmentTooLarge`] and [`StoreError::NoSuchCase`]; nothing
    /// is changed on any error.
    pub fn attach(
        &mut self,
        case: CaseId,
        attachment: &NewAttachment,
        content: &[u8],
        stamp: &Stamp,
    ) -> Result<AttachmentId, StoreError> {
        if content.is_empty() {
            return Err(BoardRefusal::EmptyAttachment.into());
        }
        if content.len() > FILE_BYTES {
            return Err(BoardRefusal::AttachmentTooLarge { bytes: content.len(), most: FILE_BYTES }.into());
        }
        let details = state::value(&AttachmentDetails {
            kind: attachment.kind,
            format: attachment.format.clone(),
            pages: attachment.pages,
            bytes: content.len() as u64,
            digest: attachments::digest(content),
            attached_at: stamp.at.to_rfc3339(),
            attached_by: stamp.by.clone(),
            checked: false,
        })?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        cases::form(&change.transaction, case)?;
        let id = attachments::insert(&change.transaction, case, &details, content)?;
        change.record_attachment(case, id, (None, Some(&details)))?;
        change.commit()?;
        Ok(id)
    }

    /// Says whether a person has looked at a file and found it masked.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchAttachment`]; nothing is changed then.
    pub fn check_attachment(&mut self, id: AttachmentId, checked: bool, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let row = attachments::find(&change.transaction, id)?;
        let details = row.details()?;
        if details.checked == checked {
            return Ok(());
        }
        let after = state::value(&AttachmentDetails { checked, ..details })?;
        attachments::put_details(&change.transaction, id, &after)?;
        change.record_attachment(row.case, id, (Some(&row.details), Some(&after)))?;
        change.commit()
    }

    /// Removes an attached file, content and all. What is known of it stays in the journal.
    ///
    /// # Errors
    /// [`BoardRefusal::NoSuchAttachment`]; nothing is changed then.
    pub fn remove_attachment(&mut self, id: AttachmentId, stamp: &Stamp) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let row = attachments::find(&change.transaction, id)?;
        attachments::remove(&change.transaction, id)?;
        change.record_attachment(row.case, id, (Some(&row.details), None))?;
        change.commit()
    }
}

impl Change<'_> {
    fn record_attachment(
        &mut self,
        case: CaseId,
        id: AttachmentId,
        values: (Option<&str>, Option<&str>),
    ) -> Result<(), StoreError> {
        self.record_value(Some(case), ChangeKind::Attachment, Some(&id.to_string()), values)
    }
}
