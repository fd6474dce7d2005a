//! 認知症加算. Not eligible adds exactly 0; how many steps an eligible person gets is not established.

use nintei_survey::Answers;

use crate::judgment::{AdditionCandidate, AdditionCondition, AdditionSteps};
use crate::rules::{AdditionRow, Degrees, RuleEdition, Subject};
use crate::{Interval, Tenths};

/// The addition and the total with it.
pub(super) fn add(rules: &RuleEdition, answers: &Answers, subtotal: Interval) -> (Interval, Interval) {
    let Some(raised) = raised(rules, answers, subtotal) else {
        return (Interval::ZERO, subtotal);
    };
    let largest = rows(rules, raised).map(|row| row.one_step + row.second_step).max().unwrap_or_default();
    let total = Interval::new(subtotal.low, subtotal.high.max(raised.high + largest));
    (Interval::new(Tenths::ZERO, largest), total)
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
    let reason = if conditions.iter().any(|condition| condition.holds == Some(false)) {
        "条件のうち満たさないものがあるため、加算はちょうど0分です。"
    } else if addition == Interval::ZERO {
        "加算の対象になりません。"
    } else if conditions.iter().all(|condition| condition.holds == Some(true)) {
        "対象となります。加算なし・一段階・二段階のどれになるかは未確定のため、三つとも残します。公式の一次判定結果で決まります。"
    } else {
        "対象となるかどうかがまだ決まらないため、加算なしから二段階までを残します。"
    };
    AdditionSteps { conditions, addition, candidates, reason, rule: None }
}
