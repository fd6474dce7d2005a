use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_judgment::{Tenths, Traced, TreeId};
use rusqlite::Connection;

use crate::migration::Migration;
use crate::{CaseId, StoreError};

/// 手でたどった値, in tenths of a minute.
pub(crate) const MIGRATION: Migration = Migration {
    to: 3,
    sql: "CREATE TABLE traced (
            case_id INTEGER NOT NULL REFERENCES cases (id),
            tree TEXT NOT NULL,
            tenths INTEGER NOT NULL,
            traced_by TEXT NOT NULL,
            traced_on TEXT,
            PRIMARY KEY (case_id, tree)
          ) STRICT, WITHOUT ROWID;",
    carry_over: None,
};

pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<BTreeMap<TreeId, Traced>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT tree, tenths, traced_by, traced_on FROM traced WHERE case_id = ?1")?;
    let mut rows = query.query([case])?;
    let mut traced = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let unreadable = || StoreError::unreadable_row("traced");
        let tree = row.get_ref(0)?.as_str().ok().and_then(TreeId::from_key).ok_or_else(unreadable)?;
        let on: Option<String> = row.get(3)?;
        let on: Option<NaiveDate> = on.map(|day| day.parse()).transpose().map_err(|_| unreadable())?;
        traced.insert(tree, Traced { minutes: Tenths::new(row.get(1)?), by: row.get(2)?, on });
    }
    Ok(traced)
}

pub(crate) fn put(
    connection: &Connection,
    case: CaseId,
    tree: TreeId,
    traced: Option<&Traced>,
) -> Result<(), StoreError> {
    if let Some(traced) = traced {
        connection
            .prepare_cached(
                "INSERT INTO traced (case_id, tree, tenths, traced_by, traced_on) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (case_id, tree) DO UPDATE SET
                   tenths = excluded.tenths, traced_by = excluded.traced_by, traced_on = excluded.traced_on",
            )?
            .execute((case, tree.key(), traced.minutes.count(), &traced.by, traced.on.map(|day| day.to_string())))?;
    } else {
        connection
            .prepare_cached("DELETE FROM traced WHERE case_id = ?1 AND tree = ?2")?
            .execute((case, tree.key()))?;
    }
    Ok(())
}
