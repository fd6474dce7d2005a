//! One case beside its official result, before anything is put into words.

use nintei_survey::{CareLevel, CareLevels};

use super::{ComparedNumbers, ComparedPart, OfficialResult, TotalReading, Verdict};
use crate::judge::{Known, Way, care_levels};
use crate::rules::Node;
use crate::{Interval, JudgmentInput, Outcome, RuleEdition, Tenths, TreeId, outcome};

pub(super) struct Examined<'r> {
    pub(super) outcome: Outcome<'r>,
    pub(super) lines: Vec<Line>,
    pub(super) reading: TotalReading,
    /// 認知症加算 that follows from the official minutes, where all of them are known.
    pub(super) addition: Option<Interval>,
    /// Every tree of which the official minutes are known.
    pub(super) trees: Vec<(TreeId, TreeFinding<'r>)>,
}

pub(super) struct Line {
    pub(super) part: ComparedPart,
    pub(super) sides: Sides,
    pub(super) verdict: Verdict,
}

pub(super) enum Sides {
    Numbers(ComparedNumbers),
    Levels { ours: CareLevels, official: CareLevel },
}

/// Where a tree's way ends when it is followed with the official scores, and how the official minutes fit there.
pub(super) enum TreeFinding<'r> {
    /// The minutes were traced by hand.
    Traced,
    /// The tree is not established, or 特別な医療 is open.
    NotEstablished,
    /// The way is followed as far as it is settled.
    Followed {
        way: Way<'r>,
        /// Official minutes of the tree without 特別な医療.
        official: Tenths,
        fit: Fit,
    },
}

/// How official minutes fit to where a way ends.
pub(super) enum Fit {
    /// The leaf has these minutes.
    Agrees,
    /// The leaf's minutes are not established.
    Unknown {
        /// What is known of them.
        bound: Interval,
    },
    /// The way is not settled.
    Open {
        /// Whether the minutes lie in the range of what is left.
        within: bool,
    },
    /// The leaf has other minutes.
    Differs {
        /// What the leaf says.
        ours: Tenths,
        /// Places on the way, as depth and branch, where another branch would have led to the official minutes.
        other_branches: Box<[(u8, u8)]>,
    },
}

pub(super) fn examine<'r>(rules: &'r RuleEdition, input: &JudgmentInput, official: &OfficialResult) -> Examined<'r> {
    let outcome = outcome(rules, input);
    let subtotal = outcome.minutes.into_iter().sum::<Interval>() + outcome.special_care;
    let mut lines = Vec::with_capacity(17);
    let mut scores = outcome.scores;
    for (group, score) in (1u8..).zip(&mut scores) {
        if let Some(known) = official.scores.get(&group) {
            lines.push(numbers(ComparedPart::Score { group }, *score, *known));
            *score = Interval::exactly(*known);
        }
    }
    let mut known = Known::new(rules, &input.answers, scores);
    let mut trees = Vec::with_capacity(official.minutes.len());
    for (tree, minutes) in &official.minutes {
        let added = if *tree == TreeId::Medical { outcome.special_care } else { Interval::ZERO };
        let ours = outcome.minutes[tree.index()] + added;
        lines.push(numbers(ComparedPart::Tree { tree: *tree }, ours, *minutes));
        trees.push((*tree, follow(rules, input, &mut known, *tree, added, *minutes)));
    }
    if let Some(addition) = official.dementia_addition {
        let mut line = numbers(ComparedPart::Addition, outcome.dementia_addition, addition);
        if line.verdict == Verdict::Within && !is_a_step(rules, subtotal, addition) {
            line.verdict = Verdict::Differs;
        }
        lines.push(line);
    }
    let addition = official.sum_of_minutes().map(|sum| known.addition(&input.answers, sum));
    let reading = reading(official);
    if let Some(total) = official.total {
        let ours = if reading == TotalReading::WithoutAddition { subtotal } else { outcome.total };
        lines.push(numbers(ComparedPart::Total, ours, total));
    }
    let before_addition = || care_levels(rules, input, subtotal);
    // A single level beside an addition may be meant before or after it: it is read as the one that fits.
    let meant_before = |level| {
        official.level_with_addition.is_some()
            || official.adds() && !outcome.care_levels.contains(level) && before_addition().contains(level)
    };
    if let Some(level) = official.level.filter(|level| meant_before(*level)) {
        lines.push(levels(ComparedPart::LevelBeforeAddition, before_addition(), level));
    }
    let after = official.level_with_addition.or(official.level.filter(|level| !meant_before(*level)));
    if let Some(level) = after {
        lines.push(levels(ComparedPart::Level, outcome.care_levels, level));
    }
    Examined { outcome, lines, reading, addition, trees }
}

fn numbers(part: ComparedPart, ours: Interval, official: Tenths) -> Line {
    let verdict = match ours.value() {
        Some(value) if value == official => Verdict::Agrees,
        None if ours.contains(Interval::exactly(official)) => Verdict::Within,
        _ => Verdict::Differs,
    };
    Line { part, sides: Sides::Numbers(ComparedNumbers { ours, official }), verdict }
}

fn levels(part: ComparedPart, ours: CareLevels, official: CareLevel) -> Line {
    let verdict = match (ours.contains(official), ours.len()) {
        (true, 1) => Verdict::Agrees,
        (true, _) => Verdict::Within,
        (false, _) => Verdict::Differs,
    };
    Line { part, sides: Sides::Levels { ours, official }, verdict }
}

/// Whether `addition` is none, one step or two steps of a level that `subtotal` reaches.
fn is_a_step(rules: &RuleEdition, subtotal: Interval, addition: Tenths) -> bool {
    addition == Tenths::ZERO
        || rules
            .dementia_addition
            .rows
            .iter()
            .filter(|row| row.range.meets(subtotal))
            .any(|row| addition == row.one_step || addition == row.one_step + row.second_step)
}

pub(super) fn reading(official: &OfficialResult) -> TotalReading {
    let (Some(total), Some(sum)) = (official.total, official.sum_of_minutes()) else { return TotalReading::Unknown };
    match official.dementia_addition {
        None if total == sum => TotalReading::WithoutAddition,
        None => TotalReading::Unknown,
        Some(addition) if total == sum + addition => {
            if addition == Tenths::ZERO {
                TotalReading::NoAddition
            } else {
                TotalReading::WithAddition
            }
        }
        Some(_) if total == sum => TotalReading::WithoutAddition,
        Some(_) => TotalReading::Neither,
    }
}

/// The official total with 認知症加算, where its parts do not contradict it.
pub(super) fn total_with_addition(reading: TotalReading, official: &OfficialResult) -> Option<Tenths> {
    match (reading, official.dementia_addition) {
        (TotalReading::Neither, _) => None,
        (TotalReading::WithoutAddition, Some(addition)) => official.total.map(|total| total + addition),
        _ => official.total,
    }
}

fn follow<'r>(
    rules: &'r RuleEdition,
    input: &JudgmentInput,
    known: &mut Known<'r>,
    id: TreeId,
    added: Interval,
    official: Tenths,
) -> TreeFinding<'r> {
    let tree = &rules.trees[id.index()];
    if input.traced(id).is_some() {
        return TreeFinding::Traced;
    }
    let (Some(root), Some(added)) = (&tree.root, added.value()) else { return TreeFinding::NotEstablished };
    let official = official - added;
    let way = known.way(root);
    let fit = match way.end {
        Node::Question(_) => Fit::Open { within: known.minutes(tree).contains(Interval::exactly(official)) },
        Node::Leaf(leaf) => match leaf.value.value().filter(|_| leaf.established) {
            None => Fit::Unknown { bound: leaf.value },
            Some(ours) if ours == official => Fit::Agrees,
            Some(ours) => Fit::Differs { ours, other_branches: other_branches(known, &way, official) },
        },
    };
    TreeFinding::Followed { way, official, fit }
}

fn other_branches(known: &Known<'_>, way: &Way<'_>, official: Tenths) -> Box<[(u8, u8)]> {
    let mut found = Vec::new();
    for (depth, (question, taken)) in (0u8..).zip(&way.steps) {
        for (branch, arm) in (0u8..).zip(&question.arms) {
            if usize::from(branch) != *taken && known.leads(question, arm, official) {
                found.push((depth, branch));
            }
        }
    }
    found.into()
}
