//! A supplement's file from another office: it is read and checked, and what is read is written and read the same, or
//! it is refused.

use std::sync::LazyLock;

use nintei_judgment::{RuleBase, Supplement, rule_bases};
use nintei_survey::FormEdition;

static FORM: LazyLock<FormEdition> =
    LazyLock::new(|| nintei_survey::built_in().expect("the built-in forms are sound").pop().expect("a form"));
static BASE: LazyLock<RuleBase> = LazyLock::new(|| rule_bases().pop().expect("an edition"));

pub fn read(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Supplement::read(text) {
        Ok(supplement) => {
            let _ = supplement.check(&BASE, &FORM);
            let written = supplement.write();
            assert_eq!(Supplement::read(&written).expect("what was written can be read").write(), written);
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
}
