use std::ops::ControlFlow;

use rusqlite::{Connection, OptionalExtension, Row, Rows};
use sha2::{Digest, Sha256};

use crate::journal::{ChangeKind, JournalEntry, Origin, Stamp};
use crate::migration::Migration;
use crate::tables::journal_paging;
use crate::{CaseId, StoreError, state};

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
    carry_over: None,
};

/// Lines that belong to no case, and what brought a change about. SQLite cannot take `NOT NULL` back, so the table is
/// made anew with the same lines. The index alone is enough to follow what was undone.
pub(crate) const OF_OFFICE_AND_ORIGIN: Migration = Migration {
    to: 14,
    sql: "CREATE TABLE journal_anew (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            case_id INTEGER REFERENCES cases (id),
            kind TEXT NOT NULL,
            item TEXT,
            before TEXT,
            after TEXT,
            origin TEXT,
            hash BLOB NOT NULL
          ) STRICT;
          INSERT INTO journal_anew (seq, at, by, case_id, kind, item, before, after, hash)
            SELECT seq, at, by, case_id, kind, item, before, after, hash FROM journal ORDER BY seq;
          DROP TABLE journal;
          ALTER TABLE journal_anew RENAME TO journal;
          CREATE INDEX journal_by_case ON journal (case_id, seq, kind, origin);
          CREATE TRIGGER journal_keeps_lines BEFORE UPDATE ON journal
            BEGIN SELECT raise(ABORT, 'the journal is only added to'); END;
          CREATE TRIGGER journal_loses_no_line BEFORE DELETE ON journal
            BEGIN SELECT raise(ABORT, 'the journal is only added to'); END;",
    carry_over: None,
};

/// What a line says, apart from its place in the chain.
pub(crate) struct Line<'a> {
    /// `None` for what belongs to the office.
    pub(crate) case: Option<CaseId>,
    pub(crate) kind: ChangeKind,
    pub(crate) item: Option<&'a str>,
    pub(crate) before: Option<&'a str>,
    pub(crate) after: Option<&'a str>,
    pub(crate) origin: Option<Origin>,
}

/// A line's hash, or what the first line is chained to.
pub(crate) type Hash = [u8; 32];

/// What the first line is chained to.
pub(crate) const BEGINNING: Hash = [0; 32];

/// Lines walked at a time.
const LINES: u32 = 1000;

pub(crate) const COLUMNS: &str = "seq, at, by, case_id, kind, item, before, after, origin";

/// Adds a line and returns it.
pub(crate) fn append(connection: &Connection, line: &Line<'_>, stamp: &Stamp) -> Result<JournalEntry, StoreError> {
    let last: Option<(i64, Hash)> = connection
        .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row((), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (last, previous) = last.unwrap_or((0, BEGINNING));
    let entry = JournalEntry {
        seq: last + 1,
        at: stamp.at.to_rfc3339(),
        by: stamp.by.clone(),
        case: line.case,
        kind: line.kind,
        item: line.item.map(str::to_owned),
        before: line.before.map(str::to_owned),
        after: line.after.map(str::to_owned),
        origin: line.origin,
    };
    let origin = entry.origin.map(|origin| state::value(&origin)).transpose()?;
    let hash = hash(&previous, &entry, origin.as_deref());
    connection
        .prepare_cached(&format!(
            "INSERT INTO journal ({COLUMNS}, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        ))?
        .execute((
            entry.seq,
            &entry.at,
            &entry.by,
            entry.case,
            entry.kind.key(),
            &entry.item,
            &entry.before,
            &entry.after,
            &origin,
            hash.as_slice(),
        ))?;
    journal_paging::note_day(connection, &entry.at, entry.seq)?;
    Ok(entry)
}

/// The number of the last line; 0 where there is none.
pub(crate) fn last(connection: &Connection) -> Result<i64, StoreError> {
    let mut query = connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM journal")?;
    Ok(query.query_row((), |row| row.get(0))?)
}

/// When the last line was written, as it says.
pub(crate) fn last_at(connection: &Connection) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT at FROM journal ORDER BY seq DESC LIMIT 1")?;
    Ok(query.query_row((), |row| row.get(0)).optional()?)
}

/// Reads the pages of the last lines, whatever the lines say.
pub(crate) fn read_end(connection: &Connection) -> Result<(), StoreError> {
    let sql = "SELECT count(*), sum(length(after)), sum(length(hash))
               FROM (SELECT after, hash FROM journal ORDER BY seq DESC LIMIT 1000)";
    Ok(connection.query_row(sql, (), |_| Ok(()))?)
}

/// The hash of the first line, where there is one.
pub(crate) fn first_hash(connection: &Connection) -> Result<Option<Hash>, StoreError> {
    Ok(connection.query_row("SELECT hash FROM journal WHERE seq = 1", (), |row| row.get(0)).optional()?)
}

/// The lines about one case, oldest first.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Vec<JournalEntry>, StoreError> {
    let mut query =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM journal WHERE case_id = ?1 ORDER BY seq"))?;
    entries(query.query([case])?)
}

/// The lines that belong to no case, oldest first.
pub(crate) fn of_office(connection: &Connection) -> Result<Vec<JournalEntry>, StoreError> {
    let mut query =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM journal WHERE case_id IS NULL ORDER BY seq"))?;
    entries(query.query(())?)
}

/// The lines about what was put to one item of a case, newest first.
pub(crate) fn of_item(connection: &Connection, case: CaseId, item: &str) -> Result<Vec<JournalEntry>, StoreError> {
    // An item's dismissals are named by it, a stroke and the reason; the stroke's successor ends the range.
    let (from, until) = (format!("{item}/"), format!("{item}0"));
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal WHERE case_id = ?1
         AND (kind IN ('answer', 'note', 'memo', 'circumstances') AND item = ?2
              OR kind = 'dismissal' AND item > ?3 AND item < ?4)
         ORDER BY seq DESC"
    ))?;
    entries(query.query((case, item, from, until))?)
}

/// Number, kind and origin of the lines about one case, oldest first. Read from the index alone.
pub(crate) fn steps_of_case(
    connection: &Connection,
    case: CaseId,
) -> Result<Vec<(i64, ChangeKind, Option<Origin>)>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT seq, kind, origin FROM journal WHERE case_id = ?1 ORDER BY seq")?;
    let mut rows = query.query([case])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push((row.get(0)?, kind(row, 1)?, origin(row, 2)?));
    }
    Ok(steps)
}

/// The line numbered `seq`.
pub(crate) fn numbered(connection: &Connection, seq: i64) -> Result<JournalEntry, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM journal WHERE seq = ?1"))?;
    let mut rows = query.query([seq])?;
    entry(rows.next()?.ok_or_else(unreadable)?)
}

/// A walk along the chain, from the first line on.
#[derive(Debug)]
pub(crate) struct Chain {
    /// The last line that is sound.
    pub(crate) last: i64,
    previous: Hash,
}

/// Where a walk along the chain stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// There may be more lines.
    Further,
    /// At the end, and every line is sound.
    End,
    /// Before a line that is not sound.
    Broken,
}

impl Default for Chain {
    fn default() -> Self {
        Self { last: 0, previous: BEGINNING }
    }
}

impl Chain {
    /// Walks some lines further.
    pub(crate) fn walk(&mut self, connection: &Connection) -> Result<Link, StoreError> {
        // The program never wrote a number below 1, so such a line must be met.
        let after = if self.last == 0 { i64::MIN } else { self.last };
        let mut query = connection
            .prepare_cached(&format!("SELECT {COLUMNS}, hash FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2"))?;
        let mut rows = query.query((after, LINES))?;
        let mut walked = 0;
        while let Some(row) = rows.next()? {
            walked += 1;
            let Ok(entry) = entry(row) else { return Ok(Link::Broken) };
            let expected = hash(&self.previous, &entry, row.get_ref(8)?.as_str_or_null().unwrap_or_default());
            if entry.seq != self.last + 1 || row.get_ref(9)?.as_blob() != Ok(&expected[..]) {
                return Ok(Link::Broken);
            }
            (self.last, self.previous) = (entry.seq, expected);
        }
        Ok(if walked < LINES { Link::End } else { Link::Further })
    }
}

/// Walks the chain from the beginning. The number of the last sound line, and whether the chain ends there; `None` where
/// `step`, which is told from time to time how many lines are walked, stopped it.
pub(crate) fn sound_until(
    connection: &Connection,
    step: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<(i64, bool)>, StoreError> {
    let mut chain = Chain::default();
    loop {
        if step(u64::try_from(chain.last).unwrap_or_default()).is_break() {
            return Ok(None);
        }
        match chain.walk(connection)? {
            Link::Further => {}
            Link::End => return Ok(Some((chain.last, true))),
            Link::Broken => return Ok(Some((chain.last, false))),
        }
    }
}

fn entries(mut rows: Rows<'_>) -> Result<Vec<JournalEntry>, StoreError> {
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(entries)
}

pub(crate) fn entry(row: &Row<'_>) -> Result<JournalEntry, StoreError> {
    Ok(JournalEntry {
        seq: row.get(0)?,
        at: row.get(1)?,
        by: row.get(2)?,
        case: row.get(3)?,
        kind: kind(row, 4)?,
        item: row.get(5)?,
        before: row.get(6)?,
        after: row.get(7)?,
        origin: origin(row, 8)?,
    })
}

fn kind(row: &Row<'_>, column: usize) -> Result<ChangeKind, StoreError> {
    row.get_ref(column)?.as_str().ok().and_then(ChangeKind::from_key).ok_or_else(unreadable)
}

fn origin(row: &Row<'_>, column: usize) -> Result<Option<Origin>, StoreError> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|_| unreadable())?;
    text.map(serde_json::from_str).transpose().map_err(|_| unreadable())
}

fn unreadable() -> StoreError {
    StoreError::unreadable_row("journal")
}

/// SHA-256 over the previous hash and every field. Each field carries its length and whether it is there, so that no
/// two different lines read the same. What the first lines did not have follows only where it is there, so that their
/// hashes still hold: a mark for a line of no case, and the origin as it lies in the file.
fn hash(previous: &Hash, entry: &JournalEntry, origin: Option<&str>) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"nintei journal 1\0");
    hash.update(previous);
    hash.update(entry.seq.to_be_bytes());
    hash.update(entry.case.unwrap_or_default().to_be_bytes());
    let fields = [Some(entry.at.as_str()), Some(&entry.by), Some(entry.kind.key())];
    for field in fields.into_iter().chain([&entry.item, &entry.before, &entry.after].map(Option::as_deref)) {
        match field {
            None => hash.update([0]),
            Some(text) => {
                hash.update([1]);
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text);
            }
        }
    }
    if entry.case.is_none() {
        hash.update([2]);
    }
    if let Some(origin) = origin {
        hash.update([3]);
        hash.update((origin.len() as u64).to_be_bytes());
        hash.update(origin);
    }
    hash.finalize().into()
}
