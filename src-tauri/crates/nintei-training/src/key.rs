//! The key of an exercise: its judgment, line by line.

use std::collections::BTreeMap;

use nintei_judgment::{
    Interval, Judgment, JudgmentInput, PathNode, RuleEdition, Tenths, Traced, TreeId, judge, outcome,
};
use nintei_survey::CareLevel;

use crate::Exercise;
use crate::reckoning::Expected;
use crate::worksheet::{Entry, Filled, LineId};

/// The key: what the judgment says of every line. Questions by their place in the tree.
pub(crate) fn key(exercise: &Exercise, rules: &RuleEdition, judgment: &Judgment<'_>) -> BTreeMap<LineId, Expected> {
    let mut key = BTreeMap::new();
    let mut number = |id, interval| {
        key.insert(id, Expected::Number(interval));
    };
    for group in &judgment.steps.groups {
        let mut joint = 0;
        for line in &group.lines {
            number(LineId::Points { item: line.item, joint: line.part.map(|_| joint) }, line.points);
            joint = if line.part.is_some() { joint + 1 } else { 0 };
        }
        number(LineId::Sum { group: group.group }, group.sum);
    }
    for steps in judgment.steps.trees.iter().filter(|steps| exercise.trees.contains(&steps.tree)) {
        number(LineId::Minutes { tree: steps.tree }, steps.minutes);
    }
    if exercise.whole {
        let subtotal = judgment.steps.subtotal;
        let scores = judgment.outcome.scores;
        // The judgment leaves the steps of 認知症加算 open; the exercise says them.
        let (addition, total) = match exercise.step {
            Some(step) => rules.addition_to(&exercise.answers, scores, subtotal, Some(step)),
            None => (judgment.outcome.dementia_addition, judgment.outcome.total),
        };
        number(LineId::SpecialCare, judgment.outcome.special_care);
        number(LineId::Subtotal, subtotal);
        number(LineId::Addition, addition);
        number(LineId::Total, total);
        let levels = match exercise.step {
            Some(_) => rules.levels_at(&exercise.input(), total),
            None => judgment.outcome.care_levels,
        };
        key.insert(LineId::Level, Expected::Levels(levels));
    }
    for steps in judgment.steps.trees.iter().filter(|steps| exercise.trees.contains(&steps.tree)) {
        if let Some(path) = steps.path.as_ref().filter(|_| exercise.stated(steps.tree).is_none()) {
            questions(steps.tree, path, &mut Vec::new(), &mut key);
        }
    }
    key
}

fn questions(tree: TreeId, node: &PathNode<'_>, at: &mut Vec<u8>, key: &mut BTreeMap<LineId, Expected>) {
    let PathNode::Question { branches, .. } = node else { return };
    let open = (0u8..).zip(branches).filter(|(_, branch)| branch.next.is_some());
    let positions = open.clone().map(|(position, _)| position).collect();
    key.insert(LineId::Question { tree, at: at.clone() }, Expected::Arms(positions));
    for (position, branch) in open {
        if let Some(next) = &branch.next {
            at.push(position);
            questions(tree, next, at, key);
            at.pop();
        }
    }
}

/// The judgment of the exercise with the minutes that the learner traced where the tables leave a tree open, and which
/// trees these are.
pub(crate) fn judged_with<T>(
    exercise: &Exercise,
    rules: &RuleEdition,
    filled: &Filled,
    use_it: impl FnOnce(&JudgmentInput, &Judgment<'_>, &[TreeId]) -> T,
) -> T {
    let mut input = exercise.input();
    let left_open = outcome(rules, &input).minutes;
    let mut traced = Vec::new();
    for (tree, open) in TreeId::ALL.into_iter().zip(left_open).filter(|(tree, _)| exercise.trees.contains(tree)) {
        if let Some(Entry::Number { value }) = filled.get(&LineId::Minutes { tree })
            && open.value().is_none()
            && open.contains(Interval::exactly(value))
        {
            input.traced[tree.index()] = Some(Traced { minutes: value, ..Traced::default() });
            traced.push(tree);
        }
    }
    let judgment = judge(rules, &input);
    use_it(&input, &judgment, &traced)
}

/// The levels whose range holds `total`, as the category table names them.
pub(crate) fn levels_of(judgment: &Judgment<'_>, total: Tenths) -> Vec<CareLevel> {
    let categories = judgment.steps.level.categories.iter();
    let holds = |from: Tenths, below: Option<Tenths>| from <= total && below.is_none_or(|below| total < below);
    categories.filter(|category| holds(category.from, category.below)).map(|category| category.level).collect()
}
