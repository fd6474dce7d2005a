//! The answers that a question allows.

use nintei_survey::{ItemId, OptionSet, Question};

use crate::rules::{CONTRACTURE_JOINTS, PARALYSIS_PATTERNS, paralysis_pattern};

/// Questions with more options than this are not tried in every combination: none, each option alone, and all.
const COMBINED: usize = 6;

/// The answers one step away from `chosen`: another option, or one option more or less.
pub(super) fn neighbours(question: &Question, chosen: OptionSet) -> Vec<OptionSet> {
    let options = question.options.iter().map(|option| option.no);
    if !question.multiple {
        return options.filter(|no| !chosen.contains(*no)).map(|no| OptionSet::NONE_CHOSEN.with(no)).collect();
    }
    let mut found = Vec::new();
    for no in options {
        let toggled = match question.exclusive_option {
            Some(none) if no == none => OptionSet::NONE_CHOSEN.with(none),
            Some(none) => OptionSet::answered((chosen.mask() ^ (1 << no)) & !(1 << none)),
            None => OptionSet::answered(chosen.mask() ^ (1 << no)),
        };
        let toggled = match question.exclusive_option {
            Some(none) if toggled.is_empty() => OptionSet::NONE_CHOSEN.with(none),
            _ => toggled,
        };
        let allowed = !toggled.is_empty() || question.may_be_none;
        if toggled != chosen && allowed && !found.contains(&toggled) {
            found.push(toggled);
        }
    }
    found
}

/// The answers that an open question may get, one of each effect, with its wording.
pub(super) fn answers(question: &Question) -> Vec<(String, OptionSet)> {
    if !question.multiple {
        let alone = |no| OptionSet::NONE_CHOSEN.with(no);
        return question.options.iter().map(|option| (option.label.clone(), alone(option.no))).collect();
    }
    let every = question.options.iter().fold(OptionSet::NONE_CHOSEN, |all, option| all.with(option.no));
    let sets: Vec<OptionSet> = if question.options.len() <= COMBINED {
        (0..1u16 << question.options.len()).map(|mask| OptionSet::answered(mask << 1)).collect()
    } else {
        let alone = question.options.iter().map(|option| OptionSet::NONE_CHOSEN.with(option.no));
        std::iter::once(OptionSet::NONE_CHOSEN).chain(alone).chain([every]).collect()
    };
    let mut found: Vec<(u16, String, OptionSet)> = Vec::new();
    for set in sets.into_iter().filter(|set| allowed(question, *set)) {
        let effect = effect(question.id, set);
        if found.iter().all(|(known, ..)| *known != effect) {
            let label = if set == every { "すべて".to_owned() } else { label(question, set) };
            found.push((effect, label, set));
        }
    }
    found.into_iter().map(|(_, label, set)| (label, set)).collect()
}

fn allowed(question: &Question, set: OptionSet) -> bool {
    match question.exclusive_option {
        Some(none) if set.contains(none) => set.len() == 1,
        _ => !set.is_empty() || question.may_be_none,
    }
}

/// What the rules see of an answer: the pattern of 1-1, the joints of 1-2.
fn effect(item: ItemId, set: OptionSet) -> u16 {
    match item {
        ItemId::PARALYSIS => u16::try_from(paralysis_pattern(set)).unwrap_or(u16::MAX),
        ItemId::CONTRACTURE => CONTRACTURE_JOINTS.iter().fold(0, |mask, (_, no)| mask | set.mask() & (1 << no)),
        _ => set.mask(),
    }
}

fn label(question: &Question, set: OptionSet) -> String {
    if question.id == ItemId::PARALYSIS {
        return PARALYSIS_PATTERNS[paralysis_pattern(set)].to_owned();
    }
    if set.is_empty() {
        return "なし".to_owned();
    }
    question.chosen_labels(set).collect::<Vec<_>>().join("・")
}
