use std::fmt;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use crate::folder::{Folder, FolderLock, StoreState};
use crate::key_file::{FileKey, KeyFile};
use crate::passphrase::{KeyCosts, Passphrase};
use crate::tables::journal;
use crate::{RecoveryCode, StoreError, database};

/// Changes that gather in the write-ahead log. Each writes some ten pages, and SQLite itself waits for a thousand.
const TIDIED_AFTER: i64 = 32;

/// An open store. While it lives, no other process opens its folder.
pub struct Store {
    // Closed before the lock is given up: fields are dropped in this order.
    pub(crate) connection: Connection,
    /// The last line of the journal when the write-ahead log was last carried into the database by [`Store::tidy`].
    tidied: i64,
    folder: Folder,
    _lock: FolderLock,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Store {
    /// What `folder` holds. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError::KeyFileMissing`] or [`StoreError::DatabaseMissing`] where one of the two files is not there.
    pub fn state(folder: &Path) -> Result<StoreState, StoreError> {
        Folder::new(folder).state()
    }

    /// Makes a store in `folder`, opened by `passphrase` from now on, and opens it. The recovery code is shown this
    /// once. A creation that was cut short leaves nothing behind that counts, and can be done again.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] where there is a store: nothing is ever overwritten.
    pub fn create(
        folder: &Path,
        passphrase: &str,
        confirmation: &str,
        now: DateTime<FixedOffset>,
    ) -> Result<(Self, RecoveryCode), StoreError> {
        Self::create_at_costs(folder, passphrase, confirmation, now, KeyCosts::STANDARD)
    }

    /// [`Store::create`] at other costs than [`KeyCosts::STANDARD`]. Cheaper ones are for tests.
    ///
    /// # Errors
    /// Those of [`Store::create`].
    #[doc(hidden)]
    pub fn create_at_costs(
        folder: &Path,
        passphrase: &str,
        confirmation: &str,
        now: DateTime<FixedOffset>,
        costs: KeyCosts,
    ) -> Result<(Self, RecoveryCode), StoreError> {
        let passphrase = Passphrase::chosen(passphrase, confirmation)?;
        let path = folder;
        let folder = Folder::new(path);
        let lock = folder.lock()?;
        if folder.state()? == StoreState::Locked {
            return Err(StoreError::AlreadyExists(path.to_owned()));
        }
        folder.clear_unfinished()?;
        let key = FileKey::random()?;
        let code = RecoveryCode::random()?;
        let key_file = KeyFile::new(&key, &passphrase, &code, costs, now)?;
        database::create(&folder.unnamed_database(), &key)?;
        folder.settle()?;
        folder.write_key_file(&key_file.to_bytes()?)?;
        Ok((Self::open(folder, lock, &key)?, code))
    }

    /// Opens the store in `folder` with its passphrase.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], or what is wrong with the files.
    pub fn unlock(folder: &Path, passphrase: &str) -> Result<Self, StoreError> {
        let passphrase = Passphrase::typed(passphrase);
        let (folder, lock, key_file) = Self::take(folder)?;
        let key = key_file.open(&passphrase)?;
        Self::open(folder, lock, &key)
    }

    /// Opens the store in `folder` with its recovery code, and gives it a new passphrase and a new recovery code.
    /// The old ones open it no more.
    ///
    /// # Errors
    /// [`StoreError::RecoveryCode`] and [`StoreError::WrongRecoveryCode`] beside those of the passphrase and the
    /// files. Then the old ones stay.
    pub fn unlock_with_recovery_code(
        folder: &Path,
        code: &str,
        new_passphrase: &str,
        confirmation: &str,
    ) -> Result<(Self, RecoveryCode), StoreError> {
        let code = RecoveryCode::read(code)?;
        let passphrase = Passphrase::chosen(new_passphrase, confirmation)?;
        let (folder, lock, key_file) = Self::take(folder)?;
        let key = key_file.recover(&code)?;
        let store = Self::open(folder, lock, &key)?;
        let new_code = RecoveryCode::random()?;
        let key_file = key_file.with_passphrase(&key, &passphrase)?.with_recovery_code(&key, &new_code)?;
        store.folder.write_key_file(&key_file.to_bytes()?)?;
        Ok((store, new_code))
    }

    /// Replaces the passphrase. The recovery code stays.
    ///
    /// # Errors
    /// [`StoreError`]; the old passphrase stays then.
    pub fn change_passphrase(&self, old: &str, new: &str, confirmation: &str) -> Result<(), StoreError> {
        let new = Passphrase::chosen(new, confirmation)?;
        let key_file = Self::key_file(&self.folder)?;
        let key = key_file.open(&Passphrase::typed(old))?;
        self.folder.write_key_file(&key_file.with_passphrase(&key, &new)?.to_bytes()?)
    }

    /// Makes a new recovery code, for when the printed one is lost or was seen. The old one opens nothing any more.
    ///
    /// # Errors
    /// [`StoreError`]; the old recovery code stays then.
    pub fn renew_recovery_code(&self, passphrase: &str) -> Result<RecoveryCode, StoreError> {
        let key_file = Self::key_file(&self.folder)?;
        let key = key_file.open(&Passphrase::typed(passphrase))?;
        let code = RecoveryCode::random()?;
        self.folder.write_key_file(&key_file.with_recovery_code(&key, &code)?.to_bytes()?)?;
        Ok(code)
    }

    /// Carries the write-ahead log into the database where enough changes have gathered in it. Meant to be called when
    /// nobody waits: SQLite does the same by itself only much later, and then within the change that fills the log.
    /// What was changed is on the disk either way.
    ///
    /// # Errors
    /// [`StoreError`] of the database; nothing is lost then.
    pub fn tidy(&mut self) -> Result<(), StoreError> {
        let last = journal::last(&self.connection)?;
        if last - self.tidied >= TIDIED_AFTER {
            self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", (), |_| Ok(()))?;
            self.tidied = last;
        }
        Ok(())
    }

    /// Takes the folder of an existing store and reads its key file.
    fn take(path: &Path) -> Result<(Folder, FolderLock, KeyFile), StoreError> {
        let folder = Folder::new(path);
        if folder.state()? == StoreState::New {
            return Err(StoreError::NoStore(path.to_owned()));
        }
        let lock = folder.lock()?;
        let key_file = Self::key_file(&folder)?;
        Ok((folder, lock, key_file))
    }

    fn key_file(folder: &Folder) -> Result<KeyFile, StoreError> {
        KeyFile::read(&folder.key_file(), &folder.read_key_file()?)
    }

    fn open(folder: Folder, lock: FolderLock, key: &FileKey) -> Result<Self, StoreError> {
        folder.name_database()?;
        let connection = database::open(&folder.database(), key)?;
        Ok(Self { connection, tidied: 0, folder, _lock: lock })
    }
}
