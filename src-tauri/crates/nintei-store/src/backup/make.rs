//! A backup being made.

use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};
use sha2::{Digest, Sha256};

use super::draft::Draft;
use super::folder::{BackupFolder, files};
use super::manifest::{Content, Manifest, sync, write_synced};
use super::types::{Backup, BackupPhase, BackupStep};
use super::{BackupRefusal, check};
use crate::tables::journal;
use crate::{Store, StoreError, database};

/// Pages copied between two calls of `step`: 4 MiB.
const PAGES: i32 = 1024;

type Step<'a> = &'a mut dyn FnMut(BackupStep) -> ControlFlow<()>;

impl Store {
    /// Makes a backup in `folder`: page by page through the cipher, so that at no moment anything readable is written
    /// anywhere. It is read back and checked before it counts; then all but the newest `generations` backups of this
    /// store are removed from the folder. The store waits meanwhile. `step` is told how far it has come and may stop
    /// it; `None` then, and nothing is left.
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
        if generations == 0 {
            return Err(BackupRefusal::NoGenerations.into());
        }
        let store = mark(&self.connection)?;
        let backups = BackupFolder::new(folder, self.folder.path(), &store)?;
        let bytes = self.folder.database().metadata().map_or(0, |found| found.len());
        let refused = |error| BackupRefusal::of_writing(error, folder, bytes);
        backups.clear_unfinished().map_err(refused)?;
        let draft = backups.begin(now).map_err(refused)?;
        match self.fill(&draft, &backups, now, step) {
            Ok(Some((lines, sound))) => {
                let path = draft.finish().map_err(refused)?;
                let removed = if sound { backups.keep_newest(generations) } else { 0 };
                let length = |path: &Path| path.metadata().map_or(0, |found| found.len());
                let bytes = files(&path).iter().map(|path| length(path)).sum();
                Ok(Some(Backup { path, bytes, lines, sound, removed }))
            }
            Ok(None) => {
                draft.give_up();
                Ok(None)
            }
            Err(error) => {
                draft.give_up();
                Err(refused(error))
            }
        }
    }

    /// Writes everything into the draft and reads it back. How many lines of its journal are sound, and whether all are.
    fn fill(
        &self,
        draft: &Draft,
        backups: &BackupFolder<'_>,
        now: DateTime<FixedOffset>,
        step: Step<'_>,
    ) -> Result<Option<(i64, bool)>, StoreError> {
        let [database, key_file] = files(&draft.unfinished);
        if self.copy_database(&database, step)?.is_none() {
            return Ok(None);
        }
        write_synced(&key_file, &self.folder.read_key_file()?)?;
        let copy = database::open_copy(&database, &self.key)?;
        check::whole(&copy, &draft.unfinished)?;
        let of = u64::try_from(journal::last(&copy)?).unwrap_or_default();
        let walked = &mut |done| step(BackupStep { phase: BackupPhase::Checking, done, of });
        let Some(sound) = journal::sound_until(&copy, walked)? else { return Ok(None) };
        drop(copy);
        let serial = backups.next_serial()?;
        let (database, key_file) = (Content::of(&database)?, Content::of(&key_file)?);
        Manifest::new(backups.store, serial, now, database, key_file).write(&draft.unfinished)?;
        Ok(Some(sound))
    }

    fn copy_database(&self, path: &Path, step: Step<'_>) -> Result<Option<()>, StoreError> {
        let mut copy = database::begin_copy(path, &self.key)?;
        {
            let copying = Copying::new(&self.connection, &mut copy)?;
            loop {
                let result = copying.step(PAGES)?;
                let progress = copying.progress();
                let of = u64::try_from(progress.pagecount).unwrap_or_default();
                let done = of.saturating_sub(u64::try_from(progress.remaining).unwrap_or_default());
                if step(BackupStep { phase: BackupPhase::Copying, done, of }).is_break() {
                    return Ok(None);
                }
                match result {
                    StepResult::Done => break,
                    StepResult::More => {}
                    _ => return Err(StoreError::OpenElsewhere),
                }
            }
        }
        database::end_copy(copy)?;
        sync(path)?;
        Ok(Some(()))
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
