//! 中間評価項目得点.

use nintei_survey::{Answers, ItemId, OptionSet};

use crate::Interval;
use crate::judgment::{Certainty, GroupSteps, ScoreLine};
use crate::rules::{CONTRACTURE_JOINTS, ItemTable, PARALYSIS_PATTERNS, RuleEdition, paralysis_pattern, supplement_of};

const OTHER_LIMB: u8 = 6;
const OTHER_JOINT: u8 = 5;

pub(super) fn groups(rules: &RuleEdition, answers: &Answers) -> [Interval; 5] {
    let mut scores = [Interval::ZERO; 5];
    for (score, group) in scores.iter_mut().zip(&rules.groups) {
        *score = group.items.iter().map(|item| item.points(answers.get(item.item))).sum();
    }
    scores
}

pub(super) fn steps<'r>(rules: &'r RuleEdition, answers: &Answers) -> Vec<GroupSteps<'r>> {
    (1u8..)
        .zip(&rules.groups)
        .map(|(group, table)| {
            let mut lines = Vec::with_capacity(table.items.len() + CONTRACTURE_JOINTS.len());
            for item in &table.items {
                let chosen = answers.get(item.item);
                if item.item == ItemId::CONTRACTURE {
                    lines.extend((0..CONTRACTURE_JOINTS.len()).map(|joint| joint_line(item, joint, chosen)));
                } else {
                    lines.push(line(item, chosen));
                }
            }
            let sum = lines.iter().map(|line| line.points).sum();
            GroupSteps { group, name: &table.name, lines, sum }
        })
        .collect()
}

fn line<'r>(item: &'r ItemTable, chosen: OptionSet) -> ScoreLine<'r> {
    let paralysis = item.item == ItemId::PARALYSIS && chosen.is_answered();
    let certainty = if !chosen.is_answered() {
        Certainty::Unanswered
    } else if paralysis || item.row(chosen).is_none_or(|row| row.established) {
        Certainty::Established
    } else {
        Certainty::NotEstablished
    };
    ScoreLine {
        item: item.item,
        name: &item.name,
        part: None,
        chosen: labels(item, chosen),
        row: paralysis.then(|| PARALYSIS_PATTERNS[paralysis_pattern(chosen)]),
        points: item.points(chosen),
        certainty,
        note: (paralysis && chosen.contains(OTHER_LIMB))
            .then_some("「その他（四肢の欠損）」は麻痺の型を変えない（本プログラムの取扱い）"),
        supplement: supplement_of(item.rows(chosen)),
    }
}

fn joint_line<'r>(item: &'r ItemTable, joint: usize, chosen: OptionSet) -> ScoreLine<'r> {
    let (name, no) = CONTRACTURE_JOINTS[joint];
    let answered = chosen.is_answered();
    ScoreLine {
        item: item.item,
        name: &item.name,
        part: Some(name),
        chosen: labels(item, chosen),
        row: answered.then(|| if chosen.contains(no) { "ある" } else { "ない" }),
        points: item.joint(joint, chosen),
        certainty: if answered { Certainty::Established } else { Certainty::Unanswered },
        note: (joint + 1 == CONTRACTURE_JOINTS.len() && chosen.contains(OTHER_JOINT))
            .then_some("「その他（四肢の欠損）」には得点がない"),
        supplement: supplement_of(item.joint_rows(joint, chosen)),
    }
}

fn labels(item: &ItemTable, chosen: OptionSet) -> Vec<&str> {
    chosen.numbers().filter_map(|no| item.labels.get(usize::from(no) - 1)).map(String::as_str).collect()
}
