use chrono::NaiveDate;
use nintei_exchange::{INSURED_DIGITS, INSURER_DIGITS, OfficialRow};
use nintei_judgment::{OfficialCase, OfficialResult};
use nintei_survey::Opinion;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::kept_answers::KeptAnswers;
use crate::migration::Migration;
use crate::tables::journal::Hash;
use crate::{CaseId, OfficialRecordId, StoreError, search_text, state};

/// Official results: imported ones by the numbers that name the application, and those typed in by their case. What is
/// looked up has columns, the rest is one text. The key of one that was taken back is not given again.
pub(crate) const MIGRATION: Migration = Migration {
    to: 17,
    sql: "CREATE TABLE official_records (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            case_id INTEGER UNIQUE REFERENCES cases (id),
            import_id INTEGER REFERENCES official_imports (id),
            insured TEXT,
            applied_on TEXT,
            branch INTEGER,
            record TEXT NOT NULL
          ) STRICT;
          CREATE UNIQUE INDEX official_records_by_application ON official_records (insured, applied_on, branch)
            WHERE insured IS NOT NULL;",
    carry_over: None,
};

/// Everything but what names the application. An official result that was typed in has the answers of its case.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Record {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) surveyed_on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "is_default")]
    answers: KeptAnswers,
    #[serde(skip_serializing_if = "is_default")]
    opinion: Opinion,
    pub(crate) result: OfficialResult,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Record {
    pub(crate) fn of_row(row: &OfficialRow) -> Result<String, StoreError> {
        let OfficialCase { answers, opinion, result } = row.case.clone();
        state::value(&Self { surveyed_on: row.surveyed_on, answers: KeptAnswers(answers), opinion, result })
    }

    pub(crate) fn typed(result: &OfficialResult) -> Result<String, StoreError> {
        state::value(&Self { result: result.clone(), ..Self::default() })
    }

    pub(crate) fn read(record: &str) -> Result<Self, StoreError> {
        serde_json::from_str(record).map_err(|_| StoreError::unreadable_row("official_records"))
    }

    pub(crate) fn case(self) -> OfficialCase {
        OfficialCase { answers: self.answers.0, opinion: self.opinion, result: self.result }
    }
}

/// What names the application of an imported record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ApplicationKey {
    /// 保険者番号 and 被保険者番号.
    pub(crate) insured: String,
    /// 申請日 (ISO).
    pub(crate) applied_on: String,
    /// 枝番.
    pub(crate) branch: u8,
}

impl ApplicationKey {
    pub(crate) fn of_row(row: &OfficialRow) -> Option<Self> {
        let insured = insured(&row.insurer_no, &row.insured_no)?;
        Some(Self { insured, applied_on: row.applied_on.to_string(), branch: row.branch })
    }
}

/// What names an insured person among official results, in whatever width and with however many zeros the numbers were
/// written. `None` where either is blank.
pub(crate) fn insured(insurer_number: &str, insured_number: &str) -> Option<String> {
    let (insurer, insured) = (search_text::normal(insurer_number), search_text::normal(insured_number));
    (!insurer.is_empty() && !insured.is_empty())
        .then(|| format!("{insurer:0>width$}\n{insured:0>INSURED_DIGITS$}", width = INSURER_DIGITS))
}

/// An official result as it lies in the file.
pub(crate) struct OfficialRecordRow {
    pub(crate) id: OfficialRecordId,
    pub(crate) case: Option<CaseId>,
    pub(crate) import: Option<i64>,
    pub(crate) insured: Option<String>,
    pub(crate) applied_on: Option<String>,
    pub(crate) branch: Option<u8>,
    pub(crate) record: String,
}

impl OfficialRecordRow {
    /// The digest over this record and those before it, where `record` is what the import brought.
    pub(crate) fn digest(&self, previous: &Hash, record: &str) -> Hash {
        let texts = [self.insured.as_deref(), self.applied_on.as_deref(), Some(record)];
        digest(previous, texts.map(Option::unwrap_or_default), self.branch.unwrap_or_default())
    }
}

/// The digest over a record that an import brings and those before it.
pub(crate) fn digest_of_new(previous: &Hash, key: &ApplicationKey, record: &str) -> Hash {
    digest(previous, [&key.insured, &key.applied_on, record], key.branch)
}

fn digest(previous: &Hash, texts: [&str; 3], branch: u8) -> Hash {
    let mut digest = Sha256::new();
    digest.update(previous);
    for text in texts {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text);
    }
    digest.update([branch]);
    digest.finalize().into()
}

const COLUMNS: &str = "id, case_id, import_id, insured, applied_on, branch, record";

pub(crate) fn find(connection: &Connection, id: OfficialRecordId) -> Result<OfficialRecordRow, StoreError> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM official_records WHERE id = ?1"))?
        .query_row([id], row)
        .optional()?
        .ok_or(StoreError::NoSuchOfficialRecord(id))
}

/// The next records behind the key `after`, at most `most`, by key.
pub(crate) fn after(
    connection: &Connection,
    after: OfficialRecordId,
    most: usize,
) -> Result<Vec<OfficialRecordRow>, StoreError> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut query = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM official_records WHERE id > ?1 ORDER BY id LIMIT ?2"))?;
    let rows = query.query_map((after, most), row)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Key and text of the record of an application.
pub(crate) fn of_application(
    connection: &Connection,
    key: &ApplicationKey,
) -> Result<Option<(OfficialRecordId, String)>, StoreError> {
    let mut query = connection.prepare_cached(
        "SELECT id, record FROM official_records WHERE insured = ?1 AND applied_on = ?2 AND branch = ?3",
    )?;
    let found = query.query_row((&key.insured, &key.applied_on, key.branch), |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?)
}

/// The imported records of an insured person, the highest 枝番 of an application first.
pub(crate) fn of_insured(connection: &Connection, insured: &str) -> Result<Vec<OfficialRecordRow>, StoreError> {
    let mut query = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM official_records WHERE insured = ?1 ORDER BY applied_on, branch DESC"
    ))?;
    let rows = query.query_map([insured], row)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Key and text of what was typed in for a case.
pub(crate) fn typed(connection: &Connection, case: CaseId) -> Result<Option<(OfficialRecordId, String)>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id, record FROM official_records WHERE case_id = ?1")?;
    Ok(query.query_row([case], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Every case for which an official result was typed in. As a range, so that the index leaves imported ones out.
pub(crate) fn typed_cases(connection: &Connection) -> Result<Vec<CaseId>, StoreError> {
    let mut query = connection.prepare_cached("SELECT case_id FROM official_records WHERE case_id > 0")?;
    let cases = query.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(cases)
}

pub(crate) fn count(connection: &Connection) -> Result<u64, StoreError> {
    let mut query = connection.prepare_cached("SELECT count(*) FROM official_records")?;
    Ok(query.query_row((), |row| row.get::<_, u32>(0))?.into())
}

pub(crate) fn insert(
    connection: &Connection,
    import: i64,
    key: &ApplicationKey,
    record: &str,
) -> Result<OfficialRecordId, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO official_records (import_id, insured, applied_on, branch, record) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((import, &key.insured, &key.applied_on, key.branch, record))?;
    Ok(connection.last_insert_rowid())
}

pub(crate) fn put_record(connection: &Connection, id: OfficialRecordId, record: &str) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE official_records SET record = ?2 WHERE id = ?1")?.execute((id, record))?;
    Ok(())
}

/// Writes what was typed in for a case, or takes it away.
pub(crate) fn put_typed(connection: &Connection, case: CaseId, record: Option<&str>) -> Result<(), StoreError> {
    if let Some(record) = record {
        connection
            .prepare_cached(
                "INSERT INTO official_records (case_id, record) VALUES (?1, ?2)
                 ON CONFLICT (case_id) DO UPDATE SET record = excluded.record",
            )?
            .execute((case, record))?;
    } else {
        connection.prepare_cached("DELETE FROM official_records WHERE case_id = ?1")?.execute([case])?;
    }
    Ok(())
}

fn row(row: &Row<'_>) -> rusqlite::Result<OfficialRecordRow> {
    Ok(OfficialRecordRow {
        id: row.get(0)?,
        case: row.get(1)?,
        import: row.get(2)?,
        insured: row.get(3)?,
        applied_on: row.get(4)?,
        branch: row.get(5)?,
        record: row.get(6)?,
    })
}
