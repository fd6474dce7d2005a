//! What the first released tables held in another form: 現在の状況 was a text of the application
//! (`application.residence`), and of 主治医意見書 only three values were kept, each in words of its own.
//!
//! Rows are brought to today's form once, by a migration. Lines of the journal stay as they were written, or their
//! hashes would no longer hold; they are put into today's words whenever the journal is replayed. Both say the same,
//! so a file brought over still stands as its journal says.

use std::borrow::Cow;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value, json};

use crate::journal::{ChangeKind, JournalEntry};
use crate::tables::cases;
use crate::{CaseId, StoreError};

type Object = Map<String, Value>;

const RESIDENCE: &str = "residence";
/// Cases read at a time, so that memory does not grow with the file.
const AT_A_TIME: usize = 1000;

/// Brings the rows of `cases` to today's form. A row that cannot be read is left as it is: it is its own case's damage,
/// told where the case is opened, and must not keep the others closed.
pub(crate) fn carry_over_cases(connection: &Connection) -> Result<(), StoreError> {
    let mut read = connection
        .prepare(&format!("SELECT id, application, opinion FROM cases WHERE id > ?1 ORDER BY id LIMIT {AT_A_TIME}"))?;
    let mut write = connection
        .prepare("UPDATE cases SET application = ?2, opinion = ?3, overview = ?4, insured = ?5 WHERE id = ?1")?;
    let mut last: CaseId = 0;
    loop {
        let rows: Vec<(CaseId, Option<Object>, Option<Object>)> = read
            .query_map([last], |row| Ok((row.get(0)?, object(row.get_ref(1)?), object(row.get_ref(2)?))))?
            .collect::<Result<_, _>>()?;
        let Some((highest, _, _)) = rows.last() else { return Ok(()) };
        last = *highest;
        for (id, application, opinion) in rows {
            let Some((mut application, opinion)) = application.zip(opinion) else { continue };
            let residence = take_residence(&mut application);
            let overview = overview(&residence);
            let text = |field: &str| application.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
            let insured = cases::insured(&text("insurer_number"), &text("insured_number"));
            let opinion = opinion_today(opinion);
            write.execute((
                id,
                Value::Object(application).to_string(),
                opinion.to_string(),
                Value::Object(overview).to_string(),
                insured,
            ))?;
        }
    }
}

/// Takes 現在の状況 out of what the application once held.
pub(crate) fn take_residence(application: &mut Object) -> String {
    match application.remove(RESIDENCE) {
        Some(Value::String(residence)) => residence,
        _ => String::new(),
    }
}

/// The fields of 概況調査 that keep what was written as 現在の状況.
pub(crate) fn overview(residence: &str) -> Object {
    let fields = [("situation", situation(residence)), ("remarks", remarks(residence))];
    fields.into_iter().filter_map(|(field, value)| Some((field.to_owned(), value?))).collect()
}

/// 現在の状況 as a choice of the form, where the text named one.
fn situation(residence: &str) -> Option<Value> {
    (residence.trim() == "居宅").then(|| json!({ "at": "Home" }))
}

/// What keeps any other text of 現在の状況.
fn remarks(residence: &str) -> Option<Value> {
    let kept = !residence.trim().is_empty() && situation(residence).is_none();
    kept.then(|| Value::String(format!("現在の状況: {residence}")))
}

/// The line in today's words: one line for most, two for 現在の状況.
pub(crate) fn in_todays_words(entry: &JournalEntry) -> Vec<Cow<'_, JournalEntry>> {
    match (entry.kind, entry.item.as_deref()) {
        (ChangeKind::Application, Some(RESIDENCE)) => {
            let text = |value: &Option<String>| -> String {
                value.as_deref().and_then(|value| serde_json::from_str(value).ok()).unwrap_or_default()
            };
            let (before, after) = (text(&entry.before), text(&entry.after));
            // Where nothing was noted, the remarks are an empty text.
            let noted = |residence: &str| Some(remarks(residence).unwrap_or_else(|| json!("")));
            vec![
                reworded(entry, ChangeKind::Overview, "situation", situation(&before), situation(&after)),
                reworded(entry, ChangeKind::Overview, "remarks", noted(&before), noted(&after)),
            ]
        }
        (ChangeKind::Opinion, Some(field @ ("dementia" | "stability"))) => {
            let value = |value: &Option<String>| {
                value.as_deref().and_then(|value| serde_json::from_str(value).ok()).map(|value| marked(field, &value))
            };
            let (before, after) = (value(&entry.before), value(&entry.after));
            vec![reworded(entry, ChangeKind::Opinion, opinion_item(field), before, after)]
        }
        _ => vec![Cow::Borrowed(entry)],
    }
}

fn reworded(
    entry: &JournalEntry,
    kind: ChangeKind,
    item: &str,
    before: Option<Value>,
    after: Option<Value>,
) -> Cow<'static, JournalEntry> {
    let json = |value: Option<Value>| value.map(|value| value.to_string());
    Cow::Owned(JournalEntry {
        kind,
        item: Some(item.to_owned()),
        before: json(before),
        after: json(after),
        ..entry.clone()
    })
}

fn opinion_today(old: Object) -> Value {
    let mut items = Map::new();
    let mut today = Map::new();
    for (field, value) in old {
        if value.is_null() {
            continue;
        }
        if field == "dementia" || field == "stability" {
            items.insert(opinion_item(&field).to_owned(), marked(&field, &value));
        } else {
            today.insert(field, value);
        }
    }
    today.insert("items".to_owned(), Value::Object(items));
    Value::Object(today)
}

fn opinion_item(field: &str) -> &'static str {
    if field == "dementia" { "DementiaIndependence" } else { "Stability" }
}

/// The grade was kept by its number, the stability by its word.
fn marked(field: &str, value: &Value) -> Value {
    match (field, value.as_str()) {
        ("stability", Some("安定")) => json!([1]),
        ("stability", Some(_)) => json!([2]),
        _ => json!([value]),
    }
}

fn object(text: ValueRef<'_>) -> Option<Object> {
    serde_json::from_slice(text.as_bytes().ok()?).ok()
}
