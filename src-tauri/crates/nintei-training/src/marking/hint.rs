//! Hints by degrees: where to look, what to compare, the value with its source.

use nintei_judgment::{AskedValue, CaseFigure, FigureSubject, RuleEdition};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Context;
use super::points::read_as;
use crate::Exercise;
use crate::key::judged_with;
use crate::reckoning::{Expected, Reckoning, Step};
use crate::worksheet::{Filled, LineId, listed, name, with_unit};

/// How much a hint tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HintDegree {
    /// Where to look.
    Place,
    /// What to compare.
    Comparison,
    /// The value with its source.
    Value,
}

/// A hint for a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Hint {
    /// How much it tells.
    pub degree: HintDegree,
    /// The hint, in a sentence.
    pub text: String,
}

/// A hint for `line`, reckoned from what the learner has `filled` in before it; `None` where the learner has not come to
/// that line.
#[must_use]
pub fn hint(
    exercise: &Exercise,
    rules: &RuleEdition,
    filled: &Filled,
    line: &LineId,
    degree: HintDegree,
) -> Option<Hint> {
    judged_with(exercise, rules, filled, |input, judgment, _| {
        let own = Reckoning::of(exercise, rules, input, judgment, filled);
        let context = Context { exercise, rules, judgment, own: &own };
        let step = own.step(line)?;
        let text = match degree {
            HintDegree::Place => context.place(step),
            HintDegree::Comparison => context.comparison(step),
            HintDegree::Value => context.value(step),
        };
        Some(Hint { degree, text })
    })
}

impl Context<'_, '_> {
    fn place(&self, step: &Step) -> String {
        match &step.id {
            LineId::Points { item, .. } => {
                format!("得点表の第{}群で、{item}の行を見てください。", item.section())
            }
            LineId::Sum { group } => format!("第{group}群の各項目の得点を、上から順に見てください。"),
            LineId::Question { tree, at } => match self.own.node(*tree, at) {
                Some(CaseFigure::Question { asks, subject: FigureSubject::Score { group }, .. }) => {
                    format!("この問いは「{asks}」の得点を尋ねています。第{group}群の合計を見てください。")
                }
                Some(CaseFigure::Question { asks, .. }) => {
                    format!("この問いは「{asks}」の回答を尋ねています。調査票の回答を見てください。")
                }
                _ => "図を一番上の問いから見直してください。".to_owned(),
            },
            LineId::Minutes { tree } => {
                format!("「{}」の樹形図で、たどった枝の先を見てください。", self.rules.tree_name(*tree))
            }
            LineId::SpecialCare => "特別な医療の表で、受けている医療の行を見てください。".to_owned(),
            LineId::Subtotal => "八つの時間と特別な医療の時間を見てください。".to_owned(),
            LineId::Addition => "加算前の合計と、7-1・7-2の自立度を見てください。".to_owned(),
            LineId::Total => "加算前の合計と認知症加算を見てください。".to_owned(),
            LineId::Level => "要介護認定等基準時間の区分の表を見てください。".to_owned(),
        }
    }

    fn comparison(&self, step: &Step) -> String {
        match &step.id {
            LineId::Points { item, joint } => self.score_line(*item, *joint).map_or_else(String::new, |line| {
                format!("この人の回答は{}です。その選択肢の得点を読みます。", read_as(line))
            }),
            LineId::Sum { group } => {
                let parts: Vec<String> = self.parts_of(*group).iter().map(|(_, points)| points.to_string()).collect();
                format!("足す得点は {} です。", parts.join(" + "))
            }
            LineId::Question { tree, at } => match self.own.node(*tree, at) {
                Some(CaseFigure::Question { subject, value, arms, .. }) => {
                    let arms: Vec<String> = arms.iter().map(|arm| format!("「{}」", arm.label)).collect();
                    let value = match (subject, value) {
                        (FigureSubject::Score { group }, _) => {
                            let score = self.own.scores.get(usize::from(*group) - 1).copied().unwrap_or_default();
                            format!("得点{score}点")
                        }
                        (_, AskedValue::Answers { labels, .. }) => format!("回答「{}」", labels.join("・")),
                        (_, AskedValue::Score { points }) => format!("得点{points}点"),
                    };
                    format!("{value}を、{}と比べます。", arms.join("と"))
                }
                _ => "問いの値と枝の言葉を一つずつ比べます。".to_owned(),
            },
            LineId::Minutes { tree } => {
                let (name, range) = (self.rules.tree_name(*tree), self.rules.displayed_range(*tree));
                if self.own.figures[tree.index()].is_none() {
                    format!(
                        "「{name}」の図はこのプログラムの表にありません。テキストの図をたどり、{range}分の間の時間を書きます。"
                    )
                } else {
                    format!("「{name}」の時間は{range}分の間です。最後の問いの枝の先に書かれた時間を読みます。")
                }
            }
            LineId::SpecialCare => {
                let lines = self.judgment.steps.special_care.lines.iter();
                let received: Vec<String> = lines.map(|line| format!("「{}」", line.label)).collect();
                format!("受けている医療は{}です。それぞれの時間を足します。", received.join("と"))
            }
            LineId::Subtotal => {
                let special_care = self.own.step(&LineId::SpecialCare).map(|step| step.taken);
                let minutes = self.own.minutes.into_iter().chain(special_care);
                let minutes: Vec<String> = minutes.map(|minutes| minutes.to_string()).collect();
                format!("足す時間は {} です。", minutes.join(" + "))
            }
            LineId::Addition => {
                let conditions = self.judgment.steps.dementia_addition.conditions.iter();
                let conditions: Vec<String> =
                    conditions.map(|line| format!("「{}」（この人は{}）", line.label, line.value)).collect();
                format!("条件は{}です。全て満たすときだけ、示された段階の時間を加えます。", conditions.join("、"))
            }
            LineId::Total => {
                format!("{} + {} を計算します。", self.own.subtotal, self.own.taken(&LineId::Addition))
            }
            LineId::Level => format!(
                "{}分がどの区分の「以上」「未満」に入るかを比べます。32分以上50分未満では蓋然性と安定性も見ます。",
                self.own.total
            ),
        }
    }

    fn value(&self, step: &Step) -> String {
        let place = name(&step.id, self.rules);
        let source = self.source(&step.id);
        let value = match &step.expected {
            Expected::Number(interval) => match interval.value() {
                Some(value) => with_unit(&step.id, value),
                None => {
                    return format!(
                        "{place}は、このプログラムの表では{interval}の間としか分かりません。テキストの図表で確かめてください。"
                    );
                }
            },
            Expected::Arms(arms) => {
                let labels = match &step.id {
                    LineId::Question { tree, at } => match self.own.node(*tree, at) {
                        Some(CaseFigure::Question { arms: all, .. }) => {
                            arms.iter().filter_map(|arm| all.get(usize::from(*arm))).map(|arm| arm.label).collect()
                        }
                        _ => Vec::new(),
                    },
                    _ => Vec::new(),
                };
                format!("「{}」", labels.join("」か「"))
            }
            Expected::Levels(levels) => listed(levels.iter()),
        };
        format!("{place}は{value}です（{source}）。")
    }

    fn source(&self, id: &LineId) -> String {
        let edition = self.rules.name();
        match id {
            LineId::Points { item, .. } => format!("{edition}の得点表 {item}"),
            LineId::Question { tree, .. } | LineId::Minutes { tree } => {
                format!("{edition}の樹形図「{}」", self.rules.tree_name(*tree))
            }
            LineId::SpecialCare => format!("{edition}の特別な医療の表"),
            LineId::Addition => match self.exercise.step {
                Some(step) => format!("{edition}の認知症加算の表、設例の段階「{}」", step.name()),
                None => format!("{edition}の認知症加算の表"),
            },
            LineId::Level => format!("{edition}の区分の表"),
            LineId::Sum { .. } | LineId::Subtotal | LineId::Total => "前の行の合計".to_owned(),
        }
    }
}
