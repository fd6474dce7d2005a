use std::collections::BTreeSet;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, single_shot_open};
use zeroize::Zeroizing;

use super::content::Bundle;
use super::refusal::BundleError;
use super::{PURPOSE, SIGNATURE, frame, receiver, signed_words};
use crate::card::{Card, CardError};
use crate::fingerprint::Fingerprint;
use crate::identity::Identity;

/// An opened bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What it holds.
    pub bundle: Bundle,
    /// Who signed it, as they say. Whether they are known is for the caller to find out, by the card's fingerprint.
    pub from: Card,
    /// SHA-256 that the file ends with.
    pub digest: [u8; 32],
}

/// Opens a file that was sealed for `me`.
///
/// # Errors
/// [`BundleError`] with a sentence for the person who chose the file.
pub fn open(bytes: &[u8], me: &Identity) -> Result<Opened, BundleError> {
    let frame = frame::read(bytes)?;
    let encapsulated =
        <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&frame.encapsulated).map_err(|_| BundleError::Tampered)?;
    if frame::hint(&encapsulated, me.recipient()) != frame.hint {
        return Err(BundleError::ForSomebodyElse);
    }
    let plain = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &me.private_key(),
        &encapsulated,
        PURPOSE,
        frame.sealed,
        frame.opening,
    )
    .map(Zeroizing::new)
    .map_err(|_| BundleError::Tampered)?;
    let me = Fingerprint::of_keys(me.recipient(), &me.verifying());
    let (bundle, from) = read_plain(&plain, &me)?;
    Ok(Opened { bundle, from, digest: frame.digest })
}

/// What stands inside the seal, read as `me`. For tests and fuzzing.
#[doc(hidden)]
pub fn open_plain(plain: &[u8], me: &Card) -> Result<(Bundle, Card), BundleError> {
    read_plain(plain, &me.fingerprint())
}

fn read_plain(plain: &[u8], me: &Fingerprint) -> Result<(Bundle, Card), BundleError> {
    let damaged = BundleError::Tampered;
    let (before_signature, signature) = plain.split_last_chunk::<SIGNATURE>().ok_or(damaged.clone())?;
    let (length, rest) = before_signature.split_first_chunk::<4>().ok_or(damaged.clone())?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| damaged.clone())?;
    let (card, rest) = rest.split_at_checked(length).ok_or(damaged.clone())?;
    let (to, content) = rest.split_first_chunk::<{ Fingerprint::BYTES }>().ok_or(damaged.clone())?;
    let from = Card::read(card).map_err(|error| match error {
        CardError::NewerVersion { found, known } => BundleError::NewerVersion { found, known },
        _ => damaged.clone(),
    })?;
    if !from.verifies(&signed_words(before_signature), signature) {
        return Err(damaged);
    }
    // Signed as it stands, but for another: somebody sealed again what they had received.
    if to != receiver(me) {
        return Err(BundleError::ForSomebodyElse);
    }
    Ok((read_content(content)?, from))
}

/// The content of a bundle. For tests and fuzzing beyond the signature.
#[doc(hidden)]
pub fn read_content(content: &[u8]) -> Result<Bundle, BundleError> {
    let bundle: Bundle = serde_json::from_slice(content).map_err(|_| BundleError::Unreadable)?;
    let mut identities = BTreeSet::new();
    let each_once = bundle.cases.iter().all(|case| identities.insert(case.identity));
    let counted = bundle.serial >= 1 && bundle.cases.iter().all(|case| case.revision >= 1);
    if each_once && counted { Ok(bundle) } else { Err(BundleError::Unreadable) }
}
