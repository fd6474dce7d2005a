//! Made-up cases (架空) for trying the program.

use std::collections::BTreeMap;

use nintei_judgment::{Traced, TreeId};
use nintei_store::Store;
use nintei_survey::{Application, ItemId, Opinion};
use serde::Deserialize;

use crate::program::{Tables, stamp};
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
    answers: BTreeMap<ItemId, Vec<u8>>,
    opinion: Opinion,
    /// Minutes as a person types them.
    traced: BTreeMap<TreeId, String>,
}

/// Adds every example as a new case marked 架空, and says how many.
pub fn add(store: &mut Store, tables: &Tables) -> Result<usize, Refusal> {
    let examples: Examples = serde_json::from_str(FILE).map_err(|error| {
        Refusal::new("examples", format!("架空の事例を読めません（{error}）。プログラムを入れ直してください。"))
    })?;
    let stamp = stamp();
    for example in &examples.cases {
        let today = stamp.at.date_naive();
        let form = tables.form_on(example.application.surveyed_on.unwrap_or(today))?;
        let rules = tables.rules(&example.application, today)?;
        let id = store.create_case(&example.application, &form.id, true, &stamp)?;
        for (item, numbers) in &example.answers {
            store.answer(id, form, *item, Some(numbers), &stamp)?;
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
