//! Wrong entries for a worksheet that is right so far.

use nintei_judgment::{CaseFigure, Tenths, TreeId, judge};
use nintei_survey::CareLevel;
use nintei_training::{Cause, Entry, Exercise, Filled, LineId, LineKind, Worksheet};

use super::{Tables, tables};

/// A wrong entry in a line, and what may be said of it.
pub struct Slip {
    pub id: LineId,
    pub entry: Entry,
    pub causes: Vec<Cause>,
}

pub fn number(value: Tenths) -> Entry {
    Entry::Number { value }
}

pub fn value(filled: &Filled, id: &LineId) -> Option<Tenths> {
    match filled.get(id) {
        Some(Entry::Number { value }) => Some(value),
        _ => None,
    }
}

fn leaves(node: &CaseFigure<'_>, found: &mut Vec<Tenths>) {
    match node {
        CaseFigure::Leaf { minutes, .. } => found.extend(minutes.value()),
        CaseFigure::Question { arms, .. } => arms.iter().for_each(|arm| leaves(&arm.next, found)),
    }
}

/// Every kind of slip in every line of a worksheet that is right so far.
pub fn slips(exercise: &Exercise, key: &Filled) -> Vec<Slip> {
    let Tables { rules, .. } = tables();
    let mut slips = Vec::new();
    let mut slip = |id: &LineId, entry: Entry, causes: &[Cause]| {
        let unlike = match (entry, key.get(id)) {
            (Entry::Branch { arm, read }, Some(Entry::Branch { arm: right, .. })) => arm != right || read.is_some(),
            (entry, right) => right.is_some_and(|right| entry != right),
        };
        if unlike {
            slips.push(Slip { id: id.clone(), entry, causes: causes.to_vec() });
        }
    };
    let sums = |id: &LineId| value(key, id);
    let scores: Vec<Tenths> = (1..=5).filter_map(|group| sums(&LineId::Sum { group })).collect();
    for line in Worksheet::of(exercise, rules, key).lines {
        let id = &line.id;
        match line.kind {
            LineKind::Points { rows, .. } => {
                let Some(right) = value(key, id) else { continue };
                for row in &rows {
                    slip(id, number(row.points.low), &[Cause::OtherOption]);
                }
                let anything = [Cause::OtherOption, Cause::OtherItem, Cause::Plain];
                slip(id, number(right + Tenths::new(3)), &anything);
                slip(id, number(Tenths::new(177)), &anything);
            }
            LineKind::Sum | LineKind::Subtotal | LineKind::SpecialCare { .. } => {
                let Some(right) = value(key, id) else { continue };
                let parts: Vec<Tenths> = match id {
                    LineId::Sum { group } => key
                        .iter()
                        .filter(|(id, _)| matches!(id, LineId::Points { item, .. } if item.section() == *group))
                        .filter_map(|(id, _)| value(key, id))
                        .collect(),
                    LineId::Subtotal => {
                        TreeId::ALL.iter().filter_map(|tree| sums(&LineId::Minutes { tree: *tree })).collect()
                    }
                    _ => vec![right],
                };
                for part in parts {
                    slip(id, number(right - part), &[Cause::LeftOut, Cause::OtherGroup]);
                    let mut causes =
                        vec![Cause::CountedTwice, Cause::LeftOut, Cause::OtherGroup, Cause::OtherTreatment];
                    if *id == LineId::SpecialCare {
                        // Two treatments, both counted twice.
                        causes.push(Cause::Plain);
                    }
                    slip(id, number(right + part), &causes);
                }
                let carry =
                    [Cause::Carry, Cause::LeftOut, Cause::CountedTwice, Cause::OtherGroup, Cause::OtherTreatment];
                slip(id, number(right + Tenths::new(10)), &carry);
                slip(id, number(right - Tenths::new(100)), &carry);
            }
            LineKind::Question { arms, group, .. } => {
                let Some(Entry::Branch { arm: right, .. }) = key.get(id) else { continue };
                let causes: &[Cause] = match group {
                    Some(_) => &[Cause::ThresholdReversed, Cause::ThresholdEdge],
                    None => &[Cause::WrongBranch],
                };
                for (arm, _) in (0u8..).zip(&arms) {
                    slip(id, Entry::Branch { arm, read: None }, causes);
                }
                if let Some(group) = group {
                    let own = scores[usize::from(group) - 1];
                    for other in scores.iter().filter(|other| **other != own) {
                        slip(id, Entry::Branch { arm: right, read: Some(*other) }, &[Cause::Misread]);
                    }
                }
            }
            LineKind::Minutes { tree, .. } => {
                let Some(_) = value(key, id) else { continue };
                let input = exercise.input();
                let scores = judge(rules, &input).outcome.scores;
                let mut others = Vec::new();
                if let Some(figure) = rules.case_figure(tree, &exercise.answers, scores) {
                    leaves(&figure, &mut others);
                }
                for other in others {
                    slip(id, number(other), &[Cause::OtherLeaf]);
                }
                slip(id, number(Tenths::new(999)), &[Cause::OutOfRange]);
            }
            LineKind::Addition { .. } => {
                slip(id, number(Tenths::ZERO), &[Cause::AdditionForgotten]);
                for minutes in [70, 190, 195, 315, 390, 400] {
                    let causes = [Cause::AdditionNotDue, Cause::AdditionOtherStep, Cause::AdditionOtherLevel];
                    slip(id, number(Tenths::new(minutes)), &causes);
                }
                slip(id, number(Tenths::new(33)), &[Cause::AdditionNotDue, Cause::Plain]);
            }
            LineKind::Total => {
                let (Some(right), Some(added)) = (value(key, id), value(key, &LineId::Addition)) else { continue };
                slip(id, number(right - added), &[Cause::AdditionForgotten]);
                slip(id, number(right + added), &[Cause::CountedTwice]);
                slip(id, number(right + Tenths::new(10)), &[Cause::Carry]);
                slip(id, number(right + Tenths::new(4)), &[Cause::Plain]);
            }
            LineKind::Level { .. } => {
                for level in CareLevel::ALL {
                    let causes = [Cause::LevelBoundary, Cause::LevelBeforeAddition, Cause::LevelSplit, Cause::Plain];
                    slip(id, Entry::Level { level }, &causes);
                }
            }
            LineKind::Given { .. } => {}
        }
    }
    slips
}
