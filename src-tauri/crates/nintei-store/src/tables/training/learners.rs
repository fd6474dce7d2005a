use rusqlite::{Connection, OptionalExtension, Row};
use sha2::{Digest, Sha256};

use crate::migration::Migration;
use crate::{KeptLearner, LearnerNumber, StoreError, TrainingRefusal};

/// Learners. The number of a removed one is not given again.
///
/// A line of the journal stays for ever, a learner's name must not: the journal holds the name sealed only. The seal is
/// a hash of the name together with a random number that lies in this table alone; once the row is removed, nothing
/// tells any more what the seal says, and while it is there, another name does not fit it.
pub(crate) const MIGRATION: Migration = Migration {
    to: 26,
    sql: "CREATE TABLE learners (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            salt BLOB NOT NULL,
            left INTEGER NOT NULL DEFAULT 0
          ) STRICT;",
    carry_over: None,
};

/// The random number under a seal.
pub(crate) type Salt = [u8; 16];

/// A row as it lies in the file.
pub(crate) struct LearnerRow {
    pub(crate) learner: KeptLearner,
    pub(crate) salt: Salt,
}

impl LearnerRow {
    /// The name as the journal holds it.
    pub(crate) fn seal(&self) -> String {
        seal(&self.learner.name, &self.salt)
    }
}

/// What the journal holds of `name`.
pub(crate) fn seal(name: &str, salt: &Salt) -> String {
    let mut hash = Sha256::new();
    hash.update(b"nintei learner 1\0");
    hash.update(salt);
    hash.update(name);
    hex::encode(hash.finalize())
}

/// A new random number.
pub(crate) fn salt() -> Result<Salt, StoreError> {
    let mut salt = [0; size_of::<Salt>()];
    getrandom::fill(&mut salt).map_err(|_| StoreError::NoRandomness)?;
    Ok(salt)
}

/// Every learner, by number.
pub(crate) fn all(connection: &Connection) -> Result<Vec<LearnerRow>, StoreError> {
    let mut query = connection.prepare_cached("SELECT number, name, salt, left FROM learners ORDER BY number")?;
    let all = query.query_map((), row)?.collect::<Result<_, _>>()?;
    Ok(all)
}

pub(crate) fn find(connection: &Connection, number: LearnerNumber) -> Result<LearnerRow, StoreError> {
    connection
        .prepare_cached("SELECT number, name, salt, left FROM learners WHERE number = ?1")?
        .query_row([number], row)
        .optional()?
        .ok_or_else(|| TrainingRefusal::NoSuchLearner(number).into())
}

pub(crate) fn insert(connection: &Connection, name: &str, salt: &Salt) -> Result<LearnerNumber, StoreError> {
    connection
        .prepare_cached("INSERT INTO learners (name, salt) VALUES (?1, ?2) RETURNING number")?
        .query_row((name, salt.as_slice()), |row| row.get(0))
        .map_err(StoreError::from)
}

pub(crate) fn put_name(
    connection: &Connection,
    number: LearnerNumber,
    name: &str,
    salt: &Salt,
) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE learners SET name = ?2, salt = ?3 WHERE number = ?1")?.execute((
        number,
        name,
        salt.as_slice(),
    ))?;
    Ok(())
}

pub(crate) fn put_left(connection: &Connection, number: LearnerNumber, left: bool) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE learners SET left = ?2 WHERE number = ?1")?.execute((number, left))?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, number: LearnerNumber) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM learners WHERE number = ?1")?.execute([number])?;
    Ok(())
}

fn row(row: &Row<'_>) -> rusqlite::Result<LearnerRow> {
    let learner = KeptLearner { number: row.get(0)?, name: row.get(1)?, left: row.get(3)? };
    Ok(LearnerRow { learner, salt: row.get(2)? })
}
