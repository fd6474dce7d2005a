//! 1 一次判定等: the levels still possible, the total, and the minutes as a bar and a table.

use nintei_judgment::{Interval, Judgment};

use super::bar::{self, Chart};
use super::{GAP, PAPER, ResultSheet, official_time, person};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{self, head, section};
use crate::sheet::levels::levels;

/// Upper edge of the section, millimetres.
const TOP: f32 = person::BOTTOM + GAP;
/// Height of the level's box and the bar, millimetres.
pub(super) const UPPER: f32 = 28.0;
/// Heights of the table's rows: heads, minutes, marks; millimetres.
pub(super) const ROWS: [f32; 3] = [6.0, 5.2, 3.8];
/// Lower edge of the section, millimetres.
pub(super) const BOTTOM: f32 = TOP + cells::HEADING + UPPER + 1.8 + ROWS[0] + ROWS[1] + ROWS[2];

/// Width of the level's box, millimetres.
pub(super) const BOX: f32 = 53.5;

/// What the official sheet says of its minutes.
pub(super) const REMARK: &str = "時間は、実際にケアに要する時間を示すものではありません";

/// One part of the total.
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    pub(super) minutes: Interval,
}

/// The parts of the total in the order of the sheet: the trees, 特別な医療, 認知症加算.
pub(super) fn parts<'a>(judgment: &'a Judgment<'_>) -> Vec<Part<'a>> {
    let trees = judgment.steps.trees.iter().map(|tree| Part { name: tree.name, minutes: tree.minutes });
    trees
        .chain([
            Part { name: "特別な医療", minutes: judgment.outcome.special_care },
            Part { name: "認知症加算", minutes: judgment.outcome.dementia_addition },
        ])
        .collect()
}

pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let area = Area::new(PAPER.x, TOP, PAPER.width, BOTTOM - TOP);
    if let Some((official, level)) = sheet.printed_result() {
        official_time::draw(canvas, area, sheet, official, level);
        return;
    }
    let rest = section(canvas, area, "1　一次判定等（試算）", REMARK);
    let (upper, table) = rest.split_top(UPPER + 1.8);
    let (level_box, chart) = upper.split_left(BOX);
    level(canvas, Area { y: level_box.y + 1.2, height: UPPER - 1.2, ..level_box }, sheet.judgment);
    let chart = Area::new(chart.x + 2.5, chart.y + 1.2, chart.width - 2.5, UPPER - 1.2);
    bar::draw(canvas, chart, &provisional_chart(sheet.judgment, ""));
    minutes(canvas, table, sheet.judgment);
}

/// The bar of the 試算.
pub(super) fn provisional_chart<'a>(judgment: &'a Judgment<'_>, note: &'static str) -> Chart<'a> {
    Chart {
        parts: parts(judgment),
        total: judgment.outcome.total,
        categories: judgment.steps.level.categories.clone(),
        note,
    }
}

fn level(canvas: &mut Canvas<'_>, area: Area, judgment: &Judgment<'_>) {
    let outcome = &judgment.outcome;
    let settled = outcome.care_levels.len() == 1;
    let words = if settled {
        "一次判定（試算）"
    } else {
        "一次判定（試算）　まだ一つに定まりません"
    };
    let (first, rest) = area.split_top(4.6);
    canvas.text(first.inset(1.5, 0.0), Style::plain(6.5), "一次判定", words);
    let (second, rest) = rest.split_top(9.4);
    let style = Style::bold(20.0).align(Align::Centre).lines(2);
    canvas.text(second.inset(1.5, 0.0), style, "一次判定", &levels(outcome.care_levels));
    let (total, addition) = rest.split_top(rest.height / 2.0);
    let row = |canvas: &mut Canvas<'_>, row: Area, name: &str, text: &str, size: f32| {
        canvas.line(Stroke::Hair, (row.x, row.y), (row.right(), row.y));
        let (left, right) = row.inset(1.5, 0.0).split_left(23.5);
        canvas.text(left, Style::plain(6.5), name, name);
        canvas.text(right, Style::bold(size).align(Align::Right), name, text);
    };
    row(canvas, total, "要介護認定等基準時間", &format!("{}分", outcome.total), 11.0);
    row(canvas, addition, "うち認知症加算", &format!("{}分", outcome.dementia_addition), 9.0);
    canvas.outline(Stroke::Heavy, area);
}

/// Every part of the total with its minutes and marks.
fn minutes(canvas: &mut Canvas<'_>, area: Area, judgment: &Judgment<'_>) {
    let parts = parts(judgment);
    let columns = f32::from(u16::try_from(parts.len() + 1).unwrap_or(u16::MAX));
    let width = area.width / columns;
    let total = Part { name: "合計", minutes: judgment.outcome.total };
    let mut x = area.x;
    for (index, part) in parts.iter().chain([&total]).enumerate() {
        let (top, rest) = Area { x, width, ..area }.split_top(ROWS[0]);
        let (middle, rest) = rest.split_top(ROWS[1]);
        let (bottom, _) = rest.split_top(ROWS[2]);
        let is_total = index == parts.len();
        let (first, second) = if is_total { (part.name, Some("（分）")) } else { two_lines(part.name) };
        let first = if is_total { first.to_owned() } else { format!("{} {first}", bar::number(index)) };
        match second {
            Some(second) => head(canvas, top, &[&first, second]),
            None => head(canvas, top, &[&first]),
        }
        let size = if is_total { Style::bold(8.5) } else { Style::plain(8.5) };
        canvas.text(middle.inset(0.6, 0.0), size.align(Align::Centre), part.name, &part.minutes.to_string());
        let marks = marks_of(judgment, part.name);
        if !marks.is_empty() {
            canvas.fill(Grey(0.85), bottom);
        }
        canvas.text(bottom.inset(0.2, 0.0), Style::plain(6.5).align(Align::Centre), part.name, &marks);
        canvas.outline(Stroke::Hair, Area { height: ROWS[1] + ROWS[2], ..middle });
        x += width;
    }
    canvas.outline(Stroke::Thin, Area { height: ROWS[0] + ROWS[1] + ROWS[2], ..area });
}

/// A long name in two lines, broken where a reader would.
pub(super) fn two_lines(name: &str) -> (&str, Option<&str>) {
    let ends = ["関連行為", "介助"];
    let place = ends.into_iter().find_map(|end| name.strip_suffix(end)).map_or(name.len(), str::len);
    let (first, second) = name.split_at(place);
    (first, (!second.is_empty()).then_some(second))
}

/// The kinds of marks at `place`, each once.
fn marks_of(judgment: &Judgment<'_>, place: &str) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for mark in judgment.steps.marks.iter().filter(|mark| mark.place == place) {
        if !kinds.contains(&mark.kind.name()) {
            kinds.push(mark.kind.name());
        }
    }
    kinds.join("・")
}
