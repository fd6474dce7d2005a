//! Points of an item: which cell of the table was read instead.

use nintei_judgment::{Interval, ScoreLine, Tenths};
use nintei_survey::ItemId;

use super::Context;
use super::cause::{Cause, Found};
use crate::reckoning::Step;
use crate::worksheet::{LineId, name, rows};

impl Context<'_, '_> {
    pub(super) fn points(&self, step: &Step, item: ItemId, joint: Option<u8>, value: Tenths) -> Found {
        let place = name(&step.id, self.rules);
        let found = Interval::exactly(value);
        let own = rows(self.rules, item, joint);
        if let Some(row) = own.iter().find(|row| row.points == found) {
            let answer = self.score_line(item, joint).map_or_else(String::new, read_as);
            return Found::new(
                Cause::OtherOption,
                format!("{place}: {value}点は「{}」の得点です。この人の回答は{answer}です。", row.title),
            );
        }
        // First the lines above and below in the table, then the rest of the group.
        let group = self.judgment.steps.groups.iter().find(|group| group.group == item.section());
        let lines: Vec<&ScoreLine<'_>> = group.into_iter().flat_map(|group| &group.lines).collect();
        let at = lines.iter().position(|line| line.item == item).unwrap_or_default();
        let other = (0..lines.len())
            .filter_map(|index| lines.get(index).map(|line| (index.abs_diff(at), line)))
            .filter(|(_, line)| line.item != item && line.points == found)
            .min_by_key(|(distance, _)| *distance);
        match other {
            Some((_, line)) => Found::new(
                Cause::OtherItem,
                format!(
                    "{place}: {value}点は{} {}の得点です。読んだ行がずれていないか確かめてください。",
                    line.item, line.name
                ),
            ),
            None => Found::new(
                Cause::Plain,
                format!("{place}: {value}点は、得点表のこの項目にありません。得点表を読み直してください。"),
            ),
        }
    }

    pub(super) fn score_line(&self, item: ItemId, joint: Option<u8>) -> Option<&ScoreLine<'_>> {
        let lines = self.judgment.steps.groups.iter().flat_map(|group| &group.lines);
        lines.filter(|line| line.item == item).nth(joint.map_or(0, usize::from))
    }

    /// The lines of a group with the points that the learner took.
    pub(super) fn parts_of(&self, group: u8) -> Vec<(String, Tenths)> {
        let steps = self.own.steps.iter();
        let of_group = steps.filter(|step| matches!(step.id, LineId::Points { item, .. } if item.section() == group));
        of_group.filter_map(|step| Some((name(&step.id, self.rules), step.taken.value()?))).collect()
    }
}

/// The answer as the score table names it: 「両下肢のみ」（左下肢・右下肢）.
pub(super) fn read_as(line: &ScoreLine<'_>) -> String {
    let chosen = line.chosen.join("・");
    match line.row {
        Some(row) if row != chosen => format!("「{chosen}」（得点表では「{row}」）"),
        _ => format!("「{chosen}」"),
    }
}
