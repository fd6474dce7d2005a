//! What of a case is carried, and whether a value from outside is one that this program writes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use nintei_judgment::{Tenths, Traced, TreeId};
use nintei_survey::{Application, Circumstance, FormEdition, OpinionForm, OpinionSheet, Overview, PhysicianOpinion};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, from_str};

use crate::change::{Place, TEXT_CHARACTERS, kept};
use crate::journal::ChangeKind;
use crate::state::{self, State};
use crate::{CaseStatus, StoreError};

/// The kinds that are carried.
pub(crate) const CARRIED: [ChangeKind; 10] = [
    ChangeKind::Application,
    ChangeKind::Status,
    ChangeKind::Overview,
    ChangeKind::Opinion,
    ChangeKind::Answer,
    ChangeKind::Note,
    ChangeKind::Memo,
    ChangeKind::Circumstances,
    ChangeKind::Dismissal,
    ChangeKind::Traced,
];

/// Whether lines of this kind are carried: beside the values, how the case began, and what was decided about other
/// computers' values, which moves a case on as an edit does.
pub(crate) fn is_lined(kind: ChangeKind) -> bool {
    CARRIED.contains(&kind) || matches!(kind, ChangeKind::Created | ChangeKind::Taken | ChangeKind::Conflict)
}

/// Fields of 主治医意見書 that are no items of the form.
const OPINION_FIELDS: [&str; 4] = ["dementia_likelihood_percent", "physician", "institution", "written_on"];

/// The part of `state` that is carried.
pub(crate) fn carried(mut state: State) -> State {
    state.retain(|(kind, _), _| CARRIED.iter().any(|carried| carried.key() == *kind));
    state
}

/// A place with a value that this program does not write there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ImpossiblePlace {
    pub(crate) kind: ChangeKind,
    /// For an item of the form only where there is one: nothing else of what came from outside is told.
    pub(crate) item: Option<String>,
}

/// The parts of a case that are written as a whole, read from a carried state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CarriedCase {
    pub(crate) application: Application,
    pub(crate) overview: Overview,
    pub(crate) opinion: PhysicianOpinion,
    pub(crate) status: CaseStatus,
}

impl CarriedCase {
    /// Reads what a state of [`CARRIED`] kinds that was checked before says.
    pub(crate) fn of_checked(state: &State) -> Option<Self> {
        Some(Self {
            application: whole(state, ChangeKind::Application, |map| map, state::fields).ok()?,
            overview: whole(state, ChangeKind::Overview, |map| map, state::fields).ok()?,
            opinion: whole(state, ChangeKind::Opinion, with_items, state::opinion_fields).ok()?,
            status: exactly(state.get(&(ChangeKind::Status.key(), None))?)?,
        })
    }

    /// Reads what a state of [`CARRIED`] kinds says about a case on `form`. Every value must be exactly what this
    /// program writes where it was typed in.
    pub(crate) fn read(state: &State, form: &FormEdition, opinion: &OpinionForm) -> Result<Self, ImpossiblePlace> {
        let mut case = Self {
            application: whole(state, ChangeKind::Application, |map| map, state::fields)?,
            overview: whole(state, ChangeKind::Overview, |map| map, state::fields)?,
            opinion: whole(state, ChangeKind::Opinion, with_items, state::opinion_fields)?,
            status: CaseStatus::default(),
        };
        check_opinion(&case.opinion, opinion)?;
        for ((kind, item), value) in state {
            let Some(kind) = ChangeKind::from_key(kind) else { continue };
            let impossible = || ImpossiblePlace { kind, item: None };
            match kind {
                ChangeKind::Application | ChangeKind::Overview | ChangeKind::Opinion => {}
                ChangeKind::Status => {
                    let none = item.is_none().then_some(());
                    case.status = none.and_then(|()| exactly(value)).ok_or_else(impossible)?;
                }
                ChangeKind::Traced => {
                    let tree = item.as_deref().and_then(TreeId::from_key);
                    let tree = tree.ok_or(ImpossiblePlace { kind, item: None })?;
                    let traced = read_traced(value).filter(|traced| is_exactly(traced, value));
                    let traced = traced.ok_or_else(|| ImpossiblePlace { kind, item: Some(tree.key().to_owned()) })?;
                    if traced.minutes.count() < 0 {
                        return Err(ImpossiblePlace { kind, item: Some(tree.key().to_owned()) });
                    }
                }
                _ => {
                    let place = item.as_deref().and_then(|item| Place::of_line(kind, item));
                    let place = place.filter(|place| Some(place.to_string()) == *item);
                    let place = place.ok_or(ImpossiblePlace { kind, item: None })?;
                    if !fits(place, value, form) {
                        return Err(ImpossiblePlace { kind, item: Some(place.item().to_string()) });
                    }
                }
            }
        }
        Ok(case)
    }
}

/// Whether `value` is what the form lets stand at `place`.
fn fits(place: Place, value: &str, form: &FormEdition) -> bool {
    let Some(question) = form.question(place.item()) else { return false };
    match place {
        Place::Answer(_) => {
            let numbers: Option<Vec<u8>> = from_str(value).ok();
            let chosen = numbers.and_then(|numbers| question.answer(&numbers).ok());
            chosen.and_then(state::answer).as_deref() == Some(value)
        }
        Place::Circumstances(_) => {
            let flags: Option<BTreeSet<Circumstance>> = from_str(value).ok();
            flags.is_some_and(|flags| {
                flags.iter().all(|flag| flag.applies_to(question))
                    && state::flags(&flags).ok().flatten().as_deref() == Some(value)
            })
        }
        Place::Note(_) | Place::Memo(_) | Place::Dismissal(..) => {
            let text: Option<String> = exactly(value);
            text.is_some_and(|text| kept(&text, TEXT_CHARACTERS).ok().flatten().as_deref() == Some(&text))
        }
    }
}

/// The value that `json` says, where it is written as this program writes it.
fn exactly<T: DeserializeOwned + Serialize>(json: &str) -> Option<T> {
    from_str(json).ok().filter(|value| is_exactly(value, json))
}

fn is_exactly(value: &impl Serialize, json: &str) -> bool {
    serde_json::to_string(value).is_ok_and(|written| written == json)
}

/// 手でたどった値 as the journal words it.
pub(crate) fn read_traced(json: &str) -> Option<Traced> {
    #[derive(Deserialize)]
    struct Worded {
        minutes: Tenths,
        by: String,
        on: Option<NaiveDate>,
    }
    let Worded { minutes, by, on } = from_str(json).ok()?;
    Some(Traced { minutes, by, on })
}

/// Reads the fields of `kind` as one whole, and finds the first one that is not as it would be written.
fn whole<T: DeserializeOwned + Default>(
    state: &State,
    kind: ChangeKind,
    shape: fn(Map<String, Value>) -> Map<String, Value>,
    fields: fn(&T) -> Result<BTreeMap<String, String>, StoreError>,
) -> Result<T, ImpossiblePlace> {
    let found: BTreeMap<&str, &str> = state
        .iter()
        .filter(|((key, _), _)| *key == kind.key())
        .map(|((_, item), value)| (item.as_deref().unwrap_or_default(), value.as_str()))
        .collect();
    let read = |map: Map<String, Value>| serde_json::from_value::<T>(Value::Object(shape(map))).ok();
    let mut all = Map::new();
    for (field, json) in &found {
        let of_field = from_str::<Value>(json)
            .ok()
            .filter(|value| !value.is_null() && read(Map::from_iter([((*field).to_owned(), value.clone())])).is_some());
        let Some(value) = of_field else { return Err(ImpossiblePlace { kind, item: Some((*field).to_owned()) }) };
        all.insert((*field).to_owned(), value);
    }
    let whole = read(all).ok_or(ImpossiblePlace { kind, item: None })?;
    let written = fields(&whole).unwrap_or_default();
    let differs = |(field, json): (&&str, &&str)| written.get(*field).map(String::as_str) != Some(*json);
    if let Some((field, _)) = found.iter().find(|(field, json)| differs((field, json))) {
        return Err(ImpossiblePlace { kind, item: Some((*field).to_owned()) });
    }
    Ok(whole)
}

/// 主治医意見書 as it is kept: its items by themselves.
fn with_items(fields: Map<String, Value>) -> Map<String, Value> {
    let (mut whole, mut items) = (Map::new(), Map::new());
    for (field, value) in fields {
        let part = if OPINION_FIELDS.contains(&field.as_str()) { &mut whole } else { &mut items };
        part.insert(field, value);
    }
    whole.insert("items".to_owned(), Value::Object(items));
    whole
}

fn check_opinion(opinion: &PhysicianOpinion, form: &OpinionForm) -> Result<(), ImpossiblePlace> {
    let impossible = |item: &str| ImpossiblePlace { kind: ChangeKind::Opinion, item: Some(item.to_owned()) };
    if opinion.dementia_likelihood_percent.is_some_and(|percent| percent > 100) {
        return Err(impossible("dementia_likelihood_percent"));
    }
    let mut allowed = OpinionSheet::default();
    for question in &form.items {
        let marked = opinion.items.get(question.item);
        let numbers: Vec<u8> = marked.numbers().collect();
        if marked.is_answered() && allowed.set(form, question.item, &numbers).is_err() {
            return Err(impossible(&format!("{:?}", question.item)));
        }
    }
    if allowed == opinion.items { Ok(()) } else { Err(ImpossiblePlace { kind: ChangeKind::Opinion, item: None }) }
}
