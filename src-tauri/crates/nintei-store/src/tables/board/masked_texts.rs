use std::collections::BTreeMap;

use nintei_board::TextKey;
use rusqlite::{Connection, OptionalExtension};

use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// The board's copies of texts, one row per text that was masked or checked, as JSON.
pub(crate) const MIGRATION: Migration = Migration {
    to: 23,
    sql: "CREATE TABLE masked_texts (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            key TEXT NOT NULL,
            masked TEXT NOT NULL,
            PRIMARY KEY (case_id, key)
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

/// The copies of a case, each as JSON.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<BTreeMap<TextKey, String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT key, masked FROM masked_texts WHERE case_id = ?1")?;
    let mut rows = query.query([case])?;
    let mut texts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let key: Option<TextKey> = row.get_ref(0)?.as_str().ok().and_then(|key| key.parse().ok());
        texts.insert(key.ok_or_else(|| StoreError::unreadable_row("masked_texts"))?, row.get(1)?);
    }
    Ok(texts)
}

/// The copy of one text, as JSON.
pub(crate) fn of_text(connection: &Connection, case: CaseId, key: TextKey) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT masked FROM masked_texts WHERE case_id = ?1 AND key = ?2")?;
    Ok(query.query_row((case, key.to_string()), |row| row.get(0)).optional()?)
}

/// Writes the copy of one text, or takes it away.
pub(crate) fn put(connection: &Connection, case: CaseId, key: TextKey, masked: Option<&str>) -> Result<(), StoreError> {
    if let Some(masked) = masked {
        connection
            .prepare_cached(
                "INSERT INTO masked_texts (case_id, key, masked) VALUES (?1, ?2, ?3)
                 ON CONFLICT (case_id, key) DO UPDATE SET masked = excluded.masked",
            )?
            .execute((case, key.to_string(), masked))?;
    } else {
        connection
            .prepare_cached("DELETE FROM masked_texts WHERE case_id = ?1 AND key = ?2")?
            .execute((case, key.to_string()))?;
    }
    Ok(())
}
