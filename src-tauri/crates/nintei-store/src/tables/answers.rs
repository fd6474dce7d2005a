use nintei_survey::{Answers, ItemId, OptionSet};
use rusqlite::{Connection, OptionalExtension};

use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// One row per answered item; bit n of `options` stands for option n.
pub(crate) const MIGRATION: Migration = Migration {
    to: 2,
    sql: "CREATE TABLE answers (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            item TEXT NOT NULL,
            options INTEGER NOT NULL,
            PRIMARY KEY (case_id, item)
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Answers, StoreError> {
    let mut query = connection.prepare_cached("SELECT item, options FROM answers WHERE case_id = ?1")?;
    let mut rows = query.query([case])?;
    let mut answers = Answers::default();
    while let Some(row) = rows.next()? {
        let item: Option<ItemId> = row.get_ref(0)?.as_str().ok().and_then(|item| item.parse().ok());
        let item = item.ok_or_else(|| StoreError::unreadable_row("answers"))?;
        answers.put(item, options(row.get(1)?)?);
    }
    Ok(answers)
}

pub(crate) fn of_item(connection: &Connection, case: CaseId, item: ItemId) -> Result<OptionSet, StoreError> {
    let mut query = connection.prepare_cached("SELECT options FROM answers WHERE case_id = ?1 AND item = ?2")?;
    let found: Option<i64> = query.query_row((case, item.to_string()), |row| row.get(0)).optional()?;
    found.map_or(Ok(OptionSet::UNANSWERED), options)
}

fn options(mask: i64) -> Result<OptionSet, StoreError> {
    let mask = u16::try_from(mask).ok().filter(|mask| mask & 1 == 0);
    mask.map(OptionSet::answered).ok_or_else(|| StoreError::unreadable_row("answers"))
}

pub(crate) fn put(connection: &Connection, case: CaseId, item: ItemId, chosen: OptionSet) -> Result<(), StoreError> {
    if chosen.is_answered() {
        connection
            .prepare_cached(
                "INSERT INTO answers (case_id, item, options) VALUES (?1, ?2, ?3)
                 ON CONFLICT (case_id, item) DO UPDATE SET options = excluded.options",
            )?
            .execute((case, item.to_string(), chosen.mask()))?;
    } else {
        connection
            .prepare_cached("DELETE FROM answers WHERE case_id = ?1 AND item = ?2")?
            .execute((case, item.to_string()))?;
    }
    Ok(())
}
