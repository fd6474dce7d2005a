//! A comparison in the words of the result sheet.

use nintei_survey::{CareLevel, CareLevels};

use super::examine::{Examined, Fit, Line, Sides, TreeFinding, examine};
use super::scores::signed;
use super::{ComparedPart, Comparison, ComparisonLine, OfficialResult, TotalReading, Verdict};
use crate::{Interval, JudgmentInput, RuleEdition, TreeId};

/// The 試算 of `input` beside the official result. What the official result does not tell has no line.
#[must_use]
pub fn compare(rules: &RuleEdition, input: &JudgmentInput, official: &OfficialResult) -> Comparison {
    let examined = examine(rules, input, official);
    let lines: Vec<ComparisonLine> = examined.lines.iter().map(|line| worded(rules, &examined, line)).collect();
    let agrees = lines.iter().all(|line| line.verdict != Verdict::Differs);
    Comparison { lines, total_reading: examined.reading, agrees }
}

fn worded(rules: &RuleEdition, examined: &Examined<'_>, line: &Line) -> ComparisonLine {
    let name = name(rules, line.part);
    let unit = match line.part {
        ComparedPart::Score { .. } => "点",
        ComparedPart::Tree { .. } | ComparedPart::Addition | ComparedPart::Total => "分",
        ComparedPart::LevelBeforeAddition | ComparedPart::Level => "",
    };
    let (ours, official, numbers) = match line.sides {
        Sides::Numbers(numbers) => (numbers.ours.to_string(), numbers.official.to_string(), Some(numbers)),
        Sides::Levels { ours, official } => (level_names(ours), official.name().to_owned(), None),
    };
    let because = (line.verdict == Verdict::Differs).then(|| because(rules, examined, line)).flatten();
    ComparisonLine { part: line.part, name, unit, ours, official, numbers, verdict: line.verdict, because }
}

fn name(rules: &RuleEdition, part: ComparedPart) -> String {
    match part {
        ComparedPart::Score { group } => {
            let table = rules.groups.get(usize::from(group).wrapping_sub(1));
            format!("第{group}群 {}", table.map_or("", |table| table.name.as_str()))
        }
        ComparedPart::Tree { tree } => rules.tree_name(tree).to_owned(),
        ComparedPart::Addition => "認知症加算".to_owned(),
        ComparedPart::Total => "要介護認定等基準時間".to_owned(),
        ComparedPart::LevelBeforeAddition => "一次判定（認知症加算の前）".to_owned(),
        ComparedPart::Level => "一次判定".to_owned(),
    }
}

fn because(rules: &RuleEdition, examined: &Examined<'_>, line: &Line) -> Option<String> {
    match (line.part, &line.sides) {
        (ComparedPart::Score { .. }, Sides::Numbers(numbers)) => {
            let sentence = match numbers.ours.value() {
                Some(ours) => format!(
                    "公式との差は{}点です。答えの写し間違いか、得点表の誤りが考えられます。",
                    signed(numbers.official - ours)
                ),
                None => "まだ決まらない答えをどう選んでも、公式の得点になりません。".to_owned(),
            };
            Some(sentence)
        }
        (ComparedPart::Tree { tree }, _) => {
            let (_, finding) = examined.trees.iter().find(|(id, _)| *id == tree)?;
            Some(tree_sentence(tree, finding))
        }
        (ComparedPart::Addition, Sides::Numbers(numbers)) => {
            let follows = examined.addition.is_some_and(|ours| ours.contains(Interval::exactly(numbers.official)));
            let trees_differ = examined
                .lines
                .iter()
                .any(|other| matches!(other.part, ComparedPart::Tree { .. }) && other.verdict == Verdict::Differs);
            Some(if follows && trees_differ {
                "樹形図の相違により、加算前の合計が異なるためと考えられます。".to_owned()
            } else {
                "条件と加算の段階からはありえない値です。".to_owned()
            })
        }
        (ComparedPart::Total, _) if examined.reading == TotalReading::Neither => {
            Some("公式の内訳を足しても公式の合計になりません。写し間違いがないか確かめてください。".to_owned())
        }
        (ComparedPart::Total | ComparedPart::Level | ComparedPart::LevelBeforeAddition, _) => {
            let above: Vec<String> = examined
                .lines
                .iter()
                .take_while(|other| other.part != line.part)
                .filter(|other| other.verdict == Verdict::Differs)
                .map(|other| name(rules, other.part))
                .collect();
            Some(if above.is_empty() {
                "上の行には相違がありません。この値だけが異なります。".to_owned()
            } else {
                format!("上の相違（{}）によると考えられます。", above.join("、"))
            })
        }
        _ => None,
    }
}

fn tree_sentence(tree: TreeId, finding: &TreeFinding<'_>) -> String {
    match finding {
        TreeFinding::Traced => "手でたどった値と異なります。テキストの図をたどり直してください。".to_owned(),
        TreeFinding::NotEstablished if tree == TreeId::Medical => {
            "特別な医療のどの答えでも、公式の時間になりません。".to_owned()
        }
        TreeFinding::NotEstablished => "公式の時間が、この樹形図の表示範囲の外にあります。".to_owned(),
        TreeFinding::Followed { way, fit, .. } => match fit {
            Fit::Agrees => {
                "公式の中間評価項目得点でたどると公式の時間になります。得点の相違によるものです。".to_owned()
            }
            Fit::Unknown { bound } => {
                format!("たどり着いた枝の時間は未確定（{bound}分）ですが、公式の時間はその外にあります。")
            }
            Fit::Open { .. } => "まだ決まらない答えをどう選んでも、公式の時間になりません。".to_owned(),
            Fit::Differs { other_branches, .. } => {
                let parting = other_branches.iter().max().and_then(|(depth, branch)| {
                    let (question, taken) = way.steps.get(usize::from(*depth))?;
                    let label = |index: usize| question.arms.get(index).map(|arm| arm.label.as_str());
                    Some((question.asks.as_str(), label(*taken)?, label(usize::from(*branch))?))
                });
                match parting {
                    Some((asks, ours, theirs)) => format!(
                        "「{asks}」で、こちらは「{ours}」、公式は「{theirs}」の枝に分かれたとすると、公式の時間になります。"
                    ),
                    None => "一つの問いの枝の違いでは公式の時間になりません。この枝の時間が異なると考えられます。"
                        .to_owned(),
                }
            }
        },
    }
}

/// 要支援2・要介護1.
pub(super) fn level_names(levels: CareLevels) -> String {
    levels.iter().map(CareLevel::name).collect::<Vec<_>>().join("・")
}
