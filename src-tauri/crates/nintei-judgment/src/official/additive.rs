//! Numbers that are sums, one number per chosen option: 中間評価項目得点 and 特別な医療. A wrong number of one option
//! makes every case with that option differ by the same amount.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::tally::{Bounded, Tally};
use crate::Tenths;

/// What the cases have shown of one sum. Options are numbered by the owner of the record.
#[derive(Default)]
pub(super) struct SumRecord {
    /// Cases that agree, in all and by option.
    agreeing: BTreeMap<u16, u64>,
    pub(super) agreeing_cases: u64,
    differing: Bounded<Tenths, Differing>,
}

#[derive(Default)]
struct Differing {
    tally: Tally,
    options: BTreeMap<u16, u64>,
}

/// Cases that differ by the same amount, and what they have in common.
pub(super) struct CommonDifference {
    /// Official less ours.
    pub(super) difference: Tenths,
    /// Options that all of these cases have and no agreeing case has.
    pub(super) suspects: Vec<u16>,
    pub(super) tally: Tally,
}

impl SumRecord {
    /// Takes a case in; false where it could not be kept apart.
    pub(super) fn add(&mut self, difference: Tenths, options: impl Iterator<Item = u16>, id: i64) -> bool {
        if difference == Tenths::ZERO {
            self.agreeing_cases += 1;
            options.for_each(|option| *self.agreeing.entry(option).or_default() += 1);
            return true;
        }
        let Some(differing) = self.differing.entry(difference) else { return false };
        differing.tally.add(id);
        options.for_each(|option| *differing.options.entry(option).or_default() += 1);
        true
    }

    /// The differences, each with its suspects. A difference that is the sum of two others, in cases that have the
    /// suspects of both, is no difference of its own: its cases count for both.
    pub(super) fn differences(&self) -> Vec<CommonDifference> {
        let mut found: Vec<CommonDifference> = self
            .differing
            .0
            .iter()
            .map(|(difference, differing)| CommonDifference {
                difference: *difference,
                suspects: differing
                    .options
                    .iter()
                    .filter(|(option, count)| **count == differing.tally.count && !self.agreeing.contains_key(*option))
                    .map(|(option, _)| *option)
                    .collect(),
                tally: differing.tally.clone(),
            })
            .collect();
        found.sort_by_key(|common| Reverse(common.tally.count));
        let mut index = 0;
        while index < found.len() {
            match two_others(&found, index) {
                Some((first, second)) => {
                    let both = found.remove(index);
                    for at in [first, second] {
                        let at = if at > index { at - 1 } else { at };
                        if let Some(other) = found.get_mut(at) {
                            other.tally.merge(&both.tally);
                        }
                    }
                }
                None => index += 1,
            }
        }
        found
    }
}

/// How many of the most frequent differences are tried as parts of another.
const PARTS: usize = 64;

/// Two frequent differences, with different suspects among those of `index`, that add up to it.
fn two_others(found: &[CommonDifference], index: usize) -> Option<(usize, usize)> {
    let whole = found.get(index)?;
    let shares = |other: &CommonDifference| other.suspects.iter().any(|suspect| whole.suspects.contains(suspect));
    let candidates = || found.iter().take(PARTS).enumerate().filter(|(at, other)| *at != index && shares(other));
    candidates().find_map(|(first, a)| {
        candidates()
            .find(|(second, b)| *second > first && a.difference + b.difference == whole.difference)
            .map(|(second, _)| (first, second))
    })
}
