//! What one holder of a secret keeps in the key file: the file key, and a way by which a later one reaches them.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, PskBundle, Serializable, single_shot_open, single_shot_seal};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::file_key::{FileKey, random};
use crate::StoreError;

/// The key that wraps: derived from a passphrase or a recovery code.
pub(crate) type Wrapping = Zeroizing<[u8; 32]>;

const SEED: usize = 32;
const LATER: &[u8] = b"nintei later file key 2";

/// The file key, wrapped by a secret that one person or one sheet of paper holds. Beside it lies the seed of a key
/// pair, whose public half is open: by it a new file key is given to a holder who is not there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    wrapped: Wrapped,
    /// `None` where the first version of the program wrapped it.
    public: Option<PublicKey>,
    /// File keys that came after the wrapped one, in order.
    later: Vec<LaterKey>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wrapped {
    #[serde(with = "hex")]
    salt: [u8; 16],
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    key: Vec<u8>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PublicKey(#[serde(with = "hex")] [u8; 32]);

/// A later file key, by HPKE (RFC 9180): only the holder opens it, and only who had the key before can have made it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct LaterKey {
    /// Which key of the file it is, counted from 1.
    generation: u32,
    #[serde(with = "hex")]
    encapsulated: [u8; 32],
    #[serde(with = "hex")]
    sealed: Vec<u8>,
}

/// What a secret opened.
pub(crate) struct Opened {
    /// The file keys from the wrapped one to the last; at least one.
    pub(crate) keys: Vec<FileKey>,
    wrapping: Wrapping,
    salt: [u8; 16],
}

impl Held {
    /// Wraps `key` for the first time by what `derive` makes of a salt. `purpose` must be said again to open it.
    pub(crate) fn new(
        key: &FileKey,
        purpose: &[u8],
        derive: impl FnOnce(&[u8; 16]) -> Result<Wrapping, StoreError>,
    ) -> Result<Self, StoreError> {
        let salt = random()?;
        Self::wrap(key, purpose, &derive(&salt)?, salt)
    }

    /// What the first version of the program wrapped.
    pub(super) const fn of_first_version(wrapped: Wrapped) -> Self {
        Self { wrapped, public: None, later: Vec::new() }
    }

    /// Opens it by what `derive` makes of its salt.
    pub(crate) fn open(
        &self,
        purpose: &[u8],
        derive: impl FnOnce(&[u8; 16]) -> Result<Wrapping, StoreError>,
    ) -> Result<Option<Opened>, StoreError> {
        let salt = self.wrapped.salt;
        let wrapping = derive(&salt)?;
        let opened = self.wrapped.open(&wrapping, purpose).and_then(|content| {
            let (key, seed) = content.split_at_checked(FileKey::BYTES)?;
            let mut keys = vec![FileKey::from_slice(key)?];
            for later in &self.later {
                let before = keys.last()?;
                keys.push(later.open(seed, before)?);
            }
            Some(keys)
        });
        Ok(opened.map(|keys| Opened { keys, wrapping, salt }))
    }

    /// Whether it was wrapped by the first version of the program.
    pub(crate) const fn is_of_first_version(&self) -> bool {
        self.public.is_none()
    }

    /// Whether something waits to be wrapped anew at the next opening.
    pub(crate) fn is_behind(&self) -> bool {
        self.public.is_none() || !self.later.is_empty()
    }

    /// The same holder with `key` alone, by the secret that opened it. Nothing is derived again.
    pub(crate) fn renewed(key: &FileKey, purpose: &[u8], opened: &Opened) -> Result<Self, StoreError> {
        Self::wrap(key, purpose, &opened.wrapping, opened.salt)
    }

    /// Gives the holder the key `to` that follows the key `from`. What the first version wrapped cannot take it.
    pub(crate) fn give_later(&mut self, from: &FileKey, to: &FileKey, generation: u32) -> Result<(), StoreError> {
        if let Some(public) = &self.public {
            self.later.push(LaterKey::seal(public, from, to, generation)?);
        }
        Ok(())
    }

    /// Takes back the key of `generation`, which never came into use.
    pub(crate) fn take_back(&mut self, generation: u32) {
        self.later.retain(|later| later.generation != generation);
    }

    fn wrap(key: &FileKey, purpose: &[u8], wrapping: &Wrapping, salt: [u8; 16]) -> Result<Self, StoreError> {
        let seed = Zeroizing::new(random::<SEED>()?);
        let (_, public) = X25519HkdfSha256::derive_keypair(&*seed);
        let mut content = Zeroizing::new([0; FileKey::BYTES + SEED]);
        content[..FileKey::BYTES].copy_from_slice(key.as_bytes());
        content[FileKey::BYTES..].copy_from_slice(&*seed);
        let wrapped = Wrapped::new(&*content, salt, wrapping, purpose)?;
        Ok(Self { wrapped, public: Some(PublicKey(public.to_bytes().into())), later: Vec::new() })
    }
}

impl Wrapped {
    pub(super) fn new(content: &[u8], salt: [u8; 16], wrapping: &[u8; 32], purpose: &[u8]) -> Result<Self, StoreError> {
        let nonce = random()?;
        let key = XChaCha20Poly1305::new(wrapping.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: content, aad: purpose })
            .map_err(|_| StoreError::OutOfMemory)?;
        Ok(Self { salt, nonce, key })
    }

    fn open(&self, wrapping: &[u8; 32], purpose: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        XChaCha20Poly1305::new(wrapping.into())
            .decrypt(&XNonce::from(self.nonce), Payload { msg: &self.key, aad: purpose })
            .map(Zeroizing::new)
            .ok()
    }
}

impl LaterKey {
    fn seal(public: &PublicKey, from: &FileKey, to: &FileKey, generation: u32) -> Result<Self, StoreError> {
        let failed = |_| StoreError::OutOfMemory;
        let known = PskBundle::new(from.as_bytes(), LATER).map_err(failed)?;
        let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&public.0).map_err(failed)?;
        let (encapsulated, sealed) = single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Psk(known),
            &public,
            LATER,
            to.as_bytes(),
            &generation.to_be_bytes(),
        )
        .map_err(failed)?;
        Ok(Self { generation, encapsulated: encapsulated.to_bytes().into(), sealed })
    }

    fn open(&self, seed: &[u8], before: &FileKey) -> Option<FileKey> {
        let (secret, _) = X25519HkdfSha256::derive_keypair(seed);
        let known = PskBundle::new(before.as_bytes(), LATER).ok()?;
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&self.encapsulated).ok()?;
        let key = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Psk(known),
            &secret,
            &encapsulated,
            LATER,
            &self.sealed,
            &self.generation.to_be_bytes(),
        )
        .map(Zeroizing::new)
        .ok()?;
        FileKey::from_slice(&key)
    }
}
