use std::fmt;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::StoreError;

/// Crockford's base 32: no I, L, O or U, which hands and eyes mistake for others.
pub(super) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random symbols of 5 bits each: 135 bits.
const RANDOM: usize = 27;
/// All symbols: the random ones and one to check them.
const LENGTH: usize = RANDOM + 1;
/// Symbols between two hyphens.
const GROUP: usize = 4;

/// 回復コード: opens the store when the passphrase is lost. Printed once and kept on paper.
///
/// Seven groups of four symbols. The last symbol checks the others: one wrong symbol, or any two exchanged, is
/// noticed before anything is tried.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; RANDOM]>);

/// The text is not a recovery code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// Too few or too many symbols.
    #[error("回復コードは{LENGTH}文字です（入力は{found}文字）。抜けや重なりがないか確かめてください。")]
    Length {
        /// Symbols found.
        found: usize,
    },
    /// A letter that no code has.
    #[error("回復コードの{position}文字目は使われない文字です。紙の文字と見比べてください。")]
    Letter {
        /// Place, from 1, hyphens and blanks not counted.
        position: usize,
    },
    /// The check symbol does not agree.
    #[error("回復コードのどこかが違っています。紙の文字と一つずつ見比べてください。")]
    Check,
}

impl RecoveryCodeError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "recovery-code-length",
            Self::Letter { .. } => "recovery-code-letter",
            Self::Check => "recovery-code-check",
        }
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl RecoveryCode {
    /// A new code from the system's random numbers.
    pub(crate) fn random() -> Result<Self, StoreError> {
        let mut symbols = Zeroizing::new([0; RANDOM]);
        getrandom::fill(&mut *symbols).map_err(|_| StoreError::NoRandomness)?;
        for symbol in symbols.iter_mut() {
            *symbol &= 31;
        }
        Ok(Self(symbols))
    }

    /// The code as it is printed: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`.
    #[must_use]
    pub fn printed(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for (index, symbol) in self.0.iter().copied().chain([check(&self.0)]).enumerate() {
            if index > 0 && index % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(symbol & 31)]));
        }
        text
    }

    /// Reads a code as a person types it: either case, full width, any blanks and hyphens, O for 0, I or L for 1.
    ///
    /// # Errors
    /// [`RecoveryCodeError`] with a sentence for the person who typed it.
    pub fn read(text: &str) -> Result<Self, RecoveryCodeError> {
        let mut symbols = Zeroizing::new([0; LENGTH]);
        let mut found = 0;
        let mut foreign = None;
        for letter in text.nfkc().filter(|letter| !is_separator(*letter)) {
            let symbol = value(letter);
            if symbol.is_none() && foreign.is_none() {
                foreign = Some(found + 1);
            }
            if let Some(place) = symbols.get_mut(found) {
                *place = symbol.unwrap_or_default();
            }
            found += 1;
        }
        if let Some(position) = foreign {
            return Err(RecoveryCodeError::Letter { position });
        }
        if found != LENGTH {
            return Err(RecoveryCodeError::Length { found });
        }
        let mut code = Self(Zeroizing::new([0; RANDOM]));
        code.0.copy_from_slice(&symbols[..RANDOM]);
        if check(&code.0) == symbols[RANDOM] { Ok(code) } else { Err(RecoveryCodeError::Check) }
    }

    /// The key that wraps the file key. The code is random enough to need no slow derivation.
    pub(crate) fn key(&self, salt: &[u8]) -> Zeroizing<[u8; 32]> {
        let mut hash = Sha256::new();
        hash.update(b"nintei recovery code 1\0");
        hash.update(salt);
        hash.update(*self.0);
        Zeroizing::new(hash.finalize().into())
    }
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || "-‐‑‒–—―−ー・_.,~〜".contains(letter)
}

fn value(letter: char) -> Option<u8> {
    let plain = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().zip(0..).find(|(known, _)| char::from(**known) == plain).map(|(_, symbol)| symbol)
}

/// Sum of the symbols, each times a different power of a generator of GF(32). Every single wrong symbol and every
/// exchange of two different symbols changes it, because no two of the 28 powers are equal.
fn check(symbols: &[u8; RANDOM]) -> u8 {
    symbols.iter().fold(0, |sum, symbol| {
        let doubled = (sum ^ symbol) << 1;
        if doubled & 0b10_0000 == 0 { doubled } else { doubled ^ 0b10_0101 }
    })
}
