//! The key file: the random file key, wrapped by the passphrase of each user and by the recovery code.
//!
//! A slot is found by the user's number, so that opening costs one derivation however many users there are. A number
//! tells nothing about a person; names and roles lie in the encrypted file.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::file_key::FileKey;
use super::first_version::{BY_PASSPHRASE, BY_RECOVERY_CODE, FirstVersion};
use super::held::{Held, Opened};
use super::passphrase::{KeyCosts, Passphrase};
use crate::users::{FIRST_USER, UserNumber};
use crate::{RecoveryCode, StoreError};

const FORMAT: &str = "nintei-key";
const VERSION: u32 = 2;
const OF_RECOVERY_CODE: &[u8] = b"nintei recovery code 2";

/// The key file's content. Nothing in it is secret without a passphrase or the recovery code, and nothing personal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    made_at: DateTime<FixedOffset>,
    /// How many file keys there have been.
    generation: u32,
    users: BTreeMap<UserNumber, UserSlot>,
    recovery_code: Held,
}

/// How a user's passphrase opens the file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct UserSlot {
    pub(super) derivation: Derivation,
    pub(super) costs: KeyCosts,
    pub(super) held: Held,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Derivation {
    #[serde(rename = "argon2id")]
    Argon2id,
}

/// What every version of the file begins with.
#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct Envelope<Content> {
    format: String,
    version: u32,
    content: Content,
    /// SHA-256 of the content, which tells a damaged file from a wrong passphrase.
    #[serde(with = "hex")]
    digest: [u8; 32],
}

impl KeyFile {
    /// Wraps `key` for the first time, for the first user.
    pub(crate) fn new(
        key: &FileKey,
        passphrase: &Passphrase,
        code: &RecoveryCode,
        costs: KeyCosts,
        made_at: DateTime<FixedOffset>,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            made_at,
            generation: 1,
            users: BTreeMap::from([(FIRST_USER, UserSlot::new(FIRST_USER, key, passphrase, costs)?)]),
            recovery_code: by_code(key, code)?,
        })
    }

    /// Who has a slot.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = UserNumber> {
        self.users.keys().copied()
    }

    /// Whether the user has a slot.
    pub(crate) fn has(&self, number: UserNumber) -> bool {
        self.users.contains_key(&number)
    }

    /// The only user, or else the first.
    pub(crate) fn usual_user(&self) -> UserNumber {
        match self.users.keys().collect::<Vec<_>>()[..] {
            [only] => *only,
            _ => FIRST_USER,
        }
    }

    /// What the passphrase of the user `number` opens.
    pub(crate) fn open(&self, number: UserNumber, passphrase: &Passphrase) -> Result<Opened, StoreError> {
        let slot = self.users.get(&number).ok_or(StoreError::WrongPassphrase)?;
        let purpose = if slot.held.is_of_first_version() { BY_PASSPHRASE } else { &of_user(number) };
        let opened = slot.held.open(purpose, |salt| passphrase.key(salt, slot.costs))?;
        opened.ok_or(StoreError::WrongPassphrase)
    }

    /// What the recovery code opens.
    pub(crate) fn recover(&self, code: &RecoveryCode) -> Result<Opened, StoreError> {
        let held = &self.recovery_code;
        let purpose = if held.is_of_first_version() { BY_RECOVERY_CODE } else { OF_RECOVERY_CODE };
        held.open(purpose, |salt| Ok(code.key(salt)))?.ok_or(StoreError::WrongRecoveryCode)
    }

    /// The same file with `key` opened by `passphrase` for the user `number`, at the costs the file has.
    pub(crate) fn with_user(
        &self,
        number: UserNumber,
        key: &FileKey,
        passphrase: &Passphrase,
    ) -> Result<Self, StoreError> {
        let slot = UserSlot::new(number, key, passphrase, self.costs())?;
        let mut file = self.clone();
        file.users.insert(number, slot);
        Ok(file)
    }

    /// The same file after the user `number` opened it: with `key` alone in their slot. `None` where it is so already.
    pub(crate) fn after_opening(
        &self,
        number: UserNumber,
        key: &FileKey,
        opened: &Opened,
    ) -> Result<Option<Self>, StoreError> {
        let Some(slot) = self.users.get(&number).filter(|slot| slot.held.is_behind()) else { return Ok(None) };
        let held = Held::renewed(key, &of_user(number), opened)?;
        let mut file = self.clone();
        file.users.insert(number, UserSlot { held, ..slot.clone() });
        Ok(Some(file))
    }

    /// The same file for those alone whom `keep` keeps.
    pub(crate) fn with_users_only(&self, keep: impl Fn(UserNumber) -> bool) -> Self {
        let mut file = self.clone();
        file.users.retain(|number, _| keep(*number));
        file
    }

    /// The same key, opened by another recovery code from now on.
    pub(crate) fn with_recovery_code(&self, key: &FileKey, code: &RecoveryCode) -> Result<Self, StoreError> {
        Ok(Self { recovery_code: by_code(key, code)?, ..self.clone() })
    }

    /// The same file with the key `to` given to every holder beside the key `from`. Until the database is encrypted by
    /// `to`, both are reached, and the one that fits opens it.
    pub(crate) fn with_later_key(&self, from: &FileKey, to: &FileKey) -> Result<Self, StoreError> {
        let mut file = self.clone();
        file.generation = file.generation.saturating_add(1);
        for held in file.users.values_mut().map(|slot| &mut slot.held).chain([&mut file.recovery_code]) {
            held.give_later(from, to, file.generation)?;
        }
        Ok(file)
    }

    /// The same file without its last key, which never came into use.
    pub(crate) fn without_last_key(&self) -> Self {
        let mut file = self.clone();
        for held in file.users.values_mut().map(|slot| &mut slot.held).chain([&mut file.recovery_code]) {
            held.take_back(file.generation);
        }
        file.generation = file.generation.saturating_sub(1);
        file
    }

    /// How many file keys there have been.
    pub(crate) const fn generation(&self) -> u32 {
        self.generation
    }

    /// The file as bytes.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        let digest = digest(self).ok_or(StoreError::OutOfMemory)?;
        let envelope = Envelope { format: FORMAT.to_owned(), version: VERSION, digest, content: self };
        let mut bytes = serde_json::to_vec_pretty(&envelope).map_err(|_| StoreError::OutOfMemory)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads the bytes of the file at `path`, of this version or of an earlier one.
    pub(crate) fn read(path: &Path, bytes: &[u8]) -> Result<Self, StoreError> {
        let damaged = || StoreError::KeyFileDamaged(path.to_owned());
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        let header = Header::deserialize(&value)
            .ok()
            .filter(|header| header.format == FORMAT)
            .ok_or_else(|| StoreError::KeyFileNotOurs(path.to_owned()))?;
        let file = match header.version {
            VERSION => content(value).ok_or_else(damaged)?,
            1 => Self::of_first_version(content(value).ok_or_else(damaged)?),
            found if found > VERSION => return Err(StoreError::KeyFileNewer { found, known: VERSION }),
            _ => return Err(damaged()),
        };
        let bearable = !file.users.is_empty() && file.users.values().all(|slot| slot.costs.are_bearable());
        if bearable { Ok(file) } else { Err(damaged()) }
    }

    fn of_first_version(first: FirstVersion) -> Self {
        let made_at = first.made_at;
        let (slot, recovery_code) = first.parts();
        Self { made_at, generation: 1, users: BTreeMap::from([(FIRST_USER, slot)]), recovery_code }
    }

    fn costs(&self) -> KeyCosts {
        self.users.values().next().map_or(KeyCosts::STANDARD, |slot| slot.costs)
    }
}

impl UserSlot {
    fn new(number: UserNumber, key: &FileKey, passphrase: &Passphrase, costs: KeyCosts) -> Result<Self, StoreError> {
        let held = Held::new(key, &of_user(number), |salt| passphrase.key(salt, costs))?;
        Ok(Self { derivation: Derivation::Argon2id, costs, held })
    }
}

fn by_code(key: &FileKey, code: &RecoveryCode) -> Result<Held, StoreError> {
    Held::new(key, OF_RECOVERY_CODE, |salt| Ok(code.key(salt)))
}

/// What associates a slot with its user, so that nobody's slot passes for another's.
fn of_user(number: UserNumber) -> Vec<u8> {
    format!("nintei user {number} 2").into_bytes()
}

/// The content of a sound envelope.
fn content<Content: Serialize + DeserializeOwned>(value: serde_json::Value) -> Option<Content> {
    let envelope = Envelope::<Content>::deserialize(value).ok()?;
    (digest(&envelope.content)? == envelope.digest).then_some(envelope.content)
}

fn digest(content: &impl Serialize) -> Option<[u8; 32]> {
    serde_json::to_vec(content).ok().map(|bytes| Sha256::digest(bytes).into())
}
