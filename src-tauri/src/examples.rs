//! Made-up cases (架空) for trying the program.

use std::collections::BTreeMap;

use nintei_case::Tables;
use nintei_judgment::{Traced, TreeId};
use nintei_store::Store;
use nintei_survey::{Application, Circumstances, Dismissal, ItemId, Overview, PhysicianOpinion};
use serde::Deserialize;

use crate::program::stamp;
use crate::refusal::Refusal;

const FILE: &str = include_str!("../../assets/examples/cases.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    #[serde(rename = "caution")]
    _caution: String,
    cases: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    #[serde(rename = "title")]
    _title: String,
    application: Application,
    #[serde(default)]
    overview: Overview,
    answers: BTreeMap<ItemId, Vec<u8>>,
    #[serde(default)]
    notes: BTreeMap<ItemId, String>,
    #[serde(default)]
    memos: BTreeMap<ItemId, String>,
    #[serde(default)]
    circumstances: Circumstances,
    #[serde(default)]
    dismissals: Vec<Dismissal>,
    opinion: PhysicianOpinion,
    /// Minutes as a person types them.
    traced: BTreeMap<TreeId, String>,
}

/// Adds every example as a new case marked 架空, and says how many.
pub fn add(store: &mut Store, tables: &Tables) -> Result<usize, Refusal> {
    let examples: Examples = serde_json::from_str(FILE).map_err(|error| {
        Refusal::new("examples", format!("架空の事例を読めません（{error}）。プログラムを入れ直してください。"))
    })?;
    let stamp = stamp(store);
    for example in &examples.cases {
        let today = stamp.at.date_naive();
        let form = tables.form_on(example.application.surveyed_on.unwrap_or(today))?;
        let rules = tables.rules(&example.application, today)?;
        let id = store.create_case(&example.application, &form.id, true, &stamp)?;
        for (item, numbers) in &example.answers {
            store.answer(id, form, *item, Some(numbers), &stamp)?;
        }
        store.save_overview(id, &example.overview, &stamp)?;
        for (item, text) in &example.notes {
            store.write_note(id, form, *item, text, None, &stamp)?;
        }
        for (item, text) in &example.memos {
            store.write_memo(id, form, *item, text, &stamp)?;
        }
        for (item, flagged) in &example.circumstances {
            store.set_circumstances(id, form, *item, flagged, &stamp)?;
        }
        for dismissal in &example.dismissals {
            let because = Some(dismissal.because.as_str());
            store.dismiss_note(id, form, dismissal.item, dismissal.reason, because, &stamp)?;
        }
        store.set_opinion(id, &example.opinion, &stamp)?;
        for (tree, minutes) in &example.traced {
            let minutes = rules.read_traced(*tree, minutes)?;
            let traced = Traced { minutes, by: example.application.investigator.clone(), on: Some(today) };
            store.set_traced(id, *tree, Some(&traced), &stamp)?;
        }
    }
    Ok(examples.cases.len())
}
