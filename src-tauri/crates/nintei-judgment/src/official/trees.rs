//! Differences of one tree, gathered into as few places of the figure as explain them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::examine::{Fit, TreeFinding};
use super::place::Place;
use super::tally::{Bounded, Tally, Values};
use super::{Cause, CauseKind, ComparedPart};
use crate::judge::Way;
use crate::rules::{Node, Tree};
use crate::{Tenths, TreeId};

/// The branches taken from the first question down, by their indexes.
pub(super) type Branches = Box<[u8]>;

/// What the cases have shown of one tree.
#[derive(Default)]
pub(super) struct TreeRecord {
    /// Cases that agree, by the leaf they come to.
    agreeing: BTreeMap<Branches, u64>,
    wrong: Bounded<Wrong, Tally>,
    /// Official minutes outside everything that is possible where the way ends.
    outside: Bounded<Branches, BTreeMap<Tenths, Tally>>,
    /// Official minutes at leaves that are not established.
    pub(super) unknown: Bounded<Branches, Values>,
}

/// Cases that differ in the same way.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wrong {
    /// Our leaf.
    leaf: Branches,
    ours: Tenths,
    official: Tenths,
    /// As [`Fit::Differs`] holds them.
    other_branches: Box<[(u8, u8)]>,
}

impl TreeRecord {
    /// Takes a case in; false where it could not be kept apart.
    pub(super) fn add(&mut self, finding: &TreeFinding<'_>, id: i64) -> bool {
        let TreeFinding::Followed { way, official, fit } = finding else { return true };
        match fit {
            Fit::Agrees => {
                *self.agreeing.entry(branches(way)).or_default() += 1;
                true
            }
            Fit::Differs { ours, other_branches } => {
                let wrong = Wrong {
                    leaf: branches(way),
                    ours: *ours,
                    official: *official,
                    other_branches: other_branches.clone(),
                };
                self.wrong.entry(wrong).map(|tally| tally.add(id)).is_some()
            }
            Fit::Unknown { .. } => self.unknown.entry(branches(way)).is_some_and(|values| values.show(*official, id)),
            Fit::Open { within: true } => true,
            Fit::Open { within: false } => self.outside(branches(way), *official, id),
        }
    }

    fn outside(&mut self, place: Branches, official: Tenths, id: i64) -> bool {
        self.outside.entry(place).map(|values| values.entry(official).or_default().add(id)).is_some()
    }

    /// Official minutes of a tree that is not established, outside its displayed range.
    pub(super) fn outside_displayed_range(&mut self, official: Tenths, id: i64) -> bool {
        self.outside(Branches::default(), official, id)
    }

    /// The causes of every difference but those of `elsewhere`, which have been explained by something else.
    pub(super) fn causes(&self, id: TreeId, tree: &Tree, elsewhere: &BTreeSet<Tenths>, found: &mut Vec<Cause>) {
        let mut left: Vec<(&Wrong, &Tally)> =
            self.wrong.0.iter().filter(|(wrong, _)| !elsewhere.contains(&wrong.difference())).collect();
        while let Some(suspect) = self.likeliest(&left) {
            let (explained, rest) = left.into_iter().partition(|(wrong, _)| suspect.explains(wrong));
            left = rest;
            found.push(self.cause(id, tree, &suspect, &explained));
        }
        for (place, values) in &self.outside.0 {
            found.push(outside(id, tree, place, values));
        }
    }

    /// The place that explains the most cases; where several do, a leaf at which every case shows the same other
    /// minutes, else the question farthest down.
    fn likeliest(&self, left: &[(&Wrong, &Tally)]) -> Option<Suspect> {
        let mut suspects: BTreeMap<Suspect, u64> = BTreeMap::new();
        for (wrong, tally) in left {
            let question = |(depth, _): &(u8, u8)| Suspect::question(wrong, *depth);
            let questions: BTreeSet<Suspect> = wrong.other_branches.iter().filter_map(question).collect();
            let contradicted = self.agreeing.contains_key(&wrong.leaf);
            let leaf = (!contradicted || questions.is_empty()).then(|| Suspect::Leaf(wrong.leaf.clone()));
            for suspect in questions.into_iter().chain(leaf) {
                *suspects.entry(suspect).or_default() += tally.count;
            }
        }
        let sure = |suspect: &Suspect| match suspect {
            Suspect::Leaf(leaf) => {
                let minutes: BTreeSet<Tenths> =
                    left.iter().filter(|(wrong, _)| wrong.leaf == *leaf).map(|(wrong, _)| wrong.official).collect();
                usize::MAX * usize::from(minutes.len() == 1)
            }
            Suspect::Question(place) => 1 + place.len(),
        };
        suspects.into_iter().max_by_key(|(suspect, count)| (*count, sure(suspect))).map(|(suspect, _)| suspect)
    }

    fn cause(&self, id: TreeId, tree: &Tree, suspect: &Suspect, explained: &[(&Wrong, &Tally)]) -> Cause {
        let mut tally = Tally::default();
        explained.iter().for_each(|(_, more)| tally.merge(more));
        let part = ComparedPart::Tree { tree: id };
        let place = Place::of(tree, suspect.place());
        let passing = |leaf: &Branches| leaf.starts_with(suspect.place());
        let agreeing = self.agreeing.iter().filter(|(leaf, _)| passing(leaf)).map(|(_, count)| count).sum();
        let count = tally.count;
        let (kind, ours, official, sentence) = match suspect {
            Suspect::Leaf(_) => {
                let mut minutes: BTreeMap<Tenths, u64> = BTreeMap::new();
                for (wrong, tally) in explained {
                    *minutes.entry(wrong.official).or_default() += tally.count;
                }
                let official = listed(minutes.iter().map(|(minutes, count)| (format!("{minutes}分"), *count)));
                let ours = explained.first().map(|(wrong, _)| format!("{}分", wrong.ours)).unwrap_or_default();
                let sentence = if agreeing == 0 {
                    format!("この枝に来た{count}件のすべてで、公式の時間が{ours}ではありません。")
                } else {
                    format!(
                        "この枝に来た{}件のうち{count}件で、公式の時間が{ours}ではありません。ここまでの問いも確かめてください。",
                        count + agreeing
                    )
                };
                (CauseKind::Leaf, ours, official, sentence)
            }
            Suspect::Question(at) => {
                let mut ways: BTreeMap<(u8, u8), u64> = BTreeMap::new();
                for (wrong, tally) in explained {
                    let taken = wrong.leaf.get(at.len()).copied().unwrap_or_default();
                    for (_, other) in wrong.other_branches.iter().filter(|(depth, _)| usize::from(*depth) == at.len()) {
                        *ways.entry((taken, *other)).or_default() += tally.count;
                    }
                }
                let side = |side: fn(&(u8, u8)) -> u8| {
                    let mut branches: BTreeMap<u8, u64> = BTreeMap::new();
                    for (way, count) in &ways {
                        *branches.entry(side(way)).or_default() += count;
                    }
                    listed(branches.iter().map(|(branch, count)| (place.branch(*branch), *count)))
                };
                let sentence = format!(
                    "「{}」で公式は別の枝に進んだとすると、{count}件のすべてで公式の時間になります。ここを通って一致するものは{agreeing}件です。",
                    place.question()
                );
                (CauseKind::Question, side(|way| way.0), side(|way| way.1), sentence)
            }
        };
        let key = key(id, kind, suspect.place());
        Cause {
            key,
            kind,
            part,
            place: place.words,
            sentence,
            ours,
            official,
            count,
            agreeing,
            examples: tally.examples,
        }
    }

    /// Cases whose leaf has other minutes, by the difference, with the number of leaves that show it.
    pub(super) fn leaves_by_difference(&self) -> BTreeMap<Tenths, usize> {
        let mut leaves: BTreeMap<Tenths, BTreeSet<&Branches>> = BTreeMap::new();
        for wrong in self.wrong.0.keys() {
            leaves.entry(wrong.difference()).or_default().insert(&wrong.leaf);
        }
        leaves.into_iter().map(|(difference, leaves)| (difference, leaves.len())).collect()
    }
}

impl Wrong {
    fn difference(&self) -> Tenths {
        self.official - self.ours
    }
}

/// An entry of the figure that would explain differences.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Suspect {
    /// By the branches down to it.
    Question(Branches),
    Leaf(Branches),
}

impl Suspect {
    fn question(wrong: &Wrong, depth: u8) -> Option<Self> {
        wrong.leaf.get(..usize::from(depth)).map(|above| Self::Question(above.into()))
    }

    fn explains(&self, wrong: &Wrong) -> bool {
        match self {
            Self::Leaf(leaf) => wrong.leaf == *leaf,
            Self::Question(at) => {
                wrong.leaf.starts_with(at)
                    && wrong.other_branches.iter().any(|(depth, _)| usize::from(*depth) == at.len())
            }
        }
    }

    fn place(&self) -> &[u8] {
        match self {
            Self::Question(place) | Self::Leaf(place) => place,
        }
    }
}

pub(super) fn branches(way: &Way<'_>) -> Branches {
    way.steps.iter().map(|(_, branch)| u8::try_from(*branch).unwrap_or(u8::MAX)).collect()
}

fn outside(id: TreeId, tree: &Tree, at: &Branches, values: &BTreeMap<Tenths, Tally>) -> Cause {
    let mut tally = Tally::default();
    values.values().for_each(|more| tally.merge(more));
    let place = Place::of(tree, at);
    let kind = CauseKind::OutsideRange;
    let possible = match place.node {
        Some(Node::Leaf(leaf)) => leaf.value,
        _ => tree.displayed_range,
    };
    Cause {
        key: key(id, kind, at),
        kind,
        part: ComparedPart::Tree { tree: id },
        place: place.words,
        sentence: "枝または時間が決まらない所ですが、公式の時間は、残るどの値でもありません。".to_owned(),
        ours: format!("{possible}分"),
        official: listed(values.iter().map(|(minutes, tally)| (format!("{minutes}分"), tally.count))),
        count: tally.count,
        agreeing: 0,
        examples: tally.examples,
    }
}

fn key(tree: TreeId, kind: CauseKind, place: &[u8]) -> String {
    let place: Vec<String> = place.iter().map(u8::to_string).collect();
    format!("{}/{}/{}", tree.key(), kind.key(), place.join("."))
}

/// What is found, the most frequent first; with counts where there are several.
pub(super) fn listed(found: impl Iterator<Item = (String, u64)>) -> String {
    let mut found: Vec<(String, u64)> = found.collect();
    found.sort_by_key(|(_, count)| Reverse(*count));
    match found.as_slice() {
        [(only, _)] => only.clone(),
        several => several.iter().map(|(text, count)| format!("{text}（{count}件）")).collect::<Vec<_>>().join("、"),
    }
}
