//! Wrong passphrases in a row, and how long the next attempt has to wait.
//!
//! The count lies beside the key file and holds no more than numbers of users. The wait is measured by the clock that
//! only runs forward, from the last wrong attempt or from the start of the program, whichever is later: setting the
//! clock back or starting the program again shortens nothing. Who removes the file, or works on a copy of the files
//! elsewhere, is not held up by it; against them stands the cost of Argon2id at every attempt.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::folder::Folder;
use crate::users::UserNumber;

/// Wrong attempts in a row that cost no wait.
const FREE: u32 = 2;
/// Seconds to wait after each wrong attempt beyond the free ones; the last for all further ones.
const WAITS: [u64; 5] = [10, 30, 60, 120, 300];

/// Attempts to open the store in one folder, by user.
#[derive(Debug)]
pub struct Attempts {
    folder: Folder,
    started: Instant,
    last_wrong: BTreeMap<UserNumber, Instant>,
    /// The counts, where the disk had no room for them: a full disk keeps nobody from their data.
    without_room: Option<Counts>,
}

/// What lies on the disk: the wrong attempts in a row of each user.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Counts {
    wrong: BTreeMap<UserNumber, u32>,
}

impl Attempts {
    /// For the store in `folder`, by a program started at `now`.
    #[must_use]
    pub fn new(folder: &Path, now: Instant) -> Self {
        Self { folder: Folder::new(folder), started: now, last_wrong: BTreeMap::new(), without_room: None }
    }

    /// How long the user `number` has still to wait before the next attempt; zero where not at all.
    ///
    /// # Errors
    /// [`StoreError`] where the counts cannot be read.
    pub fn wait(&self, number: UserNumber, now: Instant) -> Result<Duration, StoreError> {
        let since = self.last_wrong.get(&number).copied().unwrap_or(self.started);
        let whole = wait_after(self.counts()?.wrong.get(&number).copied().unwrap_or_default());
        Ok(whole.saturating_sub(now.saturating_duration_since(since)))
    }

    /// Does `attempt` for the user `number`; refused while they have to wait. It counts as wrong until it has
    /// succeeded, so that ending the program in between gains nothing.
    pub(crate) fn make<T>(
        &mut self,
        number: UserNumber,
        now: Instant,
        attempt: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let wait = self.wait(number, now)?;
        if !wait.is_zero() {
            return Err(StoreError::TooManyAttempts { seconds: wait.as_secs() + u64::from(wait.subsec_nanos() > 0) });
        }
        let mut counts = self.counts()?;
        let before = counts.wrong.get(&number).copied();
        counts.wrong.insert(number, before.unwrap_or_default().saturating_add(1));
        self.keep(&counts)?;
        self.last_wrong.insert(number, now);
        let result = attempt();
        if !matches!(result, Err(StoreError::WrongPassphrase)) {
            match before {
                Some(before) if result.is_err() => counts.wrong.insert(number, before),
                _ => counts.wrong.remove(&number),
            };
            self.keep(&counts)?;
            self.last_wrong.remove(&number);
        }
        result
    }

    /// What cannot be read counts as nothing: removing the file does the same.
    fn counts(&self) -> Result<Counts, StoreError> {
        if let Some(counts) = &self.without_room {
            return Ok(counts.clone());
        }
        let bytes = self.folder.read_attempts()?;
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
    }

    fn keep(&mut self, counts: &Counts) -> Result<(), StoreError> {
        let written = self.folder.write_attempts(&serde_json::to_vec(counts).map_err(|_| StoreError::OutOfMemory)?);
        self.without_room = matches!(written, Err(StoreError::DiskFull)).then(|| counts.clone());
        if self.without_room.is_some() { Ok(()) } else { written }
    }
}

/// The wait after `wrong` wrong attempts in a row.
fn wait_after(wrong: u32) -> Duration {
    let beyond = wrong.saturating_sub(FREE) as usize;
    let longest = WAITS.len();
    let seconds = beyond.min(longest).checked_sub(1).map_or(0, |place| WAITS[place]);
    Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong() -> Result<(), StoreError> {
        Err(StoreError::WrongPassphrase)
    }

    #[test]
    fn waits_begin_after_the_third_wrong_attempt_in_a_row_and_grow_to_five_minutes() {
        let waits: Vec<u64> = (0..=9).map(|wrong| wait_after(wrong).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 10, 30, 60, 120, 300, 300, 300]);
        assert_eq!(wait_after(u32::MAX), Duration::from_secs(300));
    }

    #[test]
    fn an_attempt_during_the_wait_is_refused_with_the_seconds_left_and_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::now();
        let mut attempts = Attempts::new(folder.path(), now);
        for _ in 0..3 {
            assert_eq!(attempts.make(1, now, wrong).unwrap_err().code(), "wrong-passphrase");
        }
        let soon = now + Duration::from_millis(6500);
        let refusal = attempts.make(1, soon, || Ok(())).unwrap_err();
        assert!(matches!(refusal, StoreError::TooManyAttempts { seconds: 4 }), "{refusal}");
        assert_eq!(attempts.wait(2, soon).unwrap(), Duration::ZERO, "another user does not wait");
        attempts.make(1, now + Duration::from_secs(10), || Ok(())).unwrap();
        assert_eq!(attempts.wait(1, now).unwrap(), Duration::ZERO, "a right one ends the row");
    }

    #[test]
    fn a_new_start_of_the_program_waits_from_its_own_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::now();
        let mut attempts = Attempts::new(folder.path(), now);
        for late in [0, 0, 0, 10] {
            let at = now + Duration::from_secs(late);
            assert_eq!(attempts.make(1, at, wrong).unwrap_err().code(), "wrong-passphrase");
        }
        let later = now + Duration::from_secs(3600);
        let again = Attempts::new(folder.path(), later);
        assert_eq!(again.wait(1, later).unwrap(), Duration::from_secs(30));
        assert_eq!(again.wait(1, later + Duration::from_secs(30)).unwrap(), Duration::ZERO);
    }

    #[test]
    fn an_attempt_that_failed_for_another_reason_is_no_wrong_one() {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::now();
        let mut attempts = Attempts::new(folder.path(), now);
        attempts.make(1, now, wrong).unwrap_err();
        attempts.make::<()>(1, now, || Err(StoreError::OpenElsewhere)).unwrap_err();
        assert_eq!(attempts.counts().unwrap().wrong[&1], 1);
    }

    #[test]
    fn the_file_holds_numbers_alone_and_a_damaged_one_counts_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let now = Instant::now();
        let mut attempts = Attempts::new(folder.path(), now);
        attempts.make(12, now, wrong).unwrap_err();
        let path = folder.path().join("nintei.tries");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), r#"{"wrong":{"12":1}}"#);
        std::fs::write(&path, b"{").unwrap();
        assert_eq!(attempts.wait(12, now).unwrap(), Duration::ZERO);
    }
}
