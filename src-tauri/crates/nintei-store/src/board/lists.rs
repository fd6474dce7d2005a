//! Cases that wait, certifications that end, and what was decided.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use nintei_survey::CareLevel;
use rusqlite::{Row, ToSql};

use super::{DecidedCase, EndingCertification, WaitingCase, WaitingCases};
use crate::tables::board::agenda;
use crate::tables::cases;
use crate::{Store, StoreError, search_text};

/// Most rows a page holds.
const PAGE: u32 = 500;

/// Of a case that was on an agenda, the last row there says where it stands: on that meeting's agenda while nothing is
/// decided. A row that cannot be read leaves a list what it can show.
const WAITING_COLUMNS: &str = "id, number, example, name, kind, applied_on, terminal_cancer, investigator_id,
    CASE WHEN json_valid(application) THEN application ->> '$.investigator' ELSE '' END,
    (SELECT CASE WHEN decision IS NULL THEN meeting_id END FROM agenda WHERE case_id = cases.id ORDER BY id DESC LIMIT 1),
    (SELECT decision ->> '$.entry.deferred_because' FROM agenda WHERE case_id = cases.id AND outcome = 'deferred'
       ORDER BY id DESC LIMIT 1)";

/// In the words of the index.
const WAITING: &str = "INDEXED BY cases_waiting WHERE status = 'surveyed' AND review = 'waiting'";
/// In the words of the index.
const UNDECIDED: &str = "INDEXED BY cases_undecided WHERE applied_on IS NOT NULL AND status NOT IN ('closed', 'cancelled') AND review <> 'decided'";

impl Store {
    /// Surveyed cases that wait for a meeting: on no agenda, or deferred. 末期がん first, then the oldest 申請日, then
    /// 整理番号. `text` is part of a name, kana or number as in [`Store::search`]; `limit` is at most 500.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn waiting_cases(&self, text: &str, offset: u32, limit: u32) -> Result<WaitingCases, StoreError> {
        let compared = search_text::normal(text);
        let place = format!("{WAITING} AND (?1 = '' OR instr(compared, ?1) > 0)");
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM cases {place}"))?
            .query_row([&compared], |row| row.get(0))?;
        let order = "terminal_cancer DESC, applied_on IS NULL, applied_on, number";
        let rows = self.waiting_rows(
            &format!("{place} ORDER BY {order} LIMIT ?2 OFFSET ?3"),
            &[&compared, &limit.min(PAGE), &offset],
        )?;
        Ok(WaitingCases { total, rows })
    }

    /// How many cases wait for a meeting, and how many of them are 末期がん.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn waiting_counts(&self) -> Result<(u32, u32), StoreError> {
        let sql = format!("SELECT count(*), coalesce(sum(terminal_cancer), 0) FROM cases {WAITING}");
        Ok(self.connection.prepare_cached(&sql)?.query_row((), |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Cases with 申請日 that are neither decided nor closed nor cancelled, the oldest application first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn undecided_cases(&self, limit: u32) -> Result<Vec<WaitingCase>, StoreError> {
        self.waiting_rows(&format!("{UNDECIDED} ORDER BY applied_on, number LIMIT ?1"), &[&limit])
    }

    /// How many cases that applied on or before the day are neither decided nor closed nor cancelled.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn undecided_count(&self, applied_until: NaiveDate) -> Result<u32, StoreError> {
        let sql = format!("SELECT count(*) FROM cases {UNDECIDED} AND applied_on <= ?1");
        let count = self.connection.prepare_cached(&sql)?.query_row([applied_until.to_string()], |row| row.get(0))?;
        Ok(count)
    }

    /// Certifications that end from one day to another, both included, the soonest first. Not of a person who has a
    /// newer case: by 申請日, or by 整理番号 where either case has none.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn renewals(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<EndingCertification>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT cases.id, cases.number, cases.example, cases.name, agenda.decision
             FROM agenda JOIN cases ON cases.id = agenda.case_id
             WHERE agenda.ends_on BETWEEN ?1 AND ?2 AND NOT EXISTS (
               SELECT 1 FROM cases AS newer WHERE newer.insured = cases.insured AND newer.id <> cases.id
                 AND newer.status <> 'cancelled'
                 AND coalesce((newer.applied_on, newer.number) > (cases.applied_on, cases.number),
                       newer.number > cases.number))
             ORDER BY agenda.ends_on, cases.number",
        )?;
        let mut rows = query.query((from.to_string(), to.to_string()))?;
        let mut ending = Vec::new();
        while let Some(row) = rows.next()? {
            let decision = decision_of(row, 4)?;
            let certified: Option<(CareLevel, NaiveDate)> = decision.entry.level.zip(decision.ends_on);
            let (level, ends_on) = certified.ok_or_else(|| StoreError::unreadable_row("agenda"))?;
            let (case, number, example, name) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            ending.push(EndingCertification { case, number, example, name, level, ends_on });
        }
        Ok(ending)
    }

    /// Passes what was decided from one day to another, both included, deferred reviews too, to `each`, one after the
    /// other in the order of the days, until `each` has had enough.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn each_decided(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        mut each: impl FnMut(DecidedCase) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT cases.id, cases.example, cases.application, cases.investigator_id, agenda.meeting_id,
               meetings.details ->> '$.panel', agenda.decision
             FROM agenda JOIN cases ON cases.id = agenda.case_id JOIN meetings ON meetings.id = agenda.meeting_id
             WHERE agenda.decided_on BETWEEN ?1 AND ?2
             ORDER BY agenda.decided_on, agenda.id",
        )?;
        let mut rows = query.query((from.to_string(), to.to_string()))?;
        while let Some(row) = rows.next()? {
            let decided = DecidedCase {
                case: row.get(0)?,
                example: row.get(1)?,
                application: cases::from_json(row, 2)?,
                investigator: row.get(3)?,
                meeting: row.get(4)?,
                panel: row.get(5)?,
                decision: decision_of(row, 6)?,
            };
            if each(decided).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn waiting_rows(&self, which: &str, parameters: &[&dyn ToSql]) -> Result<Vec<WaitingCase>, StoreError> {
        let mut query = self.connection.prepare_cached(&format!("SELECT {WAITING_COLUMNS} FROM cases {which}"))?;
        let mut rows = query.query(parameters)?;
        let mut waiting = Vec::new();
        while let Some(row) = rows.next()? {
            waiting.push(WaitingCase {
                case: row.get(0)?,
                number: row.get(1)?,
                example: row.get(2)?,
                name: row.get(3)?,
                kind: cases::kind(row, 4)?,
                applied_on: cases::day(row, 5)?,
                terminal_cancer: row.get(6)?,
                investigator: row.get(7)?,
                investigator_name: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
                meeting: row.get(9)?,
                deferred_because: row.get(10)?,
            });
        }
        Ok(waiting)
    }
}

fn decision_of(row: &Row<'_>, column: usize) -> Result<nintei_board::Decision, StoreError> {
    agenda::read(row.get_ref(column)?.as_str().map_err(|_| StoreError::unreadable_row("agenda"))?)
}
