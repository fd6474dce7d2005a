use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::strength::weakness;
use crate::StoreError;

/// Letters a passphrase needs, counted after full-width ones were made half-width.
pub const PASSPHRASE_LETTERS: usize = 12;

/// A passphrase in the form that opens the store: compatibility-composed, so that it opens however the input method
/// typed it.
#[derive(PartialEq, Eq)]
pub(crate) struct Passphrase(Zeroizing<String>);

/// What deriving a key from a passphrase costs, for whoever guesses as for whoever knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCosts {
    /// Memory, KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl KeyCosts {
    /// Of every new store: the second choice of RFC 9106 (64 MiB, 3 passes), with one lane as the derivation runs on
    /// one thread.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// Whether a key file may ask for them: a damaged one must not exhaust the machine.
    pub(crate) fn are_bearable(self) -> bool {
        self.memory_kib <= 1024 * 1024 && self.passes <= 32 && self.lanes <= 16 && self.parameters().is_some()
    }

    fn parameters(self) -> Option<Params> {
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// What was typed to open the store.
    pub(crate) fn typed(text: &str) -> Self {
        // Room for the longest expansion there is, so that the letters are never moved and left behind in memory.
        let mut composed = Zeroizing::new(String::with_capacity(text.len().saturating_mul(11)));
        composed.extend(text.nfkc());
        Self(composed)
    }

    /// A new passphrase, typed twice: long enough, and not among those that are guessed first.
    pub(crate) fn chosen(text: &str, confirmation: &str) -> Result<Self, StoreError> {
        let passphrase = Self::typed(text);
        let letters = passphrase.0.chars().count();
        if letters < PASSPHRASE_LETTERS {
            return Err(StoreError::PassphraseTooShort { letters, least: PASSPHRASE_LETTERS });
        }
        if *passphrase.0 != *Self::typed(confirmation).0 {
            return Err(StoreError::PassphraseNotRepeated);
        }
        match weakness(&passphrase.0) {
            Some(because) => Err(StoreError::PassphraseTooGuessable { because }),
            None => Ok(passphrase),
        }
    }

    /// The key that wraps the file key, by Argon2id.
    pub(crate) fn key(&self, salt: &[u8], costs: KeyCosts) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        let parameters = costs.parameters().ok_or(StoreError::OutOfMemory)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(self.0.as_bytes(), salt, &mut *key)
            .map_err(|_| StoreError::OutOfMemory)?;
        Ok(key)
    }
}
