//! Comparing case after case, keeping only what the causes and proposals need.

use std::collections::{BTreeMap, BTreeSet};

use nintei_survey::{Answers, CareLevel, ItemId};

use super::additive::SumRecord;
use super::compare::level_names;
use super::examine::{Examined, Fit, Line, Sides, TreeFinding, examine, total_with_addition};
use super::place::Place;
use super::points::ChosenRows;
use super::proposal::{Found, proposal};
use super::scores::{GroupRecord, signed};
use super::tally::{Bounded, Tally};
use super::trees::TreeRecord;
use super::{
    AdditionCount, Cause, CauseKind, ComparedPart, Findings, OfficialCase, OfficialResult, ProposalGap, TotalReading,
    Verdict,
};
use crate::judge::care_levels;
use crate::rules::{AdditionRow, Degrees, Node};
use crate::{AdditionStep, Interval, JudgmentInput, RuleEdition, Tenths, TreeId};

/// How many causes are listed. Where there are more, the tables are not what is wrong.
const LISTED: usize = 500;

/// Compares cases with their official results, one after the other, in memory that does not grow with their number.
pub struct Collector<'r> {
    rules: &'r RuleEdition,
    compared: u64,
    agreeing: u64,
    unsorted: u64,
    groups: [GroupRecord; 5],
    trees: [TreeRecord; 8],
    special_care: SumRecord,
    addition: BTreeMap<String, [u64; 3]>,
    wrong_addition: Bounded<(String, String, Tenths), Tally>,
    wrong_total: Bounded<TotalReading, Tally>,
    wrong_level: Bounded<(String, CareLevel), Tally>,
}

impl<'r> Collector<'r> {
    /// Nothing compared yet.
    #[must_use]
    pub fn new(rules: &'r RuleEdition) -> Self {
        Self {
            rules,
            compared: 0,
            agreeing: 0,
            unsorted: 0,
            groups: Default::default(),
            trees: Default::default(),
            special_care: SumRecord::default(),
            addition: BTreeMap::new(),
            wrong_addition: Bounded::default(),
            wrong_total: Bounded::default(),
            wrong_level: Bounded::default(),
        }
    }

    /// Compares the case recorded under `id`. What the case does not tell of 状態の安定性 and 蓋然性 is taken from the
    /// official result.
    pub fn add(&mut self, id: i64, case: &OfficialCase) {
        let mut opinion = case.opinion;
        opinion.stability = opinion.stability.or(case.result.stability);
        opinion.dementia_likelihood_percent = opinion.dementia_likelihood_percent.or(case.result.likelihood_percent);
        let input = JudgmentInput { answers: case.answers, opinion, ..JudgmentInput::default() };
        let examined = examine(self.rules, &input, &case.result);
        self.compared += 1;
        let differs = examined.lines.iter().any(|line| line.verdict == Verdict::Differs);
        self.agreeing += u64::from(!differs);
        let mut kept = self.scores(&input, &examined, id);
        kept &= self.trees(&input, &examined, &case.result, id);
        kept &= self.addition(&case.answers, &examined, &case.result, id);
        kept &= self.total_and_level(&input, &examined, &case.result, id);
        self.unsorted += u64::from(!kept);
    }

    fn scores(&mut self, input: &JudgmentInput, examined: &Examined<'_>, id: i64) -> bool {
        let mut kept = true;
        for line in &examined.lines {
            if let Line { part: ComparedPart::Score { group }, sides: Sides::Numbers(numbers), .. } = line {
                let index = usize::from(*group) - 1;
                if let (Some(record), Some(table)) = (self.groups.get_mut(index), self.rules.groups.get(index)) {
                    let chosen = ChosenRows::of(table, &input.answers);
                    kept &= record.add(chosen.as_ref(), numbers.ours, numbers.official, id);
                }
            }
        }
        kept
    }

    fn trees(&mut self, input: &JudgmentInput, examined: &Examined<'_>, official: &OfficialResult, id: i64) -> bool {
        let mut kept = true;
        for (tree, finding) in &examined.trees {
            let record = &mut self.trees[tree.index()];
            kept &= record.add(finding, id);
            if matches!(finding, TreeFinding::NotEstablished) {
                let ours = examined.outcome.minutes[tree.index()];
                let alone = official.minutes.get(tree).copied().unwrap_or_default();
                let outside = *tree != TreeId::Medical && !ours.contains(Interval::exactly(alone));
                kept &= !outside || record.outside_displayed_range(alone, id);
            }
            if let (TreeId::Medical, TreeFinding::Followed { official, fit, .. }) = (tree, finding) {
                let ours = match fit {
                    Fit::Agrees => Some(*official),
                    Fit::Differs { ours, .. } => Some(*ours),
                    Fit::Unknown { .. } | Fit::Open { .. } => None,
                };
                let treatments = input.answers.get(ItemId::SPECIAL_CARE).numbers().map(u16::from);
                kept &= ours.is_none_or(|ours| self.special_care.add(*official - ours, treatments, id));
            }
        }
        kept
    }

    fn addition(&mut self, answers: &Answers, examined: &Examined<'_>, official: &OfficialResult, id: i64) -> bool {
        let Some(addition) = official.dementia_addition else { return true };
        let row = official.sum_of_minutes().and_then(|sum| eligible_row(self.rules, answers, sum));
        let step = row.and_then(|row| AdditionStep::ALL.into_iter().find(|step| row.minutes(*step) == addition));
        if let (Some(row), Some(step)) = (row, step) {
            let counts = self.addition.entry(row.name.clone()).or_default();
            if let Some(count) = counts.get_mut(step as usize) {
                *count += 1;
            }
        }
        // A difference that follows from the trees is none of the addition: it is judged by their official sum.
        let line = || examined.lines.iter().find(|line| line.part == ComparedPart::Addition);
        let possible = match examined.addition {
            Some(possible) => possible.contains(Interval::exactly(addition)) && (row.is_none() || step.is_some()),
            None => line().is_none_or(|line| line.verdict != Verdict::Differs),
        };
        if possible {
            return true;
        }
        let ours = examined.addition.unwrap_or(examined.outcome.dementia_addition);
        let level = row.map_or_else(|| "対象外".to_owned(), |row| row.name.clone());
        let key = (level, ours.to_string(), addition);
        self.wrong_addition.entry(key).map(|tally| tally.add(id)).is_some()
    }

    fn total_and_level(
        &mut self,
        input: &JudgmentInput,
        examined: &Examined<'_>,
        official: &OfficialResult,
        id: i64,
    ) -> bool {
        let mut kept = true;
        let differs = |part: fn(&ComparedPart) -> bool| {
            examined.lines.iter().any(|line| part(&line.part) && line.verdict == Verdict::Differs)
        };
        let parts_differ = differs(|part| matches!(part, ComparedPart::Tree { .. } | ComparedPart::Addition));
        let alone = differs(|part| *part == ComparedPart::Total) && !parts_differ;
        if examined.reading == TotalReading::Neither || alone {
            kept &= self.wrong_total.entry(examined.reading).map(|tally| tally.add(id)).is_some();
        }
        if let (Some(total), Some(level)) =
            (total_with_addition(examined.reading, official), official.level_with_addition.or(official.level))
        {
            let levels_at = |total| care_levels(self.rules, input, Interval::exactly(total));
            let follows = levels_at(total);
            let before =
                official.sum_of_minutes().filter(|_| official.level_with_addition.is_none() && official.adds());
            if !follows.contains(level) && !before.is_some_and(|before| levels_at(before).contains(level)) {
                kept &= self.wrong_level.entry((level_names(follows), level)).map(|tally| tally.add(id)).is_some();
            }
        }
        kept
    }

    /// What has been found so far.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let mut causes = Vec::new();
        let mut proposals = Vec::new();
        for ((number, record), group) in (1u8..).zip(&self.groups).zip(&self.rules.groups) {
            record.causes(number, group, &mut causes);
            record.proposals(group, &mut proposals);
        }
        let treatments = self.treatments(&mut causes);
        for (id, record) in TreeId::ALL.into_iter().zip(&self.trees) {
            let tree = &self.rules.trees[id.index()];
            let elsewhere = if id == TreeId::Medical { &treatments } else { &BTreeSet::new() };
            record.causes(id, tree, elsewhere, &mut causes);
            for (branches, values) in &record.unknown.0 {
                let place = Place::of(tree, branches);
                if let Some(Node::Leaf(leaf)) = place.node {
                    let gap = ProposalGap::Leaf { tree: id, path: place.path() };
                    let found = Found { gap, place: place.words.join(" › "), bound: leaf.value, unit: "分" };
                    proposals.extend(proposal(found, values));
                }
            }
        }
        self.other_causes(&mut causes);
        causes.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
        let beyond = causes.split_off(causes.len().min(LISTED));
        let unlisted: u64 = beyond.iter().map(|cause| cause.count).sum();
        proposals.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.place.cmp(&b.place)));
        let addition = self.rules.dementia_addition.rows.iter().filter_map(|row| {
            let [none, one_step, two_steps] = *self.addition.get(&row.name)?;
            Some(AdditionCount { level: row.name.clone(), none, one_step, two_steps })
        });
        Findings {
            compared: self.compared,
            agreeing: self.agreeing,
            causes,
            unsorted: self.unsorted + unlisted,
            proposals,
            addition: addition.collect(),
        }
    }

    /// Treatments whose minutes explain differences at several leaves of 医療関連行為; the differences explained.
    fn treatments(&self, causes: &mut Vec<Cause>) -> BTreeSet<Tenths> {
        let leaves = self.trees[TreeId::Medical.index()].leaves_by_difference();
        let mut explained = BTreeSet::new();
        for common in self.special_care.differences() {
            let several = leaves.get(&common.difference).is_some_and(|leaves| *leaves > 1);
            let treatment = match common.suspects.as_slice() {
                [only] if several => {
                    self.rules.special_care.get(usize::from(*only).wrapping_sub(1)).map(|known| (only, known))
                }
                _ => None,
            };
            let Some((no, (label, minutes))) = treatment else { continue };
            explained.insert(common.difference);
            let (count, signed) = (common.tally.count, signed(common.difference));
            causes.push(Cause {
                key: format!("{}/{no}/{signed}", CauseKind::SpecialCare.key()),
                kind: CauseKind::SpecialCare,
                part: ComparedPart::Tree { tree: TreeId::Medical },
                place: vec!["特別な医療".to_owned(), format!("{no} {label}")],
                sentence: format!("この医療を受けた{count}件のすべてで、公式の時間が{signed}分ずれています。"),
                ours: format!("{minutes}分"),
                official: format!("{}分", *minutes + common.difference),
                count,
                agreeing: self.special_care.agreeing_cases,
                examples: common.tally.examples,
            });
        }
        explained
    }

    fn other_causes(&self, causes: &mut Vec<Cause>) {
        let mut add =
            |kind: CauseKind, part, place: Vec<String>, sentence: &str, sides: (String, String), tally: &Tally| {
                causes.push(Cause {
                    key: format!("{}/{}/{}/{}", kind.key(), place.join("/"), sides.0, sides.1),
                    kind,
                    part,
                    place,
                    sentence: sentence.to_owned(),
                    ours: sides.0,
                    official: sides.1,
                    count: tally.count,
                    agreeing: 0,
                    examples: tally.examples.clone(),
                });
            };
        for ((level, ours, official), tally) in &self.wrong_addition.0 {
            let sentence = "公式の認知症加算は、この表の条件と加算の段階からはありえません。";
            let sides = (format!("{ours}分"), format!("{official}分"));
            add(
                CauseKind::Addition,
                ComparedPart::Addition,
                vec!["認知症加算".to_owned(), level.clone()],
                sentence,
                sides,
                tally,
            );
        }
        for (reading, tally) in &self.wrong_total.0 {
            let sentence = if *reading == TotalReading::Neither {
                "公式の合計が、公式の内訳を足したものになりません。値の写し間違いがないか確かめてください。"
            } else {
                "内訳に相違がないのに、合計だけが異なります。公式の合計の値を確かめてください。"
            };
            let place = vec!["要介護認定等基準時間".to_owned()];
            add(CauseKind::Total, ComparedPart::Total, place, sentence, (String::new(), String::new()), tally);
        }
        for ((follows, level), tally) in &self.wrong_level.0 {
            let sentence = "公式の合計からは、公式の一次判定になりません。区分の境界か、要支援2と要介護1の振り分けを確かめてください。";
            let sides = (follows.clone(), level.name().to_owned());
            add(CauseKind::Level, ComparedPart::Level, vec!["一次判定".to_owned()], sentence, sides, tally);
        }
    }
}

/// The level before the addition of someone whom the addition is for; `None` where it is ruled out or open.
fn eligible_row<'r>(rules: &'r RuleEdition, answers: &Answers, subtotal: Tenths) -> Option<&'r AdditionRow> {
    let rule = &rules.dementia_addition;
    let holds = |degrees: &Degrees| answers.get(degrees.item).mask() & degrees.options != 0;
    let eligible = holds(&rule.physical) && holds(&rule.dementia) && subtotal < rule.below;
    rule.rows.iter().find(|row| eligible && row.range.meets(Interval::exactly(subtotal)))
}
