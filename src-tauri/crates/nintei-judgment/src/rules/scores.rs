//! 中間評価項目得点 of every option.

use nintei_survey::{FormEdition, ItemId, OptionSet, Section};
use serde::Deserialize;

use super::fault::Faults;
use super::file::{NOT_ESTABLISHED, Ordered};
use super::outline::{Entry, Origin, Outline};
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
    /// The supplement on which the points rest.
    pub(crate) supplement: Option<i64>,
}

/// The score file, read but not checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScoreFile {
    #[serde(rename = "出典")]
    _source: String,
    #[serde(rename = "得点")]
    groups: Ordered<Outline>,
}

impl ScoreFile {
    /// The rows of an item, for a supplement to be laid over.
    pub(crate) fn rows(&mut self, title: &str) -> Option<&mut Vec<Entry>> {
        let item = self.groups.0.iter_mut().find_map(|(_, group)| match group {
            Outline::Headings(items) => items.iter_mut().find(|item| item.heading == title),
            Outline::Text(_) => None,
        })?;
        match &mut item.below {
            Outline::Headings(rows) => Some(rows),
            Outline::Text(_) => None,
        }
    }

    /// The groups, where they are sound.
    pub(super) fn build(&self, form: &FormEdition, mut faults: Faults<'_>) -> Option<[GroupTable; 5]> {
        let before = faults.found.len();
        let mut groups = Vec::new();
        for (number, (heading, outline)) in (1u8..).zip(&self.groups.0) {
            let section = form
                .sections
                .iter()
                .find(|section| section.id == number && *heading == format!("第{number}群 {}", section.name));
            match section {
                Some(section) => groups.extend(group(section, heading, outline, &mut faults)),
                None => faults.add(Origin::default(), heading, "調査票にない群か、順が違います。"),
            }
        }
        if self.groups.0.len() != 5 {
            faults.add(Origin::default(), "得点", format!("群が5つではなく{}あります。", self.groups.0.len()));
        }
        groups.try_into().ok().filter(|_| faults.found.len() == before)
    }
}

fn group(section: &Section, heading: &str, outline: &Outline, faults: &mut Faults<'_>) -> Option<GroupTable> {
    let entries = headings(heading, Origin::default(), outline, faults)?;
    let before = faults.found.len();
    let mut items = Vec::new();
    for question in &section.questions {
        let title = format!("{} {}", question.id, question.short_name);
        let Some(entry) = entries.iter().find(|entry| entry.heading == title) else {
            faults.add(Origin::default(), heading, format!("「{title}」がありません。"));
            continue;
        };
        let labels: Vec<String> = question.options.iter().map(|option| option.label.clone()).collect();
        let tables = match question.id {
            ItemId::PARALYSIS => rows(&title, entry, &PARALYSIS_PATTERNS, faults).map(|rows| vec![rows]),
            ItemId::CONTRACTURE => joints(&title, entry, faults),
            _ => rows(&title, entry, &labels, faults).map(|rows| vec![rows]),
        };
        if let Some(tables) = tables {
            let unanswered = tables.iter().map(|rows| hull(rows)).sum();
            let (item, name) = (question.id, question.short_name.clone());
            items.push(ItemTable { item, name, rows: tables.concat(), unanswered, labels });
        }
    }
    for (index, entry) in entries.iter().enumerate() {
        let asked = section.questions.iter().any(|item| entry.heading == format!("{} {}", item.id, item.short_name));
        if !asked || entries[..index].iter().any(|earlier| earlier.heading == entry.heading) {
            faults.add(entry.at, heading, format!("「{}」は調査票にないか、二度あります。", entry.heading));
        }
    }
    if faults.found.len() > before {
        return None;
    }
    let best: Interval = items.iter().map(|item| item.unanswered).sum();
    if best.high != FULL || best.low != Tenths::ZERO {
        let cause = format!(
            "最も良い答えの合計が{}点、最も悪い答えの合計が{}点です。正しければ100.0点と0.0点になります。",
            best.high, best.low
        );
        faults.add(Origin::default(), heading, cause);
        return None;
    }
    Some(GroupTable { name: section.name.clone(), items })
}

fn hull(rows: &[Row]) -> Interval {
    rows.iter().map(|row| row.points).reduce(Interval::hull).unwrap_or_default()
}

fn headings<'a>(place: &str, at: Origin, outline: &'a Outline, faults: &mut Faults<'_>) -> Option<&'a [Entry]> {
    match outline {
        Outline::Headings(entries) => Some(entries),
        Outline::Text(text) => {
            faults.add(at, place, format!("選択肢ごとの得点ではなく「{text}」とあります。"));
            None
        }
    }
}

fn joints(place: &str, entry: &Entry, faults: &mut Faults<'_>) -> Option<Vec<Vec<Row>>> {
    let entries = headings(place, entry.at, &entry.below, faults)?;
    if !entries.iter().map(|entry| entry.heading.as_str()).eq(CONTRACTURE_JOINTS.map(|(joint, _)| joint)) {
        faults.add(entry.at, place, "関節が肩関節・股関節・膝関節の順に一つずつではありません。");
        return None;
    }
    let read: Vec<Option<Vec<Row>>> = entries
        .iter()
        .map(|entry| rows(&format!("{place} › {}", entry.heading), entry, &["ない", "ある"], faults))
        .collect();
    read.into_iter().collect()
}

fn rows<S: AsRef<str>>(place: &str, item: &Entry, labels: &[S], faults: &mut Faults<'_>) -> Option<Vec<Row>> {
    let entries = headings(place, item.at, &item.below, faults)?;
    if !entries.iter().map(|entry| entry.heading.as_str()).eq(labels.iter().map(AsRef::as_ref)) {
        faults.add(item.at, place, "選択肢が調査票のとおりに一つずつ並んでいません。");
        return None;
    }
    let mut points: Vec<Option<Tenths>> = Vec::new();
    let mut every_row_read = true;
    for Entry { heading, at, below } in entries {
        let read = match below {
            Outline::Text(text) if text == NOT_ESTABLISHED => Ok(None),
            Outline::Text(text) => text
                .strip_suffix('点')
                .and_then(Tenths::read)
                .map(Some)
                .ok_or_else(|| format!("「{text}」は小数第1位までの数に「点」を付けたものではありません。")),
            Outline::Headings(_) => Err("得点ではありません。".to_owned()),
        };
        if let Err(cause) = &read {
            faults.add(*at, format!("{place} › {heading}"), cause);
            every_row_read = false;
        }
        points.push(read.ok().flatten());
    }
    let established: Vec<Tenths> = points.iter().copied().flatten().collect();
    if !established.is_sorted_by(|better, worse| better >= worse) {
        faults.add(Origin::default(), place, "得点が良い答えから悪い答えの順に下がっていません。");
        return None;
    }
    if !every_row_read {
        return None;
    }
    let known: Vec<Option<Row>> = points
        .iter()
        .zip(entries)
        .map(|(points, entry)| {
            let supplement = entry.at.by.map(|(id, _)| id);
            points.map(|points| Row { points: Interval::exactly(points), established: true, supplement })
        })
        .collect();
    let rows = known.iter().enumerate().map(|(index, row)| {
        row.or_else(|| {
            let above = known[..index].iter().rev().find_map(|row| *row)?;
            let below = known[index..].iter().find_map(|row| *row)?;
            let points = Interval::new(below.points.low, above.points.high);
            Some(Row { points, established: false, supplement: below.supplement.or(above.supplement) })
        })
    });
    let rows: Option<Vec<Row>> = rows.collect();
    if rows.is_none() {
        faults.add(item.at, place, "未確定の得点の上と下に、確定した得点がありません。");
    }
    rows
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
        hull(self.joint_rows(joint, chosen))
    }

    /// Every row with its title, as a supplement names it: the option, the pattern of 1-1, 「肩関節 ない」 of 1-2.
    pub(crate) fn titled_rows(&self) -> impl Iterator<Item = (String, Row)> {
        let titles: Vec<String> = match self.item {
            ItemId::PARALYSIS => PARALYSIS_PATTERNS.map(str::to_owned).to_vec(),
            ItemId::CONTRACTURE => {
                let of = |joint| ["ない", "ある"].map(|row| format!("{joint} {row}"));
                CONTRACTURE_JOINTS.into_iter().flat_map(|(joint, _)| of(joint)).collect()
            }
            _ => self.labels.clone(),
        };
        titles.into_iter().zip(self.rows.iter().copied())
    }

    /// The rows still possible, where the item has one row per option or pattern.
    pub(crate) fn rows(&self, chosen: OptionSet) -> &[Row] {
        let index = match self.item {
            _ if !chosen.is_answered() => None,
            ItemId::PARALYSIS => Some(paralysis_pattern(chosen)),
            _ => chosen.single().and_then(|no| usize::from(no).checked_sub(1)),
        };
        index.map_or(self.rows.as_slice(), |index| self.rows.get(index..=index).unwrap_or_default())
    }

    /// The rows still possible of one joint of 1-2.
    pub(crate) fn joint_rows(&self, joint: usize, chosen: OptionSet) -> &[Row] {
        let rows = self.rows.get(joint * 2..joint * 2 + 2).unwrap_or_default();
        if !chosen.is_answered() {
            return rows;
        }
        let contracted = CONTRACTURE_JOINTS.get(joint).is_some_and(|(_, no)| chosen.contains(*no));
        rows.get(usize::from(contracted)..=usize::from(contracted)).unwrap_or_default()
    }
}

/// The supplement on which the interval over `rows` rests.
pub(crate) fn supplement_of(rows: &[Row]) -> Option<i64> {
    let points = hull(rows);
    let ends = rows.iter().filter(|row| row.points.low == points.low || row.points.high == points.high);
    ends.into_iter().find_map(|row| row.supplement)
}
