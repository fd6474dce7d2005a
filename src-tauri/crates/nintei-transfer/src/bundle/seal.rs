use std::io::{self, Write};

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeS, Serializable, setup_sender};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::content::Bundle;
use super::refusal::SealError;
use super::{LARGEST, PURPOSE, SIGNATURE, frame, receiver, signed_words};
use crate::card::Card;
use crate::identity::Identity;

/// Seals `bundle` for the computer of card `to` and nobody else, signed by `from`, whose card says `from_name`.
///
/// # Errors
/// [`SealError`]; what was written until then is no bundle.
pub fn seal(
    bundle: &Bundle,
    from: &Identity,
    from_name: &str,
    to: &Card,
    out: &mut dyn Write,
) -> Result<(), SealError> {
    seal_plain(&plain(bundle, from, from_name, to)?, to, out)
}

/// Seals what stands inside for the computer of card `to`.
pub(super) fn seal_plain(plain: &[u8], to: &Card, out: &mut dyn Write) -> Result<(), SealError> {
    // The cipher draws by itself and cannot say that there is nothing to draw from.
    getrandom::fill(&mut [0; 1]).map_err(|_| SealError::NoRandomness)?;
    let unusable = |_| SealError::UnusableCard;
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(to.recipient()).map_err(unusable)?;
    let (encapsulated, mut context) =
        setup_sender::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&OpModeS::Base, &public, PURPOSE)
            .map_err(unusable)?;
    let opening = frame::opening(plain.len());
    let sealed = context.seal(plain, &opening).map_err(|_| SealError::TooLarge)?;
    let mut hash = Sha256::new();
    let mut write = |part: &[u8]| -> io::Result<()> {
        hash.update(part);
        out.write_all(part)
    };
    write(&opening)?;
    write(&encapsulated.to_bytes())?;
    write(&frame::hint(&encapsulated, to.recipient()))?;
    write(&sealed)?;
    out.write_all(&hash.finalize())?;
    Ok(())
}

/// What is sealed: card, receiver's fingerprint, content, signature.
pub(super) fn plain(
    bundle: &Bundle,
    from: &Identity,
    from_name: &str,
    to: &Card,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let card = from.card(from_name)?.to_file();
    let mut plain = Bounded(Zeroizing::new(Vec::new()));
    let length = u32::try_from(card.len()).map_err(|_| SealError::TooLarge)?;
    plain.write_all(&length.to_be_bytes())?;
    plain.write_all(card.as_bytes())?;
    plain.write_all(receiver(&to.fingerprint()))?;
    serde_json::to_writer(&mut plain, bundle).map_err(|_| SealError::TooLarge)?;
    let Bounded(mut plain) = plain;
    let signature = from.sign(&signed_words(&plain));
    plain.extend(signature);
    Ok(plain)
}

/// Takes no more than a bundle holds. What it outgrows is wiped.
struct Bounded(Zeroizing<Vec<u8>>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (length, room) = (self.0.len(), self.0.capacity());
        let wanted = length + bytes.len();
        if wanted + SIGNATURE > LARGEST {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        if wanted + SIGNATURE > room {
            let mut grown = Zeroizing::new(Vec::with_capacity((room * 2).max(wanted + SIGNATURE).max(64 * 1024)));
            grown.extend_from_slice(&self.0);
            self.0 = grown;
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
