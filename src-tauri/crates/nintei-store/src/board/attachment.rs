use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::CaseId;

/// Key of an attached file.
pub type AttachmentId = i64;

/// Which version of a 意見書 a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// As it came: for the secretariat.
    Original,
    /// Masked: for the members.
    Masked,
}

/// A file to be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttachment {
    /// Which version.
    pub kind: AttachmentKind,
    /// PDF, PNG or JPEG.
    pub format: String,
    /// Pages it prints on.
    pub pages: u32,
}

/// An attached file, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAttachment {
    /// Key.
    pub id: AttachmentId,
    /// The case it belongs to.
    pub case: CaseId,
    /// Which version.
    pub kind: AttachmentKind,
    /// PDF, PNG or JPEG.
    pub format: String,
    /// Pages it prints on.
    pub pages: u32,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the content, in hexadecimal.
    pub digest: String,
    /// When it was attached, RFC 3339 with offset.
    pub attached_at: String,
    /// Who attached it.
    pub attached_by: String,
    /// Whether a person has looked at it and found it masked.
    pub checked: bool,
}
