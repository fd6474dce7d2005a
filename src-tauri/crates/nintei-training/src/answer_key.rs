//! The key as it is printed beside the worksheet.

use nintei_judgment::RuleEdition;
use serde::Serialize;
use ts_rs::TS;

use crate::Exercise;
use crate::key::{judged_with, key};
use crate::reckoning::Expected;
use crate::worksheet::{Filled, LineId, listed, with_unit};

/// The right value of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeyLine {
    /// Which line.
    pub id: LineId,
    /// Its value as printed: 「6.5点」, 「18.6分」, 「要介護2」; for a branch its position from 1.
    pub value: String,
    /// Whether the tables leave it open, so that the value is a range.
    pub open: bool,
}

/// The right value of every line, from the judgment of the exercise.
#[must_use]
pub fn answer_key(exercise: &Exercise, rules: &RuleEdition) -> Vec<KeyLine> {
    judged_with(exercise, rules, &Filled::default(), |_, judgment, _| {
        let key = key(exercise, rules, judgment);
        let line = |(id, expected): (LineId, Expected)| {
            let value = match &expected {
                Expected::Number(interval) => match interval.value() {
                    Some(value) => with_unit(&id, value),
                    None => interval.to_string(),
                },
                Expected::Arms(arms) => arms.iter().map(|arm| (arm + 1).to_string()).collect::<Vec<_>>().join("・"),
                Expected::Levels(levels) => listed(levels.iter()),
            };
            KeyLine { id, value, open: expected.entry().is_none() }
        };
        key.into_iter().map(line).collect()
    })
}

/// The worksheet as somebody without an error fills it in; what the tables leave open stays empty.
#[must_use]
pub fn filled_by_key(exercise: &Exercise, rules: &RuleEdition) -> Filled {
    judged_with(exercise, rules, &Filled::default(), |_, judgment, _| {
        let mut filled = Filled::default();
        for (id, expected) in key(exercise, rules, judgment) {
            if let Some(entry) = expected.entry() {
                filled.set(id, entry);
            }
        }
        filled
    })
}
