use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::symbols;

/// 確認番号: names the keys of one computer, for two people to compare. Eight groups of four symbols, 160 bits of a
/// SHA-256, so that nobody can make keys of the same number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint([u8; Self::BYTES]);

/// The text is not a 確認番号.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("確認番号は英数字32文字です。相手の端末の画面に出ている番号と見比べて、入力し直してください。")]
pub struct FingerprintError;

impl FingerprintError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "fingerprint-unreadable"
    }
}

impl Fingerprint {
    /// Length in bytes.
    pub(crate) const BYTES: usize = 20;
    /// Symbols between two hyphens.
    const GROUP: usize = 4;

    pub(crate) fn of_keys(recipient: &[u8; 32], verifying: &[u8; 32]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"nintei fingerprint 1\0");
        hash.update(recipient);
        hash.update(verifying);
        let mut bytes = [0; Self::BYTES];
        bytes.copy_from_slice(&hash.finalize()[..Self::BYTES]);
        Self(bytes)
    }

    pub(crate) const fn as_bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(39);
        for (index, symbol) in symbols::of_bytes(&self.0).into_iter().enumerate() {
            if index > 0 && index % Self::GROUP == 0 {
                text.push('-');
            }
            text.push(symbols::letter(symbol));
        }
        f.pad(&text)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    /// Reads it as a person types it: either case, full width, any blanks and hyphens.
    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        // Longer than anything that could be typed for one; nothing is gathered of it.
        if text.len() > 1024 {
            return Err(FingerprintError);
        }
        let letters = text.nfkc().filter(|letter| !symbols::is_separator(*letter));
        let symbols: Option<Vec<u8>> = letters.map(symbols::symbol).collect();
        let bytes = symbols.and_then(|symbols| symbols::to_bytes(&symbols)).ok_or(FingerprintError)?;
        bytes.try_into().map(Self).map_err(|_| FingerprintError)
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = FingerprintError;

    fn try_from(text: String) -> Result<Self, FingerprintError> {
        text.parse()
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_shown_in_eight_groups_of_four_and_read_back_however_it_is_typed() {
        let fingerprint = Fingerprint::of_keys(&[1; 32], &[2; 32]);
        let shown = fingerprint.to_string();
        assert_eq!(shown.split('-').map(str::len).collect::<Vec<_>>(), [4; 8]);
        assert_eq!(shown.parse(), Ok(fingerprint));
        assert_eq!(shown.to_lowercase().replace('-', "　").parse(), Ok(fingerprint));
        assert_eq!(shown[1..].parse::<Fingerprint>(), Err(FingerprintError));
        assert_eq!(format!("{shown}0").parse::<Fingerprint>(), Err(FingerprintError));
    }

    #[test]
    fn either_key_changes_the_fingerprint() {
        let one = Fingerprint::of_keys(&[1; 32], &[2; 32]);
        assert_ne!(one, Fingerprint::of_keys(&[1; 32], &[3; 32]));
        assert_ne!(one, Fingerprint::of_keys(&[3; 32], &[2; 32]));
        assert_ne!(one, Fingerprint::of_keys(&[2; 32], &[1; 32]));
    }
}
