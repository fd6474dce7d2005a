//! What lies in a backup beside the two files: which store it is of, and what the files must be. Nothing in it is
//! about a person.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::BackupRefusal;
use crate::StoreError;

const FORMAT: &str = "nintei-backup";
const VERSION: u32 = 1;
/// Bytes read at a time.
const CHUNK: usize = 1024 * 1024;

/// Name of the file.
pub(super) const NAME: &str = "nintei.backup";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: String,
    version: u32,
    /// Tells the backups of one store from those of others.
    pub(super) store: String,
    /// Rises with every backup of the store in the same folder, whatever the clock says.
    pub(super) serial: u64,
    pub(super) made_at: DateTime<FixedOffset>,
    pub(super) database: Content,
    pub(super) key_file: Content,
}

/// What a file must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Content {
    pub(super) bytes: u64,
    /// SHA-256, in hexadecimal.
    pub(super) digest: String,
}

/// What every version of the file begins with.
#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

impl Manifest {
    pub(super) fn new(
        store: &str,
        serial: u64,
        made_at: DateTime<FixedOffset>,
        database: Content,
        key_file: Content,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            store: store.to_owned(),
            serial,
            made_at,
            database,
            key_file,
        }
    }

    /// The manifest of the backup `folder`.
    pub(super) fn of(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(NAME);
        let bytes = fs::read(&path).map_err(|cause| match cause.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                BackupRefusal::NotABackup(folder.to_owned()).into()
            }
            _ => StoreError::at(&path, cause),
        })?;
        let damaged = || BackupRefusal::Damaged { path: folder.to_owned(), what: "内容の一覧を読めません" };
        let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        let header = Header::deserialize(&value).ok().filter(|header| header.format == FORMAT);
        let header = header.ok_or_else(|| BackupRefusal::NotABackup(folder.to_owned()))?;
        if header.version > VERSION {
            return Err(BackupRefusal::Newer { found: header.version, known: VERSION }.into());
        }
        Ok(Self::deserialize(value).map_err(|_| damaged())?)
    }

    /// Writes the file into `folder`, and waits until it is on the disk.
    pub(super) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(NAME);
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|_| StoreError::OutOfMemory)?;
        bytes.push(b'\n');
        write_synced(&path, &bytes)
    }
}

impl Content {
    /// What lies at `path` now.
    pub(super) fn of(path: &Path) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(|cause| StoreError::at(path, cause))?;
        let mut sink = io::sink();
        copy(file, &mut sink, &mut |_| true)
            .map_err(|cause| StoreError::at(path, cause))?
            .ok_or(StoreError::OutOfMemory)
    }

    /// Whether a file of this length lies at `path`.
    pub(super) fn is_there(&self, path: &Path) -> bool {
        fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() == self.bytes)
    }
}

/// Writes `bytes` to `path`, and waits until they are on the disk.
pub(super) fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let write = || -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|cause| StoreError::at(path, cause))
}

/// Waits until what was written to `path` is on the disk. Some systems do so for a file opened to be written alone.
pub(super) fn sync(path: &Path) -> Result<(), StoreError> {
    let file = OpenOptions::new().write(true).open(path);
    file.and_then(|file| file.sync_all()).map_err(|cause| StoreError::at(path, cause))
}

/// Copies everything from `from` to `to` and says what it was. `None` where `step`, which is told how many bytes have
/// come, stopped it.
pub(super) fn copy(
    mut from: impl Read,
    to: &mut impl Write,
    step: &mut dyn FnMut(u64) -> bool,
) -> io::Result<Option<Content>> {
    let mut buffer = vec![0; CHUNK];
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok(Some(Content { bytes, digest: hex::encode(hash.finalize()) })),
            Ok(read) => read,
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => continue,
            Err(cause) => return Err(cause),
        };
        let part = buffer.get(..read).unwrap_or_default();
        hash.update(part);
        to.write_all(part)?;
        bytes += read as u64;
        if !step(bytes) {
            return Ok(None);
        }
    }
}
