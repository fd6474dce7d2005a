//! The folder in which backups lie.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::BackupRefusal;
use super::draft::Draft;
use super::manifest::Manifest;
use super::types::BackupFound;
use crate::{Store, StoreError};

const PREFIX: &str = "nintei-backup-";
/// What follows the name of a backup that is being made or removed, before the first digits of the store's mark.
const UNFINISHED: &str = ".unfinished-";

/// A folder in which backups of one store are put.
pub(super) struct BackupFolder {
    pub(super) path: PathBuf,
    /// The store's mark in a manifest.
    pub(super) store: String,
}

impl Store {
    /// The backups in `folder`, newest first. Looks at names and lengths alone.
    ///
    /// # Errors
    /// [`BackupRefusal::NoFolder`], or what the system says.
    pub fn backups(folder: &Path) -> Result<Vec<BackupFound>, StoreError> {
        let mut found: Vec<BackupFound> = paths(folder)?
            .into_iter()
            .filter(|path| !is_unfinished(path))
            .map(|path| {
                let manifest = Manifest::of(&path).ok();
                let [database, key_file] = files(&path);
                let length = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
                let bytes = length(&database) + length(&key_file);
                let whole = manifest.as_ref().is_some_and(|manifest| {
                    manifest.database.is_there(&database) && manifest.key_file.is_there(&key_file)
                });
                BackupFound { made_at: manifest.map(|manifest| manifest.made_at), bytes, whole, path }
            })
            .collect();
        found.sort_by(|one, other| (other.made_at, &other.path).cmp(&(one.made_at, &one.path)));
        Ok(found)
    }
}

impl BackupFolder {
    /// The folder `path`, which must not be that of the store, `own`, or lie in it.
    pub(super) fn new(path: &Path, own: &Path, store: String) -> Result<Self, StoreError> {
        refuse_own_folder(path, own)?;
        Ok(Self { path: path.to_owned(), store })
    }

    /// Removes what backups of this store that were cut short have left. The store is open in this process alone, so
    /// none of them is still being made.
    pub(super) fn clear_unfinished(&self) -> Result<(), StoreError> {
        let ending = self.unfinished();
        let cut_short = |path: &PathBuf| path.to_str().is_some_and(|path| path.ends_with(&ending));
        paths(&self.path)?.iter().filter(|path| cut_short(path)).try_for_each(|path| remove(path))
    }

    /// Begins a backup. Its name tells the time and nothing else.
    pub(super) fn begin(&self, now: DateTime<FixedOffset>) -> Result<Draft, StoreError> {
        let second = format!("{PREFIX}{}", now.format("%Y%m%d-%H%M%S"));
        for again in 1..=100 {
            let name = if again == 1 { second.clone() } else { format!("{second}-{again}") };
            let (named, unfinished) = (self.path.join(&name), self.path.join(name + &self.unfinished()));
            if !named.exists() {
                fs::create_dir(&unfinished).map_err(|cause| at(&unfinished, cause))?;
                return Ok(Draft { unfinished, named });
            }
        }
        Err(StoreError::at(&self.path, io::ErrorKind::AlreadyExists.into()))
    }

    /// The serial number of the next backup.
    pub(super) fn next_serial(&self) -> Result<u64, StoreError> {
        Ok(self.own()?.iter().map(|(serial, _)| *serial).max().unwrap_or_default() + 1)
    }

    /// Removes all but the `keep` newest backups of this store. How many those were: what cannot be removed now stays
    /// until the next backup.
    pub(super) fn keep_newest(&self, keep: u32) -> u32 {
        let mut own = self.own().unwrap_or_default();
        own.sort_unstable_by(|one, other| other.cmp(one));
        let older = own.into_iter().skip(usize::try_from(keep).unwrap_or(usize::MAX));
        let removed = older.filter(|(_, path)| {
            // Its name goes first, so that nothing half removed is ever taken for a backup.
            let mut unnamed = path.clone().into_os_string();
            unnamed.push(self.unfinished());
            fs::rename(path, &unnamed).is_ok() && remove(Path::new(&unnamed)).is_ok()
        });
        removed.fold(0, |count, _| count + 1)
    }

    /// The backups of this store with their serial numbers. Others in the folder are none of its business.
    fn own(&self) -> Result<Vec<(u64, PathBuf)>, StoreError> {
        let named = paths(&self.path)?.into_iter().filter(|path| !is_unfinished(path));
        let own = named.filter_map(|path| {
            let manifest = Manifest::of(&path).ok().filter(|manifest| manifest.store == self.store)?;
            Some((manifest.serial, path))
        });
        Ok(own.collect())
    }

    fn unfinished(&self) -> String {
        format!("{UNFINISHED}{}", self.store.get(..8).unwrap_or("new"))
    }
}

/// Refuses a folder for backups that is not there, or lies in the folder `own` of the store.
pub(crate) fn refuse_own_folder(path: &Path, own: &Path) -> Result<(), StoreError> {
    let whole = |path: &Path| fs::canonicalize(path).map_err(|cause| at(path, cause));
    if whole(path)?.starts_with(whole(own)?) {
        return Err(BackupRefusal::OwnFolder(path.to_owned()).into());
    }
    fs::read_dir(path).map_err(|cause| at(path, cause)).map(drop)
}

/// The database and the key file of the backup `path`.
pub(super) fn files(path: &Path) -> [PathBuf; 2] {
    ["nintei.db", "nintei.key"].map(|name| path.join(name))
}

/// Makes the names in `folder` survive a power cut.
#[cfg(unix)]
pub(super) fn settle(folder: &Path) -> Result<(), StoreError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|cause| StoreError::at(folder, cause))
}

/// Elsewhere the file system journals its names by itself.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "one signature on every system")]
pub(super) fn settle(_folder: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// Removes a folder with all that is in it.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(at(path, cause)),
        _ => Ok(()),
    }
}

/// Everything in `folder` that is named like a backup.
fn paths(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|cause| at(folder, cause))? {
        let entry = entry.map_err(|cause| at(folder, cause))?;
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX)) {
            paths.push(entry.path());
        }
    }
    Ok(paths)
}

fn is_unfinished(path: &Path) -> bool {
    path.to_str().is_none_or(|path| path.contains(UNFINISHED))
}

fn at(path: &Path, cause: io::Error) -> StoreError {
    match cause.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => BackupRefusal::NoFolder(path.to_owned()).into(),
        _ => StoreError::at(path, cause),
    }
}
