//! Judgments on record: putting one there, and making it again as it was.

use nintei_judgment::{JudgmentInput, RuleEdition, outcome};
use nintei_store::{CaseId, JudgmentOccasion, JudgmentRecord, KeptJudgmentRecord, Stamp, Store};

use crate::tables::NOT_USED;
use crate::{CaseError, CaseOnTables, Tables, supplements};

/// What a judgment was made from, to be put on record.
pub struct Made {
    case: CaseId,
    form: String,
    rules: RuleEdition,
    input: JudgmentInput,
}

impl Made {
    /// The judgment of `case` as it stands.
    pub fn of(case: &CaseOnTables<'_>) -> Self {
        Self { case: case.case.id, form: case.form.id.clone(), rules: case.rules.clone(), input: case.input() }
    }

    /// Puts it on record.
    pub fn put(&self, store: &mut Store, occasion: JudgmentOccasion, stamp: &Stamp) -> Result<(), CaseError> {
        let laid: Vec<i64> = self.rules.supplements().iter().map(|note| note.id).collect();
        let outcome = outcome(&self.rules, &self.input);
        let record =
            JudgmentRecord { occasion, form: &self.form, supplements: &laid, input: &self.input, outcome: &outcome };
        store.record_judgment(self.case, &record, stamp)?;
        Ok(())
    }
}

/// The rules by which `record` was made: its edition with its supplements as they were then, withdrawn ones included.
pub fn rules_of(store: &Store, tables: &Tables, record: &KeptJudgmentRecord) -> Result<RuleEdition, CaseError> {
    let kept = record.supplements.iter().map(|id| store.supplement(*id)).collect::<Result<Vec<_>, _>>()?;
    let without_mark = record.rules.strip_suffix(&format!("（{NOT_USED}）"));
    let id = without_mark.unwrap_or(&record.rules);
    let base = id.split_once('+').map_or(id, |(base, _)| base);
    let edition = tables.edition_with(base, &supplements::in_order(kept)?)?;
    Ok(if without_mark.is_some() { edition.marked(NOT_USED) } else { edition })
}

/// Whether judging again by `rules` gives what is on record, number by number.
pub fn agrees(record: &KeptJudgmentRecord, rules: &RuleEdition) -> bool {
    let kept = serde_json::from_str::<serde_json::Value>(&record.outcome);
    let again = serde_json::to_value(outcome(rules, &record.input));
    matches!((kept, again), (Ok(kept), Ok(again)) if kept == again)
}
