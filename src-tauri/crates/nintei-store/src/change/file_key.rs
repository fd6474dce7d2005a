//! A new key for the whole file.

use std::mem;

use rusqlite::Connection;
use serde::Serialize;

use crate::journal::Stamp;
use crate::keys::file_key::FileKey;
use crate::{RecoveryCode, Store, StoreError, database, state};

const FILE_KEY: &str = "file_key";
/// A new recovery code, made while the store was open.
pub(crate) const RENEWED: &str = "recovery_code";
/// The store was opened by the recovery code, and a passphrase and a new code were set.
pub(crate) const RECOVERED: &str = "recovered";

/// What the journal keeps of the replacement.
#[derive(Serialize)]
struct Replaced {
    /// Which key of the file it is, counted from 1.
    generation: u32,
}

impl Store {
    /// 鍵の取り替え: encrypts the whole file by a new key, and makes a new recovery code. Every user's passphrase stays
    /// good; who was stopped, and whoever knew the old recovery code, cannot open what the file becomes from now on,
    /// even where they kept the old key. Writes the whole file once. `passphrase` is that of who is signed in.
    ///
    /// Cut short at any moment, the file opens as before or with the new key, by the same passphrases.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`crate::BackupRefusal::GoingOn`], or what is wrong with the files; the old key
    /// stays then. Only where the file
    /// could not be opened again after that, the store is of no more use and must be dropped.
    pub fn replace_key(&mut self, passphrase: &str, stamp: &Stamp) -> Result<RecoveryCode, StoreError> {
        self.refuse_while_copied()?;
        let opened = self.prove(passphrase)?;
        let (key, code) = (FileKey::random()?, RecoveryCode::random()?);
        self.write_key_file(self.key_file.with_later_key(&self.key, &key)?)?;
        if let Err(error) = self.encrypt_anew(&key) {
            self.folder.clear_later_database()?;
            self.connection = database::open(&self.folder.database(), &self.key)?;
            self.write_key_file(self.key_file.without_last_key())?;
            return Err(error);
        }
        self.key = key;
        self.connection = database::open(&self.folder.database(), &self.key)?;
        let key_file = self.key_file.with_recovery_code(&self.key, &code)?;
        let renewed = key_file.after_opening(self.signed_in().number, &self.key, &opened)?;
        self.write_key_file(renewed.unwrap_or(key_file))?;
        let replaced = Replaced { generation: self.key_file.generation() };
        self.put_setting(FILE_KEY, &state::value(&replaced)?, stamp)?;
        Ok(code)
    }

    /// Records what was done about the recovery code, and how often that was by now.
    pub(crate) fn note_recovery_code(&mut self, what: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let times: u32 = self.setting(what)?;
        self.put_setting(what, &state::value(&(times + 1))?, stamp)
    }

    /// Closes the database and puts a copy of it in its place that `key` encrypts.
    fn encrypt_anew(&mut self, key: &FileKey) -> Result<(), StoreError> {
        let open = mem::replace(&mut self.connection, Connection::open_in_memory()?);
        open.close().map_err(|(_, error)| error)?;
        self.copied = None;
        self.folder.copy_database()?;
        database::encrypt_anew(&self.folder.database_of_later_key(), &self.key, key)?;
        self.folder.exchange_database()
    }
}
