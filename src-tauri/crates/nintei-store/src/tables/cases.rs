use nintei_survey::{Application, ApplicationKind, Opinion};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::migration::Migration;
use crate::tables::search;
use crate::{Case, CaseId, CaseRow, CaseStatus, StoreError, search_text};

/// One row per case. 申請 and the opinion are kept whole as JSON; the columns beside them are what a list shows and
/// orders by, written in the same statement, so that a list reads one row per line. `changed` is the number of the
/// case's last line in the journal; `compared` is what a search looks through.
pub(crate) const MIGRATION: Migration = Migration {
    to: 1,
    sql: "CREATE TABLE cases (
            id INTEGER PRIMARY KEY,
            number INTEGER NOT NULL UNIQUE,
            status TEXT NOT NULL,
            example INTEGER NOT NULL,
            form TEXT NOT NULL,
            answered INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            changed_at TEXT NOT NULL,
            compared TEXT NOT NULL,
            name TEXT NOT NULL,
            kana TEXT NOT NULL,
            insured_number TEXT NOT NULL,
            kind TEXT,
            applied_on TEXT,
            opinion TEXT NOT NULL,
            application TEXT NOT NULL
          ) STRICT;
          CREATE INDEX cases_by_change ON cases (changed);
          CREATE INDEX cases_by_status ON cases (status, changed);",
};

/// The columns of a [`CaseRow`], in the order [`list_row`] reads them.
pub(crate) const LIST_COLUMNS: &str =
    "id, number, status, example, name, kana, insured_number, kind, applied_on, answered, changed_at";

const KINDS: [ApplicationKind; 4] =
    [ApplicationKind::New, ApplicationKind::Renewal, ApplicationKind::Change, ApplicationKind::ExOfficio];

/// Adds a case without answers and gives it the next number.
pub(crate) fn insert(
    connection: &Connection,
    application: &Application,
    form: &str,
    example: bool,
) -> Result<(CaseId, u32), StoreError> {
    let number: u32 =
        connection.prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM cases")?.query_row((), |row| row.get(0))?;
    let status = CaseStatus::default();
    let compared = compared(number, application);
    connection
        .prepare_cached(
            "INSERT INTO cases (number, status, example, form, answered, changed, changed_at, compared, name, kana,
               insured_number, kind, applied_on, opinion, application)
             VALUES (?1, ?2, ?3, ?4, 0, 0, '', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute((
            number,
            status.key(),
            example,
            form,
            &compared,
            &application.name,
            &application.kana,
            &application.insured_number,
            application.kind.map(ApplicationKind::name),
            application.applied_on.map(|day| day.to_string()),
            json(&Opinion::default())?,
            json(application)?,
        ))?;
    let id = connection.last_insert_rowid();
    search::add(connection, id, status, &compared)?;
    Ok((id, number))
}

/// A case without its answers and traced values.
pub(crate) fn find(connection: &Connection, case: CaseId) -> Result<Case, StoreError> {
    let mut query = connection
        .prepare_cached("SELECT number, status, example, form, opinion, application FROM cases WHERE id = ?1")?;
    let mut rows = query.query([case])?;
    let row = rows.next()?.ok_or(StoreError::NoSuchCase(case))?;
    let unreadable = || StoreError::unreadable_row("cases");
    let opinion = row.get_ref(4)?.as_bytes().map_err(|_| unreadable())?;
    let application = row.get_ref(5)?.as_bytes().map_err(|_| unreadable())?;
    Ok(Case {
        id: case,
        number: row.get(0)?,
        status: status(row, 1)?,
        example: row.get(2)?,
        form: row.get(3)?,
        opinion: serde_json::from_slice(opinion).map_err(|_| unreadable())?,
        application: serde_json::from_slice(application).map_err(|_| unreadable())?,
        answers: Default::default(),
        traced: Default::default(),
    })
}

/// The edition of the form that a case was begun with.
pub(crate) fn form(connection: &Connection, case: CaseId) -> Result<String, StoreError> {
    connection
        .prepare_cached("SELECT form FROM cases WHERE id = ?1")?
        .query_row([case], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NoSuchCase(case))
}

/// Every case, by its key.
pub(crate) fn ids(connection: &Connection) -> Result<Vec<CaseId>, StoreError> {
    let mut query = connection.prepare("SELECT id FROM cases ORDER BY id")?;
    let ids = query.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(ids)
}

/// Writes 申請 of `case`, which holds what stood there before.
pub(crate) fn put_application(
    connection: &Connection,
    case: &Case,
    application: &Application,
) -> Result<(), StoreError> {
    let compared_before = compared(case.number, &case.application);
    let compared = compared(case.number, application);
    connection
        .prepare_cached(
            "UPDATE cases SET compared = ?2, name = ?3, kana = ?4, insured_number = ?5, kind = ?6, applied_on = ?7,
               application = ?8 WHERE id = ?1",
        )?
        .execute((
            case.id,
            &compared,
            &application.name,
            &application.kana,
            &application.insured_number,
            application.kind.map(ApplicationKind::name),
            application.applied_on.map(|day| day.to_string()),
            json(application)?,
        ))?;
    if compared == compared_before {
        return Ok(());
    }
    search::replace(connection, case.id, case.status, &compared)
}

/// Writes where `case` stands.
pub(crate) fn put_status(connection: &Connection, case: &Case, status: CaseStatus) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET status = ?2 WHERE id = ?1")?.execute((case.id, status.key()))?;
    search::replace(connection, case.id, status, &compared(case.number, &case.application))
}

/// Writes what settles 要支援2／要介護1.
pub(crate) fn put_opinion(connection: &Connection, case: CaseId, opinion: &Opinion) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET opinion = ?2 WHERE id = ?1")?.execute((case, json(opinion)?))?;
    Ok(())
}

/// Writes how many flattened items are answered.
pub(crate) fn put_answered(connection: &Connection, case: CaseId, answered: u16) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET answered = ?2 WHERE id = ?1")?.execute((case, answered))?;
    Ok(())
}

/// Writes which line of the journal was the last about the case, and when.
pub(crate) fn put_changed(connection: &Connection, case: CaseId, seq: i64, at: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE cases SET changed = ?2, changed_at = ?3 WHERE id = ?1")?
        .execute((case, seq, at))?;
    Ok(())
}

/// The highest number of a journal line that any case speaks of.
pub(crate) fn last_changed(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row("SELECT coalesce(max(changed), 0) FROM cases", (), |row| row.get(0))?)
}

/// Reads [`LIST_COLUMNS`].
pub(crate) fn list_row(row: &Row<'_>) -> Result<CaseRow, StoreError> {
    let unreadable = || StoreError::unreadable_row("cases");
    let kind: Option<String> = row.get(7)?;
    let kind =
        kind.map(|word| KINDS.into_iter().find(|kind| kind.name() == word).ok_or_else(unreadable)).transpose()?;
    let applied_on: Option<String> = row.get(8)?;
    Ok(CaseRow {
        id: row.get(0)?,
        number: row.get(1)?,
        status: status(row, 2)?,
        example: row.get(3)?,
        name: row.get(4)?,
        kana: row.get(5)?,
        insured_number: row.get(6)?,
        kind,
        applied_on: applied_on.map(|day| day.parse()).transpose().map_err(|_| unreadable())?,
        answered: row.get(9)?,
        changed_at: row.get(10)?,
    })
}

fn status(row: &Row<'_>, column: usize) -> Result<CaseStatus, StoreError> {
    let word = row.get_ref(column)?.as_str().ok();
    word.and_then(CaseStatus::from_key).ok_or_else(|| StoreError::unreadable_row("cases"))
}

fn compared(number: u32, application: &Application) -> String {
    let number = number.to_string();
    search_text::of_fields(
        [&application.name, &application.kana, &application.insured_number, &number].map(String::as_str),
    )
}

fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::OutOfMemory)
}
