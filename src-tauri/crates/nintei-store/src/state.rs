//! The state of a case as the journal words it.

use std::collections::BTreeMap;

use nintei_survey::{Application, ItemId, OptionSet};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::journal::{ChangeKind, JournalEntry};
use crate::{Case, StoreError};

/// Every value of a case that the journal speaks of, by kind and item.
type State = BTreeMap<(&'static str, Option<String>), String>;

/// A value as JSON.
pub(crate) fn value(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::OutOfMemory)
}

/// An answer as the list of its options, or nothing where there is none.
pub(crate) fn answer(chosen: OptionSet) -> Option<String> {
    let numbers: Vec<String> = chosen.numbers().map(|no| no.to_string()).collect();
    chosen.is_answered().then(|| format!("[{}]", numbers.join(",")))
}

/// The fields of `whole` that hold something, each as JSON.
pub(crate) fn fields(whole: &impl Serialize) -> Result<BTreeMap<String, String>, StoreError> {
    match serde_json::to_value(whole) {
        Ok(Value::Object(fields)) => Ok(filled(fields)),
        _ => Err(StoreError::OutOfMemory),
    }
}

/// What a case begins with.
pub(crate) fn beginning(
    number: u32,
    form: &str,
    example: bool,
    application: &Application,
) -> Result<String, StoreError> {
    #[derive(Serialize)]
    struct Beginning<'a> {
        number: u32,
        form: &'a str,
        example: bool,
        application: &'a Application,
    }
    value(&Beginning { number, form, example, application })
}

/// Whether `case` stands as its journal says.
pub(crate) fn agrees(case: &Case, history: &[JournalEntry]) -> Result<bool, StoreError> {
    Ok(replay(history) == Some(present(case)?))
}

fn present(case: &Case) -> Result<State, StoreError> {
    let mut state = State::new();
    let mut put = |kind: ChangeKind, item: Option<String>, value: String| {
        state.insert((kind.key(), item), value);
    };
    put(ChangeKind::Created, Some("number".to_owned()), case.number.to_string());
    put(ChangeKind::Created, Some("form".to_owned()), value(&case.form)?);
    put(ChangeKind::Created, Some("example".to_owned()), case.example.to_string());
    put(ChangeKind::Status, None, value(&case.status)?);
    for (field, value) in fields(&case.application)? {
        put(ChangeKind::Application, Some(field), value);
    }
    for (field, value) in fields(&case.opinion)? {
        put(ChangeKind::Opinion, Some(field), value);
    }
    let items = (0..ItemId::SLOTS as u8).filter_map(|slot| ItemId::new(slot / 16, slot % 16));
    for (item, chosen) in items.filter_map(|item| Some((item, answer(case.answers.get(item))?))) {
        put(ChangeKind::Answer, Some(item.to_string()), chosen);
    }
    for (tree, traced) in &case.traced {
        put(ChangeKind::Traced, Some(tree.key().to_owned()), value(traced)?);
    }
    Ok(state)
}

/// The state that the lines lead to, each of which must begin where the one before it left off.
fn replay(history: &[JournalEntry]) -> Option<State> {
    let (first, rest) = history.split_first()?;
    let Ok(Value::Object(mut beginning)) = serde_json::from_str(first.after.as_ref()?) else { return None };
    let Some(Value::Object(application)) = beginning.remove("application") else { return None };
    let mut state = State::new();
    for (field, value) in filled(beginning) {
        state.insert((ChangeKind::Created.key(), Some(field)), value);
    }
    for (field, value) in filled(application) {
        state.insert((ChangeKind::Application.key(), Some(field)), value);
    }
    state.insert((ChangeKind::Status.key(), None), "\"surveying\"".to_owned());
    for entry in rest {
        let place = (entry.kind.key(), entry.item.clone());
        let before = match &entry.after {
            Some(after) => state.insert(place, after.clone()),
            None => state.remove(&place),
        };
        if before != entry.before {
            return None;
        }
    }
    Some(state)
}

fn filled(fields: Map<String, Value>) -> BTreeMap<String, String> {
    let filled = fields.into_iter().filter(|(_, value)| !value.is_null());
    filled.map(|(field, value)| (field, value.to_string())).collect()
}
