//! 2 中間評価項目得点: the score tables with an empty cell for every answer and for the sum of every group.

use nintei_training::{Line, LineId, LineKind, PointsChoice};

use super::book::Book;
use super::case::Case;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{PADDING, head, label, section};

/// Name of the part.
pub(super) const NAME: &str = "中間評価項目得点";
/// Heights of the heads, of a group's heading, of a sum and of a line of options; millimetres.
const HEAD: f32 = 3.8;
const HEADING: f32 = 4.6;
const SUM: f32 = 7.4;
const LINE: f32 = 3.1;
/// A row is never higher, and a further line of options adds so much; millimetres.
const TALLEST: f32 = 8.5;
/// Widths of the item, of the answer and of the cell, millimetres. The options take the rest.
const ITEM: f32 = 35.0;
const ANSWER: f32 = 37.0;
const CELL: f32 = 21.0;
/// Space after an option, millimetres.
const AFTER: f32 = 2.6;
/// The groups of the first page. The second takes the others.
const FIRST: std::ops::RangeInclusive<u8> = 1..=2;

/// Draws the two pages; on which the first of them stands.
pub(super) fn draw(book: &mut Book<'_, '_>, case: &Case<'_>) -> usize {
    let mut first = 0;
    for here in [true, false] {
        let page = book.next_table("回答の得点を読み取って右の欄に書き、群ごとに合計します");
        if here {
            first = book.page();
        }
        let groups: Vec<Group<'_>> =
            Group::all(&case.lines).into_iter().filter(|group| FIRST.contains(&group.number) == here).collect();
        table(&mut book.canvas, page, &groups, case);
    }
    first
}

/// The lines of one group.
struct Group<'a> {
    number: u8,
    lines: &'a [Line],
    sum: &'a Line,
}

impl<'a> Group<'a> {
    fn all(lines: &'a [Line]) -> Vec<Self> {
        let mut groups = Vec::new();
        let mut from = 0;
        for (at, line) in lines.iter().enumerate() {
            if let LineId::Sum { group } = line.id {
                groups.push(Self { number: group, lines: &lines[from..at], sum: line });
                from = at + 1;
            }
        }
        groups
    }
}

fn table(canvas: &mut Canvas<'_>, page: Area, groups: &[Group<'_>], case: &Case<'_>) {
    let body = section(canvas, page, &format!("2　{NAME}"), "点は各回答の右の数字。各群 0.0〜100.0点");
    let (heads, mut rest) = body.split_top(HEAD);
    let cells = Cells::of(heads);
    let columns = [(cells.item, "項目"), (cells.answer, "回答"), (cells.options, "得点表"), (cells.cell, "得点")];
    for (cell, words) in columns {
        head(canvas, cell, &[words]);
    }
    let rows = || groups.iter().flat_map(|group| group.lines);
    let options = Cells::of(heads).options.width - 2.0 * PADDING;
    let lines: f32 = rows().map(|line| further_lines(canvas, options, line)).sum();
    let count = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
    let free = rest.height - count(groups.len()) * (HEADING + SUM) - lines * LINE;
    let row_height = (free / count(rows().count()).max(1.0)).min(TALLEST);
    for group in groups {
        let top = rest.y;
        let (row, further) = rest.split_top(HEADING);
        let name = group.sum.label.strip_suffix("の合計").unwrap_or(&group.sum.label);
        canvas.fill(Grey::LABEL, row);
        canvas.text(row.inset(PADDING, 0.0), Style::bold(8.0), name, name);
        rest = further;
        for line in group.lines {
            let (row, further) = rest.split_top(row_height + further_lines(canvas, options, line) * LINE);
            draw_row(canvas, row, line, case);
            rest = further;
        }
        let (row, further) = rest.split_top(SUM);
        let cells = Cells::of(row);
        let words = Area { width: row.width - CELL, ..row };
        label(
            canvas,
            Area { x: cells.options.right() - 50.0, width: 50.0, ..words },
            &format!("第{}群の合計", group.number),
        );
        case.number(canvas, cells.cell, &group.sum.id, "点", 11.0);
        canvas.outline(Stroke::Heavy, cells.cell);
        canvas.outline(Stroke::Thin, Area { y: top, height: row.bottom() - top, ..body });
        rest = further;
    }
}

/// The cells of a row.
struct Cells {
    item: Area,
    answer: Area,
    options: Area,
    cell: Area,
}

impl Cells {
    fn of(row: Area) -> Self {
        let (item, rest) = row.split_left(ITEM);
        let (answer, rest) = rest.split_left(ANSWER);
        let (options, cell) = rest.split_left(rest.width - CELL);
        Self { item, answer, options, cell }
    }
}

fn draw_row(canvas: &mut Canvas<'_>, row: Area, line: &Line, case: &Case<'_>) {
    let cells = Cells::of(row);
    canvas.text(cells.item.inset(PADDING, 0.0), Style::plain(7.5).lines(2), &line.label, &line.label);
    if let LineKind::Points { answer, rows, .. } = &line.kind {
        canvas.text(cells.answer.inset(PADDING, 0.0), Style::bold(7.5).lines(2), &line.label, answer);
        let taken = if case.is_key() { taken(case, line) } else { None };
        options(canvas, cells.options.inset(PADDING, 0.0), rows, taken);
    }
    case.number(canvas, cells.cell, &line.id, "点", 9.0);
    for cell in [cells.answer, cells.options] {
        canvas.line(Stroke::Hair, (cell.x, row.y), (cell.x, row.bottom()));
    }
    canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
}

/// Which row of the table the answer takes.
fn taken(case: &Case<'_>, line: &Line) -> Option<usize> {
    let (LineId::Points { item, joint }, LineKind::Points { rows, .. }) = (&line.id, &line.kind) else { return None };
    let lines = case.judgment.steps.groups.iter().flat_map(|group| &group.lines);
    let step = lines.filter(|step| step.item == *item).nth(joint.map_or(0, usize::from))?;
    let title = step.row.or_else(|| step.chosen.first().copied())?;
    rows.iter().position(|row| row.title == title)
}

const TITLE: Style = Style::plain(6.8);
const POINTS: Style = Style::bold(7.2);

/// An option with the widths of its wording and of its points, millimetres.
struct Measured {
    place: usize,
    title: String,
    points: String,
    widths: (f32, f32),
}

/// The options line by line, as many on each as find room.
fn measured(canvas: &Canvas<'_>, width: f32, rows: &[PointsChoice]) -> Vec<Vec<Measured>> {
    let mut lines = vec![Vec::new()];
    let mut used = 0.0;
    for (place, row) in rows.iter().enumerate() {
        let points = match row.points.value() {
            Some(points) => points.to_string(),
            None => format!("未確定（{}）", row.points),
        };
        let widths = (canvas.width(TITLE, &row.title) + 1.0, canvas.width(POINTS, &points) + 0.1);
        let whole = widths.0 + widths.1;
        if used > 0.0 && used + whole > width + 0.01 {
            lines.push(Vec::new());
            used = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(Measured { place, title: row.title.clone(), points, widths });
        }
        used += whole + AFTER;
    }
    lines
}

/// Lines that the options of a row take beyond the first.
fn further_lines(canvas: &Canvas<'_>, width: f32, line: &Line) -> f32 {
    let LineKind::Points { rows, .. } = &line.kind else { return 0.0 };
    f32::from(u16::try_from(measured(canvas, width, rows).len().saturating_sub(1)).unwrap_or(u16::MAX))
}

fn options(canvas: &mut Canvas<'_>, area: Area, rows: &[PointsChoice], taken: Option<usize>) {
    let lines = measured(canvas, area.width, rows);
    let count = f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX));
    let mut top = area.y + (area.height - LINE * count) / 2.0;
    for line in lines {
        let mut x = area.x;
        for Measured { place, title, points, widths } in line {
            let row = Area::new(x, top, widths.0 + widths.1, LINE);
            let (words, number) = row.split_left(widths.0);
            canvas.text(words, TITLE, &title, &title);
            canvas.text(number, POINTS.align(Align::Left), &title, &points);
            if taken == Some(place) {
                let under = row.bottom() - 0.1;
                canvas.line(Stroke::Heavy, (row.x, under), (row.right(), under));
            }
            x += widths.0 + widths.1 + AFTER;
        }
        top += LINE;
    }
}
