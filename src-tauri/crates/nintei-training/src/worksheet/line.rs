use nintei_judgment::{
    AskedValue, CaseFigure, FigureSubject, GroupSteps, Interval, Judgment, RuleEdition, Tenths, TreeId,
};
use nintei_survey::{CareLevel, ItemId, Stability};
use serde::Serialize;
use ts_rs::TS;

use super::{Filled, LineId};
use crate::Exercise;
use crate::key::judged_with;
use crate::reckoning::Reckoning;

/// The worksheet of an exercise, as far as the learner has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Worksheet {
    /// The lines in the order of the reckoning. A tree shows its questions down to the first that is not filled in.
    pub lines: Vec<Line>,
}

/// A line of the worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Line {
    /// Which.
    pub id: LineId,
    /// 1-3 寝返り, 第2群 生活機能の合計, 食事.
    pub label: String,
    /// What is to be filled in.
    pub kind: LineKind,
}

/// What a line asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LineKind {
    /// Points of an answer.
    Points {
        /// The answer.
        answer: String,
        /// The rows of the score table.
        rows: Vec<PointsChoice>,
        /// テキストの得点表でたどる: the range in which points are taken, where the tables do not hold them.
        to_trace: Option<Interval>,
    },
    /// The sum of a group's points.
    Sum,
    /// A branch of a question.
    Question {
        /// The tree.
        tree: TreeId,
        /// As the figure words it.
        asks: String,
        /// The group whose score is asked for, 1–5; `None` where an answer is asked for.
        group: Option<u8>,
        /// The answer asked for.
        answer: Option<String>,
        /// Its branches, in order.
        arms: Vec<String>,
        /// 要照合: why this question should be checked against the 告示.
        doubt: Option<String>,
    },
    /// Minutes of a tree.
    Minutes {
        /// The tree.
        tree: TreeId,
        /// テキストの図でたどる: the displayed range in which minutes are taken, where the tables do not hold the tree.
        to_trace: Option<Interval>,
    },
    /// Minutes that the exercise gives. Nothing is filled in.
    Given {
        /// The minutes.
        minutes: Interval,
        /// Whether they are made up (設例の値), since the tables hold none.
        stated: bool,
    },
    /// Minutes of 特別な医療.
    SpecialCare {
        /// The treatments received.
        treatments: Vec<String>,
    },
    /// The sum before 認知症加算.
    Subtotal,
    /// 認知症加算.
    Addition {
        /// What the exercise says of the steps; `None` where it says nothing.
        step: Option<String>,
    },
    /// 要介護認定等基準時間.
    Total,
    /// 要介護状態区分等.
    Level {
        /// What settles 要支援2／要介護1, in a sentence.
        opinion: String,
    },
}

/// A row of the score table as the worksheet shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PointsChoice {
    /// The option, the pattern of 1-1, ない・ある of 1-2.
    pub title: String,
    /// Its points.
    pub points: Interval,
}

impl Worksheet {
    /// The worksheet of `exercise` for whoever has `filled` in so much.
    #[must_use]
    pub fn of(exercise: &Exercise, rules: &RuleEdition, filled: &Filled) -> Self {
        judged_with(exercise, rules, filled, |input, judgment, _| {
            let reckoning = Reckoning::of(exercise, rules, input, judgment, filled);
            let view = View { exercise, rules, judgment, reckoning: &reckoning };
            Self { lines: view.lines() }
        })
    }
}

struct View<'a, 'r> {
    exercise: &'a Exercise,
    rules: &'r RuleEdition,
    judgment: &'a Judgment<'a>,
    reckoning: &'a Reckoning<'r>,
}

impl View<'_, '_> {
    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut hidden: Option<TreeId> = None;
        for step in &self.reckoning.steps {
            match &step.id {
                LineId::Points { item, joint } => lines.push(self.points(&step.id, *item, *joint)),
                LineId::Sum { group } => {
                    let name = self.group(*group).map_or("", |steps| steps.name);
                    lines.push(self.line(&step.id, format!("第{group}群 {name}"), LineKind::Sum));
                }
                LineId::Question { tree, at } if hidden != Some(*tree) => {
                    lines.extend(self.question(&step.id, *tree, at));
                    if step.entry.is_none() {
                        hidden = Some(*tree);
                    }
                }
                LineId::Question { .. } => {}
                LineId::Minutes { tree } => {
                    let lacking = self.reckoning.figures[tree.index()].is_none();
                    let to_trace = lacking.then(|| self.rules.displayed_range(*tree));
                    let kind = LineKind::Minutes { tree: *tree, to_trace };
                    lines.push(self.line(&step.id, self.rules.tree_name(*tree).to_owned(), kind));
                }
                LineId::SpecialCare => {
                    lines.extend(self.given());
                    let received = self.judgment.steps.special_care.lines.iter();
                    let treatments = received.map(|line| format!("{} {}", line.no, line.label)).collect();
                    lines.push(self.line(&step.id, "特別な医療".to_owned(), LineKind::SpecialCare { treatments }));
                }
                LineId::Subtotal => {
                    if self.reckoning.step(&LineId::SpecialCare).is_none() {
                        lines.extend(self.given());
                    }
                    lines.push(self.line(&step.id, "認知症加算前の合計".to_owned(), LineKind::Subtotal));
                }
                LineId::Addition => {
                    let step = self
                        .exercise
                        .step
                        .map(|step| format!("対象となる場合に加える段階は、この設例では「{}」とします。", step.name()));
                    lines.push(self.line(&LineId::Addition, "認知症加算".to_owned(), LineKind::Addition { step }));
                }
                LineId::Total => {
                    lines.push(self.line(&step.id, "要介護認定等基準時間".to_owned(), LineKind::Total));
                }
                LineId::Level => {
                    let kind = LineKind::Level { opinion: self.opinion() };
                    lines.push(self.line(&step.id, "要介護状態区分等".to_owned(), kind));
                }
            }
        }
        lines
    }

    fn line(&self, id: &LineId, label: String, kind: LineKind) -> Line {
        Line { id: id.clone(), label, kind }
    }

    fn group(&self, group: u8) -> Option<&GroupSteps<'_>> {
        self.judgment.steps.groups.iter().find(|steps| steps.group == group)
    }

    fn points(&self, id: &LineId, item: ItemId, joint: Option<u8>) -> Line {
        let lines = self.judgment.steps.groups.iter().flat_map(|group| &group.lines);
        let line = lines.filter(|line| line.item == item).nth(joint.map_or(0, usize::from));
        let part = line.and_then(|line| line.part).map_or_else(String::new, |part| format!("（{part}）"));
        let name = line.map_or("", |line| line.name);
        let points = line.map_or(Interval::ZERO, |line| line.points);
        let kind = LineKind::Points {
            answer: line.map_or_else(String::new, |line| line.chosen.join("・")),
            rows: rows(self.rules, item, joint),
            to_trace: points.value().is_none().then_some(points),
        };
        self.line(id, format!("{item} {name}{part}"), kind)
    }

    fn question(&self, id: &LineId, tree: TreeId, at: &[u8]) -> Option<Line> {
        let CaseFigure::Question { asks, subject, value, arms, doubt } = self.reckoning.node(tree, at)? else {
            return None;
        };
        let answer = match value {
            AskedValue::Answers { labels, .. } => Some(labels.join("・")),
            AskedValue::Score { .. } => None,
        };
        let group = match subject {
            FigureSubject::Score { group } => Some(*group),
            FigureSubject::Answer { .. } => None,
        };
        let kind = LineKind::Question {
            tree,
            asks: (*asks).to_owned(),
            group,
            answer,
            arms: arms.iter().map(|arm| arm.label.to_owned()).collect(),
            doubt: doubt.map(str::to_owned),
        };
        Some(self.line(id, format!("{} 問い{}", self.rules.tree_name(tree), at.len() + 1), kind))
    }

    /// The minutes that the exercise gives: of trees that are not asked, and made-up ones.
    fn given(&self) -> Vec<Line> {
        let given = TreeId::ALL.into_iter().filter_map(|tree| {
            let stated = self.exercise.stated(tree);
            if self.exercise.trees.contains(&tree) && stated.is_none() {
                return None;
            }
            let minutes = self.reckoning.minutes[tree.index()];
            let kind = LineKind::Given { minutes, stated: stated.is_some() };
            Some(self.line(&LineId::Minutes { tree }, self.rules.tree_name(tree).to_owned(), kind))
        });
        given.collect()
    }

    fn opinion(&self) -> String {
        let opinion = &self.exercise.opinion;
        let likelihood = opinion.dementia_likelihood_percent.map_or_else(
            || "認定調査と主治医意見書の認知症自立度から求めます".to_owned(),
            |percent| format!("{percent}%"),
        );
        let stability = match opinion.stability {
            Some(Stability::Stable) => "安定",
            Some(Stability::Unstable) => "不安定",
            None => "示されていません",
        };
        format!("認知症自立度Ⅱ以上の蓋然性: {likelihood}。状態の安定性: {stability}。")
    }
}

/// The rows of the score table for an item, or for one joint of 1-2.
pub(crate) fn rows(rules: &RuleEdition, item: ItemId, joint: Option<u8>) -> Vec<PointsChoice> {
    let rows = rules.points_rows(item).into_iter();
    let choice = |title: &str, points| PointsChoice { title: title.to_owned(), points };
    match joint {
        Some(joint) => rows
            .skip(usize::from(joint) * 2)
            .take(2)
            .map(|row| choice(row.title.split_once(' ').map_or(row.title.as_str(), |(_, title)| title), row.points))
            .collect(),
        None => rows.map(|row| choice(&row.title, row.points)).collect(),
    }
}

/// The name of a line, as a sentence about it begins.
pub(crate) fn name(id: &LineId, rules: &RuleEdition) -> String {
    match id {
        LineId::Points { item, joint } => {
            let title = joint.and_then(|joint| {
                let row = rules.points_rows(*item).into_iter().nth(usize::from(joint) * 2)?;
                row.title.split_once(' ').map(|(joint, _)| format!("（{joint}）"))
            });
            format!("{item}{}の得点", title.unwrap_or_default())
        }
        LineId::Sum { group } => format!("第{group}群の合計"),
        LineId::Question { tree, at } => format!("「{}」の樹形図の問い{}", rules.tree_name(*tree), at.len() + 1),
        LineId::Minutes { tree } => format!("「{}」の時間", rules.tree_name(*tree)),
        LineId::SpecialCare => "特別な医療の時間".to_owned(),
        LineId::Subtotal => "認知症加算前の合計".to_owned(),
        LineId::Addition => "認知症加算".to_owned(),
        LineId::Total => "要介護認定等基準時間".to_owned(),
        LineId::Level => "要介護状態区分等".to_owned(),
    }
}

/// A number with the unit of its line.
pub(crate) fn with_unit(id: &LineId, value: Tenths) -> String {
    let unit = if matches!(id, LineId::Points { .. } | LineId::Sum { .. }) { "点" } else { "分" };
    format!("{value}{unit}")
}

/// Levels as they are listed in a sentence.
pub(crate) fn listed(levels: impl IntoIterator<Item = CareLevel>) -> String {
    levels.into_iter().map(CareLevel::name).collect::<Vec<_>>().join("・")
}
