//! The tables that come with the program, and exercises drawn from them.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod slips;

use std::sync::OnceLock;

use nintei_judgment::RuleEdition;
use nintei_survey::FormEdition;
use nintei_training::{Exercise, Preset};

pub struct Tables {
    pub form: FormEdition,
    pub rules: RuleEdition,
}

pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let forms = nintei_survey::built_in().unwrap();
        let rules = nintei_judgment::built_in(&forms).unwrap().pop().unwrap();
        Tables { form: forms.into_iter().next_back().unwrap(), rules }
    })
}

pub fn drawn(preset: Preset, seed: u64) -> Exercise {
    let Tables { form, rules } = tables();
    Exercise::draw(seed, &preset.difficulty(), form, rules).unwrap()
}
