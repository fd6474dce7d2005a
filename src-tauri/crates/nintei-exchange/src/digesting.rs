use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// Passes bytes on and takes their digest.
pub(crate) struct Digesting<R> {
    source: R,
    digest: Sha256,
}

impl<R> Digesting<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source, digest: Sha256::new() }
    }

    /// SHA-256 of what was passed on, in hexadecimal.
    pub(crate) fn into_hex(self) -> String {
        hex::encode(self.digest.finalize())
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.digest.update(&into[..read]);
        Ok(read)
    }
}
