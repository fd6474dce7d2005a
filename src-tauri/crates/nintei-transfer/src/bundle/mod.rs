//! 束: what one computer hands to another, and the sealed file that carries it.

mod content;
mod frame;
mod open;
mod place;
mod refusal;
mod seal;

pub use content::{Bundle, BundleCase, BundleId, BundleLine, CaseIdentity, Handover};
pub use open::{Opened, open, open_plain, read_content};
pub use place::Place;
pub use refusal::{BundleError, SealError};
pub use seal::seal;

use sha2::{Digest, Sha256};

use crate::fingerprint::Fingerprint;

/// Most bytes of what is sealed: some tens of thousands of cases.
const LARGEST: usize = 256 * 1024 * 1024;
/// Bytes of a signature.
const SIGNATURE: usize = 64;
/// What the seal is for (the `info` of HPKE).
const PURPOSE: &[u8] = b"nintei bundle 1";

/// What the sender signs: the receiver's fingerprint is the last part of what stands before the content.
fn signed_words(before_signature: &[u8]) -> Vec<u8> {
    let mut words = b"nintei bundle signature 1\0".to_vec();
    words.extend(Sha256::digest(before_signature));
    words
}

/// The receiver's fingerprint as it stands inside.
const fn receiver(fingerprint: &Fingerprint) -> &[u8; Fingerprint::BYTES] {
    fingerprint.as_bytes()
}
