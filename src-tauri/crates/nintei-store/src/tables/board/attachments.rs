use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::migration::Migration;
use crate::{AttachmentId, AttachmentKind, BoardRefusal, CaseId, KeptAttachment, StoreError};

/// Attached files. What is known of one is kept whole as JSON, its content apart, so that a change of the former does
/// not write the latter anew. The key of a removed one is not given again.
pub(crate) const MIGRATION: Migration = Migration {
    to: 24,
    sql: "CREATE TABLE attachments (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            case_id INTEGER NOT NULL REFERENCES cases (id),
            details TEXT NOT NULL
          ) STRICT;
          CREATE INDEX attachments_by_case ON attachments (case_id);
          CREATE TABLE attachment_contents (
            attachment_id INTEGER PRIMARY KEY REFERENCES attachments (id),
            content BLOB NOT NULL
          ) STRICT;",
    carry_over: None,
};

/// What is known of a file, as it lies in the file and in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttachmentDetails {
    pub(crate) kind: AttachmentKind,
    pub(crate) format: String,
    pub(crate) pages: u32,
    pub(crate) bytes: u64,
    /// SHA-256 of the content, in hexadecimal.
    pub(crate) digest: String,
    pub(crate) attached_at: String,
    pub(crate) attached_by: String,
    pub(crate) checked: bool,
}

/// A row as it lies in the file.
pub(crate) struct AttachmentRow {
    pub(crate) id: AttachmentId,
    pub(crate) case: CaseId,
    /// As JSON.
    pub(crate) details: String,
}

impl AttachmentRow {
    pub(crate) fn details(&self) -> Result<AttachmentDetails, StoreError> {
        serde_json::from_str(&self.details).map_err(|_| StoreError::unreadable_row("attachments"))
    }

    pub(crate) fn kept(&self) -> Result<KeptAttachment, StoreError> {
        let AttachmentDetails { kind, format, pages, bytes, digest, attached_at, attached_by, checked } =
            self.details()?;
        let (id, case) = (self.id, self.case);
        Ok(KeptAttachment { id, case, kind, format, pages, bytes, digest, attached_at, attached_by, checked })
    }
}

/// What names a content.
pub(crate) fn digest(content: &[u8]) -> String {
    hex::encode(Sha256::digest(content))
}

/// The files of a case, in the order in which they were attached.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Vec<AttachmentRow>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT id, case_id, details FROM attachments WHERE case_id = ?1 ORDER BY id")?;
    let files = query.query_map([case], row)?.collect::<Result<_, _>>()?;
    Ok(files)
}

pub(crate) fn find(connection: &Connection, id: AttachmentId) -> Result<AttachmentRow, StoreError> {
    connection
        .prepare_cached("SELECT id, case_id, details FROM attachments WHERE id = ?1")?
        .query_row([id], row)
        .optional()?
        .ok_or_else(|| BoardRefusal::NoSuchAttachment(id).into())
}

pub(crate) fn content(connection: &Connection, id: AttachmentId) -> Result<Vec<u8>, StoreError> {
    connection
        .prepare_cached("SELECT content FROM attachment_contents WHERE attachment_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| StoreError::unreadable_row("attachment_contents"))
}

pub(crate) fn insert(
    connection: &Connection,
    case: CaseId,
    details: &str,
    content: &[u8],
) -> Result<AttachmentId, StoreError> {
    connection
        .prepare_cached("INSERT INTO attachments (case_id, details) VALUES (?1, ?2)")?
        .execute((case, details))?;
    let id = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO attachment_contents (attachment_id, content) VALUES (?1, ?2)")?
        .execute((id, content))?;
    Ok(id)
}

pub(crate) fn put_details(connection: &Connection, id: AttachmentId, details: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE attachments SET details = ?2 WHERE id = ?1")?.execute((id, details))?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, id: AttachmentId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM attachment_contents WHERE attachment_id = ?1")?.execute([id])?;
    connection.prepare_cached("DELETE FROM attachments WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn row(row: &Row<'_>) -> rusqlite::Result<AttachmentRow> {
    Ok(AttachmentRow { id: row.get(0)?, case: row.get(1)?, details: row.get(2)? })
}
