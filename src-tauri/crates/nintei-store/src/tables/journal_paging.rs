//! What finds lines of the journal without reading it: by whom and of which kind, and on which days.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::journal::{COLUMNS, entry};
use crate::journal::{ChangeKind, JournalEntry};
use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// An index by person and kind, and the first and the last line of every day. Where a clock was set back, days overlap:
/// that makes a page slower, never wrong.
pub(crate) const MIGRATION: Migration = Migration {
    to: 31,
    sql: "CREATE INDEX journal_by_person ON journal (by, kind, seq);
          CREATE TABLE journal_days (
            day TEXT NOT NULL PRIMARY KEY,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          INSERT INTO journal_days (day, first, last)
            SELECT substr(at, 1, 10), min(seq), max(seq) FROM journal GROUP BY 1;",
    carry_over: None,
};

/// The lines from `first` to the one before `before`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lines {
    pub(crate) first: i64,
    pub(crate) before: i64,
}

/// Notes that the line `seq` is the last of the day of `at`.
pub(crate) fn note_day(connection: &Connection, at: &str, seq: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO journal_days (day, first, last) VALUES (?1, ?2, ?2)
             ON CONFLICT (day) DO UPDATE SET last = excluded.last",
        )?
        .execute((at.get(..10).unwrap_or_default(), seq))?;
    Ok(())
}

/// The first and the last line on the days from `from` to `to`; `None` where there is none.
pub(crate) fn between(
    connection: &Connection,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<Option<(i64, i64)>, StoreError> {
    if from.is_none() && to.is_none() {
        return Ok(Some((1, i64::MAX)));
    }
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let mut query = connection.prepare_cached(
        "SELECT min(first), max(last) FROM journal_days WHERE day >= coalesce(?1, '') AND day <= coalesce(?2, '~')",
    )?;
    let (first, last): (Option<i64>, Option<i64>) =
        query.query_row((day(from), day(to)), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(first.zip(last))
}

/// Everybody who ever changed something. Asks the index for one after the other.
pub(crate) fn people(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut next = connection.prepare_cached("SELECT by FROM journal WHERE by > ?1 ORDER BY by LIMIT 1")?;
    let mut people: Vec<String> = Vec::new();
    // Nobody who is named is sorted before the empty name, which no index range begins before.
    let unnamed = connection
        .prepare_cached("SELECT 1 FROM journal WHERE by = '' LIMIT 1")?
        .query_row((), |_| Ok(()))
        .optional()?;
    people.extend(unnamed.map(|()| String::new()));
    let mut last = String::new();
    while let Some(by) = next.query_row([&last], |row| row.get::<_, String>(0)).optional()? {
        last.clone_from(&by);
        people.push(by);
    }
    Ok(people)
}

/// The newest of `lines` that is by `by` and of `kind`.
pub(crate) fn newest(
    connection: &Connection,
    by: &str,
    kind: ChangeKind,
    lines: &Lines,
) -> Result<Option<i64>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT seq FROM journal WHERE by = ?1 AND kind = ?2 AND seq >= ?3 AND seq < ?4 ORDER BY seq DESC LIMIT 1",
    )?;
    Ok(query.query_row((by, kind.key(), lines.first, lines.before), |row| row.get(0)).optional()?)
}

/// Hands over `lines`, newest first, about `case` or about everything, until `take` has enough.
pub(crate) fn walk(
    connection: &Connection,
    case: Option<CaseId>,
    lines: &Lines,
    take: &mut dyn FnMut(JournalEntry) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let place = if case.is_some() { "case_id = ?1 AND" } else { "?1 IS NULL AND" };
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM journal WHERE {place} seq >= ?2 AND seq < ?3 ORDER BY seq DESC"
    ))?;
    let mut rows = query.query((case, lines.first, lines.before))?;
    while let Some(row) = rows.next()? {
        if !take(entry(row)?)? {
            break;
        }
    }
    Ok(())
}
