//! The steps as a text that a person reads beside the textbook.

use std::fmt::{self, Display, Formatter};

use crate::judgment::{
    AskedValue, Certainty, Judgment, LikelihoodSource, PathNode, ScoreLine, SplitSteps, TreeSource, TreeSteps,
};

/// Shows a judgment with every step, in the order in which a person checks it.
#[derive(Debug, Clone, Copy)]
pub struct StepsText<'a, 'r>(pub &'a Judgment<'r>);

impl Display for StepsText<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Judgment { outcome, steps } = self.0;
        writeln!(f, "一次判定（試算）　規則 {}", outcome.rules)?;
        writeln!(f, "厚生労働省の認定ソフトの結果ではありません。")?;
        for note in &steps.supplements {
            write!(f, "補完{}「{}」　出典 {}　作成 {}", note.id, note.name, note.source, note.made_by)?;
            let made_on = note.made_on.map(|made_on| format!("（{made_on}）")).unwrap_or_default();
            writeln!(f, "{made_on}　確認 {}", note.checked_by)?;
        }

        writeln!(f, "\n1 中間評価項目得点")?;
        for group in &steps.groups {
            writeln!(f, "第{}群 {}", group.group, group.name)?;
            for line in &group.lines {
                score_line(f, line)?;
            }
            writeln!(f, "  合計 {}点", group.sum)?;
        }

        writeln!(f, "\n2 樹形図")?;
        for tree in &steps.trees {
            tree_lines(f, tree)?;
        }

        writeln!(f, "\n3 特別な医療")?;
        for line in &steps.special_care.lines {
            writeln!(f, "  {} {}　{}分", line.no, line.label, line.minutes)?;
        }
        let answered = if steps.special_care.answered { "" } else { "［未回答］" };
        writeln!(f, "  合計 {}分{answered}", steps.special_care.sum)?;

        writeln!(f, "\n4 加算前の合計")?;
        for tree in &steps.trees {
            writeln!(f, "  {}　{}分", tree.name, tree.minutes)?;
        }
        writeln!(f, "  特別な医療　{}分", steps.special_care.sum)?;
        writeln!(f, "  合計 {}分", steps.subtotal)?;

        writeln!(f, "\n5 認知症加算")?;
        for condition in &steps.dementia_addition.conditions {
            let verdict = match condition.holds {
                Some(true) => "満たす",
                Some(false) => "満たさない",
                None => "まだ決まらない",
            };
            writeln!(f, "  {}: {} → {verdict}", condition.label, condition.value)?;
        }
        for candidate in &steps.dementia_addition.candidates {
            writeln!(
                f,
                "  {}: 一段階 {}分、二段階 {}分",
                candidate.level,
                candidate.one_step,
                candidate.one_step + candidate.second_step
            )?;
        }
        if let Some(rule) = &steps.dementia_addition.rule {
            writeln!(f, "  段階の定め{}", supplement_mark(rule.supplement))?;
            path_lines(f, &rule.path, 2)?;
        }
        writeln!(f, "  {}", steps.dementia_addition.reason)?;
        writeln!(f, "  加算 {}分", steps.dementia_addition.addition)?;

        writeln!(f, "\n6 要介護認定等基準時間と要介護状態区分")?;
        writeln!(f, "  要介護認定等基準時間 {}分", outcome.total)?;
        for category in steps.level.categories.iter().filter(|category| category.reached) {
            match category.below {
                Some(below) => writeln!(f, "  {}分以上{below}分未満: {}", category.from, category.level)?,
                None => writeln!(f, "  {}分以上: {}", category.from, category.level)?,
            }
        }
        if let Some(split) = &steps.level.split {
            split_lines(f, split)?;
        }
        let levels: Vec<&str> = outcome.care_levels.iter().map(|level| level.name()).collect();
        writeln!(f, "  判定（試算）: {}", levels.join("・"))?;

        if !steps.marks.is_empty() {
            writeln!(f, "\n確かめること")?;
            for mark in &steps.marks {
                writeln!(f, "  ［{}］{}: {}", mark.kind.name(), mark.place, mark.reason)?;
            }
        }
        Ok(())
    }
}

/// 「［補完3］」, or nothing.
fn supplement_mark(supplement: Option<i64>) -> String {
    supplement.map(|id| format!("［補完{id}］")).unwrap_or_default()
}

fn score_line(f: &mut Formatter<'_>, line: &ScoreLine<'_>) -> fmt::Result {
    write!(f, "  {} {}", line.item, line.name)?;
    if let Some(part) = line.part {
        write!(f, "（{part}）")?;
    }
    match (line.certainty, line.row) {
        (Certainty::Unanswered, _) => write!(f, ": 未回答")?,
        (_, Some(row)) if line.part.is_some() => write!(f, ": {row}")?,
        (_, Some(row)) => write!(f, ": {} → {row}", line.chosen.join("・"))?,
        (_, None) => write!(f, ": {}", line.chosen.join("・"))?,
    }
    write!(f, "　{}点", line.points)?;
    if line.certainty == Certainty::NotEstablished {
        write!(f, "［未確定］")?;
    }
    write!(f, "{}", supplement_mark(line.supplement))?;
    match line.note {
        Some(note) => writeln!(f, "　※{note}"),
        None => writeln!(f),
    }
}

fn tree_lines(f: &mut Formatter<'_>, tree: &TreeSteps<'_>) -> fmt::Result {
    let source = match tree.source {
        TreeSource::Table => String::new(),
        TreeSource::Supplement => supplement_mark(tree.supplement),
        TreeSource::Traced => "［手でたどった値］".to_owned(),
        TreeSource::NotEstablished => "［未確定］".to_owned(),
    };
    writeln!(f, "{}　{}分{source}", tree.name, tree.minutes)?;
    if let Some(traced) = tree.traced {
        let on = traced.on.map(|on| on.to_string()).unwrap_or_default();
        if !traced.by.is_empty() || !on.is_empty() {
            writeln!(f, "  {} {on}", traced.by)?;
        }
    }
    match &tree.path {
        Some(path) => path_lines(f, path, 1),
        None => writeln!(f, "  樹形図は未確定です。表示範囲 {}分", tree.displayed_range),
    }
}

fn path_lines(f: &mut Formatter<'_>, node: &PathNode<'_>, depth: usize) -> fmt::Result {
    let indent = "  ".repeat(depth);
    match node {
        PathNode::Leaf { minutes, established, doubt, supplement } => {
            let mark = if *established { "" } else { "［未確定］" };
            write!(f, "{indent}{minutes}分{mark}{}", supplement_mark(*supplement))?;
            doubt_line(f, *doubt)
        }
        PathNode::Step { steps, established, doubt } => {
            let mark = if *established { "" } else { "［未確定］" };
            let steps: Vec<&str> = steps.iter().map(|step| step.name()).collect();
            write!(f, "{indent}{}{mark}", steps.join("・"))?;
            doubt_line(f, *doubt)
        }
        PathNode::Question { asks, value, branches, doubt, .. } => {
            match value {
                AskedValue::Score { points } => write!(f, "{indent}{asks}: {points}点")?,
                AskedValue::Answers { labels, answered: true } => write!(f, "{indent}{asks}: {}", labels.join("・"))?,
                AskedValue::Answers { labels, answered: false } => {
                    write!(f, "{indent}{asks}: 未回答（{}）", labels.join("・"))?;
                }
            }
            doubt_line(f, *doubt)?;
            let several = branches.iter().filter(|branch| branch.next.is_some()).count() > 1;
            for branch in branches {
                if let Some(next) = &branch.next {
                    writeln!(f, "{indent}→ {}", branch.label)?;
                    path_lines(f, next, if several { depth + 1 } else { depth })?;
                }
            }
            Ok(())
        }
    }
}

fn doubt_line(f: &mut Formatter<'_>, doubt: Option<&str>) -> fmt::Result {
    match doubt {
        Some(doubt) => writeln!(f, "［要照合］{doubt}"),
        None => writeln!(f),
    }
}

fn split_lines(f: &mut Formatter<'_>, split: &SplitSteps) -> fmt::Result {
    let likelihood = match (split.likelihood_percent, split.likelihood_source) {
        (Some(percent), LikelihoodSource::Agreement) => format!("{percent}%（調査と主治医意見書が一致）"),
        (Some(percent), _) => format!("{percent}%（入力）"),
        (None, _) => "未確定".to_owned(),
    };
    let stability = match split.stability {
        Some(nintei_survey::Stability::Stable) => "安定",
        Some(nintei_survey::Stability::Unstable) => "不安定",
        None => "未回答",
    };
    writeln!(f, "  認知症自立度Ⅱ以上の蓋然性: {likelihood}")?;
    writeln!(f, "  状態の安定性: {stability}")?;
    writeln!(f, "  {}", split.reason)
}
