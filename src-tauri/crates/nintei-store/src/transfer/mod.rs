//! 引渡し: cases given to other computers and taken from them, merged place by place, without anything being lost.
//!
//! What is carried: the case's form, 申請, 状況, 概況調査, 主治医意見書, answers, 特記事項, memos, flags, reasons for notes
//! that are not written, 手でたどった値, and who surveys. What belongs to the board, official results and attached files
//! stay where they are.

mod blank;
mod carried;
mod merge;
mod offer;
mod read;
mod refusal;
mod state;
mod types;

pub(crate) use blank::Blank;
pub(crate) use carried::{CARRIED, CarriedCase, ImpossiblePlace, carried, is_lined, read_traced};
pub(crate) use merge::{Base, Merged, Parted, merge};
pub(crate) use offer::{TakenState, author, is_own, line_digest, offer, own_lines, state_of};
pub(crate) use read::peer;
pub use refusal::TransferRefusal;
pub(crate) use state::{of_case, of_office, station};
pub use types::{
    BundlePreview, BundleTaken, CasePreview, CaseVerdict, Conflict, Kept, Lent, LentCase, LentDirection, MadeBundle,
    Peer, PeerState, ReceivedLine, TransferStep,
};
