//! A backup being made.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::draft::Draft;
use super::folder::{BackupFolder, files};
use super::manifest::{Content, Manifest, copy, sync, write_synced};
use super::types::{Backup, BackupPhase, BackupStep};
use super::{BackupRefusal, check};
use crate::keys::file_key::FileKey;
use crate::tables::journal;
use crate::{Store, StoreError, database};

type Step<'a> = &'a mut dyn FnMut(BackupStep) -> ControlFlow<()>;

/// A backup that was begun and does not count yet. Dropped, it is given up, and nothing of it is left.
///
/// It needs the store only for a moment at its beginning and at its end. While it copies, the store goes on: what is
/// changed gathers in the write-ahead log, and the file that is copied stays as it was at the beginning.
pub struct BackupWork {
    backups: BackupFolder,
    /// `None` once it has its name.
    draft: Option<Draft>,
    database: Arc<File>,
    key: FileKey,
    key_file: Vec<u8>,
    made_at: DateTime<FixedOffset>,
    generations: u32,
    /// Bytes of the database.
    bytes: u64,
    /// Alive while the store is open: it writes into the file that is copied when it is closed.
    store: Weak<()>,
}

/// What a store keeps of a backup that copies its file.
#[derive(Debug)]
pub(crate) struct Copied {
    /// Kept open as long as the store. On some systems closing any handle of a file gives up every lock that the
    /// process has on it, also that of the database.
    database: Arc<File>,
    /// Alive while the file is copied.
    work: Weak<()>,
}

/// The right to copy the file. While it lives, nothing is carried from the write-ahead log into the database.
#[derive(Debug)]
pub struct CopyRight(#[expect(dead_code, reason = "held, never read")] Arc<()>);

impl Store {
    /// Makes a backup in `folder`, file by file as they lie encrypted on the disk. It is read back and checked before it
    /// counts; then all but the newest `generations` backups of this store are removed from the folder. `step` is told
    /// how far it has come and may stop it; `None` then, and nothing is left. The store waits meanwhile; where others
    /// are to use it, [`Store::begin_backup`] does the same beside it.
    ///
    /// # Errors
    /// [`BackupRefusal`], or what is wrong with the files. Nothing of a backup that failed is left, and older ones stay.
    pub fn back_up(
        &mut self,
        folder: &Path,
        generations: u32,
        now: DateTime<FixedOffset>,
        step: Step<'_>,
    ) -> Result<Option<Backup>, StoreError> {
        let (work, right) = self.begin_backup(folder, generations, now)?;
        let copied = work.copy(step);
        drop(right);
        self.end_copying()?;
        if copied? { work.finish(step) } else { Ok(None) }
    }

    /// Begins a backup in `folder`: [`BackupWork::copy`] and then [`BackupWork::finish`] make it without the store, which
    /// goes on meanwhile. Once the copy is made, the right to it is to be dropped and [`Store::end_copying`] called.
    ///
    /// # Errors
    /// [`BackupRefusal`], or what is wrong with the files. Nothing is left then.
    pub fn begin_backup(
        &mut self,
        folder: &Path,
        generations: u32,
        now: DateTime<FixedOffset>,
    ) -> Result<(BackupWork, CopyRight), StoreError> {
        if generations == 0 {
            return Err(BackupRefusal::NoGenerations.into());
        }
        self.refuse_while_copied()?;
        let backups = BackupFolder::new(folder, self.folder.path(), mark(&self.connection)?)?;
        self.carry_over()?;
        let (path, key_file) = (self.folder.database(), self.folder.read_key_file()?);
        let database = match self.copied.take() {
            Some(copied) => copied.database,
            None => Arc::new(File::open(&path).map_err(|cause| StoreError::at(&path, cause))?),
        };
        let bytes = database.metadata().map_err(|cause| StoreError::at(&path, cause))?.len();
        let refused = |error| BackupRefusal::of_writing(error, folder, bytes);
        backups.clear_unfinished().map_err(refused)?;
        let draft = backups.begin(now).map_err(refused)?;
        let right = Arc::new(());
        self.connection.pragma_update(None, "wal_autocheckpoint", 0)?;
        self.copied = Some(Copied { database: Arc::clone(&database), work: Arc::downgrade(&right) });
        let work = BackupWork {
            backups,
            draft: Some(draft),
            database,
            key: self.key.again(),
            key_file,
            made_at: now,
            generations,
            bytes,
            store: Arc::downgrade(&self.open),
        };
        Ok((work, CopyRight(right)))
    }

    /// Lets the database take over again what is changed, once it is no longer copied.
    ///
    /// # Errors
    /// [`StoreError`] of the database; nothing is lost then.
    pub fn end_copying(&mut self) -> Result<(), StoreError> {
        if !self.is_copied() {
            self.connection.pragma_update(None, "wal_autocheckpoint", database::PAGES_OF_LOG)?;
        }
        Ok(())
    }

    /// Whether a backup copies the file now.
    pub(crate) fn is_copied(&self) -> bool {
        self.copied.as_ref().is_some_and(|copied| copied.work.strong_count() > 0)
    }

    /// Refuses what would write into the file that is copied.
    pub(crate) fn refuse_while_copied(&self) -> Result<(), StoreError> {
        if self.is_copied() { Err(BackupRefusal::GoingOn.into()) } else { Ok(()) }
    }

    /// Carries the whole write-ahead log into the database, so that its file alone is what the store holds.
    fn carry_over(&self) -> Result<(), StoreError> {
        let busy: bool = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
        if busy { Err(StoreError::OpenElsewhere) } else { Ok(()) }
    }
}

impl BackupWork {
    /// Copies the file. Whether it came to its end: `step`, which is told how far it has come, may stop it.
    ///
    /// # Errors
    /// [`BackupRefusal`], or what is wrong with the files.
    pub fn copy(&self, step: Step<'_>) -> Result<bool, StoreError> {
        let Some(draft) = &self.draft else { return Ok(false) };
        self.fill(draft, step).map_err(|error| self.refused(error))
    }

    /// Checks the copy, and gives it the name of a backup. `None` where `step` stopped it.
    ///
    /// # Errors
    /// [`BackupRefusal`], or what is wrong with the files.
    pub fn finish(mut self, step: Step<'_>) -> Result<Option<Backup>, StoreError> {
        let Some(draft) = &self.draft else { return Ok(None) };
        let Some((lines, sound)) = self.check(draft, step).map_err(|error| self.refused(error))? else {
            return Ok(None);
        };
        let path = draft.finish().map_err(|error| self.refused(error))?;
        self.draft = None;
        let removed = if sound { self.backups.keep_newest(self.generations) } else { 0 };
        let length = |path: &PathBuf| path.metadata().map_or(0, |found| found.len());
        let bytes = files(&path).iter().map(length).sum();
        Ok(Some(Backup { path, bytes, lines, sound, removed }))
    }

    fn fill(&self, draft: &Draft, step: Step<'_>) -> Result<bool, StoreError> {
        let [database, key_file] = files(&draft.unfinished);
        write_synced(&key_file, &self.key_file)?;
        let of = self.bytes;
        let told = &mut |done| step(BackupStep { phase: BackupPhase::Copying, done, of }).is_continue();
        let at = |cause| StoreError::at(&database, cause);
        let mut target = OpenOptions::new().write(true).create_new(true).open(&database).map_err(at)?;
        let mut source = &*self.database;
        source.seek(SeekFrom::Start(0)).map_err(at)?;
        let copied = copy(source.take(of), &mut target, told).map_err(at)?;
        if self.store.upgrade().is_none() {
            return Err(BackupRefusal::Closed.into());
        }
        match copied {
            None => Ok(false),
            Some(copied) if copied.bytes == of => target.sync_all().map_err(at).map(|()| true),
            Some(_) => Err(BackupRefusal::Interrupted(draft.named.clone()).into()),
        }
    }

    /// Reads the copy whole. How many lines of its journal are sound, and whether all are.
    fn check(&self, draft: &Draft, step: Step<'_>) -> Result<Option<(i64, bool)>, StoreError> {
        let [database, key_file] = files(&draft.unfinished);
        database::end_copy(database::open_copied(&database, &self.key)?)?;
        sync(&database)?;
        let copy = database::open_copy(&database, &self.key)?;
        check::whole(&copy, &draft.unfinished)?;
        let of = u64::try_from(journal::last(&copy)?).unwrap_or_default();
        let walked = &mut |done| step(BackupStep { phase: BackupPhase::Checking, done, of });
        let Some(sound) = journal::sound_until(&copy, walked)? else { return Ok(None) };
        drop(copy);
        let serial = self.backups.next_serial()?;
        let (database, key_file) = (Content::of(&database)?, Content::of(&key_file)?);
        Manifest::new(&self.backups.store, serial, self.made_at, database, key_file).write(&draft.unfinished)?;
        Ok(Some(sound))
    }

    fn refused(&self, error: StoreError) -> StoreError {
        BackupRefusal::of_writing(error, &self.backups.path, self.bytes)
    }
}

impl Drop for BackupWork {
    fn drop(&mut self) {
        if let Some(draft) = self.draft.take() {
            draft.give_up();
        }
    }
}

/// What tells the backups of a store from those of others: its journal's first line, which never changes. Empty while
/// nothing was ever recorded.
fn mark(connection: &Connection) -> Result<String, StoreError> {
    let first = journal::first_hash(connection)?;
    Ok(first.map_or_else(String::new, |first| {
        let mut hash = Sha256::new();
        hash.update(b"nintei store 1\0");
        hash.update(first);
        hex::encode(hash.finalize())
    }))
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use crate::Store;
    use crate::outside_edits::{edit, stamp, store};

    #[test]
    fn a_store_that_was_changed_from_outside_is_backed_up_but_takes_the_place_of_no_older_backup() {
        let (_folder, mut store) = store();
        let to = tempfile::tempdir().unwrap();
        let back_up = |store: &mut Store| {
            store.back_up(to.path(), 1, stamp().at, &mut |_| ControlFlow::Continue(())).unwrap().unwrap()
        };
        let sound = back_up(&mut store);
        edit(&store, "UPDATE journal SET after = '[3]' WHERE seq = 4");
        let broken = back_up(&mut store);
        assert_eq!((broken.sound, broken.lines, broken.removed), (false, 3, 0));
        assert!(sound.path.exists() && broken.path.exists());
        assert_eq!(Store::backups(to.path()).unwrap().len(), 2);
    }
}
