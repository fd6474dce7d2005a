use std::collections::BTreeMap;

use nintei_board::{Decision, DecisionOutcome, MeetingId};
use rusqlite::{Connection, Params, Row};

use crate::migration::Migration;
use crate::{AgendaSummary, CaseId, ReviewState, StoreError};

/// Which case stands on which agenda, and what the meeting decided about it. A case that was deferred keeps its row and
/// gets another one at the next meeting; the row with the highest key is where it stands now. The decision is kept
/// whole as JSON; what is counted and sought is read from there.
pub(crate) const MIGRATION: Migration = Migration {
    to: 21,
    sql: "CREATE TABLE agenda (
            id INTEGER PRIMARY KEY,
            meeting_id INTEGER NOT NULL REFERENCES meetings (id),
            case_id INTEGER NOT NULL REFERENCES cases (id),
            place INTEGER NOT NULL,
            decision TEXT,
            withdrawn_because TEXT,
            outcome TEXT AS (decision ->> '$.entry.outcome'),
            decided_on TEXT AS (decision ->> '$.decided_on'),
            ends_on TEXT AS (decision ->> '$.ends_on'),
            UNIQUE (meeting_id, case_id)
          ) STRICT;
          CREATE INDEX agenda_by_case ON agenda (case_id);
          CREATE INDEX agenda_decided ON agenda (meeting_id) WHERE decision IS NOT NULL;
          CREATE INDEX agenda_deferred ON agenda (meeting_id) WHERE outcome = 'deferred';
          CREATE INDEX agenda_by_day ON agenda (decided_on) WHERE decided_on IS NOT NULL;
          CREATE INDEX agenda_by_end ON agenda (ends_on) WHERE ends_on IS NOT NULL;",
    carry_over: None,
};

/// A row as it lies in the file.
pub(crate) struct AgendaRow {
    pub(crate) id: i64,
    pub(crate) meeting: MeetingId,
    pub(crate) case: CaseId,
    pub(crate) place: u32,
    /// As JSON.
    pub(crate) decision: Option<String>,
    pub(crate) withdrawn_because: Option<String>,
}

impl AgendaRow {
    pub(crate) fn decision(&self) -> Result<Option<Decision>, StoreError> {
        self.decision.as_deref().map(read).transpose()
    }
}

/// Where a case stands whose last row holds this decision.
pub(crate) fn review_state(decision: Option<&Decision>) -> ReviewState {
    match decision.map(|decision| decision.entry.outcome) {
        None => ReviewState::Placed,
        Some(DecisionOutcome::Decided) => ReviewState::Decided,
        Some(DecisionOutcome::Deferred) => ReviewState::Waiting,
    }
}

pub(crate) fn read(decision: &str) -> Result<Decision, StoreError> {
    serde_json::from_str(decision).map_err(|_| StoreError::unreadable_row("agenda"))
}

const COLUMNS: &str = "id, meeting_id, case_id, place, decision, withdrawn_because";

/// The agenda of a meeting, in order.
pub(crate) fn of_meeting(connection: &Connection, meeting: MeetingId) -> Result<Vec<AgendaRow>, StoreError> {
    rows(connection, "WHERE meeting_id = ?1 ORDER BY place", [meeting])
}

/// The rows of a case, the oldest first.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Vec<AgendaRow>, StoreError> {
    rows(connection, "WHERE case_id = ?1 ORDER BY id", [case])
}

/// Where a case stands now, or stood last.
pub(crate) fn last_of_case(connection: &Connection, case: CaseId) -> Result<Option<AgendaRow>, StoreError> {
    Ok(rows(connection, "WHERE case_id = ?1 ORDER BY id DESC LIMIT 1", [case])?.pop())
}

/// The cases of every agenda in order, by meeting.
pub(crate) fn orders(connection: &Connection) -> Result<BTreeMap<MeetingId, Vec<(u32, CaseId)>>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT meeting_id, place, case_id FROM agenda ORDER BY meeting_id, place")?;
    let mut rows = query.query(())?;
    let mut orders = BTreeMap::<_, Vec<_>>::new();
    while let Some(row) = rows.next()? {
        orders.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    Ok(orders)
}

/// How far every agenda is, by meeting. Meetings without cases are not there. Counted in the indexes alone.
pub(crate) fn summaries(connection: &Connection) -> Result<BTreeMap<MeetingId, AgendaSummary>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT meeting_id, entries, coalesce(decided.decided, 0), coalesce(deferred.deferred, 0)
         FROM (SELECT meeting_id, count(*) AS entries FROM agenda GROUP BY meeting_id)
         LEFT JOIN (SELECT meeting_id, count(*) AS decided FROM agenda INDEXED BY agenda_decided
           WHERE decision IS NOT NULL GROUP BY meeting_id) AS decided USING (meeting_id)
         LEFT JOIN (SELECT meeting_id, count(*) AS deferred FROM agenda INDEXED BY agenda_deferred
           WHERE outcome = 'deferred' GROUP BY meeting_id) AS deferred USING (meeting_id)",
    )?;
    let summary = |row: &Row<'_>| {
        Ok((row.get(0)?, AgendaSummary { cases: row.get(1)?, decided: row.get(2)?, deferred: row.get(3)? }))
    };
    let summaries = query.query_map((), summary)?.collect::<Result<_, _>>()?;
    Ok(summaries)
}

/// Puts a case at the end of an agenda.
pub(crate) fn append(connection: &Connection, meeting: MeetingId, case: CaseId) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO agenda (meeting_id, case_id, place)
             SELECT ?1, ?2, coalesce(max(place), 0) + 1 FROM agenda WHERE meeting_id = ?1",
        )?
        .execute((meeting, case))?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM agenda WHERE id = ?1")?.execute([id])?;
    Ok(())
}

pub(crate) fn put_place(connection: &Connection, id: i64, place: u32) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE agenda SET place = ?2 WHERE id = ?1")?.execute((id, place))?;
    Ok(())
}

pub(crate) fn put_decision(connection: &Connection, id: i64, decision: Option<&str>) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE agenda SET decision = ?2 WHERE id = ?1")?.execute((id, decision))?;
    Ok(())
}

pub(crate) fn put_withdrawal(connection: &Connection, id: i64, because: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE agenda SET withdrawn_because = ?2 WHERE id = ?1")?.execute((id, because))?;
    Ok(())
}

fn rows(connection: &Connection, which: &str, parameters: impl Params) -> Result<Vec<AgendaRow>, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM agenda {which}"))?;
    let row = |row: &Row<'_>| {
        Ok(AgendaRow {
            id: row.get(0)?,
            meeting: row.get(1)?,
            case: row.get(2)?,
            place: row.get(3)?,
            decision: row.get(4)?,
            withdrawn_because: row.get(5)?,
        })
    };
    let rows = query.query_map(parameters, row)?.collect::<Result<_, _>>()?;
    Ok(rows)
}
