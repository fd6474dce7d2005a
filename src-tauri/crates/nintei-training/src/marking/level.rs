//! The level: a boundary read wrong, the total before 認知症加算, 要支援2 and 要介護1 mixed up.

use nintei_survey::{CareLevel, CareLevels};

use super::Context;
use super::cause::{Cause, Found};
use crate::key::levels_of;
use crate::worksheet::{LineId, listed, name};

/// The two levels of 32 to under 50 minutes.
const SHARED: [CareLevel; 2] = [CareLevel::Support2, CareLevel::Care1];

impl Context<'_, '_> {
    pub(super) fn level(&self, level: CareLevel) -> Found {
        let place = name(&LineId::Level, self.rules);
        let total = self.own.total;
        let at_total: CareLevels =
            total.value().into_iter().flat_map(|total| levels_of(self.judgment, total)).collect();
        if SHARED.contains(&level) && SHARED.iter().all(|shared| at_total.contains(*shared)) {
            let sentence = format!(
                "{place}: {total}分は{}のどちらかです。蓋然性が50%以上か、状態が安定しているかを順に確かめてください。",
                listed(SHARED)
            );
            return Found::new(Cause::LevelSplit, sentence);
        }
        let before = self.own.subtotal.value().filter(|_| self.own.subtotal != total);
        if before.is_some_and(|subtotal| levels_of(self.judgment, subtotal).contains(&level)) {
            let sentence = format!("{place}: {level}は認知症加算前の合計での区分です。加算後の時間で決めてください。");
            return Found::new(Cause::LevelBeforeAddition, sentence);
        }
        let range = self.judgment.steps.level.categories.iter().find(|line| line.level == level);
        let range = range.map_or_else(String::new, |line| match line.below {
            Some(below) => format!("{}分以上{below}分未満", line.from),
            None => format!("{}分以上", line.from),
        });
        let beside = |at: CareLevel| (at as i8).abs_diff(level as i8) <= 2;
        if at_total.iter().any(beside) {
            let sentence = format!(
                "{place}: {level}は{range}です。{total}分が入るかどうか、境目の「以上」「未満」を確かめてください。"
            );
            return Found::new(Cause::LevelBoundary, sentence);
        }
        Found::new(Cause::Plain, format!("{place}: {level}は{range}です。{total}分は入りません。"))
    }
}
