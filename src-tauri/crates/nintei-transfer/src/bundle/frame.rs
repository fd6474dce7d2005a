//! What stands open around the sealed part. Its shape is the same in every version, so that an older program tells a
//! newer file from a damaged one.

use hpke::Serializable;
use sha2::{Digest, Sha256};

use super::LARGEST;
use super::refusal::BundleError;

/// Begins every bundle. The line ends and the byte 26 show what a transfer as text would do to the file.
const MAGIC: &[u8; 16] = b"nintei-bndl\r\n\x1a\n\0";
pub(super) const VERSION: u32 = 1;
/// Bytes that HPKE adds.
const TAG: usize = 16;
const ENCAPSULATED: usize = 32;
const HINT: usize = 16;
const DIGEST: usize = 32;
/// Bytes before the encapsulated key: what HPKE authenticates beside the sealed part.
const OPENING: usize = MAGIC.len() + 4 + 8;
const HEADER: usize = OPENING + ENCAPSULATED + HINT;
/// Bytes that a file has besides what is sealed.
pub(super) const AROUND: usize = HEADER + TAG + DIGEST;

/// The parts of a file, found whole and undamaged.
pub(super) struct Frame<'a> {
    /// What HPKE authenticates beside the sealed part.
    pub(super) opening: &'a [u8],
    pub(super) encapsulated: [u8; ENCAPSULATED],
    pub(super) hint: [u8; HINT],
    pub(super) sealed: &'a [u8],
    pub(super) digest: [u8; DIGEST],
}

/// The open beginning of a file whose sealed part holds `plain` bytes.
pub(super) fn opening(plain: usize) -> Vec<u8> {
    let mut opening = Vec::with_capacity(OPENING);
    opening.extend(MAGIC);
    opening.extend(VERSION.to_be_bytes());
    opening.extend(((plain + TAG) as u64).to_be_bytes());
    opening
}

/// What tells the holder of `recipient`, and nobody who does not know that key, that a file is for them.
pub(super) fn hint(encapsulated: &impl Serializable, recipient: &[u8; 32]) -> [u8; HINT] {
    let mut hash = Sha256::new();
    hash.update(b"nintei bundle receiver 1\0");
    hash.update(encapsulated.to_bytes());
    hash.update(recipient);
    let mut hint = [0; HINT];
    hint.copy_from_slice(&hash.finalize()[..HINT]);
    hint
}

/// Finds the parts of a file. Nothing is allocated.
pub(super) fn read(bytes: &[u8]) -> Result<Frame<'_>, BundleError> {
    if !bytes.starts_with(&MAGIC[..bytes.len().min(MAGIC.len())]) {
        return Err(BundleError::NotABundle);
    }
    let (opening, rest) = bytes.split_at_checked(OPENING).ok_or(BundleError::Truncated)?;
    let (version, length) = opening[MAGIC.len()..].split_at(4);
    let version = u32::from_be_bytes(array(version)?);
    let length = usize::try_from(u64::from_be_bytes(array(length)?)).map_err(|_| BundleError::TooLarge)?;
    if length > LARGEST + TAG {
        return Err(BundleError::TooLarge);
    }
    let whole = HEADER + length + DIGEST;
    if bytes.len() < whole {
        return Err(BundleError::Truncated);
    }
    let (body, digest) = bytes.split_at(bytes.len() - DIGEST);
    if bytes.len() > whole || Sha256::digest(body).as_slice() != digest {
        return Err(BundleError::Tampered);
    }
    match version {
        VERSION => {}
        newer if newer > VERSION => return Err(BundleError::NewerVersion { found: newer, known: VERSION }),
        _ => return Err(BundleError::Tampered),
    }
    let (encapsulated, rest) = rest.split_at(ENCAPSULATED);
    let (hint, rest) = rest.split_at(HINT);
    Ok(Frame {
        opening,
        encapsulated: array(encapsulated)?,
        hint: array(hint)?,
        sealed: &rest[..length],
        digest: array(digest)?,
    })
}

fn array<const N: usize>(bytes: &[u8]) -> Result<[u8; N], BundleError> {
    bytes.try_into().map_err(|_| BundleError::Truncated)
}
