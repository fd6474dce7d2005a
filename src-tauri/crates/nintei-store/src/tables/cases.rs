use chrono::NaiveDate;
use nintei_survey::{Application, ApplicationKind, Overview, PhysicianOpinion};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::migration::Migration;
use crate::tables::intake::linked_numbers;
use crate::tables::search;
use crate::{
    Case, CaseId, CaseRow, CaseStatus, InvestigatorId, LastSurveyChoice, ReviewState, StoreError, earlier_form,
    search_text,
};

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
    carry_over: None,
};

/// 概況調査, the investigator and the choice of the last survey. `insured` names the insured person, so that the same
/// person's other cases are found among all.
pub(crate) const SURVEY_RECORD: Migration = Migration {
    to: 11,
    sql: "ALTER TABLE cases ADD COLUMN overview TEXT NOT NULL DEFAULT '{}';
          ALTER TABLE cases ADD COLUMN investigator_id INTEGER REFERENCES investigators (id);
          ALTER TABLE cases ADD COLUMN last_survey TEXT NOT NULL DEFAULT '{\"choice\":\"automatic\"}';
          ALTER TABLE cases ADD COLUMN insured TEXT;
          CREATE INDEX cases_by_insured ON cases (insured) WHERE insured IS NOT NULL;",
    carry_over: Some(earlier_form::carry_over_cases),
};

/// Where a case stands with the board, and why it is taken into full review. Both lists look at cases that are not
/// decided alone, however many there are; the one of cases that wait for a meeting is searched without reading them.
pub(crate) const REVIEW: Migration = Migration {
    to: 22,
    sql: "ALTER TABLE cases ADD COLUMN terminal_cancer INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE cases ADD COLUMN review TEXT NOT NULL DEFAULT 'waiting';
          ALTER TABLE cases ADD COLUMN full_review TEXT;
          CREATE INDEX cases_waiting ON cases (terminal_cancer DESC, applied_on IS NULL, applied_on, number, compared)
            WHERE status = 'surveyed' AND review = 'waiting';
          CREATE INDEX cases_undecided ON cases (applied_on, number)
            WHERE applied_on IS NOT NULL AND status <> 'closed' AND review <> 'decided';",
    carry_over: None,
};

/// A search walks the cases from the newest on without reading the cases themselves.
pub(crate) const WALKED: Migration = Migration {
    to: 25,
    sql: "DROP INDEX cases_by_change;
          CREATE INDEX cases_by_change ON cases (changed, status, compared);",
    carry_over: None,
};

/// A cancelled case is not listed among those that are not decided.
pub(crate) const CANCELLED: Migration = Migration {
    to: 42,
    sql: "DROP INDEX cases_undecided;
          CREATE INDEX cases_undecided ON cases (applied_on, number)
            WHERE applied_on IS NOT NULL AND status NOT IN ('closed', 'cancelled') AND review <> 'decided';",
    carry_over: None,
};

/// Who was born on a day is found with the names alone, for 名寄せ. A 申請 that cannot be read has no such day.
pub(crate) const BIRTH: Migration = Migration {
    to: 38,
    sql: "ALTER TABLE cases ADD COLUMN birth TEXT GENERATED ALWAYS AS (
            CASE WHEN json_valid(application) THEN json_extract(application, '$.birth_date') END
          ) VIRTUAL;
          CREATE INDEX cases_by_birth ON cases (birth, compared) WHERE birth IS NOT NULL;",
    carry_over: None,
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
    let compared = compared(connection, number, application)?;
    connection
        .prepare_cached(
            "INSERT INTO cases (number, status, example, form, answered, changed, changed_at, compared, name, kana,
               insured_number, kind, applied_on, insured, opinion, application, terminal_cancer)
             VALUES (?1, ?2, ?3, ?4, 0, 0, '', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
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
            insured(&application.insurer_number, &application.insured_number),
            json(&PhysicianOpinion::default())?,
            json(application)?,
            application.terminal_cancer,
        ))?;
    let id = connection.last_insert_rowid();
    search::add(connection, id, status, &compared)?;
    Ok((id, number))
}

/// What the case's own row holds. What lies in other tables is left empty.
pub(crate) fn find(connection: &Connection, case: CaseId) -> Result<Case, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT number, status, example, form, investigator_id, opinion, application, overview, last_survey
         FROM cases WHERE id = ?1",
    )?;
    let mut rows = query.query([case])?;
    let row = rows.next()?.ok_or(StoreError::NoSuchCase(case))?;
    Ok(Case {
        id: case,
        number: row.get(0)?,
        status: status(row, 1)?,
        example: row.get(2)?,
        form: row.get(3)?,
        investigator: row.get(4)?,
        opinion: from_json(row, 5)?,
        application: from_json(row, 6)?,
        overview: from_json(row, 7)?,
        last_survey: from_json(row, 8)?,
        answers: Default::default(),
        notes: Default::default(),
        memos: Default::default(),
        circumstances: Default::default(),
        dismissals: Default::default(),
        traced: Default::default(),
    })
}

/// The case with the 整理番号 `number`.
pub(crate) fn numbered(connection: &Connection, number: u32) -> Result<CaseId, StoreError> {
    connection
        .prepare_cached("SELECT id FROM cases WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NoSuchNumber(number))
}

/// 整理番号 of the case of the key `case`.
pub(crate) fn number(connection: &Connection, case: CaseId) -> Result<u32, StoreError> {
    connection
        .prepare_cached("SELECT number FROM cases WHERE id = ?1")?
        .query_row([case], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NoSuchCase(case))
}

/// The other cases of the insured person of `application`, with their 申請, also under numbers that a person linked.
/// None where either number is blank.
pub(crate) fn of_same_insured(
    connection: &Connection,
    application: &Application,
) -> Result<Vec<(CaseId, Application)>, StoreError> {
    let Some(insured) = insured(&application.insurer_number, &application.insured_number) else {
        return Ok(Vec::new());
    };
    let mut cases = Vec::new();
    for insured in linked_numbers::of_person(connection, &insured)? {
        cases.extend(of_insured(connection, &insured)?.into_iter().map(|(id, _, application)| (id, application)));
    }
    Ok(cases)
}

/// The cases of an insured person, as [`insured`] names them, without cancelled ones: key, 整理番号 and 申請.
pub(crate) fn of_insured(
    connection: &Connection,
    insured: &str,
) -> Result<Vec<(CaseId, u32, Application)>, StoreError> {
    where_insured(connection, "insured = ?1 AND status <> 'cancelled'", insured)
}

fn where_insured(
    connection: &Connection,
    which: &str,
    insured: &str,
) -> Result<Vec<(CaseId, u32, Application)>, StoreError> {
    let mut query = connection.prepare_cached(&format!("SELECT id, number, application FROM cases WHERE {which}"))?;
    let mut rows = query.query([insured])?;
    let mut cases = Vec::new();
    while let Some(row) = rows.next()? {
        cases.push((row.get(0)?, row.get(1)?, from_json(row, 2)?));
    }
    Ok(cases)
}

/// The case with its 整理番号 and 申請.
pub(crate) fn with_application(
    connection: &Connection,
    case: CaseId,
) -> Result<(CaseId, u32, Application), StoreError> {
    let mut query = connection.prepare_cached("SELECT number, application FROM cases WHERE id = ?1")?;
    let mut rows = query.query([case])?;
    let row = rows.next()?.ok_or(StoreError::NoSuchCase(case))?;
    Ok((case, row.get(0)?, from_json(row, 1)?))
}

/// The cases of people born on `day`, cancelled ones too, each with what a search looks through, read from an index
/// alone.
pub(crate) fn of_birth(connection: &Connection, day: NaiveDate) -> Result<Vec<(CaseId, String)>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, compared FROM cases WHERE birth = ?1")?;
    let cases = query.query_map([day.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(cases)
}

/// Lets a search find the cases of an insured person by what is linked with their number by now.
pub(crate) fn compare_anew(connection: &Connection, insured: &str) -> Result<(), StoreError> {
    for (case, number, application) in where_insured(connection, "insured = ?1", insured)? {
        let (_, status) = number_and_status(connection, case)?;
        let compared = compared(connection, number, &application)?;
        connection.prepare_cached("UPDATE cases SET compared = ?2 WHERE id = ?1")?.execute((case, &compared))?;
        search::replace(connection, case, status, &compared)?;
    }
    Ok(())
}

/// What names an insured person, whatever width the numbers were typed in. `None` where either is blank.
pub(crate) fn insured(insurer_number: &str, insured_number: &str) -> Option<String> {
    let (insurer, insured) = (search_text::normal(insurer_number), search_text::normal(insured_number));
    (!insurer.is_empty() && !insured.is_empty()).then(|| format!("{insurer}\n{insured}"))
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
    let compared_before = compared(connection, case.number, &case.application)?;
    let compared = compared(connection, case.number, application)?;
    connection
        .prepare_cached(
            "UPDATE cases SET compared = ?2, name = ?3, kana = ?4, insured_number = ?5, kind = ?6, applied_on = ?7,
               application = ?8, insured = ?9, terminal_cancer = ?10 WHERE id = ?1",
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
            insured(&application.insurer_number, &application.insured_number),
            application.terminal_cancer,
        ))?;
    if compared == compared_before {
        return Ok(());
    }
    search::replace(connection, case.id, case.status, &compared)
}

/// Writes where `case` stands.
pub(crate) fn put_status(connection: &Connection, case: &Case, status: CaseStatus) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET status = ?2 WHERE id = ?1")?.execute((case.id, status.key()))?;
    search::replace(connection, case.id, status, &compared(connection, case.number, &case.application)?)
}

/// Writes 主治医意見書.
pub(crate) fn put_opinion(connection: &Connection, case: CaseId, opinion: &PhysicianOpinion) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET opinion = ?2 WHERE id = ?1")?.execute((case, json(opinion)?))?;
    Ok(())
}

/// Writes 概況調査.
pub(crate) fn put_overview(connection: &Connection, case: CaseId, overview: &Overview) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET overview = ?2 WHERE id = ?1")?.execute((case, json(overview)?))?;
    Ok(())
}

/// Writes who surveys.
pub(crate) fn put_investigator(
    connection: &Connection,
    case: CaseId,
    investigator: Option<InvestigatorId>,
) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET investigator_id = ?2 WHERE id = ?1")?.execute((case, investigator))?;
    Ok(())
}

/// Writes which case is shown as the last survey.
pub(crate) fn put_last_survey(
    connection: &Connection,
    case: CaseId,
    choice: LastSurveyChoice,
) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET last_survey = ?2 WHERE id = ?1")?.execute((case, json(&choice)?))?;
    Ok(())
}

/// Where the case stands with the board, and why it is taken into full review, where it is.
pub(crate) fn review(connection: &Connection, case: CaseId) -> Result<(ReviewState, Option<String>), StoreError> {
    let mut query = connection.prepare_cached("SELECT review, full_review FROM cases WHERE id = ?1")?;
    let mut rows = query.query([case])?;
    let row = rows.next()?.ok_or(StoreError::NoSuchCase(case))?;
    let review = row.get_ref(0)?.as_str().ok().and_then(ReviewState::from_key);
    Ok((review.ok_or_else(|| StoreError::unreadable_row("cases"))?, row.get(1)?))
}

/// 整理番号 of a case, and where it stands.
pub(crate) fn number_and_status(connection: &Connection, case: CaseId) -> Result<(u32, CaseStatus), StoreError> {
    let mut query = connection.prepare_cached("SELECT number, status FROM cases WHERE id = ?1")?;
    let mut rows = query.query([case])?;
    let row = rows.next()?.ok_or(StoreError::NoSuchCase(case))?;
    Ok((row.get(0)?, status(row, 1)?))
}

/// Whether the case was begun by mistake.
pub(crate) fn is_cancelled(connection: &Connection, case: CaseId) -> Result<bool, StoreError> {
    Ok(number_and_status(connection, case)?.1 == CaseStatus::Cancelled)
}

/// Writes where the case stands with the board.
pub(crate) fn put_review(connection: &Connection, case: CaseId, review: ReviewState) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET review = ?2 WHERE id = ?1")?.execute((case, review.key()))?;
    Ok(())
}

/// Writes why the case is taken into full review.
pub(crate) fn put_full_review(connection: &Connection, case: CaseId, because: Option<&str>) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE cases SET full_review = ?2 WHERE id = ?1")?.execute((case, because))?;
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

/// Reads [`LIST_COLUMNS`]; the marks of 引渡し lie in other tables and are left out.
pub(crate) fn list_row(row: &Row<'_>) -> Result<CaseRow, StoreError> {
    Ok(CaseRow {
        id: row.get(0)?,
        number: row.get(1)?,
        status: status(row, 2)?,
        example: row.get(3)?,
        name: row.get(4)?,
        kana: row.get(5)?,
        insured_number: row.get(6)?,
        kind: kind(row, 7)?,
        applied_on: day(row, 8)?,
        answered: row.get(9)?,
        changed_at: row.get(10)?,
        lent: None,
        conflicts: 0,
    })
}

/// Reads 申請区分.
pub(crate) fn kind(row: &Row<'_>, column: usize) -> Result<Option<ApplicationKind>, StoreError> {
    let Some(word) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
    let kind = KINDS.into_iter().find(|kind| kind.name() == word);
    kind.map(Some).ok_or_else(|| StoreError::unreadable_row("cases"))
}

/// Reads a day.
pub(crate) fn day(row: &Row<'_>, column: usize) -> Result<Option<NaiveDate>, StoreError> {
    let day: Option<String> = row.get(column)?;
    day.map(|day| day.parse()).transpose().map_err(|_| StoreError::unreadable_row("cases"))
}

fn status(row: &Row<'_>, column: usize) -> Result<CaseStatus, StoreError> {
    let word = row.get_ref(column)?.as_str().ok();
    word.and_then(CaseStatus::from_key).ok_or_else(|| StoreError::unreadable_row("cases"))
}

/// What a search looks through, the numbers that a person linked with 被保険者番号 last.
fn compared(connection: &Connection, number: u32, application: &Application) -> Result<String, StoreError> {
    let number = number.to_string();
    let mut fields = vec![&*application.name, &application.kana, &application.insured_number, &number];
    let own = insured(&application.insurer_number, &application.insured_number);
    let person = own.as_deref().map(|own| linked_numbers::of_person(connection, own)).transpose()?.unwrap_or_default();
    let linked = person.iter().filter(|insured| Some(*insured) != own.as_ref());
    fields.extend(linked.filter_map(|insured| insured.split_once('\n')).map(|(_, number)| number));
    Ok(search_text::of_fields(fields))
}

/// Reads what is kept whole.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T, StoreError> {
    let unreadable = || StoreError::unreadable_row("cases");
    let text = row.get_ref(column)?.as_bytes().map_err(|_| unreadable())?;
    serde_json::from_slice(text).map_err(|_| unreadable())
}

fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::OutOfMemory)
}
