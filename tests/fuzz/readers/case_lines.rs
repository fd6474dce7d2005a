//! What `nintei judge` reads: every line is judged, its steps can be written and lead to its numbers, or it is refused
//! with a place and a cause.

use std::sync::LazyLock;

use nintei_cli::case_line;
use nintei_cli::lines::{self, Line};
use nintei_judgment::{RuleEdition, StepsText, judge, outcome};
use nintei_survey::FormEdition;

static FORM: LazyLock<FormEdition> =
    LazyLock::new(|| nintei_survey::built_in().expect("the built-in forms are sound").pop().expect("a form"));
static RULES: LazyLock<RuleEdition> = LazyLock::new(|| {
    nintei_judgment::built_in(std::slice::from_ref(&*FORM)).expect("the built-in rules are sound").pop().expect("rules")
});

pub fn read(data: &[u8]) {
    let mut stream = data;
    let mut buffer = Vec::new();
    while let Some(line) = lines::next(&mut stream, &mut buffer).expect("memory can be read") {
        let Line::Text(text) = line else { continue };
        match case_line::read(text, &FORM, &RULES) {
            Ok(case) => {
                let judgment = judge(&RULES, &case.input);
                assert_eq!(judgment.outcome, outcome(&RULES, &case.input));
                assert!(!StepsText(&judgment).to_string().is_empty());
                serde_json::to_string(&judgment).expect("a judgment can be written");
            }
            Err(refusal) => assert!(!refusal.to_string().is_empty()),
        }
    }
}
