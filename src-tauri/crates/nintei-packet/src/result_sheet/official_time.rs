//! 1 一次判定等 where an official result is on file: its level, total and minutes, the 試算 below each of them.

use nintei_judgment::{CategoryLine, ComparedPart, Interval, MarkKind, Tenths, TotalReading, TreeId};
use nintei_survey::{CareLevel, wareki};

use super::bar::{self, Chart};
use super::standard_time::{BOX, Part, REMARK, ROWS, UPPER, provisional_chart, two_lines};
use super::{OfficialOnSheet, ResultSheet};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{NOTHING, head, section};
use crate::sheet::levels::levels;

/// Width of the table's first column, millimetres.
const NAME: f32 = 10.0;
/// Heights of the rows of the official minutes and of the 試算, millimetres.
const MINUTES: [f32; 2] = [4.8, 4.2];

/// A column of the table.
struct Column {
    name: String,
    second: Option<String>,
    part: ComparedPart,
    official: Option<Tenths>,
    ours: Interval,
    /// 補完: the 試算 rests on a supplement here.
    supplemented: bool,
}

pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Area,
    sheet: &ResultSheet<'_>,
    official: OfficialOnSheet<'_>,
    level: CareLevel,
) {
    let rest = section(canvas, area, "1　一次判定等（公式の結果）", REMARK);
    let (upper, table) = rest.split_top(UPPER + 1.8);
    let (level_box, chart) = upper.split_left(BOX);
    level_and_total(canvas, Area { y: level_box.y + 1.2, height: UPPER - 1.2, ..level_box }, sheet, official, level);
    let place = Area::new(chart.x + 2.5, chart.y + 1.2, chart.width - 2.5, UPPER - 1.2);
    bar::draw(canvas, place, &official_chart(sheet, official, level));
    minutes(canvas, table, sheet, official);
}

fn level_and_total(
    canvas: &mut Canvas<'_>,
    area: Area,
    sheet: &ResultSheet<'_>,
    official: OfficialOnSheet<'_>,
    level: CareLevel,
) {
    let (result, outcome) = (official.result, &sheet.judgment.outcome);
    let before = result.level.filter(|before| result.level_with_addition.is_some() && *before != level);
    let words = match (before, result.judged_on) {
        (Some(before), _) => format!("公式の一次判定　認知症加算前は{before}"),
        (None, Some(day)) => format!("公式の一次判定（{}）", wareki::long(day)),
        (None, None) => "公式の一次判定".to_owned(),
    };
    let (first, rest) = area.split_top(4.4);
    canvas.text(first.inset(1.5, 0.0), Style::plain(6.5), "一次判定", &words);
    let (second, rest) = rest.split_top(8.6);
    canvas.text(second.inset(1.5, 0.0), Style::bold(20.0).align(Align::Centre), "一次判定", level.name());
    let addition = match official.comparison.total_reading {
        TotalReading::WithAddition => "うち認知症加算",
        TotalReading::WithoutAddition => "このほかの認知症加算",
        TotalReading::NoAddition | TotalReading::Neither | TotalReading::Unknown => "認知症加算",
    };
    let rows = [
        ("要介護認定等基準時間", in_minutes(result.total), 10.0),
        (addition, in_minutes(result.dementia_addition), 8.5),
        ("試算の一次判定", official.provisional(ComparedPart::Level, &levels(outcome.care_levels)), 8.5),
    ];
    let mut rest = rest;
    let height = rest.height / 3.0;
    for (name, text, size) in rows {
        let (row, further) = rest.split_top(height);
        canvas.line(Stroke::Hair, (row.x, row.y), (row.right(), row.y));
        let (left, right) = row.inset(1.5, 0.0).split_left(23.5);
        canvas.text(left, Style::plain(6.5), name, name);
        canvas.text(right, Style::bold(size).align(Align::Right), name, &text);
        rest = further;
    }
    canvas.outline(Stroke::Heavy, area);
}

fn in_minutes(minutes: Option<Tenths>) -> String {
    minutes.map_or_else(|| NOTHING.to_owned(), |minutes| format!("{minutes}分"))
}

/// The bar of the official minutes where all of them are on file, else that of the 試算.
fn official_chart<'a>(sheet: &'a ResultSheet<'_>, official: OfficialOnSheet<'_>, level: CareLevel) -> Chart<'a> {
    let Some(sum) = official.result.sum_of_minutes() else {
        return provisional_chart(sheet.judgment, "棒グラフは試算。");
    };
    let addition = official.result.dementia_addition;
    let parts = columns(sheet, official)
        .into_iter()
        .zip(sheet.judgment.steps.trees.iter().map(|tree| tree.name).chain(["認知症加算"]))
        .map(|(column, name)| Part { name, minutes: Interval::exactly(column.official.unwrap_or_default()) });
    let reached = |line: CategoryLine<'a>| CategoryLine { reached: line.level == level, ..line };
    Chart {
        parts: parts.collect(),
        total: Interval::exactly(sum + addition.unwrap_or_default()),
        categories: sheet.judgment.steps.level.categories.iter().cloned().map(reached).collect(),
        note: if official.comparison.agrees {
            ""
        } else {
            "≠は公式の結果と違う試算の値（裏面の8）。"
        },
    }
}

/// The eight trees and 認知症加算, as the official sheet has them.
fn columns(sheet: &ResultSheet<'_>, official: OfficialOnSheet<'_>) -> Vec<Column> {
    let outcome = &sheet.judgment.outcome;
    let marks = &sheet.judgment.steps.marks;
    let supplemented =
        |place: &str| marks.iter().any(|mark| mark.kind == MarkKind::Supplemented && mark.place == place);
    let trees = sheet.judgment.steps.trees.iter().map(|tree| {
        let (first, second) = two_lines(tree.name);
        let ours = if tree.tree == TreeId::Medical { tree.minutes + outcome.special_care } else { tree.minutes };
        Column {
            name: first.to_owned(),
            second: second.map(str::to_owned),
            part: ComparedPart::Tree { tree: tree.tree },
            official: official.result.minutes.get(&tree.tree).copied(),
            ours,
            supplemented: supplemented(tree.name),
        }
    });
    let addition = Column {
        name: "認知症加算".to_owned(),
        second: None,
        part: ComparedPart::Addition,
        official: official.result.dementia_addition,
        ours: outcome.dementia_addition,
        supplemented: supplemented("認知症加算"),
    };
    trees.chain([addition]).collect()
}

/// Every part of the total: official, and the 試算.
fn minutes(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>, official: OfficialOnSheet<'_>) {
    let mut columns = columns(sheet, official);
    for (index, column) in columns.iter_mut().enumerate() {
        column.name = format!("{} {}", bar::number(index), column.name);
    }
    columns.push(Column {
        name: "合計".to_owned(),
        second: Some("（分）".to_owned()),
        part: ComparedPart::Total,
        official: official.result.total,
        ours: sheet.judgment.outcome.total,
        supplemented: false,
    });
    let (names, table) = area.split_left(NAME);
    let (_, names) = names.split_top(ROWS[0]);
    let (first, second) = names.split_top(MINUTES[0]);
    head(canvas, first, &["公式"]);
    head(canvas, Area { height: MINUTES[1], ..second }, &["試算"]);
    let width = table.width / f32::from(u16::try_from(columns.len()).unwrap_or(u16::MAX));
    let mut x = table.x;
    for column in &columns {
        let (top, rest) = Area { x, width, ..table }.split_top(ROWS[0]);
        let (upper, rest) = rest.split_top(MINUTES[0]);
        let lower = Area { height: MINUTES[1], ..rest };
        match &column.second {
            Some(second) => head(canvas, top, &[&column.name, second]),
            None => head(canvas, top, &[&column.name]),
        }
        let text = column.official.map_or_else(|| NOTHING.to_owned(), |minutes| minutes.to_string());
        canvas.text(upper.inset(0.6, 0.0), Style::bold(8.5).align(Align::Centre), &column.name, &text);
        let ours = if column.supplemented { format!("補完 {}", column.ours) } else { column.ours.to_string() };
        let ours = official.provisional(column.part, &ours);
        let differs = ours.starts_with('≠');
        if differs {
            canvas.fill(Grey(0.85), lower);
        }
        let style = if differs { Style::bold(7.5) } else { Style::plain(7.5) };
        let field = format!("試算の{}", column.name);
        canvas.text(lower.inset(0.3, 0.0), style.align(Align::Centre), &field, &ours);
        canvas.outline(Stroke::Hair, Area { height: MINUTES[0] + MINUTES[1], ..upper });
        canvas.line(Stroke::Hair, (lower.x, lower.y), (lower.right(), lower.y));
        x += width;
    }
    canvas.outline(Stroke::Thin, Area { height: ROWS[0] + MINUTES[0] + MINUTES[1], ..area });
}
