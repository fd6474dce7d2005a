//! The last part of a restoration: the old files are set aside and the new ones take their names.
//!
//! It begins when a marker lies in the folder. Every move can be made again or found made already, so whoever opens the
//! folder after a cut finishes it, and never sees the one's database with the other's key.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{remove, settle};
use super::manifest::write_synced;
use crate::StoreError;

/// The new files, until they have their names.
const STAGING: &str = "nintei.restored";
/// Holds the name of the folder in which the old files are set aside.
const MARKER: &str = "nintei.restoring";
/// What belongs to a database. What the old one had not carried over yet lies in its log.
const FILES: [&str; 4] = ["nintei.db-wal", "nintei.db-journal", "nintei.db", "nintei.key"];

/// Where the new files are put.
pub(super) fn staging(folder: &Path) -> PathBuf {
    folder.join(STAGING)
}

/// Whether a restoration was cut short after the moment from which the new files stand.
pub(crate) fn is_cut_short(folder: &Path) -> Result<bool, StoreError> {
    let marker = folder.join(MARKER);
    marker.try_exists().map_err(|cause| StoreError::at(&marker, cause))
}

/// The key file that counts while a restoration is cut short.
pub(crate) fn key_file(folder: &Path) -> PathBuf {
    let [staged, named] = [STAGING, ""].map(|place| folder.join(place).join("nintei.key"));
    if staged.exists() { staged } else { named }
}

/// The moment from which the new files stand. The old ones are to lie in the folder `aside`.
pub(super) fn begin(folder: &Path, aside: &str) -> Result<(), StoreError> {
    let (draft, marker) = (folder.join("nintei.restoring.new"), folder.join(MARKER));
    write_synced(&draft, aside.as_bytes())?;
    fs::rename(&draft, &marker).map_err(|cause| StoreError::at(&marker, cause))?;
    settle(folder)
}

/// Finishes a restoration that has begun, and clears away one that has not. The folder must be this process's alone.
pub(crate) fn finish(folder: &Path) -> Result<(), StoreError> {
    let marker = folder.join(MARKER);
    let aside = match fs::read_to_string(&marker) {
        Ok(aside) => aside,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return remove(&staging(folder)),
        Err(cause) => return Err(StoreError::at(&marker, cause)),
    };
    moves(folder, &folder.join(aside)).iter().try_for_each(Move::make)
}

/// One step, which changes nothing where it is made already.
#[derive(Debug, PartialEq, Eq)]
enum Move {
    MakeFolder(PathBuf),
    /// Only while the other path, the new file, waits for its name.
    SetAside {
        from: PathBuf,
        to: PathBuf,
        while_there: PathBuf,
    },
    Name {
        from: PathBuf,
        to: PathBuf,
    },
    Settle(PathBuf),
    RemoveFolder(PathBuf),
    RemoveFolderIfEmpty(PathBuf),
    RemoveFile(PathBuf),
}

fn moves(folder: &Path, aside: &Path) -> Vec<Move> {
    let staging = staging(folder);
    let settle = |path: &Path| Move::Settle(path.to_owned());
    let mut moves = vec![Move::MakeFolder(aside.to_owned())];
    for name in FILES {
        let new = if name == "nintei.key" { "nintei.key" } else { "nintei.db" };
        moves.push(Move::SetAside { from: folder.join(name), to: aside.join(name), while_there: staging.join(new) });
    }
    moves.extend([settle(aside), settle(folder)]);
    for name in ["nintei.db", "nintei.key"] {
        moves.push(Move::Name { from: staging.join(name), to: folder.join(name) });
    }
    moves.extend([settle(folder), Move::RemoveFolder(staging), Move::RemoveFolderIfEmpty(aside.to_owned())]);
    // The marker goes last.
    moves.extend([Move::RemoveFile(folder.join(MARKER)), settle(folder)]);
    moves
}

impl Move {
    fn make(&self) -> Result<(), StoreError> {
        let at = |path: &Path, result: io::Result<()>| match result {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(StoreError::at(path, cause)),
            _ => Ok(()),
        };
        match self {
            Self::MakeFolder(path) => at(path, fs::create_dir_all(path)),
            Self::SetAside { from, to, while_there } if while_there.exists() => at(from, fs::rename(from, to)),
            Self::SetAside { .. } => Ok(()),
            Self::Name { from, to } => at(to, fs::rename(from, to)),
            Self::Settle(path) => settle(path),
            Self::RemoveFolder(path) => remove(path),
            Self::RemoveFolderIfEmpty(path) => {
                // What holds something stays: that is what it is for.
                let _ = fs::remove_dir(path);
                Ok(())
            }
            Self::RemoveFile(path) => at(path, fs::remove_file(path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tempfile::TempDir;

    use super::*;

    fn put(folder: &Path, files: &[(&str, &str)]) {
        fs::create_dir_all(folder).unwrap();
        for (name, content) in files {
            fs::write(folder.join(name), content).unwrap();
        }
    }

    /// A folder in which a restoration has begun.
    fn begun(old: &[(&str, &str)]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), old);
        put(&staging(folder.path()), &[("nintei.db", "new"), ("nintei.key", "new"), ("nintei.lock", "")]);
        begin(folder.path(), "aside").unwrap();
        folder
    }

    fn all(folder: &Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                found.extend(all(&path).into_iter().map(|(inner, content)| (format!("{name}/{inner}"), content)));
            } else {
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
        found.sort();
        found
    }

    #[test]
    fn a_restoration_cut_short_after_any_move_is_finished_by_the_next_opening() {
        let whole = [("nintei.db", "old"), ("nintei.db-wal", "log"), ("nintei.key", "old"), ("other", "x")];
        for old in [&whole[..], &whole[..1], &whole[3..], &[]] {
            let finished = begun(old);
            finish(finished.path()).unwrap();
            let count = moves(finished.path(), &finished.path().join("aside")).len();
            for made in 0..=count {
                let cut = begun(old);
                let moves = moves(cut.path(), &cut.path().join("aside"));
                moves[..made].iter().for_each(|step| step.make().unwrap());
                finish(cut.path()).unwrap();
                assert_eq!(all(cut.path()), all(finished.path()), "{made} moves of {count}");
                assert!(!is_cut_short(cut.path()).unwrap());
                finish(cut.path()).unwrap();
                assert_eq!(all(cut.path()), all(finished.path()), "finishing twice changes nothing");
            }
            let mut expected: Vec<(String, String)> = old
                .iter()
                .map(|(name, content)| {
                    let kept = if *name == "other" { (*name).to_owned() } else { format!("aside/{name}") };
                    (kept, (*content).to_owned())
                })
                .chain(["nintei.db", "nintei.key"].map(|name| (name.to_owned(), "new".to_owned())))
                .collect();
            expected.sort();
            assert_eq!(all(finished.path()), expected);
        }
    }

    #[test]
    fn a_restoration_cut_short_before_its_marker_leaves_the_old_files() {
        let folder = tempfile::tempdir().unwrap();
        let old = [("nintei.db", "old"), ("nintei.key", "old")];
        put(folder.path(), &old);
        put(&staging(folder.path()), &[("nintei.db", "half")]);
        finish(folder.path()).unwrap();
        assert_eq!(all(folder.path()), old.map(|(name, content)| (name.to_owned(), content.to_owned())));
    }
}
