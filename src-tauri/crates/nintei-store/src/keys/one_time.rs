use zeroize::Zeroizing;

use super::file_key::random;
use super::passphrase::Passphrase;
use super::recovery_code::ALPHABET;
use crate::StoreError;

/// Random symbols of 5 bits each: 80 bits.
const LENGTH: usize = 16;
/// Symbols between two hyphens.
const GROUP: usize = 4;

/// A passphrase that 管理者 gives to another person: made by the program, told once, good until it is used.
pub struct OneTimePassphrase(Zeroizing<String>);

impl OneTimePassphrase {
    pub(crate) fn random() -> Result<Self, StoreError> {
        let symbols = Zeroizing::new(random::<LENGTH>()?);
        let mut text = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for (index, symbol) in symbols.iter().enumerate() {
            if index > 0 && index % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(symbol & 31)]));
        }
        Ok(Self(text))
    }

    pub(crate) fn passphrase(&self) -> Passphrase {
        Passphrase::typed(&self.0)
    }

    /// The passphrase as it is to be typed: `XXXX-XXXX-XXXX-XXXX`.
    #[must_use]
    pub fn printed(&self) -> &str {
        &self.0
    }
}
