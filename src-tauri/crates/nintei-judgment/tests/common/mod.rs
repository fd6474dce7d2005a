//! The tables that come with the program, and surveys made from random indexes.

use nintei_judgment::RuleEdition;
use nintei_survey::{Answers, FormEdition};
use proptest::sample::Index;

pub struct Tables {
    pub form: FormEdition,
    pub rules: RuleEdition,
}

pub fn tables() -> &'static Tables {
    static TABLES: std::sync::OnceLock<Tables> = std::sync::OnceLock::new();
    TABLES.get_or_init(|| {
        let forms = nintei_survey::built_in().unwrap();
        let rules = nintei_judgment::built_in(&forms).unwrap().pop().unwrap();
        Tables { form: forms.into_iter().next_back().unwrap(), rules }
    })
}

/// One answer per question, made from random indexes.
pub fn complete(seeds: &[Index]) -> Answers {
    let form = &tables().form;
    let mut answers = Answers::default();
    for (question, seed) in form.questions().zip(seeds) {
        let numbers: Vec<u8> = if question.multiple {
            let mask = seed.index(1 << question.options.len());
            let chosen = question.options.iter().map(|option| option.no);
            let chosen: Vec<u8> = chosen.filter(|no| mask & (1 << (no - 1)) != 0).collect();
            match question.exclusive_option {
                Some(none) if chosen.is_empty() || chosen.contains(&none) => vec![none],
                _ => chosen,
            }
        } else {
            vec![question.options[seed.index(question.options.len())].no]
        };
        answers.set(form, question.id, &numbers).unwrap();
    }
    answers
}

pub fn without(mut answers: Answers, open: &[bool]) -> Answers {
    for (question, open) in tables().form.questions().zip(open) {
        if *open {
            answers.clear(question.id);
        }
    }
    answers
}
