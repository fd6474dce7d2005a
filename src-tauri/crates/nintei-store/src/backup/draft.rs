//! A backup that is being made.

use std::fs;
use std::path::PathBuf;

use super::folder::{remove, settle};
use crate::StoreError;

/// It does not count yet.
pub(super) struct Draft {
    pub(super) unfinished: PathBuf,
    pub(super) named: PathBuf,
}

impl Draft {
    /// Gives the whole backup its name.
    pub(super) fn finish(&self) -> Result<PathBuf, StoreError> {
        settle(&self.unfinished)?;
        fs::rename(&self.unfinished, &self.named).map_err(|cause| StoreError::at(&self.named, cause))?;
        if let Some(folder) = self.named.parent() {
            settle(folder)?;
        }
        Ok(self.named.clone())
    }

    /// Removes it. What cannot be removed now is at the next backup.
    pub(super) fn give_up(self) {
        let _ = remove(&self.unfinished);
    }
}
