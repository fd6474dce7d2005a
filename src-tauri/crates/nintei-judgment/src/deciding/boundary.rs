//! 重度化キワ and 軽度化キワ.

use nintei_survey::CareLevels;

use super::{Boundary, ChangeDirection};
use crate::judge::care_levels;
use crate::{Interval, JudgmentInput, RuleEdition, Tenths};

/// From `total` up to the next heavier level.
pub(super) fn up(rules: &RuleEdition, input: &JudgmentInput, total: Tenths) -> Option<Boundary> {
    let category = rules.categories.iter().find(|category| category.meets(Interval::exactly(total)))?;
    let beyond = category.below?;
    Some(Boundary { levels: levels_at(rules, input, beyond), minutes: beyond - total, total: beyond })
}

/// From `total` down to the next lighter level.
pub(super) fn down(rules: &RuleEdition, input: &JudgmentInput, total: Tenths) -> Option<Boundary> {
    let category = rules.categories.iter().find(|category| category.meets(Interval::exactly(total)))?;
    if category.from <= Tenths::ZERO {
        return None;
    }
    let beyond = category.from - Tenths::STEP;
    Some(Boundary { levels: levels_at(rules, input, beyond), minutes: total - beyond, total: beyond })
}

fn levels_at(rules: &RuleEdition, input: &JudgmentInput, total: Tenths) -> CareLevels {
    care_levels(rules, input, Interval::exactly(total))
}

/// Where the levels go from `before` to `after`; `None` where they stay.
pub(super) fn direction(before: CareLevels, after: CareLevels) -> Option<ChangeDirection> {
    if before == after {
        return None;
    }
    let ends = |levels: CareLevels| (levels.iter().next(), levels.iter().last());
    let ((lightest, heaviest), (new_lightest, new_heaviest)) = (ends(before), ends(after));
    Some(match (new_lightest.cmp(&lightest), new_heaviest.cmp(&heaviest)) {
        (low, high) if low == high && low.is_eq() => {
            if after.len() < before.len() {
                ChangeDirection::Narrower
            } else {
                ChangeDirection::Wider
            }
        }
        (low, high) if low.is_ge() && high.is_ge() => ChangeDirection::Heavier,
        (low, high) if low.is_le() && high.is_le() => ChangeDirection::Lighter,
        (low, _) if low.is_gt() => ChangeDirection::Narrower,
        _ => ChangeDirection::Wider,
    })
}
