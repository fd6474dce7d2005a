//! The users: who may sign in, and as what.

use super::Change;
use crate::journal::{ChangeKind, Stamp};
use crate::keys::key_file::KeyFile;
use crate::keys::one_time::OneTimePassphrase;
use crate::keys::passphrase::Passphrase;
use crate::tables::{investigators, users};
use crate::users::{User, UserEntry, UserNumber};
use crate::{Store, StoreError, state};

impl Store {
    /// Every user, by number.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn users(&self) -> Result<Vec<User>, StoreError> {
        users::all(&self.connection)
    }

    /// Registers a user and gives them a passphrase for their first sign-in, shown this once. `passphrase` is that of
    /// who is signed in.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::UserWithoutName`], [`StoreError::UserWithoutRole`] and
    /// [`StoreError::NoSuchInvestigator`]; nothing is changed on any error.
    pub fn add_user(
        &mut self,
        entry: &UserEntry,
        passphrase: &str,
        stamp: &Stamp,
    ) -> Result<(UserNumber, OneTimePassphrase), StoreError> {
        self.prove(passphrase)?;
        named(entry)?;
        let given = OneTimePassphrase::random()?;
        let at = Some(stamp.at.to_rfc3339());
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let number = users::next(&change.transaction)?;
        let entry = entry.clone();
        let user = User { number, entry, active: true, one_time: true, made_at: at.clone(), changed_at: at };
        change.put_user(&user)?;
        let key_file = self.key_file.with_user(number, &self.key, &given.passphrase())?;
        self.folder.write_key_file(&key_file.to_bytes()?)?;
        // Should the change not be kept, the next opening removes the slot that has no user.
        self.key_file = key_file;
        change.commit()?;
        Ok((number, given))
    }

    /// Changes what is entered about a user.
    ///
    /// # Errors
    /// [`StoreError::NoSuchUser`], [`StoreError::UserWithoutName`], [`StoreError::UserWithoutRole`],
    /// [`StoreError::NoSuchInvestigator`], and [`StoreError::LastAdministrator`] where nobody would be 管理者 any more;
    /// nothing is changed on any error.
    pub fn change_user(&mut self, number: UserNumber, entry: &UserEntry, stamp: &Stamp) -> Result<(), StoreError> {
        named(entry)?;
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = user(&change, number)?;
        if before.entry == *entry {
            return Ok(());
        }
        change.put_user(&User { entry: entry.clone(), changed_at: Some(stamp.at.to_rfc3339()), ..before })?;
        change.commit()?;
        self.look_at_oneself()
    }

    /// Gives the first user, who begins a store without one, a name.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is changed then.
    pub fn name_oneself(&mut self, name: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let oneself = self.signed_in().clone();
        self.change_user(oneself.number, &UserEntry { name: name.to_owned(), ..oneself.entry }, stamp)
    }

    /// Stops a user: from now on their passphrase opens nothing.
    ///
    /// They may have kept the file key, or the files as they are now; against its use on the files to come there is
    /// [`Store::replace_key`]. What they took before stays readable to them.
    ///
    /// # Errors
    /// [`StoreError::NoSuchUser`], [`StoreError::UserIsOneself`] and [`StoreError::LastAdministrator`]; nothing is
    /// changed on any error.
    pub fn stop_user(&mut self, number: UserNumber, stamp: &Stamp) -> Result<(), StoreError> {
        if number == self.signed_in().number {
            return Err(StoreError::UserIsOneself);
        }
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = user(&change, number)?;
        if before.active {
            let changed_at = Some(stamp.at.to_rfc3339());
            change.put_user(&User { active: false, one_time: false, changed_at, ..before })?;
        }
        change.commit()?;
        // Whoever opens the store next does it, should this not come to its end.
        let key_file = self.key_file.with_users_only(|kept| kept != number);
        self.write_key_file(key_file)
    }

    /// Gives a user, who may have been stopped, a new passphrase for one sign-in, shown this once. `passphrase` is
    /// that of who is signed in.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`], [`StoreError::NoSuchUser`], and [`StoreError::UserIsOneself`] for one's own,
    /// which is changed by [`Store::change_passphrase`]; nothing is changed on any error.
    pub fn reset_passphrase(
        &mut self,
        number: UserNumber,
        passphrase: &str,
        stamp: &Stamp,
    ) -> Result<OneTimePassphrase, StoreError> {
        if number == self.signed_in().number {
            return Err(StoreError::UserIsOneself);
        }
        self.prove(passphrase)?;
        let given = OneTimePassphrase::random()?;
        let key_file = self.key_file.with_user(number, &self.key, &given.passphrase())?;
        self.keep_passphrase_of(number, key_file, true, stamp)?;
        Ok(given)
    }

    /// Replaces the passphrase of who is signed in.
    ///
    /// # Errors
    /// [`StoreError`]; the old passphrase stays then.
    pub fn change_passphrase(
        &mut self,
        old: &str,
        new: &str,
        confirmation: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let new = Passphrase::chosen(new, confirmation)?;
        self.prove(old)?;
        if Passphrase::typed(old) == new {
            return Err(StoreError::PassphraseAsBefore);
        }
        let number = self.signed_in().number;
        let key_file = self.key_file.with_user(number, &self.key, &new)?;
        self.keep_passphrase_of(number, key_file, false, stamp)?;
        self.look_at_oneself()
    }

    /// Writes `key_file`, in which another passphrase opens for the user `number`, and records that it was set.
    pub(crate) fn keep_passphrase_of(
        &mut self,
        number: UserNumber,
        key_file: KeyFile,
        one_time: bool,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let mut change = Change::begin(&mut self.connection, stamp)?;
        let before = user(&change, number)?;
        change.put_user(&User { active: true, one_time, changed_at: Some(stamp.at.to_rfc3339()), ..before })?;
        self.folder.write_key_file(&key_file.to_bytes()?)?;
        change.commit()?;
        self.key_file = key_file;
        Ok(())
    }
}

impl Change<'_> {
    /// Keeps a user and records it; refused where nobody would be 管理者 any more.
    fn put_user(&mut self, user: &User) -> Result<(), StoreError> {
        if let Some(id) = user.entry.investigator {
            investigators::find(&self.transaction, id)?;
        }
        let before = users::find(&self.transaction, user.number)?.map(|before| state::value(&before)).transpose()?;
        let after = users::put(&self.transaction, user)?;
        if !users::all(&self.transaction)?.iter().any(User::administers) {
            return Err(StoreError::LastAdministrator);
        }
        let item = user.number.to_string();
        self.record_value(None, ChangeKind::User, Some(&item), (before.as_deref(), Some(&after)))
    }
}

fn user(change: &Change<'_>, number: UserNumber) -> Result<User, StoreError> {
    users::find(&change.transaction, number)?.ok_or(StoreError::NoSuchUser(number))
}

fn named(entry: &UserEntry) -> Result<(), StoreError> {
    if entry.name.trim().is_empty() {
        return Err(StoreError::UserWithoutName);
    }
    if entry.roles.is_empty() {
        return Err(StoreError::UserWithoutRole);
    }
    Ok(())
}
