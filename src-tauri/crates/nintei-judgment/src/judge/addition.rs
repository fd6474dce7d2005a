//! 認知症加算. Not eligible adds exactly 0; how many steps an eligible person gets is said by a step rule, where the
//! tables or a supplement hold one, and is not established otherwise.

use nintei_survey::Answers;

use super::walk::{self, Path, Silent, State};
use crate::judgment::{AdditionCandidate, AdditionCondition, AdditionRule, AdditionStep, AdditionSteps};
use crate::rules::{AdditionRow, Degrees, RuleEdition, StepSet, Subject, Value};
use crate::{Interval, Tenths};

/// The addition and the total with it.
pub(super) fn add<'r>(
    rules: &'r RuleEdition,
    answers: &Answers,
    subtotal: Interval,
    state: &mut State<'r>,
) -> (Interval, Interval) {
    let Some(raised) = raised(rules, answers, subtotal) else {
        return (Interval::ZERO, subtotal);
    };
    let Some(rule) = &rules.dementia_addition.rule else {
        let largest = rows(rules, raised).map(|row| row.one_step + row.second_step).max().unwrap_or_default();
        let total = Interval::new(subtotal.low, subtotal.high.max(raised.high + largest));
        return (Interval::new(Tenths::ZERO, largest), total);
    };
    let steps = walk::walk::<_, Silent>(rule, state).0.unwrap_or(StepSet::ALL);
    by_rule(rules, answers, subtotal, raised, steps)
}

/// The total where an eligible person gets `step`.
pub(crate) fn total_with_step(
    rules: &RuleEdition,
    answers: &Answers,
    subtotal: Interval,
    step: AdditionStep,
) -> Interval {
    with_step(rules, answers, subtotal, step).1
}

/// The addition and the total where an eligible person gets `step`.
pub(super) fn with_step(
    rules: &RuleEdition,
    answers: &Answers,
    subtotal: Interval,
    step: AdditionStep,
) -> (Interval, Interval) {
    raised(rules, answers, subtotal)
        .map_or((Interval::ZERO, subtotal), |raised| by_rule(rules, answers, subtotal, raised, StepSet::only(step)))
}

/// The addition and the total where an eligible person gets one of `steps`: the hull over every level met.
fn by_rule(
    rules: &RuleEdition,
    answers: &Answers,
    subtotal: Interval,
    raised: Interval,
    steps: StepSet,
) -> (Interval, Interval) {
    let rule = &rules.dementia_addition;
    let eligible = [&rule.physical, &rule.dementia].into_iter().all(|degrees| holds(answers, degrees) == Some(true));
    let steps = if eligible { steps } else { steps.join(StepSet::only(AdditionStep::None)) };
    // What lies above the limit is never raised.
    let above = Interval::new(rule.below, subtotal.high.max(rule.below)).meet(subtotal);
    let unraised = above.map(|above| (Interval::ZERO, above));
    let raised = rows(rules, raised).flat_map(|row| {
        let met = row.range.interval().meet(raised);
        steps.iter().filter_map(move |step| {
            let minutes = Interval::exactly(row.minutes(step));
            Some((minutes, met? + minutes))
        })
    });
    unraised
        .into_iter()
        .chain(raised)
        .reduce(|(addition, total), (other, sum)| (addition.hull(other), total.hull(sum)))
        .unwrap_or((Interval::ZERO, subtotal))
}

/// The part of the total that could be raised; `None` where the addition is ruled out.
fn raised(rules: &RuleEdition, answers: &Answers, subtotal: Interval) -> Option<Interval> {
    let rule = &rules.dementia_addition;
    let ruled_out = [&rule.physical, &rule.dementia].into_iter().any(|degrees| holds(answers, degrees) == Some(false));
    if ruled_out {
        return None;
    }
    subtotal.meet(Interval::new(Tenths::ZERO, rule.below - Tenths::STEP))
}

fn rows(rules: &RuleEdition, raised: Interval) -> impl Iterator<Item = &AdditionRow> {
    rules.dementia_addition.rows.iter().filter(move |row| row.range.meets(raised))
}

fn holds(answers: &Answers, degrees: &Degrees) -> Option<bool> {
    let chosen = answers.get(degrees.item);
    chosen.is_answered().then(|| chosen.mask() & degrees.options != 0)
}

pub(super) fn steps<'r>(
    rules: &'r RuleEdition,
    answers: &Answers,
    subtotal: Interval,
    addition: Interval,
    state: &mut State<'r>,
) -> AdditionSteps<'r> {
    let rule = &rules.dementia_addition;
    let under = match (subtotal.high < rule.below, subtotal.low >= rule.below) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let condition = |degrees: &'r Degrees| AdditionCondition {
        label: &degrees.label,
        value: answers
            .get(degrees.item)
            .single()
            .and_then(|no| rules.choice_labels[Subject::item(degrees.item)].get(usize::from(no) - 1))
            .map_or_else(|| "未回答".to_owned(), Clone::clone),
        holds: holds(answers, degrees),
    };
    let conditions = vec![
        AdditionCondition { label: &rule.below_label, value: format!("{subtotal}分"), holds: under },
        condition(&rule.physical),
        condition(&rule.dementia),
    ];
    let candidates = raised(rules, answers, subtotal)
        .into_iter()
        .flat_map(|raised| rows(rules, raised))
        .map(|row| AdditionCandidate { level: &row.name, one_step: row.one_step, second_step: row.second_step })
        .collect();
    let by_rule = raised(rules, answers, subtotal).zip(rule.rule.as_ref()).map(|(_, node)| {
        let (steps, path) = walk::walk::<_, Path>(node, state);
        let steps = steps.unwrap_or(StepSet::ALL).iter().collect();
        AdditionRule { supplement: rule.supplement, path, steps }
    });
    let all_hold = conditions.iter().all(|condition| condition.holds == Some(true));
    let reason = if conditions.iter().any(|condition| condition.holds == Some(false)) {
        "条件のうち満たさないものがあるため、加算はちょうど0分です。"
    } else if let Some(by_rule) = &by_rule {
        match by_rule.steps.as_slice() {
            _ if !all_hold => {
                "対象となるかどうかがまだ決まらないため、対象とならない場合と、対象となる場合の段階を残します。"
            }
            [AdditionStep::None] => "対象となりますが、段階の定めにより加算はありません。",
            [AdditionStep::One] => "対象となり、段階の定めにより一段階を加えます。",
            [AdditionStep::Two] => "対象となり、段階の定めにより二段階を加えます。",
            _ => "対象となります。段階の定めでは一つに決まらないため、ありうる段階を残します。",
        }
    } else if addition == Interval::ZERO {
        "加算の対象になりません。"
    } else if all_hold {
        "対象となります。加算なし・一段階・二段階のどれになるかは未確定のため、三つとも残します。公式の一次判定結果で決まります。"
    } else {
        "対象となるかどうかがまだ決まらないため、加算なしから二段階までを残します。"
    };
    AdditionSteps { conditions, addition, candidates, reason, rule: by_rule }
}
