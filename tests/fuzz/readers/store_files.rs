//! The small files beside the database, which anybody may have changed: the key file, the counts of wrong passphrases
//! and the list of a backup's contents. The first byte says which it is.

use std::fs;
use std::ops::ControlFlow;
use std::time::Instant;

use chrono::DateTime;
use nintei_store::{Attempts, Store};

const MOMENT: &str = "2026-04-01T09:30:00+09:00";

pub fn read(data: &[u8]) {
    let Some((kind, content)) = data.split_first() else { return };
    let folder = tempfile::tempdir_in(if fs::exists("/dev/shm").unwrap_or_default() { "/dev/shm" } else { "/tmp" })
        .expect("a folder");
    let path = folder.path();
    let put = |name: &str| fs::write(path.join(name), content).expect("written");
    match kind % 3 {
        0 => {
            put("nintei.key");
            fs::write(path.join("nintei.db"), b"").expect("written");
            if let Err(refusal) = Store::user_numbers(path) {
                assert!(refusal.code().starts_with("key-file-") && refusal.to_string().ends_with('。'), "{refusal}");
            }
        }
        1 => {
            put("nintei.tries");
            let now = Instant::now();
            let wait = Attempts::new(path, now).wait(1, now).expect("what cannot be read counts as nothing");
            assert!(wait.as_secs() <= 300);
        }
        _ => {
            put("nintei.backup");
            let to = path.join("to");
            let now = DateTime::parse_from_rfc3339(MOMENT).expect("a time");
            let go_on = &mut |_| ControlFlow::Continue(());
            let refusal = Store::restore(path, &to, None, "さくらのはなが咲いた日", now, go_on).expect_err("no files");
            assert!(refusal.to_string().ends_with('。'), "{refusal}");
            assert!(!to.join("nintei.key").exists());
        }
    }
}
