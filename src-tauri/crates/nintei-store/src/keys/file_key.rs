use std::fmt;

use zeroize::Zeroizing;

use crate::StoreError;

/// The key of the database file.
pub(crate) struct FileKey(Zeroizing<[u8; FileKey::BYTES]>);

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(…)")
    }
}

impl FileKey {
    pub(crate) const BYTES: usize = 32;

    /// A new key from the system's random numbers.
    pub(crate) fn random() -> Result<Self, StoreError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// The key of exactly these bytes.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Zeroizing::new([0; Self::BYTES]);
        (bytes.len() == key.len()).then(|| key.copy_from_slice(bytes))?;
        Some(Self(key))
    }

    /// The same key once more, wiped by itself.
    pub(crate) fn again(&self) -> Self {
        Self(self.0.clone())
    }

    pub(crate) fn as_bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }

    /// The statement `PRAGMA name` that gives SQLCipher the key as it is, without a derivation of its own: `key` to
    /// open, `rekey` to encrypt anew.
    pub(crate) fn pragma(&self, name: &str) -> Result<Zeroizing<String>, StoreError> {
        let mut digits = Zeroizing::new([0; Self::BYTES * 2]);
        hex::encode_to_slice(*self.0, &mut *digits).map_err(|_| StoreError::OutOfMemory)?;
        let mut text = Zeroizing::new(String::with_capacity(96));
        for part in ["PRAGMA ", name, " = \"x'"] {
            text.push_str(part);
        }
        text.extend(digits.iter().copied().map(char::from));
        text.push_str("'\";");
        Ok(text)
    }
}

/// Bytes from the system's random numbers.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(bytes)
}
