//! Conditions of an exercise and exercises on 特記事項, as a teacher writes them: read and checked, or refused.

use std::sync::LazyLock;

use nintei_cli::exercise_conditions;
use nintei_judgment::RuleEdition;
use nintei_survey::FormEdition;
use nintei_training::NoteCourse;

static FORM: LazyLock<FormEdition> =
    LazyLock::new(|| nintei_survey::built_in().expect("the built-in forms are sound").pop().expect("a form"));
static RULES: LazyLock<RuleEdition> = LazyLock::new(|| {
    nintei_judgment::built_in(std::slice::from_ref(&*FORM)).expect("the built-in rules are sound").pop().expect("rules")
});

pub fn read(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Err(refusal) = exercise_conditions(text, &RULES) {
        assert!(refusal.ends_with('。'), "{refusal}");
    }
    if let Err(refusal) = NoteCourse::read(text, &FORM) {
        assert!(!refusal.to_string().is_empty());
    }
}
