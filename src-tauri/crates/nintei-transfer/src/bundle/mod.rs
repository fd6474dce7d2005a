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
/// Most bytes of a bundle's file.
pub const LONGEST_FILE: u64 = (LARGEST + frame::AROUND) as u64;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use chrono::DateTime;

    use super::*;
    use crate::{Card, Identity};

    fn identity(seed: u8) -> Identity {
        Identity::from_bytes(&[seed; Identity::BYTES])
    }

    fn card(seed: u8) -> Card {
        identity(seed).card("架空の端末").unwrap()
    }

    fn bundle() -> Bundle {
        let made_at = DateTime::parse_from_rfc3339("2026-05-01T09:30:00+09:00").unwrap();
        let id = BundleId::from_bytes([1; 16]);
        Bundle { id, serial: 1, made_at, handover: Handover::Deliver, cases: Vec::new() }
    }

    fn sealed_again(plain: &[u8], to: u8) -> Vec<u8> {
        let mut file = Vec::new();
        seal::seal_plain(plain, &card(to), &mut file).unwrap();
        file
    }

    #[test]
    fn what_a_receiver_seals_again_for_another_is_refused_there() {
        let plain = seal::plain(&bundle(), &identity(1), "架空の端末", &card(2)).unwrap();
        assert_eq!(open(&sealed_again(&plain, 2), &identity(2)).unwrap().read(), Ok(bundle()));
        assert_eq!(open(&sealed_again(&plain, 3), &identity(3)).unwrap_err(), BundleError::ForSomebodyElse);
    }

    #[test]
    fn words_that_were_changed_inside_the_seal_are_refused() {
        let plain = seal::plain(&bundle(), &identity(1), "架空の端末", &card(2)).unwrap();
        for at in 0..plain.len() {
            let mut changed = plain.to_vec();
            changed[at] ^= 1;
            assert!(open(&sealed_again(&changed, 2), &identity(2)).is_err(), "byte {at}");
            assert!(open_plain(&plain[..at], &card(2)).is_err(), "{at} bytes");
        }
    }

    #[test]
    fn the_card_of_another_before_ones_own_signature_is_refused() {
        let plain = seal::plain(&bundle(), &identity(1), "架空の端末", &card(2)).unwrap();
        let other = seal::plain(&bundle(), &identity(3), "架空の端末", &card(2)).unwrap();
        let signature = plain.len() - SIGNATURE;
        assert_eq!(plain.len(), other.len());
        let mut mixed = other.to_vec();
        mixed[signature..].copy_from_slice(&plain[signature..]);
        assert_eq!(open(&sealed_again(&mixed, 2), &identity(2)).unwrap_err(), BundleError::Tampered);
    }
}
