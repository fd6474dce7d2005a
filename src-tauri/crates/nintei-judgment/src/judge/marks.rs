//! Everything in the steps that is not settled or needs a look, in one list.

use crate::judgment::{
    AdditionSteps, Certainty, GroupSteps, Mark, MarkKind, PathNode, SpecialCareSteps, SplitSteps, TreeSource, TreeSteps,
};
use crate::{Interval, SupplementNote};

pub(super) fn collect(
    supplements: &[&SupplementNote],
    groups: &[GroupSteps<'_>],
    trees: &[TreeSteps<'_>],
    special_care: &SpecialCareSteps<'_>,
    addition: &AdditionSteps<'_>,
    split: Option<&SplitSteps>,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    groups.iter().for_each(|group| of_group(group, supplements, &mut marks));
    trees.iter().for_each(|tree| of_tree(tree, supplements, &mut marks));
    if !special_care.answered {
        marks.push(Mark {
            kind: MarkKind::Unanswered,
            place: "特別な医療".to_owned(),
            reason: format!("未回答のため、{}分のどれもありえます。", special_care.sum),
        });
    }
    if let Some(id) = addition.rule.as_ref().and_then(|rule| rule.supplement) {
        marks.extend(supplemented(supplements, id, "認知症加算"));
    }
    if addition.addition.value().is_none() {
        marks.push(Mark {
            kind: MarkKind::NotEstablished,
            place: "認知症加算".to_owned(),
            reason: addition.reason.to_owned(),
        });
    }
    if let Some(split) = split.filter(|split| split.left.len() > 1) {
        marks.push(Mark {
            kind: MarkKind::NotEstablished,
            place: "要支援2／要介護1".to_owned(),
            reason: split.reason.to_owned(),
        });
    }
    marks
}

/// 補完: by which supplement a number stands, its source and who checked it.
fn supplemented(supplements: &[&SupplementNote], id: i64, place: &str) -> Option<Mark> {
    let note = supplements.iter().find(|note| note.id == id)?;
    Some(Mark {
        kind: MarkKind::Supplemented,
        place: place.to_owned(),
        reason: format!("補完「{}」による値です（出典 {}、確認 {}）。", note.name, note.source, note.checked_by),
    })
}

fn of_group(group: &GroupSteps<'_>, supplements: &[&SupplementNote], marks: &mut Vec<Mark>) {
    let place = || format!("第{}群 {}", group.group, group.name);
    let mut unanswered: Vec<String> = Vec::new();
    for line in &group.lines {
        if let Some(id) = line.supplement {
            marks.extend(supplemented(supplements, id, &format!("{} {}", line.item, line.name)));
        }
        match line.certainty {
            Certainty::Established => {}
            Certainty::Unanswered => unanswered.push(line.item.to_string()),
            Certainty::NotEstablished => marks.push(Mark {
                kind: MarkKind::NotEstablished,
                place: format!("{} {}", line.item, line.name),
                reason: format!(
                    "「{}」の得点は確定していません。前後の確定した得点の間の{}点とします。",
                    line.chosen.join("・"),
                    line.points
                ),
            }),
        }
    }
    unanswered.dedup();
    if !unanswered.is_empty() {
        marks.push(Mark {
            kind: MarkKind::Unanswered,
            place: place(),
            reason: format!("未回答の{}は、どの答えもありえるとします。", unanswered.join("、")),
        });
    }
}

fn of_tree(tree: &TreeSteps<'_>, supplements: &[&SupplementNote], marks: &mut Vec<Mark>) {
    let place = || tree.name.to_owned();
    marks.extend(
        super::supplements::of_tree(tree).into_iter().filter_map(|id| supplemented(supplements, id, tree.name)),
    );
    match tree.source {
        TreeSource::Traced => {
            let (by, on) = tree.traced.map_or((String::new(), None), |traced| (traced.by.clone(), traced.on));
            let mut reason = format!("{}分は、テキストの図を手でたどった値です", tree.minutes);
            match (by.is_empty(), on) {
                (false, Some(on)) => reason.push_str(&format!("（{by}、{on}）")),
                (false, None) => reason.push_str(&format!("（{by}）")),
                (true, Some(on)) => reason.push_str(&format!("（{on}）")),
                (true, None) => {}
            }
            reason.push('。');
            marks.push(Mark { kind: MarkKind::Traced, place: place(), reason });
        }
        TreeSource::NotEstablished => marks.push(Mark {
            kind: MarkKind::NotEstablished,
            place: place(),
            reason: format!(
                "樹形図の全体が確定していません。表示範囲の{}分のどれもありえます。テキストの図をたどって値を入れると確定します。",
                tree.displayed_range
            ),
        }),
        TreeSource::Table | TreeSource::Supplement => {
            let mut found = Found::default();
            if let Some(path) = &tree.path {
                found.look(path);
            }
            if let Some(bound) = found.unestablished {
                marks.push(Mark {
                    kind: MarkKind::NotEstablished,
                    place: place(),
                    reason: format!(
                        "たどり着いた枝の時間が確定していません。{bound}分のどれもありえます。テキストの図をたどって値を入れると確定します。"
                    ),
                });
            }
            for doubt in found.doubts {
                marks.push(Mark { kind: MarkKind::ToBeChecked, place: place(), reason: doubt });
            }
        }
    }
}

#[derive(Default)]
struct Found {
    unestablished: Option<Interval>,
    doubts: Vec<String>,
}

impl Found {
    fn look(&mut self, node: &PathNode<'_>) {
        match node {
            PathNode::Leaf { minutes, established, doubt, .. } => {
                if !established {
                    self.unestablished = Some(self.unestablished.map_or(*minutes, |bound| bound.hull(*minutes)));
                }
                if let Some(doubt) = doubt {
                    self.doubts.push(format!("{minutes}分: {doubt}"));
                }
            }
            PathNode::Step { .. } => {}
            PathNode::Question { asks, branches, doubt, .. } => {
                if let Some(doubt) = doubt {
                    self.doubts.push(format!("「{asks}」の問い: {doubt}"));
                }
                branches.iter().filter_map(|branch| branch.next.as_ref()).for_each(|next| self.look(next));
            }
        }
    }
}
