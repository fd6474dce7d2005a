use std::collections::{BTreeMap, BTreeSet};

use super::StatisticsGroup;
use super::tally::Tally;

/// The figures of every group.
pub(super) fn shown(groups: &BTreeMap<Option<i64>, Tally>) -> Vec<StatisticsGroup> {
    without(groups, &BTreeSet::new())
}

/// The figures of every group that is large enough. The figures of all cases together are shown too, so what they leave
/// when the groups shown are taken away must not belong to fewer than `least` cases: while it would, the smallest group
/// shown is hidden as well. Where all groups together have fewer cases, their sum is shown all the same.
pub(super) fn protected(groups: &BTreeMap<Option<i64>, Tally>, least: u32) -> Vec<StatisticsGroup> {
    let mut by_size: Vec<(u32, Option<i64>)> = groups.iter().map(|(id, tally)| (tally.cases, *id)).collect();
    by_size.sort_unstable();
    let mut hidden = BTreeSet::new();
    let mut hidden_cases = 0;
    for (cases, id) in by_size {
        if cases >= least && (hidden_cases == 0 || hidden_cases >= least) {
            break;
        }
        hidden.insert(id);
        hidden_cases += cases;
    }
    without(groups, &hidden)
}

fn without(groups: &BTreeMap<Option<i64>, Tally>, hidden: &BTreeSet<Option<i64>>) -> Vec<StatisticsGroup> {
    let group = |(id, tally): (&Option<i64>, &Tally)| StatisticsGroup {
        id: *id,
        cases: tally.cases,
        figures: (!hidden.contains(id)).then(|| tally.figures()),
    };
    groups.iter().map(group).collect()
}
