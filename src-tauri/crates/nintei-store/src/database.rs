//! The connection to the encrypted database file.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Once;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::StoreError;
use crate::keys::file_key::FileKey;
use crate::migration::{MIGRATIONS, migrate};
use crate::tables::journal;

/// Marks a database file as ours: "NTEI".
const APPLICATION_ID: i32 = 0x4E54_4549;
/// Pages in the write-ahead log after which SQLite carries it into the database by itself, within the change that fills
/// it: as it does where nothing is said.
pub(crate) const PAGES_OF_LOG: u32 = 1000;
/// What a database that is not encrypted begins with.
const PLAIN_HEADER: &[u8; 16] = b"SQLite format 3\0";

/// Makes a database with all its tables at `path`, and closes it.
pub(crate) fn create(path: &Path, key: &FileKey) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, key, flags)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&mut connection, MIGRATIONS)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Opens the database at `path` and brings its tables to the newest version.
pub(crate) fn open(path: &Path, key: &FileKey) -> Result<Connection, StoreError> {
    refuse_plain(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, key, flags)?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(StoreError::DatabaseNotOurs(path.to_owned()));
    }
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    migrate(&mut connection, MIGRATIONS)?;
    // Every change ends in the journal, so that a log that is not this database's own is noticed at the journal's end.
    journal::read_end(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// Encrypts the closed database at `path` anew, all or nothing: by `to` instead of `from`.
pub(crate) fn encrypt_anew(path: &Path, from: &FileKey, to: &FileKey) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, from, flags)?;
    // The whole file is written: without a log beside it, and read once before so that `from` is known to fit.
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    connection.execute_batch(&to.pragma("rekey")?)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Opens a copy of a database's file to make it one that is read without any other beside it.
pub(crate) fn open_copied(path: &Path, key: &FileKey) -> Result<Connection, StoreError> {
    connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// Closes a copy that has all pages, as one file that is read without any other beside it.
pub(crate) fn end_copy(connection: Connection) -> Result<(), StoreError> {
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Opens a copy to be read alone.
pub(crate) fn open_copy(path: &Path, key: &FileKey) -> Result<Connection, StoreError> {
    connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// Every commit reaches the disk before it returns (`synchronous`); the file is this connection's alone
/// (`locking_mode`), which also keeps the index of the WAL out of the folder; nothing is sorted in files
/// (`temp_store`). SQLCipher always wipes its keys; `cipher_memory_security`, which would also lock and wipe every
/// page in memory, stays off: the screen's own process holds the same texts, and a cache of 64 MiB exceeds what an
/// ordinary account may lock.
fn connect(path: &Path, key: &FileKey, flags: OpenFlags) -> Result<Connection, StoreError> {
    make_ready();
    let connection = Connection::open_with_flags(path, flags)?;
    // A log beside the database that is not its own must not be carried into it by closing.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    // A key that does not fit is told by our own error, not by lines on the console.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&key.pragma("key")?)?;
    connection.execute_batch(
        "PRAGMA cipher_compatibility = 4;
         PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA synchronous = FULL;
         PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -65536;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// SQLCipher sets itself up while the first connection of a process is opened, and one that another thread opens
/// meanwhile finds no cipher. So the first is opened alone; what keeps it from being opened is told by the next.
fn make_ready() {
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
}

fn refuse_plain(path: &Path) -> Result<(), StoreError> {
    let mut header = [0; PLAIN_HEADER.len()];
    let mut file = File::open(path).map_err(|cause| StoreError::at(path, cause))?;
    match file.read_exact(&mut header) {
        Ok(()) if header == *PLAIN_HEADER => Err(StoreError::DatabaseNotOurs(path.to_owned())),
        Ok(()) => Ok(()),
        Err(_) => Err(StoreError::DatabaseDamaged("途中で切れています".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

    use std::env;
    use std::process::Command;
    use std::sync::Barrier;
    use std::thread;

    use super::*;

    /// Set in a process that is to open its first databases.
    const OPENING: &str = "NINTEI_OPENING";
    const THREADS: usize = 4;
    const PROCESSES: usize = 100;

    #[test]
    fn the_first_databases_of_a_process_may_be_made_at_once() {
        if env::var_os(OPENING).is_some() {
            return make_at_once();
        }
        for _ in 0..PROCESSES {
            let mut process = Command::new(env::current_exe().unwrap());
            process.args(["--exact", "database::tests::the_first_databases_of_a_process_may_be_made_at_once"]);
            let output = process.env(OPENING, "").output().unwrap();
            let told = String::from_utf8_lossy(&output.stdout);
            // Who finds no test of this name ends well, too.
            assert!(output.status.success() && told.contains("1 passed"), "{told}");
        }
    }

    fn make_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let key = FileKey::random().unwrap();
        let begin = Barrier::new(THREADS);
        thread::scope(|scope| {
            for number in 0..THREADS {
                let (path, key, begin) = (folder.path().join(number.to_string()), &key, &begin);
                scope.spawn(move || {
                    begin.wait();
                    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
                    connect(&path, key, flags).unwrap();
                });
            }
        });
    }
}
