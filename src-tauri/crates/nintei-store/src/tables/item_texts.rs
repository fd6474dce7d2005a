use std::collections::BTreeMap;

use nintei_survey::{ItemId, SpecialNotes};
use rusqlite::{Connection, OptionalExtension};

use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// 特記事項, one row per written note.
pub(crate) const NOTES: Migration = Migration {
    to: 6,
    sql: "CREATE TABLE notes (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            item TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (case_id, item)
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

/// What was jotted down during the visit, one row per item.
pub(crate) const MEMOS: Migration = Migration {
    to: 7,
    sql: "CREATE TABLE memos (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            item TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (case_id, item)
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

/// A table with a text per item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemTexts {
    Notes,
    Memos,
}

impl ItemTexts {
    const fn table(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Memos => "memos",
        }
    }

    pub(crate) fn of_case(self, connection: &Connection, case: CaseId) -> Result<BTreeMap<ItemId, String>, StoreError> {
        let mut query =
            connection.prepare_cached(&format!("SELECT item, text FROM {} WHERE case_id = ?1", self.table()))?;
        let mut rows = query.query([case])?;
        let mut texts = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let item: Option<ItemId> = row.get_ref(0)?.as_str().ok().and_then(|item| item.parse().ok());
            texts.insert(item.ok_or_else(|| StoreError::unreadable_row(self.table()))?, row.get(1)?);
        }
        Ok(texts)
    }

    pub(crate) fn of_item(
        self,
        connection: &Connection,
        case: CaseId,
        item: ItemId,
    ) -> Result<Option<String>, StoreError> {
        let sql = format!("SELECT text FROM {} WHERE case_id = ?1 AND item = ?2", self.table());
        let text = connection.prepare_cached(&sql)?.query_row((case, item.to_string()), |row| row.get(0));
        Ok(text.optional()?)
    }

    pub(crate) fn put(
        self,
        connection: &Connection,
        case: CaseId,
        item: ItemId,
        text: Option<&str>,
    ) -> Result<(), StoreError> {
        let table = self.table();
        if let Some(text) = text {
            let sql = format!(
                "INSERT INTO {table} (case_id, item, text) VALUES (?1, ?2, ?3)
                 ON CONFLICT (case_id, item) DO UPDATE SET text = excluded.text"
            );
            connection.prepare_cached(&sql)?.execute((case, item.to_string(), text))?;
        } else {
            let sql = format!("DELETE FROM {table} WHERE case_id = ?1 AND item = ?2");
            connection.prepare_cached(&sql)?.execute((case, item.to_string()))?;
        }
        Ok(())
    }
}

/// The notes of a case.
pub(crate) fn notes(connection: &Connection, case: CaseId) -> Result<SpecialNotes, StoreError> {
    let mut notes = SpecialNotes::default();
    for (item, text) in ItemTexts::Notes.of_case(connection, case)? {
        notes.set(item, &text);
    }
    Ok(notes)
}
