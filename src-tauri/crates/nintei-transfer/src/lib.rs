//! 引渡し between computers: who a computer is, how two of them come to know each other, and the sealed file (束) in
//! which one hands cases to the other.
//!
//! Every computer has one [`Identity`]. Its open half is a [`Card`], given to others as a file or as a code; people
//! compare the card's [`Fingerprint`] once. A [`Bundle`] is then [`seal`]ed for one card, [`open`]ed by the identity it
//! was sealed for, and read once its sender is found to be known. This crate knows no database, no clock and no window: whether a sender is known, and
//! what becomes of what a bundle brings, is the store's question.
//!
//! # The file
//! ```text
//! magic (16) · version (4) · length of the sealed part (8) · encapsulated key (32) · hint (16)
//! sealed part, for the receiver alone:
//!     length of the card (4) · sender's card · receiver's fingerprint (20) · content as JSON · signature (64)
//! SHA-256 of all of the above (32)
//! ```
//! The sealed part is HPKE (RFC 9180: X25519, HKDF-SHA-256, ChaCha20-Poly1305); the signature is Ed25519, over
//! everything before it. As it covers the receiver's fingerprint, a receiver cannot seal the same words again for
//! somebody else. The hint tells the receiver alone that a file is theirs; the last hash tells a damaged file from a
//! foreign one, and proves nothing. Whoever finds the file learns its length, and neither sender nor receiver.

mod bundle;
mod card;
mod fingerprint;
mod identity;
mod symbols;

pub use bundle::{
    Bundle, BundleCase, BundleError, BundleId, BundleLine, CaseIdentity, Handover, LONGEST_FILE, Opened, Place,
    SealError, open, seal,
};
#[doc(hidden)]
pub use bundle::{open_plain, read_content};
pub use card::{Card, CardError};
pub use fingerprint::{Fingerprint, FingerprintError};
pub use identity::{Identity, IdentityError};
