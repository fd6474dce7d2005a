//! Where two editions say different things.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::tree::{self, Node, Tree, WriteEnd};
use super::{DementiaAddition, RuleEdition};
use crate::TreeId;

/// One place at which two editions differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleDifference {
    /// The table: 「樹形図 食事」, 「中間評価項目得点」.
    pub table: String,
    /// Where in it, as a path of questions and answers.
    pub place: String,
    /// What the first says; `None` where it has no such place.
    pub before: Option<String>,
    /// What the second says; `None` where it has no such place.
    pub after: Option<String>,
}

/// Every place at which `b` says something else than `a`, in the order in which the tables are used.
#[must_use]
pub fn differences(a: &RuleEdition, b: &RuleEdition) -> Vec<RuleDifference> {
    let mut found = Vec::new();
    let mut table = Collector { table: "規則の版".to_owned(), found: &mut found };
    table.rows(&period(a), &period(b));
    table.table = "中間評価項目得点".to_owned();
    table.rows(&scores(a), &scores(b));
    for tree in TreeId::ALL {
        table.table = format!("樹形図 {}", tree.name());
        table.tree(&a.trees[tree.index()], &b.trees[tree.index()]);
    }
    table.table = "特別な医療".to_owned();
    table.rows(&special_care(a), &special_care(b));
    table.table = "認知症加算".to_owned();
    table.addition(&a.dementia_addition, &b.dementia_addition);
    table.table = "要介護状態区分".to_owned();
    table.rows(&categories(a), &categories(b));
    found
}

/// What a table says at each place.
type Rows = Vec<(String, String)>;

fn period(edition: &RuleEdition) -> Rows {
    let last = edition.applies_to.map_or_else(|| "定めなし".to_owned(), |last: NaiveDate| last.to_string());
    vec![
        ("名称".to_owned(), edition.name.clone()),
        ("始まり".to_owned(), edition.applies_from.to_string()),
        ("終わり".to_owned(), last),
    ]
}

fn scores(edition: &RuleEdition) -> Rows {
    let items = edition.groups.iter().flat_map(|group| &group.items);
    let rows = items.flat_map(|item| {
        item.titled_rows().map(move |(option, row)| {
            let points = if row.established {
                format!("{}点", row.points)
            } else {
                format!("未確定（{}点）", row.points)
            };
            (format!("{} {} › {option}", item.item, item.name), points)
        })
    });
    rows.collect()
}

fn special_care(edition: &RuleEdition) -> Rows {
    edition.special_care.iter().map(|(name, minutes)| (name.clone(), format!("{minutes}分"))).collect()
}

fn categories(edition: &RuleEdition) -> Rows {
    let row = |category: &super::Category| {
        let below = category.below.map(|below| format!("{below}分未満")).unwrap_or_default();
        (category.level.name().to_owned(), format!("{}分以上{below}（コード{}）", category.from, category.code))
    };
    edition.categories.iter().map(row).collect()
}

fn addition(rule: &DementiaAddition) -> Rows {
    let conditions = [&rule.below_label, &rule.physical.label, &rule.dementia.label];
    let conditions = (1..).zip(conditions).map(|(no, label)| (format!("条件{no}"), label.clone()));
    let rows = rule
        .rows
        .iter()
        .map(|row| (row.name.clone(), format!("一段階 {}分、二段階目 {}分", row.one_step, row.second_step)));
    conditions.chain(rows).collect()
}

struct Collector<'a> {
    table: String,
    found: &'a mut Vec<RuleDifference>,
}

impl Collector<'_> {
    fn add(&mut self, place: &str, before: Option<String>, after: Option<String>) {
        if before != after {
            let place = if place.is_empty() { "初めの問い" } else { place };
            let (table, place) = (self.table.clone(), place.to_owned());
            self.found.push(RuleDifference { table, place, before, after });
        }
    }

    fn rows(&mut self, a: &Rows, b: &Rows) {
        let said =
            |rows: &Rows, place: &str| rows.iter().find(|(other, _)| other == place).map(|(_, text)| text.clone());
        for (place, before) in a {
            self.add(place, Some(before.clone()), said(b, place));
        }
        for (place, after) in b.iter().filter(|(place, _)| said(a, place).is_none()) {
            self.add(place, None, Some(after.clone()));
        }
    }

    fn tree(&mut self, a: &Tree, b: &Tree) {
        let range = |tree: &Tree| Some(format!("{}分", tree.displayed_range));
        self.add("表示範囲", range(a), range(b));
        let end = |leaf: &super::Leaf| tree::minutes(leaf, b.displayed_range);
        self.roots(a.root.as_ref(), b.root.as_ref(), &end);
    }

    fn addition(&mut self, a: &DementiaAddition, b: &DementiaAddition) {
        self.rows(&addition(a), &addition(b));
        self.roots(a.rule.as_ref(), b.rule.as_ref(), &tree::steps);
    }

    fn roots<V>(&mut self, a: Option<&Node<V>>, b: Option<&Node<V>>, write_end: WriteEnd<'_, V>) {
        match (a, b) {
            (Some(a), Some(b)) => self.nodes("", a, b, write_end),
            (a, b) => {
                let whole = |root: Option<&Node<V>>| {
                    Some(root.map_or_else(|| "未確定".to_owned(), |root| summary(root, write_end)))
                };
                self.add("全体", whole(a), whole(b));
            }
        }
    }

    fn nodes<V>(&mut self, place: &str, a: &Node<V>, b: &Node<V>, write_end: WriteEnd<'_, V>) {
        let (Node::Question(one), Node::Question(other)) = (a, b) else {
            let said = |node: &Node<V>| Some(summary(node, write_end));
            return self.add(place, said(a), said(b));
        };
        if one.asks != other.asks {
            return self.add(place, Some(summary(a, write_end)), Some(summary(b, write_end)));
        }
        let place = if place.is_empty() { one.asks.clone() } else { format!("{place} › {}", one.asks) };
        let doubt = |doubt: &Option<String>| doubt.as_ref().map(|doubt| format!("※要照合 {doubt}"));
        self.add(&place, doubt(&one.doubt), doubt(&other.doubt));
        for arm in &one.arms {
            let place = format!("{place} › {}", arm.label);
            match other.arms.iter().find(|same| same.label == arm.label) {
                Some(same) => self.nodes(&place, &arm.next, &same.next, write_end),
                None => self.add(&place, Some(summary(&arm.next, write_end)), None),
            }
        }
        for arm in other.arms.iter().filter(|arm| one.arms.iter().all(|same| same.label != arm.label)) {
            self.add(&format!("{place} › {}", arm.label), None, Some(summary(&arm.next, write_end)));
        }
    }
}

/// A part of a tree in a line: its end, or what is asked first and how many ends there are.
fn summary<V>(node: &Node<V>, write_end: WriteEnd<'_, V>) -> String {
    fn ends<V>(node: &Node<V>) -> usize {
        match node {
            Node::Leaf(_) => 1,
            Node::Question(question) => question.arms.iter().map(|arm| ends(&arm.next)).sum(),
        }
    }
    match node {
        Node::Leaf(leaf) => leaf.text(write_end),
        Node::Question(question) => format!("「{}」の問いから{}の枝", question.asks, ends(node)),
    }
}
