use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

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

/// A bundle that was sealed for this computer and is signed as it should be. What it holds is not read yet: that much
/// of it only its sender can have made, and whether they are known is for the caller to find out first.
pub struct Opened {
    from: Card,
    digest: [u8; 32],
    plain: Zeroizing<Vec<u8>>,
    /// Where in `plain` the content stands.
    content: Range<usize>,
}

impl Opened {
    /// Who signed it, as they say.
    #[must_use]
    pub const fn sender(&self) -> &Card {
        &self.from
    }

    /// SHA-256 that the file ends with.
    #[must_use]
    pub const fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// Reads what it holds.
    ///
    /// # Errors
    /// [`BundleError::Unreadable`].
    pub fn read(&self) -> Result<Bundle, BundleError> {
        read_content(self.plain.get(self.content.clone()).unwrap_or_default())
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened").field("from", &self.from).finish_non_exhaustive()
    }
}

/// Opens a file that was sealed for `me`, without reading what it holds.
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
    let (content, from) = verified(&plain, &me)?;
    Ok(Opened { from, digest: frame.digest, plain, content })
}

/// What stands inside the seal, read as `me`. For tests and fuzzing.
#[doc(hidden)]
pub fn open_plain(plain: &[u8], me: &Card) -> Result<(Bundle, Card), BundleError> {
    let (content, from) = verified(plain, &me.fingerprint())?;
    Ok((read_content(plain.get(content).unwrap_or_default())?, from))
}

/// Where the content stands in `plain`, and who signed it for `me`.
fn verified(plain: &[u8], me: &Fingerprint) -> Result<(Range<usize>, Card), BundleError> {
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
    let end = before_signature.len();
    Ok((end - content.len()..end, from))
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
