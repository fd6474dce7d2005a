//! Whether the imported official results stand as the journal says.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::journal::{ChangeKind, JournalEntry};
use crate::tables::journal::{BEGINNING, Hash};
use crate::tables::{official_imports, official_records};
use crate::{OfficialImport, StoreError};

/// What the journal says of records that an import changed: the text that the first import brought, and the last one.
struct Texts<'h> {
    brought: &'h str,
    last: &'h str,
}

/// Whether every imported record is what its import brought, by the digest that the import's line holds, changed by
/// nothing but what later imports have lines for, and none is missing or too many.
pub(crate) fn agrees(connection: &Connection, history: &[JournalEntry]) -> Result<bool, StoreError> {
    let Some(mut changed) = changed(history) else { return Ok(false) };
    let mut digests: BTreeMap<i64, Hash> = BTreeMap::new();
    let mut last = 0;
    loop {
        let rows = official_records::after(connection, last, OfficialImport::BATCH)?;
        let Some(row) = rows.last() else { break };
        last = row.id;
        for row in rows.iter().filter(|row| row.case.is_none()) {
            let Some(import) = row.import else { return Ok(false) };
            let texts = changed.remove(&row.id);
            if texts.as_ref().is_some_and(|texts| texts.last != row.record) {
                return Ok(false);
            }
            let digest = digests.entry(import).or_insert(BEGINNING);
            *digest = row.digest(digest, texts.map_or(row.record.as_str(), |texts| texts.brought));
        }
    }
    for (id, details) in official_imports::all(connection)? {
        if official_imports::read(&details)?.records != digests.remove(&id).unwrap_or(BEGINNING) {
            return Ok(false);
        }
    }
    Ok(changed.is_empty() && digests.is_empty())
}

/// The records that the journal has lines for, by key. `None` where a line does not begin where the one before it left
/// off.
fn changed(history: &[JournalEntry]) -> Option<BTreeMap<i64, Texts<'_>>> {
    let mut changed: BTreeMap<i64, Texts<'_>> = BTreeMap::new();
    for entry in history.iter().filter(|entry| entry.kind == ChangeKind::OfficialRecord) {
        let id = entry.item.as_deref()?.parse().ok()?;
        let (before, after) = (entry.before.as_deref()?, entry.after.as_deref()?);
        match changed.get_mut(&id) {
            Some(texts) if texts.last == before => texts.last = after,
            Some(_) => return None,
            None => {
                changed.insert(id, Texts { brought: before, last: after });
            }
        }
    }
    Some(changed)
}
