//! 認知症加算 and the total: forgotten, not due, another step, another level's minutes.

use nintei_judgment::{AdditionStep, Interval, Tenths};

use super::Context;
use super::cause::{Cause, Found};
use crate::reckoning::{Expected, Step};
use crate::worksheet::{LineId, name};

/// A total in every range of the table of additions, to look its rows up.
const IN_EVERY_ROW: [i32; 4] = [0, 250, 320, 500];

impl Context<'_, '_> {
    /// The additions of none, one and two steps from the learner's own sum.
    pub(super) fn additions(&self) -> [Interval; 3] {
        AdditionStep::ALL.map(|step| self.added(self.own.subtotal, step))
    }

    fn added(&self, subtotal: Interval, step: AdditionStep) -> Interval {
        self.rules.addition_to(&self.exercise.answers, self.own.scores, subtotal, Some(step)).0
    }

    pub(super) fn addition(&self, value: Tenths) -> Found {
        let place = name(&LineId::Addition, self.rules);
        let expected = self.own.step(&LineId::Addition).map(|step| step.expected.clone());
        let due = expected != Some(Expected::Number(Interval::ZERO));
        if value == Tenths::ZERO {
            return Found::new(
                Cause::AdditionForgotten,
                format!(
                    "{place}: 加算の条件を全て満たし、段階も示されています。加算を忘れていないか確かめてください。"
                ),
            );
        }
        if !due {
            let failed = self.judgment.steps.dementia_addition.conditions.iter().find(|line| line.holds == Some(false));
            let why = match (failed, self.exercise.step) {
                (Some(line), _) => format!("条件「{}」を満たしません（{}）。", line.label, line.value),
                (None, Some(AdditionStep::None)) => "この設例では加算なしとされています。".to_owned(),
                (None, _) => format!("加算前の合計が{}分です。条件を一つずつ確かめてください。", self.own.subtotal),
            };
            return Found::new(Cause::AdditionNotDue, format!("{place}: 加算はありません。{why}"));
        }
        let steps = AdditionStep::ALL.into_iter().zip(self.additions());
        let second_alone = self.additions()[2].value().zip(self.additions()[1].value()).map(|(two, one)| two - one);
        if let Some((step, _)) = steps.into_iter().find(|(_, minutes)| *minutes == Interval::exactly(value)) {
            let sentence = format!(
                "{place}: {value}分は「{}」の加算です。この設例で示された段階を確かめてください。",
                step.name()
            );
            return Found::new(Cause::AdditionOtherStep, sentence);
        }
        if second_alone == Some(value) {
            let sentence = format!("{place}: {value}分は二段階目だけの時間です。一段階の時間と合わせてください。");
            return Found::new(Cause::AdditionOtherStep, sentence);
        }
        let elsewhere = IN_EVERY_ROW.into_iter().any(|subtotal| {
            let subtotal = Interval::exactly(Tenths::new(subtotal));
            AdditionStep::ALL.into_iter().any(|step| self.added(subtotal, step) == Interval::exactly(value))
        });
        if elsewhere {
            let subtotal = self.own.subtotal;
            let sentence = format!(
                "{place}: {value}分は別の区分の加算です。加算前の合計{subtotal}分の属する区分の行を読んでください。"
            );
            return Found::new(Cause::AdditionOtherLevel, sentence);
        }
        Found::new(Cause::Plain, format!("{place}: {value}分は加算の表にありません。表を読み直してください。"))
    }

    pub(super) fn total(&self, step: &Step, value: Tenths) -> Found {
        let place = name(&step.id, self.rules);
        let (subtotal, added) = (self.own.subtotal, self.own.taken(&LineId::Addition));
        if Interval::exactly(value) == subtotal {
            let sentence = format!("{place}: 認知症加算の{added}分が足されていません。");
            return Found::new(Cause::AdditionForgotten, sentence);
        }
        let off = value
            - step.expected.entry().map_or(value, |entry| match entry {
                crate::worksheet::Entry::Number { value } => value,
                _ => value,
            });
        if off > Tenths::ZERO && Interval::exactly(off) == added {
            return Found::new(Cause::CountedTwice, format!("{place}: 認知症加算の{added}分が二度足されています。"));
        }
        if [10, 100, 1000].contains(&off.count().abs()) {
            let sentence = format!("{place}: {value}分は繰り上がりが違います。足し直してください。");
            return Found::new(Cause::Carry, sentence);
        }
        let sentence = format!("{place}: {subtotal}分と認知症加算{added}分の合計と合いません。足し直してください。");
        Found::new(Cause::Plain, sentence)
    }
}
