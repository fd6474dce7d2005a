use std::collections::BinaryHeap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::types::{JournalFilter, JournalPage, JournalRow};
use super::words::words;
use crate::tables::journal_paging::{self as paging, Lines};
use crate::tables::{cases, journal};
use crate::{ChangeKind, JournalEntry, Store, StoreError};

/// Most lines a page holds.
const PAGE: u32 = 500;

impl Store {
    /// Everybody who ever changed something, as the journal names them.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn journal_people(&self) -> Result<Vec<String>, StoreError> {
        paging::people(&self.connection)
    }

    /// At most `limit` (500) lines that fit `filter`, newest first: the newest of all, or those before the line that
    /// an earlier page ended with. However long the journal is, a page reads little more than what it shows.
    ///
    /// # Errors
    /// [`StoreError::NoSuchNumber`] where the filter names a case that is not there.
    pub fn journal_page(
        &self,
        filter: &JournalFilter,
        before: Option<i64>,
        limit: u32,
    ) -> Result<JournalPage, StoreError> {
        let limit = usize::try_from(limit.min(PAGE)).unwrap_or_default();
        let case = filter.case.map(|number| cases::numbered(&self.connection, number)).transpose()?;
        let mut page = JournalPage { rows: Vec::new(), before: None };
        let Some((first, last)) = paging::between(&self.connection, filter.from, filter.to)? else { return Ok(page) };
        let lines = Lines { first, before: before.unwrap_or(i64::MAX).min(last.saturating_add(1)) };
        let mut take = |entry: JournalEntry| {
            if fits(&entry, filter) {
                if page.rows.len() == limit {
                    page.before = page.rows.last().map(|row| row.seq);
                    return Ok(false);
                }
                page.rows.push(row(&self.connection, entry)?);
            }
            Ok(true)
        };
        if case.is_some() || (filter.by.is_none() && filter.kinds.is_empty()) {
            paging::walk(&self.connection, case, &lines, &mut take)?;
        } else {
            merge(&self.connection, filter, &lines, &mut take)?;
        }
        Ok(page)
    }
}

/// Walks the lines by certain people or of certain kinds: of each such pair the index knows the next line, and the
/// newest of all comes first.
fn merge(
    connection: &Connection,
    filter: &JournalFilter,
    lines: &Lines,
    take: &mut dyn FnMut(JournalEntry) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let people = filter.by.clone().map_or_else(|| paging::people(connection), |by| Ok(vec![by]))?;
    let wanted = |kind: &ChangeKind| filter.kinds.is_empty() || filter.kinds.contains(kind);
    let kinds: Vec<ChangeKind> = ChangeKind::ALL.into_iter().filter(wanted).collect();
    let mut next = BinaryHeap::new();
    for (person, by) in people.iter().enumerate() {
        for (of_kind, kind) in kinds.iter().enumerate() {
            next.extend(paging::newest(connection, by, *kind, lines)?.map(|seq| (seq, person, of_kind)));
        }
    }
    while let Some((seq, person, of_kind)) = next.pop() {
        if !take(journal::numbered(connection, seq)?)? {
            break;
        }
        let (Some(by), Some(kind)) = (people.get(person), kinds.get(of_kind)) else { break };
        let rest = Lines { before: seq, ..*lines };
        next.extend(paging::newest(connection, by, *kind, &rest)?.map(|seq| (seq, person, of_kind)));
    }
    Ok(())
}

fn fits(entry: &JournalEntry, filter: &JournalFilter) -> bool {
    let JournalFilter { by, case: _, from, to, kinds } = filter;
    let day = entry.at.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    by.as_ref().is_none_or(|by| *by == entry.by)
        && (kinds.is_empty() || kinds.contains(&entry.kind))
        && from.is_none_or(|from| day.is_none_or(|day| day >= from))
        && to.is_none_or(|to| day.is_none_or(|day| day <= to))
}

fn row(connection: &Connection, entry: JournalEntry) -> Result<JournalRow, StoreError> {
    let number = entry.case.map(|case| cases::number(connection, case)).transpose()?;
    let words = words(&entry);
    let JournalEntry { seq, at, by, case, kind, .. } = entry;
    Ok(JournalRow { seq, at, by, case, number, kind, words })
}
