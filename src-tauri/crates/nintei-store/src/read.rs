//! What is read from a store.

use std::ops::ControlFlow;

use chrono::{DateTime, FixedOffset};
use nintei_survey::ItemId;
use rusqlite::{Connection, ToSql};

use crate::journal::{JournalCheck, JournalCheckStep, JournalEntry};
use crate::tables::item_texts::{self, ItemTexts};
use crate::tables::search::Sought;
use crate::tables::transfer::{conflicts, lent};
use crate::tables::{answers, cases, circumstances, dismissals, journal, traced};
use crate::{Case, CaseId, CasePage, CaseQuery, CaseRow, CaseStatus, Store, StoreError, journal_check, search_text};

/// Most rows a page holds.
const PAGE: u32 = 500;

/// Cases beyond a page that are counted where no index counts them.
const COUNTED: u32 = 1000;

/// The index that holds all that a walk looks at.
const WALKED: &str = "INDEXED BY cases_by_change
    WHERE CASE WHEN ?1 IS NULL THEN status <> 'cancelled' ELSE status = ?1 END AND instr(compared, ?2) > 0";

impl Store {
    /// The case as it stands.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`].
    pub fn case(&self, id: CaseId) -> Result<Case, StoreError> {
        case(&self.connection, id)
    }

    /// The edition of the form that the case was begun with.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`].
    pub fn form(&self, id: CaseId) -> Result<String, StoreError> {
        cases::form(&self.connection, id)
    }

    /// The cases that fit `query`, last changed first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn search(&self, query: &CaseQuery) -> Result<CasePage, StoreError> {
        let compared = search_text::normal(&query.text);
        if compared.is_empty() { self.list(query) } else { self.find(query, &compared) }
    }

    /// Every change of the case, oldest first.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`].
    pub fn history(&self, case: CaseId) -> Result<Vec<JournalEntry>, StoreError> {
        cases::form(&self.connection, case)?;
        journal::of_case(&self.connection, case)
    }

    /// Every change of what belongs to no case, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn office_history(&self) -> Result<Vec<JournalEntry>, StoreError> {
        journal::of_office(&self.connection)
    }

    /// When the last change was made, by the clock of then: the journal's last line. `None` where there is none, or where
    /// no moment stands there, which the check of the journal tells.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn last_change_at(&self) -> Result<Option<DateTime<FixedOffset>>, StoreError> {
        let at = journal::last_at(&self.connection)?;
        Ok(at.and_then(|at| DateTime::parse_from_rfc3339(&at).ok()))
    }

    /// What was put to `item` of the case, newest first: answers, notes, memos, flags and dismissals.
    ///
    /// # Errors
    /// [`StoreError::NoSuchCase`].
    pub fn item_history(&self, case: CaseId, item: ItemId) -> Result<Vec<JournalEntry>, StoreError> {
        cases::form(&self.connection, case)?;
        journal::of_item(&self.connection, case, &item.to_string())
    }

    /// Checks that every line of the journal is chained to the one before, that none is missing at the end, and that
    /// every case and what belongs to the office stand as their lines say. Reads the whole file.
    ///
    /// # Errors
    /// [`StoreError`] of the database. What does not agree is no error but the check's result.
    pub fn verify_journal(&self) -> Result<JournalCheck, StoreError> {
        let whole = journal_check::check(&self.connection, &mut |_| ControlFlow::Continue(()))?;
        whole.ok_or_else(|| StoreError::unreadable_row("journal"))
    }

    /// [`Store::verify_journal`] that tells `step` how far it has come and may be stopped by it; `None` then.
    ///
    /// # Errors
    /// Those of [`Store::verify_journal`].
    pub fn verify_journal_by_steps(
        &self,
        step: &mut dyn FnMut(JournalCheckStep) -> ControlFlow<()>,
    ) -> Result<Option<JournalCheck>, StoreError> {
        journal_check::check(&self.connection, step)
    }

    fn list(&self, query: &CaseQuery) -> Result<CasePage, StoreError> {
        let status = query.status.map(|status| status.key());
        let place = if status.is_some() { "WHERE status = ?1" } else { "WHERE ?1 IS NULL AND status <> 'cancelled'" };
        let total = match status {
            None => self.all()? - self.standing(CaseStatus::Cancelled.key())?,
            Some(status) => self.standing(status)?,
        };
        let rows = self.rows(
            &format!("{place} ORDER BY changed DESC LIMIT ?2 OFFSET ?3"),
            &[&status, &query.limit.min(PAGE), &query.offset],
        )?;
        Ok(CasePage { total, uncounted: false, rows })
    }

    /// How many cases stand at `status`.
    fn standing(&self, status: &str) -> Result<u32, StoreError> {
        let mut count = self.connection.prepare_cached("SELECT count(*) FROM cases WHERE status = ?1")?;
        Ok(count.query_row([status], |row| row.get(0))?)
    }

    /// How many cases there are. Keys run from 1 without a gap, as no case is ever removed.
    fn all(&self) -> Result<u32, StoreError> {
        let mut last = self.connection.prepare_cached("SELECT coalesce(max(id), 0) FROM cases")?;
        Ok(last.query_row((), |row| row.get(0))?)
    }

    /// The index says how many cases there are. Where they are few, it also says which, and they are put in order;
    /// where they are many, the newest are soon met by walking all cases from the newest on. Whichever reads fewer
    /// rows is taken. One to three digits are walked for, and counted only so far.
    fn find(&self, query: &CaseQuery, compared: &str) -> Result<CasePage, StoreError> {
        let limit = query.limit.min(PAGE);
        let Some(sought) = Sought::new(compared, query.status) else {
            let rows = self.walk(query, compared)?;
            let (total, uncounted) = self.count_some(query, compared, query.offset.saturating_add(limit))?;
            return Ok(CasePage { total, uncounted, rows });
        };
        let total = sought.count(&self.connection)?;
        let all = self.all()?;
        let wanted = u64::from(query.offset) + u64::from(limit);
        let rows = if u64::from(total) * u64::from(total) > wanted.saturating_mul(all.into()) {
            self.walk(query, compared)?
        } else {
            let keys = sought.keys();
            self.rows(
                &format!("WHERE id IN ({keys}) ORDER BY +changed DESC LIMIT ?2 OFFSET ?3"),
                &[&sought.phrase(), &limit, &query.offset],
            )?
        };
        Ok(CasePage { total, uncounted: false, rows })
    }

    /// The page of cases that contain `compared`, met from the newest on.
    fn walk(&self, query: &CaseQuery, compared: &str) -> Result<Vec<CaseRow>, StoreError> {
        let status = query.status.map(|status| status.key());
        let place = format!("{WALKED} ORDER BY changed DESC LIMIT ?3 OFFSET ?4");
        self.rows(&place, &[&status, &compared, &query.limit.min(PAGE), &query.offset])
    }

    /// How many cases contain `compared`, and whether there are more: counted only [`COUNTED`] beyond the first `shown`.
    fn count_some(&self, query: &CaseQuery, compared: &str, shown: u32) -> Result<(u32, bool), StoreError> {
        let most = shown.saturating_add(COUNTED);
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM cases {WALKED} ORDER BY changed DESC LIMIT ?3)");
        let status = query.status.map(|status| status.key());
        let counted: u32 = self
            .connection
            .prepare_cached(&sql)?
            .query_row((status, compared, most.saturating_add(1)), |row| row.get(0))?;
        Ok((counted.min(most), counted > most))
    }

    fn rows(&self, which: &str, parameters: &[&dyn ToSql]) -> Result<Vec<CaseRow>, StoreError> {
        let sql = format!("SELECT {} FROM cases {which}", cases::LIST_COLUMNS);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(parameters)?;
        let mut page = Vec::new();
        while let Some(row) = rows.next()? {
            let row = cases::list_row(row)?;
            let marks = (lent::mark(&self.connection, row.id)?, conflicts::count(&self.connection, row.id)?);
            page.push(CaseRow { lent: marks.0, conflicts: marks.1, ..row });
        }
        Ok(page)
    }
}

/// The case of the key `id` with everything that belongs to it.
pub(crate) fn case(connection: &Connection, id: CaseId) -> Result<Case, StoreError> {
    let mut case = cases::find(connection, id)?;
    case.answers = answers::of_case(connection, id)?;
    case.notes = item_texts::notes(connection, id)?;
    case.memos = ItemTexts::Memos.of_case(connection, id)?;
    case.circumstances = circumstances::of_case(connection, id)?;
    case.dismissals = dismissals::of_case(connection, id)?;
    case.traced = traced::of_case(connection, id)?;
    Ok(case)
}
