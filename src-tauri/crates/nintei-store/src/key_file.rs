//! The key file: the random file key, wrapped once by the passphrase and once by the recovery code.

use std::fmt;
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::passphrase::{KeyCosts, Passphrase};
use crate::{RecoveryCode, StoreError};

const FORMAT: &str = "nintei-key";
const VERSION: u32 = 1;
const BY_PASSPHRASE: &[u8] = b"nintei file key by passphrase 1";
const BY_RECOVERY_CODE: &[u8] = b"nintei file key by recovery code 1";

/// The key of the database file.
pub(crate) struct FileKey(Zeroizing<[u8; 32]>);

/// The key file's content. Nothing in it is secret without the passphrase or the recovery code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    made_at: DateTime<FixedOffset>,
    passphrase: PassphraseSlot,
    recovery_code: Wrapped,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PassphraseSlot {
    derivation: Derivation,
    costs: KeyCosts,
    wrapped: Wrapped,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Derivation {
    #[serde(rename = "argon2id")]
    Argon2id,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wrapped {
    #[serde(with = "hex")]
    salt: [u8; 16],
    #[serde(with = "hex")]
    nonce: [u8; 24],
    #[serde(with = "hex")]
    key: [u8; 48],
}

/// What every version of the file begins with.
#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    format: String,
    version: u32,
    content: KeyFile,
    /// SHA-256 of the content, which tells a damaged file from a wrong passphrase.
    #[serde(with = "hex")]
    digest: [u8; 32],
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(…)")
    }
}

impl FileKey {
    /// A new key from the system's random numbers.
    pub(crate) fn random() -> Result<Self, StoreError> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *key).map_err(|_| StoreError::NoRandomness)?;
        Ok(Self(key))
    }

    /// The statement that gives SQLCipher the key as it is, without a derivation of its own.
    pub(crate) fn pragma(&self) -> Result<Zeroizing<String>, StoreError> {
        let mut digits = Zeroizing::new([0; 64]);
        hex::encode_to_slice(*self.0, &mut *digits).map_err(|_| StoreError::OutOfMemory)?;
        let mut text = Zeroizing::new(String::with_capacity(96));
        text.push_str("PRAGMA key = \"x'");
        text.extend(digits.iter().copied().map(char::from));
        text.push_str("'\";");
        Ok(text)
    }
}

impl KeyFile {
    /// Wraps `key` for the first time.
    pub(crate) fn new(
        key: &FileKey,
        passphrase: &Passphrase,
        code: &RecoveryCode,
        costs: KeyCosts,
        made_at: DateTime<FixedOffset>,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            made_at,
            passphrase: PassphraseSlot::new(key, passphrase, costs)?,
            recovery_code: wrap_by_code(key, code)?,
        })
    }

    /// The same key, opened by another passphrase from now on, at the costs the file has.
    pub(crate) fn with_passphrase(&self, key: &FileKey, passphrase: &Passphrase) -> Result<Self, StoreError> {
        let slot = PassphraseSlot::new(key, passphrase, self.passphrase.costs)?;
        Ok(Self { passphrase: slot, ..self.clone() })
    }

    /// The same key, opened by another recovery code from now on.
    pub(crate) fn with_recovery_code(&self, key: &FileKey, code: &RecoveryCode) -> Result<Self, StoreError> {
        Ok(Self { recovery_code: wrap_by_code(key, code)?, ..self.clone() })
    }

    /// The file key, by the passphrase.
    pub(crate) fn open(&self, passphrase: &Passphrase) -> Result<FileKey, StoreError> {
        let slot = &self.passphrase;
        let key = passphrase.key(&slot.wrapped.salt, slot.costs)?;
        slot.wrapped.open(&key, BY_PASSPHRASE).ok_or(StoreError::WrongPassphrase)
    }

    /// The file key, by the recovery code.
    pub(crate) fn recover(&self, code: &RecoveryCode) -> Result<FileKey, StoreError> {
        let wrapped = &self.recovery_code;
        wrapped.open(&code.key(&wrapped.salt), BY_RECOVERY_CODE).ok_or(StoreError::WrongRecoveryCode)
    }

    /// The file as bytes.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        let envelope = Envelope {
            format: FORMAT.to_owned(),
            version: VERSION,
            digest: self.digest().ok_or(StoreError::OutOfMemory)?,
            content: self.clone(),
        };
        let mut bytes = serde_json::to_vec_pretty(&envelope).map_err(|_| StoreError::OutOfMemory)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads the bytes of the file at `path`.
    pub(crate) fn read(path: &Path, bytes: &[u8]) -> Result<Self, StoreError> {
        let damaged = || StoreError::KeyFileDamaged(path.to_owned());
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        let header = Header::deserialize(&value)
            .ok()
            .filter(|header| header.format == FORMAT)
            .ok_or_else(|| StoreError::KeyFileNotOurs(path.to_owned()))?;
        if header.version > VERSION {
            return Err(StoreError::KeyFileNewer { found: header.version, known: VERSION });
        }
        let envelope = Envelope::deserialize(value).map_err(|_| damaged())?;
        let sound =
            envelope.content.digest() == Some(envelope.digest) && envelope.content.passphrase.costs.are_bearable();
        if sound { Ok(envelope.content) } else { Err(damaged()) }
    }

    fn digest(&self) -> Option<[u8; 32]> {
        serde_json::to_vec(self).ok().map(|bytes| Sha256::digest(bytes).into())
    }
}

impl PassphraseSlot {
    fn new(key: &FileKey, passphrase: &Passphrase, costs: KeyCosts) -> Result<Self, StoreError> {
        let salt = random()?;
        let wrapping = passphrase.key(&salt, costs)?;
        let wrapped = Wrapped::new(key, salt, &wrapping, BY_PASSPHRASE)?;
        Ok(Self { derivation: Derivation::Argon2id, costs, wrapped })
    }
}

impl Wrapped {
    fn new(key: &FileKey, salt: [u8; 16], wrapping: &[u8; 32], purpose: &[u8]) -> Result<Self, StoreError> {
        let nonce = random()?;
        let sealed = XChaCha20Poly1305::new(wrapping.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: &*key.0, aad: purpose })
            .ok()
            .and_then(|sealed| sealed.try_into().ok())
            .ok_or(StoreError::OutOfMemory)?;
        Ok(Self { salt, nonce, key: sealed })
    }

    fn open(&self, wrapping: &[u8; 32], purpose: &[u8]) -> Option<FileKey> {
        let opened = XChaCha20Poly1305::new(wrapping.into())
            .decrypt(&XNonce::from(self.nonce), Payload { msg: &self.key, aad: purpose })
            .map(Zeroizing::new)
            .ok()?;
        let mut key = Zeroizing::new([0; 32]);
        (opened.len() == key.len()).then(|| key.copy_from_slice(&opened))?;
        Some(FileKey(key))
    }
}

fn wrap_by_code(key: &FileKey, code: &RecoveryCode) -> Result<Wrapped, StoreError> {
    let salt = random()?;
    Wrapped::new(key, salt, &code.key(&salt), BY_RECOVERY_CODE)
}

fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(bytes)
}
