//! What `nintei period` and `nintei simplify` read, and the settings of an insurer beside them: every line is answered,
//! or it is refused with a place and a cause.

use std::sync::LazyLock;

use nintei_board::{
    BoardSettings, InsurerLimits, InsurerRequirements, SimplificationRules, ValidityRules, simplify, validity,
};
use nintei_cli::{period_line, simplification_line};

static PERIODS: LazyLock<ValidityRules> = LazyLock::new(|| ValidityRules::built_in().expect("sound rules"));
static SIMPLIFICATION: LazyLock<SimplificationRules> =
    LazyLock::new(|| SimplificationRules::built_in().expect("sound rules"));

pub fn read(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for line in text.lines() {
        match period_line(line) {
            Ok((_, request)) => drop(validity(&PERIODS, &InsurerLimits::default(), &request)),
            Err(refusal) => assert!(!refusal.to_string().is_empty()),
        }
        match simplification_line(line) {
            Ok((_, input)) => {
                let found = simplify(&SIMPLIFICATION, &InsurerRequirements::default(), &input);
                assert_eq!(found.expect("nothing beside the conditions").conditions.len(), 6);
            }
            Err(refusal) => assert!(!refusal.to_string().is_empty()),
        }
    }
    if let Err(refusal) = BoardSettings::read(text, &PERIODS, &SIMPLIFICATION) {
        assert!(!refusal.to_string().is_empty());
    }
}
