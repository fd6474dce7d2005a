//! A list whose rows may run over several pages.

use super::PAPER;
use super::cells::{HEADING, PADDING, head, section};
use crate::PacketCase;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::text::{self, Fitted};

/// Height of the columns' heads, millimetres.
const HEAD: f32 = 3.8;
/// Lines of one text at most.
const MOST: usize = 8;

/// How the texts of a list are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Setting {
    /// Points.
    pub(crate) size: f32,
    /// Height of a line, millimetres.
    pub(crate) line: f32,
    /// Space around the lines of a row, millimetres.
    pub(crate) around: f32,
    /// Whether cells with fewer lines than others stand in the middle of the row.
    pub(crate) centred: bool,
}

impl Setting {
    /// For reasons and remarks.
    pub(crate) const SMALL: Self = Self { size: 6.8, line: 3.2, around: 0.8, centred: false };
    /// For lists that are read as a whole.
    pub(crate) const LARGE: Self = Self { size: 8.0, line: 3.7, around: 2.7, centred: true };
}

/// A column of a list. The last one takes what the others leave.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// What stands at its head; empty in every column for a list without heads.
    pub(crate) name: &'static str,
    /// Millimetres.
    pub(crate) width: f32,
    /// In bold on grey.
    pub(crate) label: bool,
    pub(crate) align: Align,
    /// Whether line ends in the texts begin new lines. Only for texts that the program makes.
    pub(crate) lines: bool,
}

impl Column {
    /// A column of values.
    pub(crate) const fn new(name: &'static str, width: f32) -> Self {
        Self { name, width, label: false, align: Align::Left, lines: false }
    }

    /// A column in bold on grey.
    pub(crate) const fn label(name: &'static str, width: f32) -> Self {
        Self { label: true, ..Self::new(name, width) }
    }

    /// A column of values of several lines each.
    pub(crate) const fn lines(name: &'static str, width: f32) -> Self {
        Self { lines: true, ..Self::new(name, width) }
    }

    /// A column of short values.
    pub(crate) const fn centred(name: &'static str, width: f32) -> Self {
        Self { align: Align::Centre, ..Self::new(name, width) }
    }
}

/// A list ready to be drawn.
#[derive(Debug, Clone)]
pub(crate) struct Listing<'a> {
    /// With its number.
    pub(crate) title: String,
    pub(crate) remark: String,
    /// Height of what `introduce` draws between the title and the rows, millimetres.
    pub(crate) introduction: f32,
    pub(crate) columns: &'a [Column],
    pub(crate) setting: Setting,
    pub(crate) rows: Vec<Entry>,
}

/// What stands in a row of a list.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// A text for each column.
    cells: Vec<String>,
    /// What a warning calls them.
    field: String,
    /// The case that a warning is about, in a list of a packet's cases.
    about: Option<PacketCase>,
}

impl Entry {
    pub(crate) fn new(cells: Vec<String>, field: impl Into<String>) -> Self {
        Self { cells, field: field.into(), about: None }
    }

    pub(crate) fn about(self, case: PacketCase) -> Self {
        Self { about: Some(case), ..self }
    }
}

/// An entry as it is set.
struct Row<'a> {
    entry: &'a Entry,
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

/// Draws `list`, beginning in `area`; what is left of the last page. `next_page` begins a page and gives its room.
pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Area,
    next_page: &dyn Fn(&mut Canvas<'_>) -> Area,
    list: &Listing<'_>,
    introduce: impl Fn(&mut Canvas<'_>, Area),
) -> Area {
    let widths = list.widths();
    let rows: Vec<Row<'_>> = list.rows.iter().map(|entry| fitted(canvas, list, &widths, entry)).collect();
    let first = rows.first().map_or(list.setting.line, |row| row.height);
    let needed = HEADING + list.introduction + list.heads() + first;
    let area = if area.height < needed { next_page(canvas) } else { area };
    let (introduction, below) = section(canvas, area, &list.title, &list.remark).split_top(list.introduction);
    introduce(canvas, introduction);
    let mut rest = heads(canvas, below, list, &widths);
    let around = canvas.about;
    for row in &rows {
        canvas.about = row.entry.about.or(around);
        if row.height > rest.height {
            let page = next_page(canvas);
            rest = section(canvas, page, &format!("{}（続き）", list.title), "");
            rest = heads(canvas, rest, list, &widths);
        }
        let (place, further) = rest.split_top(row.height);
        draw_row(canvas, place, list, &widths, row);
        rest = further;
    }
    canvas.about = around;
    rest
}

fn fitted<'a>(canvas: &Canvas<'_>, list: &Listing<'_>, widths: &[f32], entry: &'a Entry) -> Row<'a> {
    let cells: Vec<Fitted> = entry
        .cells
        .iter()
        .zip(list.columns.iter().zip(widths))
        .map(|(text, (column, width))| {
            let width = width - 2.0 * PADDING;
            if column.lines {
                return canvas.flow(width, style(list, column), text);
            }
            text::wrap_all(canvas.fonts, style(list, column).face(), text, width, list.setting.size, MOST)
        })
        .collect();
    let lines = cells.iter().map(lines).fold(1.0, f32::max);
    Row { entry, cells, height: lines * list.setting.line + list.setting.around }
}

fn lines(fitted: &Fitted) -> f32 {
    f32::from(u16::try_from(fitted.lines.len()).unwrap_or(u16::MAX))
}

const fn style(list: &Listing<'_>, column: &Column) -> Style {
    let size = list.setting.size;
    let style = if column.label { Style::bold(size) } else { Style::plain(size) };
    style.align(column.align)
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

fn draw_row(canvas: &mut Canvas<'_>, row: Area, list: &Listing<'_>, widths: &[f32], set: &Row<'_>) {
    let mut place = row;
    for ((column, width), cell) in list.columns.iter().zip(widths).zip(&set.cells) {
        let (area, further) = place.split_left(*width);
        if column.label {
            canvas.fill(Grey::LABEL, area);
        }
        let area = if list.setting.centred {
            area
        } else {
            Area { y: area.y + list.setting.around / 2.0, height: lines(cell) * list.setting.line, ..area }
        };
        canvas.place(area.inset(PADDING, 0.0), style(list, column), &set.entry.field, cell);
        place = further;
    }
    canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
}
