//! The files of a store and the order in which they come into being.
//!
//! A store exists from the moment its key file has its name. Until then everything is written under other names, so
//! a creation cut short leaves nothing that counts; after it, at most the database still waits for its name, and the
//! next opening gives it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::backup::restoring;

/// Whether a folder holds a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum StoreState {
    /// Nothing yet: a passphrase is to be chosen.
    New,
    /// A store that a passphrase or the recovery code opens.
    Locked,
}

/// The folder of a store.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

/// The right to use a folder's files. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct FolderLock(#[expect(dead_code, reason = "held, never read")] File);

impl Folder {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.0.join("nintei.key")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("nintei.db")
    }

    /// The database while it is being made.
    pub(crate) fn unnamed_database(&self) -> PathBuf {
        self.0.join("nintei.db.new")
    }

    /// What the folder holds.
    pub(crate) fn state(&self) -> Result<StoreState, StoreError> {
        if restoring::is_cut_short(&self.0)? {
            return Ok(StoreState::Locked);
        }
        let key_file = exists(&self.key_file())?;
        let database = exists(&self.database())?;
        match (key_file, database || (key_file && exists(&self.unnamed_database())?)) {
            (true, true) => Ok(StoreState::Locked),
            (false, false) => Ok(StoreState::New),
            (false, true) => Err(StoreError::KeyFileMissing(self.key_file())),
            (true, false) => Err(StoreError::DatabaseMissing(self.database())),
        }
    }

    /// Makes the folder where there is none, and takes it for this process alone.
    pub(crate) fn lock(&self) -> Result<FolderLock, StoreError> {
        fs::create_dir_all(&self.0).map_err(|cause| StoreError::at(&self.0, cause))?;
        let path = self.0.join("nintei.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|cause| StoreError::at(&path, cause))?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock(file)),
            Err(TryLockError::WouldBlock) => Err(StoreError::OpenElsewhere),
            Err(TryLockError::Error(cause)) => Err(StoreError::at(&path, cause)),
        }
    }

    /// Clears what a creation cut short has left. Only where [`Folder::state`] is new.
    pub(crate) fn clear_unfinished(&self) -> Result<(), StoreError> {
        remove_with_journals(&self.unnamed_database())
    }

    /// Gives a finished database its name, where a creation was cut short before that.
    pub(crate) fn name_database(&self) -> Result<(), StoreError> {
        let (unnamed, named) = (self.unnamed_database(), self.database());
        if !exists(&named)? && exists(&unnamed)? {
            fs::rename(&unnamed, &named).map_err(|cause| StoreError::at(&named, cause))?;
            self.settle()?;
        }
        Ok(())
    }

    /// Reads the key file.
    pub(crate) fn read_key_file(&self) -> Result<Vec<u8>, StoreError> {
        let path = if restoring::is_cut_short(&self.0)? { restoring::key_file(&self.0) } else { self.key_file() };
        fs::read(&path).map_err(|cause| StoreError::at(&path, cause))
    }

    /// Puts `bytes` in the key file's place: either all of them are there afterwards, or what was there before.
    pub(crate) fn write_key_file(&self, bytes: &[u8]) -> Result<(), StoreError> {
        self.put(&self.key_file(), &self.0.join("nintei.key.new"), bytes)
    }

    /// The counts of wrong attempts; `None` where none were ever kept.
    pub(crate) fn read_attempts(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.attempts();
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(StoreError::at(&path, cause)),
        }
    }

    /// Keeps the counts of wrong attempts.
    pub(crate) fn write_attempts(&self, bytes: &[u8]) -> Result<(), StoreError> {
        self.put(&self.attempts(), &self.0.join("nintei.tries.new"), bytes)
    }

    fn attempts(&self) -> PathBuf {
        self.0.join("nintei.tries")
    }

    /// The copy of the database that is encrypted anew.
    pub(crate) fn database_of_later_key(&self) -> PathBuf {
        self.0.join("nintei.db.rekeyed")
    }

    /// Copies the closed database, to be encrypted anew beside it.
    pub(crate) fn copy_database(&self) -> Result<(), StoreError> {
        let (from, to) = (self.database(), self.database_of_later_key());
        // What has not reached the database would be missing in the copy.
        if exists(&with_ending(&from, "-wal"))? {
            return Err(StoreError::OpenElsewhere);
        }
        fs::copy(&from, &to).map_err(|cause| StoreError::at(&to, cause))?;
        Ok(())
    }

    /// Puts the copy that was encrypted anew in the database's place.
    pub(crate) fn exchange_database(&self) -> Result<(), StoreError> {
        let (from, to) = (self.database_of_later_key(), self.database());
        // Some systems bring to the disk only what a handle opened to be written has seen.
        let sync = || OpenOptions::new().write(true).open(&from)?.sync_all();
        sync().and_then(|()| fs::rename(&from, &to)).map_err(|cause| StoreError::at(&to, cause))?;
        self.settle()
    }

    /// Removes the copy of an exchange that was cut short.
    pub(crate) fn clear_later_database(&self) -> Result<(), StoreError> {
        remove_with_journals(&self.database_of_later_key())
    }

    fn put(&self, path: &Path, draft: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let write = || -> io::Result<()> {
            let mut file = File::create(draft)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(draft, path)
        };
        write().map_err(|cause| StoreError::at(path, cause))?;
        self.settle()
    }

    /// Makes the names in the folder survive a power cut.
    #[cfg(unix)]
    pub(crate) fn settle(&self) -> Result<(), StoreError> {
        File::open(&self.0).and_then(|folder| folder.sync_all()).map_err(|cause| StoreError::at(&self.0, cause))
    }

    /// Elsewhere the file system journals its names by itself, and a folder cannot be opened to be synced.
    #[cfg(not(unix))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "one signature on every system")]
    pub(crate) fn settle(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

fn exists(path: &Path) -> Result<bool, StoreError> {
    path.try_exists().map_err(|cause| StoreError::at(path, cause))
}

fn remove_with_journals(database: &Path) -> Result<(), StoreError> {
    remove(database)?;
    ["-journal", "-wal", "-shm"].into_iter().try_for_each(|ending| remove(&with_ending(database, ending)))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.to_owned().into_os_string();
    path.push(ending);
    path.into()
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(StoreError::at(path, cause)),
        _ => Ok(()),
    }
}
