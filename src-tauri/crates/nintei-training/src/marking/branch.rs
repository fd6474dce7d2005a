//! Branches: the wrong score looked at, a threshold read the wrong way, the branch of another answer.

use nintei_judgment::{AskedValue, CaseFigure, FigureSubject, Interval, Tenths, TreeId};

use super::Context;
use super::cause::{Cause, Found};
use crate::reckoning::Step;
use crate::worksheet::{Entry, LineId, name};

impl Context<'_, '_> {
    /// The group asked for and the score that the learner has of it, where the learner wrote down another.
    pub(super) fn misread(&self, step: &Step, entry: Entry) -> Option<(u8, Tenths)> {
        let (LineId::Question { tree, at }, Entry::Branch { read: Some(read), .. }) = (&step.id, entry) else {
            return None;
        };
        let CaseFigure::Question { subject: FigureSubject::Score { group }, .. } = self.own.node(*tree, at)? else {
            return None;
        };
        let own = self.own.scores.get(usize::from(*group) - 1)?;
        let key = self.judgment.outcome.scores.get(usize::from(*group) - 1)?;
        (!own.contains(Interval::exactly(read)) && !key.contains(Interval::exactly(read))).then_some((*group, read))
    }

    pub(super) fn branch(&self, step: &Step, tree: TreeId, at: &[u8], arm: u8) -> Found {
        let place = name(&step.id, self.rules);
        let Some(CaseFigure::Question { asks, subject, value, arms, .. }) = self.own.node(tree, at) else {
            return Found::new(Cause::Plain, format!("{place}: この問いは図にありません。枝を選び直してください。"));
        };
        if let Some((group, read)) = step.entry.and_then(|entry| self.misread(step, entry)) {
            let other = (1u8..).zip(self.own.scores).find(|(_, score)| *score == Interval::exactly(read));
            let whose = other.map_or_else(String::new, |(other, _)| format!("{read}点は第{other}群の得点です。"));
            return Found::new(
                Cause::Misread,
                format!("{place}: 見る得点が違います。{whose}「{asks}」では第{group}群の合計を見ます。"),
            );
        }
        let Some(taken) = arms.get(usize::from(arm)) else {
            return Found::new(Cause::Plain, format!("{place}: その枝は図にありません。枝を選び直してください。"));
        };
        match (subject, value) {
            (FigureSubject::Score { group }, AskedValue::Score { .. }) => {
                // Narrowed on the way down: what counts is the score itself.
                let score = self.own.scores.get(usize::from(*group) - 1).copied().unwrap_or_default();
                let threshold = arms.iter().filter_map(|arm| arm.points).map(|points| points.high).min();
                let edge = score
                    .value()
                    .zip(threshold)
                    .is_some_and(|(score, threshold)| score == threshold || score == threshold + Tenths::STEP);
                if edge {
                    let sentence = format!(
                        "{place}: 第{group}群の得点は{score}点です。「以下」「以上」はその数を含みます。「{}」に当たるか読み直してください。",
                        taken.label
                    );
                    return Found::new(Cause::ThresholdEdge, sentence);
                }
                let sentence = format!(
                    "{place}: 第{group}群の得点は{score}点です。「{}」には当たりません。以下と以上を読み違えていないか確かめてください。",
                    taken.label
                );
                Found::new(Cause::ThresholdReversed, sentence)
            }
            (_, AskedValue::Answers { labels, .. }) => {
                let answer = labels.join("・");
                Found::new(
                    Cause::WrongBranch,
                    format!("{place}: 「{asks}」の回答は「{answer}」です。「{}」の枝には当たりません。", taken.label),
                )
            }
            (FigureSubject::Answer { .. }, AskedValue::Score { .. }) => {
                Found::new(Cause::WrongBranch, format!("{place}: 枝が違います。"))
            }
        }
    }
}
