//! A backup put in the place of a store.

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{DateTime, FixedOffset};

use super::folder::{files, remove};
use super::manifest::{Content, Manifest, copy, sync};
use super::types::{BackupPhase, BackupStep, Restored};
use super::{BackupRefusal, check, restoring};
use crate::folder::Folder;
use crate::keys::attempts::Attempts;
use crate::keys::key_file::KeyFile;
use crate::keys::passphrase::Passphrase;
use crate::{JournalCheck, Store, StoreError, UserNumber, journal_check};

/// Beginning of the name of a folder in which old files are set aside.
const ASIDE: &str = "nintei-before-restoration-";

type Step<'a> = &'a mut dyn FnMut(BackupStep) -> ControlFlow<()>;

impl Store {
    /// Puts the `backup` in the place of what `folder` holds, after reading it whole: every byte is compared with what
    /// was written, it is opened with the passphrase of its user `number` (`None` is the only user, or else the first),
    /// and its journal is checked. What the folder held is never overwritten but set aside in a folder of its own within
    /// it. `step` is told how far it has come and may stop it until the files are exchanged; `None` then, and nothing
    /// is changed. Cut short at any moment, the folder opens with all of the old or all of the new.
    ///
    /// # Errors
    /// [`BackupRefusal`], [`StoreError::WrongPassphrase`], [`StoreError::OpenElsewhere`] where the store in `folder` is
    /// open, or what is wrong with the files. Nothing is changed then.
    pub fn restore(
        backup: &Path,
        folder: &Path,
        number: Option<UserNumber>,
        passphrase: &str,
        now: DateTime<FixedOffset>,
        step: Step<'_>,
    ) -> Result<Option<Restored>, StoreError> {
        let manifest = Manifest::of(backup)?;
        let taken = Folder::new(folder);
        let _lock = taken.lock()?;
        restoring::finish(folder)?;
        let staging = restoring::staging(folder);
        let read = read(backup, &manifest, &staging, (number, passphrase), now, step);
        let journal = match read {
            Ok(Some(journal)) => journal,
            // What cannot be cleared away now is at the next opening.
            Ok(None) => {
                let _ = remove(&staging);
                return Ok(None);
            }
            Err(error) => {
                let _ = remove(&staging);
                return Err(error);
            }
        };
        let aside = unused(folder, now);
        restoring::begin(folder, &aside)?;
        restoring::finish(folder)?;
        let set_aside = Some(folder.join(aside)).filter(|aside| aside.is_dir());
        Ok(Some(Restored { made_at: manifest.made_at, set_aside, journal }))
    }

    /// [`Store::restore`] where wrong passphrases in a row make wait, as they do when the store is opened.
    ///
    /// # Errors
    /// [`StoreError::TooManyAttempts`] beside those of [`Store::restore`].
    pub fn restore_by_attempt(
        backup: &Path,
        folder: &Path,
        (number, passphrase): (Option<UserNumber>, &str),
        attempts: &mut Attempts,
        (tried, now): (Instant, DateTime<FixedOffset>),
        step: Step<'_>,
    ) -> Result<Option<Restored>, StoreError> {
        let [_, key_file] = files(backup);
        Manifest::of(backup)?;
        let keys = KeyFile::read(&key_file, &fs::read(&key_file).map_err(|cause| StoreError::at(&key_file, cause))?)?;
        let number = number.unwrap_or_else(|| keys.usual_user());
        // The counts are kept in the folder also where nothing else lies there yet.
        fs::create_dir_all(folder).map_err(|cause| StoreError::at(folder, cause))?;
        attempts.make(number, tried, || Self::restore(backup, folder, Some(number), passphrase, now, step))
    }
}

/// Reads the backup into `staging`, opens it there and checks it.
fn read(
    backup: &Path,
    manifest: &Manifest,
    staging: &Path,
    (number, passphrase): (Option<UserNumber>, &str),
    now: DateTime<FixedOffset>,
    step: Step<'_>,
) -> Result<Option<JournalCheck>, StoreError> {
    fs::create_dir_all(staging).map_err(|cause| StoreError::at(staging, cause))?;
    let [from_database, from_key_file] = files(backup);
    let [to_database, to_key_file] = files(staging);
    let never = &mut |_: BackupStep| ControlFlow::Continue(());
    bring(backup, &from_key_file, &to_key_file, &manifest.key_file, never)?;
    // Told before the long part: nothing is copied for a passphrase that opens nothing.
    let keys =
        KeyFile::read(&from_key_file, &fs::read(&to_key_file).map_err(|cause| StoreError::at(&to_key_file, cause))?)?;
    keys.open(number.unwrap_or_else(|| keys.usual_user()), &Passphrase::typed(passphrase))?;
    if bring(backup, &from_database, &to_database, &manifest.database, step)?.is_none() {
        return Ok(None);
    }
    let mut store = Store::unlock_as(staging, number, passphrase)?;
    check::whole(&store.connection, backup)?;
    let checked =
        &mut |at: crate::JournalCheckStep| step(BackupStep { phase: BackupPhase::Checking, done: at.done, of: at.of });
    let Some(journal) = journal_check::check(&store.connection, checked)? else { return Ok(None) };
    store.record_restoration(manifest.made_at, now)?;
    // Carries everything into the database, so that no log is left to be moved with it.
    store.connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    drop(store);
    for path in [to_database, to_key_file] {
        sync(&path)?;
    }
    Ok(Some(journal))
}

/// Copies one file of the backup, which must be what the manifest says.
fn bring(backup: &Path, from: &Path, to: &Path, expected: &Content, step: Step<'_>) -> Result<Option<()>, StoreError> {
    let damaged = |what| BackupRefusal::Damaged { path: backup.to_owned(), what };
    if !expected.is_there(from) {
        return Err(damaged("ファイルがないか、途中で切れています").into());
    }
    let source = File::open(from).map_err(|cause| StoreError::at(from, cause))?;
    let mut target = File::create(to).map_err(|cause| StoreError::at(to, cause))?;
    let told = &mut |done| step(BackupStep { phase: BackupPhase::Copying, done, of: expected.bytes }).is_continue();
    let copied = copy(source, &mut target, told).map_err(|cause| StoreError::at(to, cause))?;
    match copied {
        None => Ok(None),
        Some(found) if found == *expected => Ok(Some(())),
        Some(_) => Err(damaged("内容が作られたときと異なります").into()),
    }
}

/// A name that nothing in `folder` has.
fn unused(folder: &Path, now: DateTime<FixedOffset>) -> String {
    let second = format!("{ASIDE}{}", now.format("%Y%m%d-%H%M%S"));
    let names = std::iter::once(second.clone()).chain((2_u32..).map(|again| format!("{second}-{again}")));
    let free = |name: &String| !folder.join(PathBuf::from(name)).exists();
    names.into_iter().find(free).unwrap_or(second)
}
