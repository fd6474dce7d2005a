use std::cmp::Reverse;

use nintei_survey::ItemId;
use serde::Serialize;
use ts_rs::TS;

use super::tally::{Tally, Values};
use crate::{Interval, Tenths, TreeId};

/// A value that official results give for something the tables do not establish. It enters a table only by a person's
/// yes, as part of a supplement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Proposal {
    /// What the value is for.
    pub gap: ProposalGap,
    /// The place as a person reads it.
    pub place: String,
    /// The value found, with its unit: `4.5分`, `3.6点`.
    pub value: String,
    /// The same in tenths.
    pub tenths: Tenths,
    /// What the tables know of it.
    pub bound: Interval,
    /// Cases that show this value.
    #[ts(type = "number")]
    pub count: u64,
    /// Up to five of them, by record id.
    #[ts(type = "Array<number>")]
    pub examples: Vec<i64>,
    /// Other values that cases show. Nothing is averaged: while there is one, the value is not to be relied on.
    pub contradictions: Vec<Contradiction>,
    /// Whether every case shows the value and it lies within the bound.
    pub sound: bool,
}

/// What a proposed value is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProposalGap {
    /// The minutes of a leaf.
    Leaf {
        /// Which tree.
        tree: TreeId,
        /// Questions and answers alternating, as the outline words them.
        path: Vec<String>,
    },
    /// The points of an option.
    Points {
        /// Which.
        place: PointsPlace,
    },
    /// The points of several options together: only their sum is known. Nothing can be adopted from it alone.
    PointsSum {
        /// Which.
        places: Vec<PointsPlace>,
    },
}

/// An entry of the score table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
pub struct PointsPlace {
    /// The item.
    pub item: ItemId,
    /// Its short name.
    pub name: String,
    /// The joint, for 1-2.
    pub part: Option<String>,
    /// Wording of the option, or the pattern of 1-1.
    pub option: String,
}

/// A value that speaks against a proposed one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Contradiction {
    /// The other value, with its unit.
    pub value: String,
    /// Cases that show it.
    #[ts(type = "number")]
    pub count: u64,
    /// Up to five of them, by record id.
    #[ts(type = "Array<number>")]
    pub examples: Vec<i64>,
}

/// How many official results of eligible persons have which 認知症加算. Nothing is proposed from it: the rule asks for
/// more than counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AdditionCount {
    /// The level before the addition: 要支援2・要介護1.
    pub level: String,
    /// Cases without an addition.
    #[ts(type = "number")]
    pub none: u64,
    /// Cases with one step.
    #[ts(type = "number")]
    pub one_step: u64,
    /// Cases with two steps.
    #[ts(type = "number")]
    pub two_steps: u64,
}

/// What values have been found for.
pub(super) struct Found {
    pub(super) gap: ProposalGap,
    pub(super) place: String,
    pub(super) bound: Interval,
    pub(super) unit: &'static str,
}

/// The value that most cases show among those within the bound, or among all where none is within it; every other
/// value is a contradiction.
pub(super) fn proposal(found: Found, values: &Values) -> Option<Proposal> {
    let within = |value: &Tenths| found.bound.contains(Interval::exactly(*value));
    let best = |(value, tally): &(&Tenths, &Tally)| (within(value), tally.count, Reverse(**value));
    let (value, tally) = values.0.iter().max_by_key(best)?;
    let unit = found.unit;
    let mut contradictions: Vec<Contradiction> = values
        .0
        .iter()
        .filter(|(other, _)| *other != value)
        .map(|(other, tally)| Contradiction {
            value: format!("{other}{unit}"),
            count: tally.count,
            examples: tally.examples.clone(),
        })
        .collect();
    contradictions.sort_by_key(|other| Reverse(other.count));
    Some(Proposal {
        gap: found.gap,
        place: found.place,
        value: format!("{value}{unit}"),
        tenths: *value,
        bound: found.bound,
        count: tally.count,
        examples: tally.examples.clone(),
        sound: contradictions.is_empty() && within(value),
        contradictions,
    })
}
