//! 7 未確定・要照合など: what is not settled or needs a look, and where.

use nintei_judgment::Mark;

use super::cells::{PADDING, section};
use super::frame::{FOOTER_TOP, TITLE_BOTTOM};
use super::{PAPER, ResultSheet, items};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::text::{self, Fitted};

/// Widths of the first two columns, millimetres.
const KIND: f32 = 20.0;
const PLACE: f32 = 34.0;
/// Upper edge on the first page, millimetres.
const TOP: f32 = items::BOTTOM + 2.6;
/// Height of a line and of the space around a mark, millimetres.
const LINE: f32 = 3.2;
const AROUND: f32 = 0.8;
/// Lines of one mark at most: on the first page, on further pages.
const FEW: usize = 3;
const MANY: usize = 8;
/// Size of the reasons, points.
const SIZE: f32 = 6.8;

/// A mark ready to be drawn.
pub(super) struct Entry {
    kind: &'static str,
    place: String,
    reason: Fitted,
}

impl Entry {
    fn new(canvas: &Canvas<'_>, mark: &Mark, lines: usize) -> Self {
        let width = PAPER.width - KIND - PLACE - 2.0 * PADDING;
        let face = Style::plain(SIZE).face();
        let reason = text::wrap_all(canvas.fonts, face, &mark.reason, width, SIZE, lines);
        Self { kind: mark.kind.name(), place: mark.place.clone(), reason }
    }

    fn height(&self) -> f32 {
        let lines = f32::from(u16::try_from(self.reason.lines.len()).unwrap_or(u16::MAX));
        lines * LINE + AROUND
    }
}

/// Draws the marks that fit; all of them, where further pages must list them.
pub(super) fn first_page(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) -> Vec<Entry> {
    let marks = &sheet.judgment.steps.marks;
    let area = Area::new(PAPER.x, TOP, PAPER.width, FOOTER_TOP - 1.5 - TOP);
    let remark = if marks.is_empty() { String::new() } else { format!("{}件", marks.len()) };
    let rest = section(canvas, area, "7　未確定・要照合などの箇所", &remark);
    if marks.is_empty() {
        let words = "ありません。すべての値が規則の表から定まっています。";
        canvas.text(Area { height: 5.0, ..rest }.inset(PADDING, 0.0), Style::plain(7.5), "7 箇所", words);
        return Vec::new();
    }
    let mut short: Vec<Entry> = marks.iter().map(|mark| Entry::new(canvas, mark, FEW)).collect();
    let whole: f32 = short.iter().map(Entry::height).sum();
    let cut = short.iter().any(|entry| entry.reason.shortened);
    if whole <= rest.height && !cut {
        draw(canvas, rest, &short);
        return Vec::new();
    }
    let room = rest.height - LINE - AROUND;
    let mut height = 0.0;
    // What is cut here stands whole on the next page, so it is no reason for a warning.
    short.iter_mut().for_each(|entry| entry.reason.shortened = false);
    let fitting = short.iter().take_while(|entry| {
        height += entry.height();
        height <= room
    });
    let count = fitting.count();
    let (place, _) = draw(canvas, rest, &short[..count]).split_top(LINE + AROUND);
    let words = match marks.len() - count {
        0 => "すべての箇所の全文を次のページに示します。".to_owned(),
        left => format!("ほか{left}件。すべてを次のページに示します。"),
    };
    canvas.text(place.inset(PADDING, 0.0), Style::bold(7.0).align(Align::Right), "7 箇所", &words);
    marks.iter().map(|mark| Entry::new(canvas, mark, MANY)).collect()
}

/// The marks page by page.
pub(super) fn further_pages(entries: &[Entry]) -> Vec<Vec<&Entry>> {
    let room = further_area().height - super::cells::HEADING;
    let mut pages: Vec<Vec<&Entry>> = Vec::new();
    let mut used = f32::INFINITY;
    for entry in entries {
        if used + entry.height() > room {
            pages.push(Vec::new());
            used = 0.0;
        }
        if let Some(page) = pages.last_mut() {
            page.push(entry);
        }
        used += entry.height();
    }
    pages
}

/// Draws one further page.
pub(super) fn draw_further(canvas: &mut Canvas<'_>, entries: &[&Entry]) {
    let rest = section(canvas, further_area(), "7　未確定・要照合などの箇所（続き）", "すべての箇所");
    draw(canvas, rest, entries.iter().copied());
}

const fn further_area() -> Area {
    Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, FOOTER_TOP - 1.5 - TITLE_BOTTOM)
}

fn draw<'e>(canvas: &mut Canvas<'_>, area: Area, entries: impl IntoIterator<Item = &'e Entry>) -> Area {
    let mut rest = area;
    for entry in entries {
        let (row, further) = rest.split_top(entry.height());
        let (kind, cells) = row.split_left(KIND);
        let (place, reason) = cells.split_left(PLACE);
        canvas.fill(Grey::LABEL, kind);
        let top =
            |cell: Area| Area { y: cell.y + AROUND / 2.0, height: cell.height - AROUND, ..cell }.inset(PADDING, 0.0);
        let first = |cell: Area| Area { height: LINE, ..top(cell) };
        canvas.text(first(kind), Style::bold(SIZE), "7 箇所", entry.kind);
        canvas.text(first(place), Style::plain(SIZE), "7 箇所", &entry.place);
        let field = format!("「{}」の{}の理由", entry.place, entry.kind);
        canvas.place(top(reason), Style::plain(SIZE), &field, &entry.reason);
        canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
        rest = further;
    }
    rest
}
