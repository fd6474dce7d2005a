use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey};
use hpke::kem::X25519HkdfSha256;
use hpke::{Kem, Serializable};
use zeroize::Zeroizing;

use crate::card::{Card, CardError};

pub(crate) type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;

/// Who a computer is towards others: the secret by which it opens what is sealed for it, and the one by which it
/// signs. Kept inside the encrypted file, never given away.
pub struct Identity {
    /// What the key pair of the receiver is derived from.
    seed: Zeroizing<[u8; 32]>,
    recipient: [u8; 32],
    signing: SigningKey,
}

/// No identity can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// The system gave no random numbers.
    #[error("安全な乱数を得られないため、端末の鍵を作れませんでした。機器を再起動して、もう一度試してください。")]
    NoRandomness,
}

impl IdentityError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoRandomness => "identity-no-randomness",
        }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

impl Identity {
    /// Length of the secret in bytes.
    pub const BYTES: usize = 64;

    /// A new identity from the system's random numbers.
    ///
    /// # Errors
    /// Where the system gives none.
    pub fn new() -> Result<Self, IdentityError> {
        let mut bytes = Zeroizing::new([0; Self::BYTES]);
        getrandom::fill(&mut *bytes).map_err(|_| IdentityError::NoRandomness)?;
        Ok(Self::from_bytes(&bytes))
    }

    /// The identity that [`Identity::to_bytes`] told.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        seed.copy_from_slice(&bytes[..32]);
        let mut signing = Zeroizing::new([0; 32]);
        signing.copy_from_slice(&bytes[32..]);
        let (_, recipient) = X25519HkdfSha256::derive_keypair(&*seed);
        Self { seed, recipient: recipient.to_bytes().into(), signing: SigningKey::from_bytes(&signing) }
    }

    /// The whole secret, for keeping it inside the encrypted file.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; Self::BYTES]> {
        let mut bytes = Zeroizing::new([0; Self::BYTES]);
        bytes[..32].copy_from_slice(&*self.seed);
        bytes[32..].copy_from_slice(self.signing.as_bytes());
        bytes
    }

    /// The open half, under the name of the office or the computer.
    ///
    /// # Errors
    /// [`CardError::Name`] where it cannot be a name.
    pub fn card(&self, name: &str) -> Result<Card, CardError> {
        Card::signed(name, self)
    }

    pub(crate) fn private_key(&self) -> PrivateKey {
        X25519HkdfSha256::derive_keypair(&*self.seed).0
    }

    pub(crate) const fn recipient(&self) -> &[u8; 32] {
        &self.recipient
    }

    pub(crate) fn verifying(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        let signature: Signature = self.signing.sign(message);
        signature.to_bytes()
    }
}
