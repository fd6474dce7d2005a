//! Sums: a part left out or counted twice, a carry, another group's sum, a treatment that is not received.

use nintei_judgment::{Interval, Tenths, TreeId};
use nintei_survey::ItemId;

use super::Context;
use super::cause::{Cause, Found};
use crate::reckoning::{Expected, Step};
use crate::worksheet::{LineId, name, with_unit};

/// Off by so much, a carry is the likeliest cause: 1.0, 10.0 and 100.0.
const CARRIES: [i32; 3] = [10, 100, 1000];

impl Context<'_, '_> {
    pub(super) fn sum(&self, step: &Step, value: Tenths) -> Found {
        let place = name(&step.id, self.rules);
        let shown = with_unit(&step.id, value);
        let parts = self.parts(&step.id);
        let expected = match step.expected {
            Expected::Number(interval) => interval.value(),
            _ => None,
        };
        let again = "上から順に足し直してください。";
        let Some(expected) = expected else {
            return Found::new(Cause::Plain, format!("{place}: {shown}はありえない合計です。{again}"));
        };
        if value == Tenths::ZERO {
            return Found::new(Cause::LeftOut, format!("{place}: 何も足されていません。{again}"));
        }
        if let Some(group) = self.other_group(&step.id, value) {
            return Found::new(Cause::OtherGroup, format!("{place}: {shown}は第{group}群の合計です。"));
        }
        let named = |off: Tenths| {
            let same = parts.iter().filter(|(_, part)| *part == off && off > Tenths::ZERO);
            let names: Vec<&str> = same.map(|(name, _)| name.as_str()).take(3).collect();
            (!names.is_empty()).then(|| names.join("か"))
        };
        if let Some(left_out) = named(expected - value) {
            return Found::new(
                Cause::LeftOut,
                format!("{place}: {left_out}が足されていません。抜けている行がないか確かめてください。"),
            );
        }
        if let Some(twice) = named(value - expected) {
            return Found::new(
                Cause::CountedTwice,
                format!("{place}: {twice}が二度足されています。同じ行を二度数えていないか確かめてください。"),
            );
        }
        if let Some(label) = self.other_treatment(&step.id, value - expected) {
            return Found::new(
                Cause::OtherTreatment,
                format!("{place}: 受けていない「{label}」の時間が入っています。"),
            );
        }
        if CARRIES.contains(&value.count().abs_diff(expected.count()).try_into().unwrap_or(0)) {
            return Found::new(Cause::Carry, format!("{place}: {shown}は繰り上がりが違います。{again}"));
        }
        Found::new(Cause::Plain, format!("{place}: {shown}は各行の合計と合いません。{again}"))
    }

    /// What is added up in a line, by name, as the learner took it.
    fn parts(&self, id: &LineId) -> Vec<(String, Tenths)> {
        match id {
            LineId::Sum { group } => self.parts_of(*group),
            LineId::SpecialCare => {
                let received = self.judgment.steps.special_care.lines.iter();
                received.map(|line| (format!("「{}」", line.label), line.minutes)).collect()
            }
            LineId::Subtotal => {
                let trees = TreeId::ALL.into_iter().zip(self.own.minutes);
                let special_care = self.own.taken(&LineId::SpecialCare);
                trees
                    .map(|(tree, minutes)| (format!("「{}」", self.rules.tree_name(tree)), minutes))
                    .chain([("特別な医療".to_owned(), special_care)])
                    .filter_map(|(name, minutes)| Some((name, minutes.value()?)))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn other_group(&self, id: &LineId, value: Tenths) -> Option<u8> {
        let LineId::Sum { group } = id else { return None };
        (1..=5).filter(|other| other != group).find(|other| {
            let sum = self.own.step(&LineId::Sum { group: *other });
            sum.is_some_and(|sum| sum.expected == Expected::Number(Interval::exactly(value)))
        })
    }

    fn other_treatment(&self, id: &LineId, off: Tenths) -> Option<&str> {
        if *id != LineId::SpecialCare {
            return None;
        }
        let received = self.exercise.answers.get(ItemId::SPECIAL_CARE);
        let table = (1u8..).zip(self.rules.special_care_table());
        table.filter(|(no, _)| !received.contains(*no)).find(|(_, row)| row.1 == off).map(|(_, (label, _))| label)
    }
}
