use rusqlite::{Connection, OptionalExtension, Row};
use sha2::{Digest, Sha256};

use crate::journal::{ChangeKind, JournalEntry, Stamp};
use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// Every change, each line chained to the one before by its hash.
pub(crate) const MIGRATION: Migration = Migration {
    to: 4,
    sql: "CREATE TABLE journal (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            case_id INTEGER NOT NULL REFERENCES cases (id),
            kind TEXT NOT NULL,
            item TEXT,
            before TEXT,
            after TEXT,
            hash BLOB NOT NULL
          ) STRICT;
          CREATE INDEX journal_by_case ON journal (case_id, seq);
          CREATE TRIGGER journal_keeps_lines BEFORE UPDATE ON journal
            BEGIN SELECT raise(ABORT, 'the journal is only added to'); END;
          CREATE TRIGGER journal_loses_no_line BEFORE DELETE ON journal
            BEGIN SELECT raise(ABORT, 'the journal is only added to'); END;",
};

/// What a line says, apart from its place in the chain.
pub(crate) struct Line<'a> {
    pub(crate) case: CaseId,
    pub(crate) kind: ChangeKind,
    pub(crate) item: Option<&'a str>,
    pub(crate) before: Option<&'a str>,
    pub(crate) after: Option<&'a str>,
}

/// A line's hash, or what the first line is chained to.
pub(crate) type Hash = [u8; 32];

/// What the first line is chained to.
pub(crate) const BEGINNING: Hash = [0; 32];

/// Adds a line and returns its number.
pub(crate) fn append(connection: &Connection, line: &Line<'_>, stamp: &Stamp) -> Result<i64, StoreError> {
    let last: Option<(i64, Hash)> = connection
        .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row((), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (last, previous) = last.unwrap_or((0, BEGINNING));
    let seq = last + 1;
    let at = stamp.at.to_rfc3339();
    let hash = hash(&previous, seq, &at, &stamp.by, line);
    connection
        .prepare_cached(
            "INSERT INTO journal (seq, at, by, case_id, kind, item, before, after, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            seq,
            at,
            &stamp.by,
            line.case,
            line.kind.key(),
            line.item,
            line.before,
            line.after,
            hash.as_slice(),
        ))?;
    Ok(seq)
}

/// The lines about one case, oldest first.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Vec<JournalEntry>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT seq, at, by, case_id, kind, item, before, after FROM journal WHERE case_id = ?1 ORDER BY seq",
    )?;
    let mut rows = query.query([case])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(entries)
}

/// Walks the chain from the beginning. The number of the last sound line, and whether the chain ends there.
pub(crate) fn sound_until(connection: &Connection) -> Result<(i64, bool), StoreError> {
    let mut query =
        connection.prepare("SELECT seq, at, by, case_id, kind, item, before, after, hash FROM journal ORDER BY seq")?;
    let mut rows = query.query(())?;
    let (mut last, mut previous) = (0, BEGINNING);
    while let Some(row) = rows.next()? {
        let Ok(entry) = entry(row) else { return Ok((last, false)) };
        let line = Line {
            case: entry.case,
            kind: entry.kind,
            item: entry.item.as_deref(),
            before: entry.before.as_deref(),
            after: entry.after.as_deref(),
        };
        let expected = hash(&previous, last + 1, &entry.at, &entry.by, &line);
        if entry.seq != last + 1 || row.get_ref(8)?.as_blob() != Ok(&expected[..]) {
            return Ok((last, false));
        }
        (last, previous) = (entry.seq, expected);
    }
    Ok((last, true))
}

fn entry(row: &Row<'_>) -> Result<JournalEntry, StoreError> {
    let kind = row.get_ref(4)?.as_str().ok().and_then(ChangeKind::from_key);
    Ok(JournalEntry {
        seq: row.get(0)?,
        at: row.get(1)?,
        by: row.get(2)?,
        case: row.get(3)?,
        kind: kind.ok_or_else(|| StoreError::unreadable_row("journal"))?,
        item: row.get(5)?,
        before: row.get(6)?,
        after: row.get(7)?,
    })
}

/// SHA-256 over the previous hash and every field. Each field carries its length and whether it is there, so that no
/// two different lines read the same.
fn hash(previous: &Hash, seq: i64, at: &str, by: &str, line: &Line<'_>) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"nintei journal 1\0");
    hash.update(previous);
    hash.update(seq.to_be_bytes());
    hash.update(line.case.to_be_bytes());
    for field in [Some(at), Some(by), Some(line.kind.key()), line.item, line.before, line.after] {
        match field {
            None => hash.update([0]),
            Some(text) => {
                hash.update([1]);
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text);
            }
        }
    }
    hash.finalize().into()
}
