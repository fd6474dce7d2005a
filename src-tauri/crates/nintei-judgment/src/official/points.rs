//! The rows of the score table that a case's answers choose.

use nintei_survey::{Answers, ItemId, OptionSet};

use super::PointsPlace;
use crate::Tenths;
use crate::rules::{CONTRACTURE_JOINTS, GroupTable, ItemTable, PARALYSIS_PATTERNS, Row, paralysis_pattern};

/// A row of one group's score table: the item's position in the group, and the row of the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowId {
    item: u8,
    row: u8,
}

/// What a group's score is made of, where every item is answered.
pub(super) struct ChosenRows {
    pub(super) all: Vec<RowId>,
    /// Rows whose points are not established.
    pub(super) unknown: Vec<RowId>,
    /// The established points added up.
    pub(super) known: Tenths,
}

impl ChosenRows {
    pub(super) fn of(group: &GroupTable, answers: &Answers) -> Option<Self> {
        let mut chosen = Self { all: Vec::new(), unknown: Vec::new(), known: Tenths::ZERO };
        for (item, table) in (0u8..).zip(&group.items) {
            let answer = answers.get(table.item);
            if !answer.is_answered() {
                return None;
            }
            for row in rows(table, answer) {
                let id = RowId { item, row };
                chosen.all.push(id);
                match table.rows.get(usize::from(row)).filter(|row| row.established).and_then(|row| row.points.value())
                {
                    Some(points) => chosen.known = chosen.known + points,
                    None => chosen.unknown.push(id),
                }
            }
        }
        Some(chosen)
    }
}

fn rows(table: &ItemTable, chosen: OptionSet) -> impl Iterator<Item = u8> {
    let narrow = |row: usize| u8::try_from(row).unwrap_or(u8::MAX);
    let joints = table.item == ItemId::CONTRACTURE;
    let one = (!joints).then(|| match table.item {
        ItemId::PARALYSIS => narrow(paralysis_pattern(chosen)),
        _ => chosen.single().unwrap_or(u8::MAX).saturating_sub(1),
    });
    let per_joint = CONTRACTURE_JOINTS.iter().filter(move |_| joints).enumerate();
    one.into_iter().chain(per_joint.map(move |(joint, (_, no))| narrow(joint * 2 + usize::from(chosen.contains(*no)))))
}

impl RowId {
    /// One number, for counting.
    pub(super) fn number(self) -> u16 {
        u16::from_be_bytes([self.item, self.row])
    }

    pub(super) fn from_number(number: u16) -> Self {
        let [item, row] = number.to_be_bytes();
        Self { item, row }
    }

    /// The entry of the table.
    pub(super) fn entry(self, group: &GroupTable) -> Option<Row> {
        group.items.get(usize::from(self.item))?.rows.get(usize::from(self.row)).copied()
    }

    /// Where a person finds it.
    pub(super) fn place(self, group: &GroupTable) -> Option<PointsPlace> {
        let table = group.items.get(usize::from(self.item))?;
        let row = usize::from(self.row);
        let (part, option) = match table.item {
            ItemId::PARALYSIS => (None, (*PARALYSIS_PATTERNS.get(row)?).to_owned()),
            ItemId::CONTRACTURE => {
                let (joint, _) = CONTRACTURE_JOINTS.get(row / 2)?;
                (Some((*joint).to_owned()), if row % 2 == 0 { "ない" } else { "ある" }.to_owned())
            }
            _ => (None, table.labels.get(row)?.clone()),
        };
        Some(PointsPlace { item: table.item, name: table.name.clone(), part, option })
    }
}

impl PointsPlace {
    /// As a person reads it: 2-10 上衣の着脱「見守り等」.
    pub(super) fn words(&self) -> String {
        let part = self.part.as_ref().map(|part| format!("（{part}）")).unwrap_or_default();
        format!("{} {}{part}「{}」", self.item, self.name, self.option)
    }
}
