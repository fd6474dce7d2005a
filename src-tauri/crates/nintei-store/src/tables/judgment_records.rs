use chrono::NaiveDate;
use nintei_judgment::{Interval, JudgmentInput, Tenths, Traced, TreeId};
use nintei_survey::{CareLevel, CareLevels, Opinion};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::journal::Stamp;
use crate::judgment_record::{JudgmentOccasion, JudgmentRecord, KeptJudgmentRecord};
use crate::kept_answers::KeptAnswers;
use crate::migration::Migration;
use crate::{CaseId, StoreError, SupplementId, state};

/// Judgments on record, each whole as JSON.
pub(crate) const MIGRATION: Migration = Migration {
    to: 18,
    sql: "CREATE TABLE judgment_records (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            case_id INTEGER NOT NULL REFERENCES cases (id),
            record TEXT NOT NULL
          ) STRICT;
          CREATE INDEX judgment_records_by_case ON judgment_records (case_id);",
    carry_over: None,
};

/// A record as it lies in the file.
#[derive(Serialize, Deserialize)]
struct Record {
    made_at: String,
    made_by: String,
    occasion: JudgmentOccasion,
    form: String,
    supplements: Vec<SupplementId>,
    answers: KeptAnswers,
    opinion: Opinion,
    traced: Vec<TracedRecord>,
    outcome: Value,
}

#[derive(Serialize, Deserialize)]
struct TracedRecord {
    tree: TreeId,
    minutes: i32,
    by: String,
    on: Option<NaiveDate>,
}

/// What of an outcome is shown in a list.
#[derive(Deserialize)]
struct Shown {
    total: (i32, i32),
    care_levels: Vec<CareLevel>,
    rules: String,
}

/// A judgment as it is put on record.
pub(crate) fn worded(record: &JudgmentRecord<'_>, stamp: &Stamp) -> Result<String, StoreError> {
    let traced = TreeId::ALL.into_iter().filter_map(|tree| {
        let Traced { minutes, by, on } = record.input.traced(tree)?.clone();
        Some(TracedRecord { tree, minutes: minutes.count(), by, on })
    });
    state::value(&Record {
        made_at: stamp.at.to_rfc3339(),
        made_by: stamp.by.clone(),
        occasion: record.occasion,
        form: record.form.to_owned(),
        supplements: record.supplements.to_vec(),
        answers: KeptAnswers(record.input.answers),
        opinion: record.input.opinion,
        traced: traced.collect(),
        outcome: serde_json::to_value(record.outcome).map_err(|_| StoreError::OutOfMemory)?,
    })
}

pub(crate) fn insert(connection: &Connection, case: CaseId, record: &str) -> Result<i64, StoreError> {
    connection
        .prepare_cached("INSERT INTO judgment_records (case_id, record) VALUES (?1, ?2)")?
        .execute((case, record))?;
    Ok(connection.last_insert_rowid())
}

/// The records of a case with their keys, as they lie in the file, oldest first.
pub(crate) fn of_case(connection: &Connection, case: CaseId) -> Result<Vec<(i64, String)>, StoreError> {
    let mut query =
        connection.prepare_cached("SELECT id, record FROM judgment_records WHERE case_id = ?1 ORDER BY id")?;
    let records = query.query_map([case], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(records)
}

pub(crate) fn find(connection: &Connection, id: i64) -> Result<(CaseId, String), StoreError> {
    connection
        .prepare_cached("SELECT case_id, record FROM judgment_records WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(StoreError::NoSuchJudgmentRecord(id))
}

/// A record as it was made.
pub(crate) fn read(id: i64, record: &str) -> Result<KeptJudgmentRecord, StoreError> {
    let unreadable = |_| StoreError::unreadable_row("judgment_records");
    let record: Record = serde_json::from_str(record).map_err(unreadable)?;
    let outcome = record.outcome.to_string();
    let shown = Shown::deserialize(record.outcome).map_err(unreadable)?;
    let mut traced: [Option<Traced>; 8] = Default::default();
    for TracedRecord { tree, minutes, by, on } in record.traced {
        traced[tree.index()] = Some(Traced { minutes: Tenths::new(minutes), by, on });
    }
    Ok(KeptJudgmentRecord {
        id,
        made_at: record.made_at,
        made_by: record.made_by,
        occasion: record.occasion,
        form: record.form,
        rules: shown.rules,
        supplements: record.supplements,
        input: JudgmentInput { answers: record.answers.0, opinion: record.opinion, traced },
        total: Interval::new(Tenths::new(shown.total.0), Tenths::new(shown.total.1)),
        care_levels: shown.care_levels.into_iter().collect::<CareLevels>(),
        outcome,
    })
}
