//! What the store keeps and finds for 審査会.

mod attachment;
mod lists;
mod refusal;
mod state;
mod types;

pub use attachment::{AttachmentId, AttachmentKind, KeptAttachment, NewAttachment};
pub use refusal::BoardRefusal;
pub(crate) use state::{agenda, assigned, of_case, of_office, withdrawal};
pub use types::{AgendaEntry, AgendaSummary, DecidedCase, EndingCertification, ReviewState, WaitingCase, WaitingCases};
