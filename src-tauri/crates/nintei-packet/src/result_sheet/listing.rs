//! A list whose rows may run over several pages.

use super::{PAPER, ResultSheet, title, whole_page};
use crate::page::{Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{HEADING, PADDING, head, section};
use crate::text::{self, Fitted};

/// Height of a line and of the space around a row, millimetres.
pub(super) const LINE: f32 = 3.2;
const AROUND: f32 = 0.8;
/// Height of the columns' heads, millimetres.
const HEAD: f32 = 3.8;
/// Lines of one text at most.
const MOST: usize = 8;
/// Size of the texts, points.
const SIZE: f32 = 6.8;

/// A column of a list. The last one takes what the others leave.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// What stands at its head; empty in every column for a list without heads.
    pub(super) name: &'static str,
    /// Millimetres.
    pub(super) width: f32,
    /// In bold on grey.
    pub(super) label: bool,
}

/// A list ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Listing<'a> {
    /// With its number.
    pub(super) title: String,
    pub(super) remark: String,
    /// Height of what `introduce` draws between the title and the rows, millimetres.
    pub(super) introduction: f32,
    pub(super) columns: &'a [Column],
    /// The texts of each row, and what a warning calls them.
    pub(super) rows: Vec<(Vec<String>, String)>,
}

struct Row<'a> {
    field: &'a str,
    cells: Vec<Fitted>,
    height: f32,
}

impl Listing<'_> {
    fn widths(&self) -> Vec<f32> {
        let fixed: f32 = self.columns.iter().rev().skip(1).map(|column| column.width).sum();
        let last = self.columns.len().saturating_sub(1);
        let width = |(index, column): (usize, &Column)| if index == last { PAPER.width - fixed } else { column.width };
        self.columns.iter().enumerate().map(width).collect()
    }

    fn heads(&self) -> f32 {
        if self.columns.iter().any(|column| !column.name.is_empty()) { HEAD } else { 0.0 }
    }
}

/// Draws `list`, beginning in `area`; what is left of the last page.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Area,
    sheet: &ResultSheet<'_>,
    list: &Listing<'_>,
    introduce: impl Fn(&mut Canvas<'_>, Area),
) -> Area {
    let widths = list.widths();
    let rows: Vec<Row<'_>> = list.rows.iter().map(|row| fitted(canvas, list, &widths, row)).collect();
    let first = rows.first().map_or(LINE, |row| row.height);
    let needed = HEADING + list.introduction + list.heads() + first;
    let area = if area.height < needed { next_page(canvas, sheet) } else { area };
    let (introduction, below) = section(canvas, area, &list.title, &list.remark).split_top(list.introduction);
    introduce(canvas, introduction);
    let mut rest = heads(canvas, below, list, &widths);
    for row in &rows {
        if row.height > rest.height {
            let page = next_page(canvas, sheet);
            rest = section(canvas, page, &format!("{}（続き）", list.title), "");
            rest = heads(canvas, rest, list, &widths);
        }
        let (place, further) = rest.split_top(row.height);
        draw_row(canvas, place, list, &widths, row);
        rest = further;
    }
    rest
}

fn next_page(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) -> Area {
    canvas.next_page();
    title(canvas, sheet);
    whole_page()
}

fn fitted<'a>(
    canvas: &Canvas<'_>,
    list: &Listing<'_>,
    widths: &[f32],
    (texts, field): &'a (Vec<String>, String),
) -> Row<'a> {
    let cells: Vec<Fitted> = texts
        .iter()
        .zip(list.columns.iter().zip(widths))
        .map(|(text, (column, width))| {
            let width = width - 2.0 * PADDING;
            text::wrap_all(canvas.fonts, style(column).face(), text, width, SIZE, MOST)
        })
        .collect();
    let lines = cells.iter().map(lines).fold(1.0, f32::max);
    Row { field, cells, height: lines * LINE + AROUND }
}

fn lines(fitted: &Fitted) -> f32 {
    f32::from(u16::try_from(fitted.lines.len()).unwrap_or(u16::MAX))
}

const fn style(column: &Column) -> Style {
    if column.label { Style::bold(SIZE) } else { Style::plain(SIZE) }
}

fn heads(canvas: &mut Canvas<'_>, area: Area, list: &Listing<'_>, widths: &[f32]) -> Area {
    let (row, rest) = area.split_top(list.heads());
    if row.height > 0.0 {
        let mut place = row;
        for (column, width) in list.columns.iter().zip(widths) {
            let (cell, further) = place.split_left(*width);
            head(canvas, cell, &[column.name]);
            place = further;
        }
    }
    rest
}

fn draw_row(canvas: &mut Canvas<'_>, row: Area, list: &Listing<'_>, widths: &[f32], texts: &Row<'_>) {
    let mut place = row;
    for ((column, width), cell) in list.columns.iter().zip(widths).zip(&texts.cells) {
        let (area, further) = place.split_left(*width);
        if column.label {
            canvas.fill(Grey::LABEL, area);
        }
        let area = Area { y: area.y + AROUND / 2.0, height: lines(cell) * LINE, ..area }.inset(PADDING, 0.0);
        canvas.place(area, style(column), texts.field, cell);
        place = further;
    }
    canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
}
