use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use std::{fmt, mem};

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;

use crate::backup::{Copied, restoring};
use crate::change::{RECOVERED, RENEWED};
use crate::folder::{Folder, FolderLock, StoreState};
use crate::keys::attempts::Attempts;
use crate::keys::file_key::FileKey;
use crate::keys::held::Opened;
use crate::keys::key_file::KeyFile;
use crate::keys::passphrase::{KeyCosts, Passphrase};
use crate::tables::{journal, users};
use crate::users::{FIRST_USER, User, UserNumber};
use crate::{RecoveryCode, Stamp, StoreError, database};

/// Changes that gather in the write-ahead log. Each writes some ten pages, and SQLite itself waits for a thousand.
const TIDIED_AFTER: i64 = 32;

/// An open store. While it lives, no other process opens its folder.
pub struct Store {
    // Fields are dropped in this order: a backup that copies the file hears first that the store is closed, and the lock
    // is given up last.
    pub(crate) open: Arc<()>,
    pub(crate) connection: Connection,
    /// The file as a backup copies it.
    pub(crate) copied: Option<Copied>,
    /// The last line of the journal when the write-ahead log was last carried into the database by [`Store::tidy`].
    tidied: i64,
    pub(crate) folder: Folder,
    pub(crate) key: FileKey,
    pub(crate) key_file: KeyFile,
    signed_in: User,
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

    /// The numbers of the users whose passphrase opens the store in `folder`; none where there is no store. All that
    /// the files tell of the users without being opened.
    ///
    /// # Errors
    /// What is wrong with the files.
    pub fn user_numbers(folder: &Path) -> Result<Vec<UserNumber>, StoreError> {
        let folder = Folder::new(folder);
        match folder.state()? {
            StoreState::New => Ok(Vec::new()),
            StoreState::Locked => Ok(Self::read_key_file(&folder)?.numbers().collect()),
        }
    }

    /// Makes a store in `folder`, opened by `passphrase` from now on, and opens it for its first user. The recovery
    /// code is shown this once. A creation that was cut short leaves nothing behind that counts, and can be done again.
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
        Ok((Self::open(folder, lock, key_file, vec![key], Some(FIRST_USER))?, code))
    }

    /// Opens the store in `folder` for the user `number`, unless wrong passphrases in a row make them wait. `None` is
    /// the only user, or else the first.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::TooManyAttempts`], or what is wrong with the files.
    pub fn sign_in(
        folder: &Path,
        number: Option<UserNumber>,
        passphrase: &str,
        attempts: &mut Attempts,
        now: Instant,
    ) -> Result<Self, StoreError> {
        let (folder, lock, key_file) = Self::take(folder)?;
        let number = number.unwrap_or_else(|| key_file.usual_user());
        attempts.make(number, now, || Self::unlock_for(folder, lock, key_file, number, passphrase))
    }

    /// Opens the store in `folder` with the passphrase of its only user, or else of its first one.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], or what is wrong with the files.
    pub fn unlock(folder: &Path, passphrase: &str) -> Result<Self, StoreError> {
        Self::unlock_as(folder, None, passphrase)
    }

    /// Opens the store in `folder` with the passphrase of the user `number`; `None` is the only user, or else the first.
    pub(crate) fn unlock_as(folder: &Path, number: Option<UserNumber>, passphrase: &str) -> Result<Self, StoreError> {
        let (folder, lock, key_file) = Self::take(folder)?;
        let number = number.unwrap_or_else(|| key_file.usual_user());
        Self::unlock_for(folder, lock, key_file, number, passphrase)
    }

    fn unlock_for(
        folder: Folder,
        lock: FolderLock,
        key_file: KeyFile,
        number: UserNumber,
        passphrase: &str,
    ) -> Result<Self, StoreError> {
        let mut opened = key_file.open(number, &Passphrase::typed(passphrase))?;
        let keys = mem::take(&mut opened.keys);
        let mut store = Self::open(folder, lock, key_file, keys, Some(number))?;
        if let Some(renewed) = store.key_file.after_opening(number, &store.key, &opened)? {
            // A disk that takes no more keeps nobody out: the same is done at the next opening.
            let _ = store.write_key_file(renewed);
        }
        Ok(store)
    }

    /// Opens the store in `folder` with its recovery code, and gives the 管理者 of `number` a new passphrase and the
    /// store a new recovery code. The old ones open it no more. `None` is the first 管理者.
    ///
    /// # Errors
    /// [`StoreError::RecoveryCode`], [`StoreError::WrongRecoveryCode`] and [`StoreError::NotAdministrator`] beside those
    /// of the passphrase and the files. Then the old ones stay.
    pub fn unlock_with_recovery_code(
        folder: &Path,
        code: &str,
        number: Option<UserNumber>,
        new_passphrase: &str,
        confirmation: &str,
        now: DateTime<FixedOffset>,
    ) -> Result<(Self, RecoveryCode), StoreError> {
        let code = RecoveryCode::read(code)?;
        let passphrase = Passphrase::chosen(new_passphrase, confirmation)?;
        let (folder, lock, key_file) = Self::take(folder)?;
        let opened = key_file.recover(&code)?;
        let mut store = Self::open(folder, lock, key_file, opened.keys, number)?;
        let number = store.signed_in.number;
        if !store.signed_in.administers() {
            return Err(StoreError::NotAdministrator(number));
        }
        let new_code = RecoveryCode::random()?;
        let key_file = store.key_file.with_user(number, &store.key, &passphrase)?;
        let key_file = key_file.with_recovery_code(&store.key, &new_code)?;
        let stamp = store.signed_in.stamp(now);
        store.keep_passphrase_of(number, key_file, false, &stamp)?;
        store.look_at_oneself()?;
        store.note_recovery_code(RECOVERED, &stamp)?;
        Ok((store, new_code))
    }

    /// Who opened the store.
    #[must_use]
    pub const fn signed_in(&self) -> &User {
        &self.signed_in
    }

    /// Whether the passphrase of the user `number` opens the store.
    #[must_use]
    pub fn has_passphrase(&self, number: UserNumber) -> bool {
        self.key_file.has(number)
    }

    /// Makes a new recovery code, for when the printed one is lost or was seen. The old one opens nothing any more.
    /// `passphrase` is that of who is signed in.
    ///
    /// # Errors
    /// [`StoreError`]; the old recovery code stays then.
    pub fn renew_recovery_code(&mut self, passphrase: &str, stamp: &Stamp) -> Result<RecoveryCode, StoreError> {
        self.prove(passphrase)?;
        let code = RecoveryCode::random()?;
        self.write_key_file(self.key_file.with_recovery_code(&self.key, &code)?)?;
        self.note_recovery_code(RENEWED, stamp)?;
        Ok(code)
    }

    /// What the passphrase of who is signed in opens, where this is theirs.
    pub(crate) fn prove(&self, passphrase: &str) -> Result<Opened, StoreError> {
        self.key_file.open(self.signed_in.number, &Passphrase::typed(passphrase))
    }

    /// Reads anew who is signed in.
    pub(crate) fn look_at_oneself(&mut self) -> Result<(), StoreError> {
        let number = self.signed_in.number;
        self.signed_in = users::find(&self.connection, number)?.ok_or(StoreError::NoSuchUser(number))?;
        Ok(())
    }

    /// Writes the key file; from then on it is the store's.
    pub(crate) fn write_key_file(&mut self, key_file: KeyFile) -> Result<(), StoreError> {
        if key_file != self.key_file {
            self.folder.write_key_file(&key_file.to_bytes()?)?;
            self.key_file = key_file;
        }
        Ok(())
    }

    /// Carries the write-ahead log into the database where enough changes have gathered in it. Meant to be called when
    /// nobody waits: SQLite does the same by itself only much later, and then within the change that fills the log.
    /// What was changed is on the disk either way.
    ///
    /// # Errors
    /// [`StoreError`] of the database; nothing is lost then.
    pub fn tidy(&mut self) -> Result<(), StoreError> {
        if self.is_copied() {
            return Ok(());
        }
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
        restoring::finish(path)?;
        let key_file = Self::read_key_file(&folder)?;
        Ok((folder, lock, key_file))
    }

    fn read_key_file(folder: &Folder) -> Result<KeyFile, StoreError> {
        KeyFile::read(&folder.key_file(), &folder.read_key_file()?)
    }

    /// Opens the database by the last of `keys` that fits, for the user `number`, `None` being the first 管理者; and
    /// finishes what an earlier program left undone.
    fn open(
        folder: Folder,
        lock: FolderLock,
        key_file: KeyFile,
        mut keys: Vec<FileKey>,
        number: Option<UserNumber>,
    ) -> Result<Self, StoreError> {
        folder.name_database()?;
        folder.clear_later_database()?;
        let path = folder.database();
        let last = keys.pop().ok_or_else(|| StoreError::KeyFileDamaged(folder.key_file()))?;
        let (connection, key, in_use) = match (database::open(&path, &last), keys.pop()) {
            (Err(StoreError::DatabaseDamaged(_)), Some(before)) => (database::open(&path, &before)?, before, false),
            (opened, _) => (opened?, last, true),
        };
        let everybody = users::all(&connection)?;
        let signed_in = everybody.iter().find(|user| number.map_or(user.administers(), |number| user.number == number));
        let signed_in = signed_in.filter(|user| user.active).cloned();
        let sound = if in_use { key_file.clone() } else { key_file.without_last_key() };
        let sound = sound.with_users_only(|number| everybody.iter().any(|user| user.number == number && user.active));
        if sound != key_file {
            folder.write_key_file(&sound.to_bytes()?)?;
        }
        let signed_in = signed_in.ok_or(StoreError::WrongPassphrase)?;
        let open = Arc::default();
        Ok(Self { open, connection, copied: None, tidied: 0, folder, key, key_file: sound, signed_in, _lock: lock })
    }
}
