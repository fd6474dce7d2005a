//! The flow of 審査会委員テキスト 図表6 (要支援2／要介護1) with the way of one case, as boxes and arrows to draw.

use nintei_survey::{CareLevel, CareLevels, ItemId, Stability};
use serde::Serialize;
use ts_rs::TS;

use crate::judge::{LIKELY, split};
use crate::judgment::{LikelihoodSource, SplitSteps};
use crate::rules::Subject;
use crate::{Interval, JudgmentInput, RuleEdition, Tenths, outcome};

/// The flow with one case's way through it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SplitFlow {
    /// The boxes, questions from the first to the last, then the ends.
    pub boxes: Vec<FlowBox>,
    /// The arrows between them.
    pub arrows: Vec<FlowArrow>,
    /// What is left of 要支援2 and 要介護1; none where the total does not reach their range.
    pub left: CareLevels,
    /// Why, in a sentence.
    pub reason: String,
}

/// A box of the flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FlowBox {
    /// Which box.
    pub id: FlowBoxId,
    /// Its sentence.
    pub text: String,
    /// The case's value, for a question.
    pub value: Option<String>,
    /// Whether the case comes here.
    pub reach: Reach,
}

/// An arrow of the flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FlowArrow {
    /// From which box.
    pub from: FlowBoxId,
    /// To which.
    pub to: FlowBoxId,
    /// The answer that takes it.
    pub label: String,
    /// Whether the case takes it.
    pub reach: Reach,
}

/// The boxes of the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FlowBoxId {
    /// Whether the total lies in the range that 要支援2 and 要介護1 share.
    Total,
    /// Whether 調査 and 主治医意見書 agree on 認知症自立度.
    Agreement,
    /// Whether 蓋然性 is 50 % or more.
    Likelihood,
    /// 状態の安定性.
    Stability,
    /// End: the total alone decides.
    ByTotal,
    /// End: 要支援2.
    Support2,
    /// End: 要介護1.
    Care1,
}

/// Whether a case comes to a box or takes an arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Certainly.
    Taken,
    /// As far as is known, it may.
    Possible,
    /// No.
    NotTaken,
}

/// The flow with the way of `input` through it.
#[must_use]
pub fn split_flow(rules: &RuleEdition, input: &JudgmentInput) -> SplitFlow {
    let total = outcome(rules, input).total;
    let steps = split(rules, input, total);
    let arrows = arrows(rules, input, total, steps.as_ref());
    let ways = ways(&arrows);
    let reach_of = |passes: &dyn Fn(&Vec<usize>) -> bool| match ways.iter().filter(|way| passes(way)).count() {
        0 => Reach::NotTaken,
        some if some == ways.len() => Reach::Taken,
        _ => Reach::Possible,
    };
    let boxes = boxes(rules, input, total, steps.as_ref())
        .into_iter()
        .map(|(id, text, value)| {
            let passes = |way: &Vec<usize>| {
                id == FlowBoxId::Total || way.iter().any(|index| arrows.get(*index).is_some_and(|arrow| arrow.to == id))
            };
            FlowBox { id, text, value, reach: reach_of(&passes) }
        })
        .collect();
    let arrows = arrows
        .iter()
        .enumerate()
        .map(|(index, arrow)| FlowArrow {
            from: arrow.from,
            to: arrow.to,
            label: arrow.label.clone(),
            reach: reach_of(&|way| way.contains(&index)),
        })
        .collect();
    match steps {
        Some(steps) => SplitFlow { boxes, arrows, left: steps.left, reason: steps.reason.to_owned() },
        None => SplitFlow {
            boxes,
            arrows,
            left: CareLevels::NONE,
            reason: "合計が要支援2と要介護1の範囲にかからないため、この振り分けによりません。".to_owned(),
        },
    }
}

/// An arrow, and whether it may be taken by whoever comes to the box it leaves.
struct Way {
    from: FlowBoxId,
    to: FlowBoxId,
    label: String,
    open: bool,
}

fn arrows(rules: &RuleEdition, input: &JudgmentInput, total: Interval, steps: Option<&SplitSteps>) -> Vec<Way> {
    use FlowBoxId::{Agreement, ByTotal, Care1, Likelihood, Stability as State, Support2, Total};
    let way = |from, to, label: &str, open| Way { from, to, label: label.to_owned(), open };
    let outside = shared_range(rules)
        .is_none_or(|(from, below)| total.low < from || below.is_some_and(|below| total.high >= below));
    let agreed = steps
        .filter(|steps| steps.likelihood_source == LikelihoodSource::Agreement)
        .and_then(|steps| steps.likelihood_percent);
    let entered = steps.and_then(|steps| steps.likelihood_percent).map(|percent| percent >= LIKELY);
    let stability = input.opinion.stability;
    vec![
        way(Total, ByTotal, "いいえ", outside),
        way(Total, Agreement, "はい", steps.is_some()),
        way(Agreement, Care1, "ともにⅡ以上", agreed.is_some_and(|percent| percent >= LIKELY)),
        way(Agreement, Likelihood, "一致しない、または分からない", agreed.is_none()),
        way(Agreement, State, "ともに自立・Ⅰ", agreed.is_some_and(|percent| percent < LIKELY)),
        way(Likelihood, Care1, &format!("{LIKELY}%以上"), entered != Some(false)),
        way(Likelihood, State, &format!("{LIKELY}%未満"), entered != Some(true)),
        way(State, Care1, "不安定", stability != Some(Stability::Stable)),
        way(State, Support2, "安定", stability != Some(Stability::Unstable)),
    ]
}

/// Every way from the first box to an end, as indexes of arrows.
fn ways(arrows: &[Way]) -> Vec<Vec<usize>> {
    fn follow(arrows: &[Way], at: FlowBoxId, so_far: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
        if !arrows.iter().any(|arrow| arrow.from == at) {
            found.push(so_far.clone());
        }
        for (index, arrow) in arrows.iter().enumerate().filter(|(_, arrow)| arrow.from == at && arrow.open) {
            so_far.push(index);
            follow(arrows, arrow.to, so_far, found);
            so_far.pop();
        }
    }
    let mut found = Vec::new();
    follow(arrows, FlowBoxId::Total, &mut Vec::new(), &mut found);
    found
}

/// The range that 要支援2 and 要介護1 share: at least, and less than.
fn shared_range(rules: &RuleEdition) -> Option<(Tenths, Option<Tenths>)> {
    let category = rules.categories.iter().find(|category| category.level == CareLevel::Care1)?;
    Some((category.from, category.below))
}

fn boxes(
    rules: &RuleEdition,
    input: &JudgmentInput,
    total: Interval,
    steps: Option<&SplitSteps>,
) -> Vec<(FlowBoxId, String, Option<String>)> {
    let range = shared_range(rules).map_or_else(String::new, |(from, below)| match below {
        Some(below) => format!("{from}分以上{below}分未満"),
        None => format!("{from}分以上"),
    });
    let degree = |no: Option<u8>, missing: &str| {
        let labels = &rules.choice_labels[Subject::item(ItemId::DEMENTIA_INDEPENDENCE)];
        no.and_then(|no| labels.get(usize::from(no).checked_sub(1)?)).map_or_else(|| missing.to_owned(), Clone::clone)
    };
    let survey = input.answers.get(ItemId::DEMENTIA_INDEPENDENCE).single();
    let likelihood = match steps.and_then(|steps| steps.likelihood_percent) {
        Some(percent) => format!("{percent}%"),
        None => "不明".to_owned(),
    };
    let stability = match input.opinion.stability {
        Some(Stability::Stable) => "安定",
        Some(Stability::Unstable) => "不安定",
        None => "不明",
    };
    vec![
        (FlowBoxId::Total, format!("要介護認定等基準時間は{range}か"), Some(format!("{total}分"))),
        (
            FlowBoxId::Agreement,
            "認知症高齢者の日常生活自立度は、認定調査と主治医意見書で一致しているか".to_owned(),
            Some(format!(
                "認定調査 {}、主治医意見書 {}",
                degree(survey, "未回答"),
                degree(input.opinion.dementia, "未入力")
            )),
        ),
        (FlowBoxId::Likelihood, format!("認知症自立度Ⅱ以上の蓋然性は{LIKELY}%以上か"), Some(likelihood)),
        (FlowBoxId::Stability, "状態は安定しているか".to_owned(), Some(stability.to_owned())),
        (FlowBoxId::ByTotal, "合計で決まる区分".to_owned(), None),
        (FlowBoxId::Support2, CareLevel::Support2.name().to_owned(), None),
        (FlowBoxId::Care1, CareLevel::Care1.name().to_owned(), None),
    ]
}
