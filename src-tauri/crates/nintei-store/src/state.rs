//! The state of a case and of the office as the journal words it.

use std::collections::BTreeMap;

use nintei_survey::{
    Application, Circumstance, Dismissal, ExpectedReason, ItemId, OptionSet, Overview, PhysicianOpinion,
};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::journal::{ChangeKind, JournalEntry};
use crate::tables::dismissals::reason_key;
use crate::tables::official_records::Record;
use crate::tables::{
    investigators, judgment_records, official_imports, official_records, phrases, settings, supplements, users,
};
use crate::{
    Case, CaseId, CaseStatus, FIRST_USER, KeptSupplement, LastSurveyChoice, OwnPhrase, StoreError, board, earlier_form,
    intake, official_check, training, transfer,
};

/// A place that the journal speaks of: kind and item.
pub(crate) type PlaceKey = (&'static str, Option<String>);

/// Every value that the journal speaks of.
pub(crate) type State = BTreeMap<PlaceKey, String>;

/// A value as JSON.
pub(crate) fn value(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::OutOfMemory)
}

/// An answer as the list of its options, or nothing where there is none.
pub(crate) fn answer(chosen: OptionSet) -> Option<String> {
    let numbers: Vec<String> = chosen.numbers().map(|no| no.to_string()).collect();
    chosen.is_answered().then(|| format!("[{}]", numbers.join(",")))
}

/// The flags of an item as a list, or nothing where there is none.
pub(crate) fn flags<'a>(flags: impl IntoIterator<Item = &'a Circumstance>) -> Result<Option<String>, StoreError> {
    let flags: Vec<&Circumstance> = flags.into_iter().collect();
    if flags.is_empty() { Ok(None) } else { value(&flags).map(Some) }
}

/// The fields of `whole` that hold something, each as JSON.
pub(crate) fn fields(whole: &impl Serialize) -> Result<BTreeMap<String, String>, StoreError> {
    Ok(filled(object(whole)?))
}

/// The items and fields of 主治医意見書 that hold something, each as JSON.
pub(crate) fn opinion_fields(opinion: &PhysicianOpinion) -> Result<BTreeMap<String, String>, StoreError> {
    let mut whole = object(opinion)?;
    let items = whole.remove("items");
    let mut fields = filled(whole);
    if let Some(Value::Object(items)) = items {
        fields.extend(filled(items));
    }
    Ok(fields)
}

/// A phrase as it stands in the book.
pub(crate) fn phrase(phrase: &OwnPhrase) -> Result<String, StoreError> {
    #[derive(Serialize)]
    struct Wording<'a> {
        item: ItemId,
        text: &'a str,
    }
    value(&Wording { item: phrase.item, text: &phrase.text })
}

/// A supplement as it is kept, without its key.
pub(crate) fn supplement(kept: &KeptSupplement) -> Result<String, StoreError> {
    let mut whole = object(kept)?;
    whole.remove("id");
    Ok(Value::Object(whole).to_string())
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

/// What every case begins with, whatever its application says.
pub(crate) struct Untouched(State);

impl Untouched {
    pub(crate) fn new() -> Result<Self, StoreError> {
        let mut state = State::new();
        // A field that came into being after a case was begun stands as it does while nothing is entered.
        put(&mut state, ChangeKind::Application, fields(&Application::default())?);
        put(&mut state, ChangeKind::Overview, fields(&Overview::default())?);
        put(&mut state, ChangeKind::Opinion, opinion_fields(&PhysicianOpinion::default())?);
        state.insert((ChangeKind::Status.key(), None), value(&CaseStatus::default())?);
        state.insert((ChangeKind::LastSurvey.key(), None), value(&LastSurveyChoice::default())?);
        Ok(Self(state))
    }

    /// What stands in every case before anything is entered.
    pub(crate) const fn state(&self) -> &State {
        &self.0
    }

    /// Whether `case`, with what other tables hold of it, stands as its journal says.
    pub(crate) fn leads_to(
        &self,
        connection: &Connection,
        case: &Case,
        history: &[JournalEntry],
    ) -> Result<bool, StoreError> {
        let mut present = present(case)?;
        present.extend(judged(connection, case.id)?);
        present.extend(board::of_case(connection, case.id)?);
        present.extend(transfer::of_case(connection, case.id)?);
        Ok(self.replay(history) == Some(present))
    }

    /// The state that the lines lead to, each of which must begin where the one before it left off.
    pub(crate) fn replay(&self, history: &[JournalEntry]) -> Option<State> {
        let (first, rest) = history.split_first()?;
        let Ok(Value::Object(mut beginning)) = serde_json::from_str(first.after.as_deref()?) else { return None };
        let Some(Value::Object(mut application)) = beginning.remove("application") else { return None };
        let residence = earlier_form::take_residence(&mut application);
        let mut state = self.0.clone();
        put(&mut state, ChangeKind::Created, filled(beginning));
        put(&mut state, ChangeKind::Application, filled(application));
        put(&mut state, ChangeKind::Overview, filled(earlier_form::overview(&residence)));
        let mut lines = rest.iter().flat_map(earlier_form::in_todays_words);
        lines.all(|line| follow(&mut state, &line)).then_some(state)
    }
}

/// Whether what belongs to no case stands as the journal's lines about it say.
pub(crate) fn office_agrees(connection: &Connection, history: &[JournalEntry]) -> Result<bool, StoreError> {
    // Who begins a store is there before anything is recorded.
    let first = (ChangeKind::User.key(), Some(FIRST_USER.to_string()));
    let mut state = State::from([(first, users::FIRST.to_owned())]);
    let mut lines = history.iter().filter(|entry| entry.kind != ChangeKind::OfficialRecord);
    if !lines.all(|entry| follow(&mut state, entry)) {
        return Ok(false);
    }
    let mut present = State::new();
    for row in investigators::all(connection)? {
        let id = row.id.to_string();
        if row.retired {
            present.insert((ChangeKind::Register.key(), Some(retirement(&id))), true.to_string());
        }
        present.insert((ChangeKind::Register.key(), Some(id)), row.details);
    }
    for own in phrases::all(connection)? {
        present.insert((ChangeKind::Phrase.key(), Some(own.id.to_string())), phrase(&own)?);
    }
    for (key, value) in settings::all(connection)? {
        present.insert((ChangeKind::Setting.key(), Some(key)), value);
    }
    for kept in supplements::all(connection)? {
        present.insert((ChangeKind::Supplement.key(), Some(kept.id.to_string())), supplement(&kept)?);
    }
    for (id, details) in official_imports::all(connection)? {
        present.insert((ChangeKind::OfficialImport.key(), Some(id.to_string())), details);
    }
    present.extend(board::of_office(connection)?);
    present.extend(training::of_office(connection)?);
    present.extend(transfer::of_office(connection)?);
    present.extend(intake::of_office(connection)?);
    for user in users::all(connection)? {
        present.insert((ChangeKind::User.key(), Some(user.number.to_string())), value(&user)?);
    }
    Ok(state == present && official_check::agrees(connection, history)?)
}

/// What the journal calls that the investigator, the member or the panel `id` is retired.
pub(crate) fn retirement(id: &str) -> String {
    format!("{id}/retired")
}

/// What the journal calls the dismissal of an item's note for a reason.
pub(crate) fn dismissal(item: ItemId, reason: ExpectedReason) -> String {
    format!("{item}/{}", reason_key(reason))
}

/// What the case's own tables hold.
pub(crate) fn present(case: &Case) -> Result<State, StoreError> {
    let mut state = State::new();
    put(&mut state, ChangeKind::Application, fields(&case.application)?);
    put(&mut state, ChangeKind::Overview, fields(&case.overview)?);
    put(&mut state, ChangeKind::Opinion, opinion_fields(&case.opinion)?);
    let mut put = |kind: ChangeKind, item: Option<String>, value: String| {
        state.insert((kind.key(), item), value);
    };
    put(ChangeKind::Created, Some("number".to_owned()), case.number.to_string());
    put(ChangeKind::Created, Some("form".to_owned()), value(&case.form)?);
    put(ChangeKind::Created, Some("example".to_owned()), case.example.to_string());
    put(ChangeKind::Status, None, value(&case.status)?);
    put(ChangeKind::LastSurvey, None, value(&case.last_survey)?);
    if let Some(id) = case.investigator {
        put(ChangeKind::Investigator, None, id.to_string());
    }
    let items = (0..ItemId::SLOTS as u8).filter_map(|slot| ItemId::new(slot / 16, slot % 16));
    for (item, chosen) in items.filter_map(|item| Some((item, answer(case.answers.get(item))?))) {
        put(ChangeKind::Answer, Some(item.to_string()), chosen);
    }
    for (item, text) in case.notes.iter() {
        put(ChangeKind::Note, Some(item.to_string()), value(&text)?);
    }
    for (item, text) in &case.memos {
        put(ChangeKind::Memo, Some(item.to_string()), value(text)?);
    }
    for (item, circumstances) in &case.circumstances {
        if let Some(flags) = flags(circumstances)? {
            put(ChangeKind::Circumstances, Some(item.to_string()), flags);
        }
    }
    for Dismissal { item, reason, because } in &case.dismissals {
        put(ChangeKind::Dismissal, Some(dismissal(*item, *reason)), value(because)?);
    }
    for (tree, traced) in &case.traced {
        put(ChangeKind::Traced, Some(tree.key().to_owned()), value(traced)?);
    }
    Ok(state)
}

/// The official result typed in for a case and its judgments on record.
fn judged(connection: &Connection, case: CaseId) -> Result<State, StoreError> {
    let mut state = State::new();
    if let Some((_, record)) = official_records::typed(connection, case)? {
        state.insert((ChangeKind::Official.key(), None), value(&Record::read(&record)?.result)?);
    }
    for (id, record) in judgment_records::of_case(connection, case)? {
        state.insert((ChangeKind::JudgmentRecord.key(), Some(id.to_string())), record);
    }
    Ok(state)
}

fn put(state: &mut State, kind: ChangeKind, fields: BTreeMap<String, String>) {
    state.extend(fields.into_iter().map(|(field, value)| ((kind.key(), Some(field)), value)));
}

/// Takes the step of one line, and says whether it began where the state was.
fn follow(state: &mut State, entry: &JournalEntry) -> bool {
    let place = (entry.kind.key(), entry.item.clone());
    let before = match &entry.after {
        Some(after) => state.insert(place, after.clone()),
        None => state.remove(&place),
    };
    before == entry.before
}

fn object(whole: &impl Serialize) -> Result<Map<String, Value>, StoreError> {
    match serde_json::to_value(whole) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(StoreError::OutOfMemory),
    }
}

fn filled(fields: Map<String, Value>) -> BTreeMap<String, String> {
    let filled = fields.into_iter().filter(|(_, value)| !value.is_null());
    filled.map(|(field, value)| (field, value.to_string())).collect()
}
