//! 中間評価項目得点 of every option.

use nintei_survey::{FormEdition, ItemId, OptionSet};
use serde::Deserialize;

use super::RuleError;
use super::file::{NOT_ESTABLISHED, Ordered, Outline, Source};
use crate::{Interval, Tenths};

/// Rows of the score table of 1-1, in its order.
pub(crate) const PARALYSIS_PATTERNS: [&str; 5] =
    ["ない", "いずれか一肢のみ", "両下肢のみ", "左上下肢あるいは右上下肢のみ", "その他の四肢の麻痺"];

/// Joints of 1-2 that score, with the option that stands for each.
pub(crate) const CONTRACTURE_JOINTS: [(&str, u8); 3] = [("肩関節", 2), ("股関節", 3), ("膝関節", 4)];

const FULL: Tenths = Tenths::new(1000);

/// Position in [`PARALYSIS_PATTERNS`] of the limbs chosen in 1-1
/// (2 左上肢, 3 右上肢, 4 左下肢, 5 右下肢; 6 その他 alone does not change the pattern).
pub(crate) fn paralysis_pattern(chosen: OptionSet) -> usize {
    let limbs = [2, 3, 4, 5].map(|no| chosen.contains(no));
    match limbs {
        [false, false, false, false] => 0,
        [true, false, false, false]
        | [false, true, false, false]
        | [false, false, true, false]
        | [false, false, false, true] => 1,
        [false, false, true, true] => 2,
        [true, false, true, false] | [false, true, false, true] => 3,
        _ => 4,
    }
}

/// The score table of one group.
#[derive(Debug, Clone)]
pub(crate) struct GroupTable {
    pub(crate) name: String,
    pub(crate) items: Vec<ItemTable>,
}

/// The score table of one item.
#[derive(Debug, Clone)]
pub(crate) struct ItemTable {
    pub(crate) item: ItemId,
    pub(crate) name: String,
    /// Points per row: per option, per pattern (1-1), or ない・ある of each joint one after the other (1-2).
    pub(crate) rows: Vec<Row>,
    /// Points while the item is not answered.
    pub(crate) unanswered: Interval,
    /// Wordings of the options on the form.
    pub(crate) labels: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) points: Interval,
    pub(crate) established: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "出典")]
    _source: String,
    #[serde(rename = "得点")]
    groups: Ordered<Ordered<Outline>>,
}

pub(super) fn read(source: Source<'_>, form: &FormEdition) -> Result<[GroupTable; 5], RuleError> {
    let file: File = source.read()?;
    let mut groups = Vec::new();
    for (number, (heading, entries)) in (1u8..).zip(file.groups.0) {
        let section = form
            .sections
            .iter()
            .find(|section| section.id == number && heading == format!("第{number}群 {}", section.name))
            .ok_or_else(|| source.unsound(heading.clone(), "調査票にない群か、順が違う"))?;
        let mut items = Vec::new();
        for question in &section.questions {
            let title = format!("{} {}", question.id, question.short_name);
            let (_, outline) = entries
                .0
                .iter()
                .find(|(name, _)| *name == title)
                .ok_or_else(|| source.unsound(heading.clone(), format!("「{title}」がない")))?;
            let labels: Vec<String> = question.options.iter().map(|option| option.label.clone()).collect();
            let tables = match question.id {
                ItemId::PARALYSIS => vec![rows(source, &title, outline, &PARALYSIS_PATTERNS)?],
                ItemId::CONTRACTURE => joints(source, &title, outline)?,
                _ => vec![rows(source, &title, outline, &labels)?],
            };
            let unanswered = tables.iter().map(|rows| hull(rows)).sum();
            items.push(ItemTable {
                item: question.id,
                name: question.short_name.clone(),
                rows: tables.concat(),
                unanswered,
                labels,
            });
        }
        if entries.0.len() != items.len() {
            return Err(source.unsound(heading, "調査票にない項目がある"));
        }
        let best: Interval = items.iter().map(|item| item.unanswered).sum();
        if best.high != FULL || best.low != Tenths::ZERO {
            return Err(source.unsound(
                heading,
                format!(
                    "最も良い答えの合計が{}点、最も悪い答えの合計が{}点（100.0点と0.0点のはず）",
                    best.high, best.low
                ),
            ));
        }
        groups.push(GroupTable { name: section.name.clone(), items });
    }
    groups
        .try_into()
        .map_err(|groups: Vec<GroupTable>| source.unsound("得点", format!("群が5つではなく{}ある", groups.len())))
}

fn hull(rows: &[Row]) -> Interval {
    rows.iter().map(|row| row.points).reduce(Interval::hull).unwrap_or_default()
}

fn headings<'a>(source: Source<'_>, place: &str, outline: &'a Outline) -> Result<&'a [(String, Outline)], RuleError> {
    match outline {
        Outline::Headings(entries) => Ok(entries),
        Outline::Text(text) => Err(source.unsound(place, format!("選択肢ごとの得点ではなく「{text}」とある"))),
    }
}

fn joints(source: Source<'_>, place: &str, outline: &Outline) -> Result<Vec<Vec<Row>>, RuleError> {
    let entries = headings(source, place, outline)?;
    if !entries.iter().map(|(name, _)| name.as_str()).eq(CONTRACTURE_JOINTS.map(|(joint, _)| joint)) {
        return Err(source.unsound(place, "関節が肩関節・股関節・膝関節の順に一つずつではない"));
    }
    entries
        .iter()
        .map(|(joint, outline)| rows(source, &format!("{place} › {joint}"), outline, &["ない", "ある"]))
        .collect()
}

fn rows<S: AsRef<str>>(
    source: Source<'_>,
    place: &str,
    outline: &Outline,
    labels: &[S],
) -> Result<Vec<Row>, RuleError> {
    let entries = headings(source, place, outline)?;
    if !entries.iter().map(|(name, _)| name.as_str()).eq(labels.iter().map(AsRef::as_ref)) {
        return Err(source.unsound(place, "選択肢が調査票のとおりに一つずつ並んでいない"));
    }
    let mut points = Vec::new();
    for (label, outline) in entries {
        let place = format!("{place} › {label}");
        points.push(match outline {
            Outline::Text(text) if text == NOT_ESTABLISHED => None,
            Outline::Text(text) => Some(source.number(&place, text, "点")?),
            Outline::Headings(_) => return Err(source.unsound(place, "得点ではない")),
        });
    }
    let established: Vec<Tenths> = points.iter().copied().flatten().collect();
    if !established.is_sorted_by(|better, worse| better >= worse) {
        return Err(source.unsound(place, "得点が良い答えから悪い答えの順に下がっていない"));
    }
    points
        .iter()
        .enumerate()
        .map(|(index, known)| match known {
            Some(points) => Ok(Row { points: Interval::exactly(*points), established: true }),
            None => {
                let above = points[..index].iter().rev().find_map(|points| *points);
                let below = points[index..].iter().find_map(|points| *points);
                let (low, high) = below
                    .zip(above)
                    .ok_or_else(|| source.unsound(place, "未確定の得点の上と下に、確定した得点がない"))?;
                Ok(Row { points: Interval::new(low, high), established: false })
            }
        })
        .collect()
}

impl ItemTable {
    /// The row of the chosen option, where the item has one row per option and is answered.
    pub(crate) fn row(&self, chosen: OptionSet) -> Option<Row> {
        let no = chosen.single()?;
        self.rows.get(usize::from(no) - 1).copied()
    }

    /// Points of the answer; the whole possible range where there is none.
    pub(crate) fn points(&self, chosen: OptionSet) -> Interval {
        if !chosen.is_answered() {
            return self.unanswered;
        }
        match self.item {
            ItemId::PARALYSIS => self.rows.get(paralysis_pattern(chosen)).map_or(self.unanswered, |row| row.points),
            ItemId::CONTRACTURE => (0..CONTRACTURE_JOINTS.len()).map(|joint| self.joint(joint, chosen)).sum(),
            _ => self.row(chosen).map_or(self.unanswered, |row| row.points),
        }
    }

    /// Points of one joint of 1-2.
    pub(crate) fn joint(&self, joint: usize, chosen: OptionSet) -> Interval {
        let rows = self.rows.get(joint * 2..joint * 2 + 2).unwrap_or_default();
        if !chosen.is_answered() {
            return hull(rows);
        }
        let contracted = CONTRACTURE_JOINTS.get(joint).is_some_and(|(_, no)| chosen.contains(*no));
        rows.get(usize::from(contracted)).map_or(Interval::ZERO, |row| row.points)
    }
}
