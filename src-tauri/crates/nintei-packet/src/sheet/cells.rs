//! Cells of tables and headings of sections.

use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};

/// Space between a cell's edge and its text, millimetres.
pub(crate) const PADDING: f32 = 1.0;
/// Height of a section's heading, millimetres.
pub(crate) const HEADING: f32 = 5.2;

/// Stands where there is nothing to say.
pub(crate) const NOTHING: &str = "－";
/// Size of labels, points.
pub(crate) const LABEL: f32 = 7.0;
/// Size of values, points.
pub(crate) const VALUE: f32 = 8.0;

/// A cell that says what the next one holds.
pub(crate) fn label(canvas: &mut Canvas<'_>, area: Area, text: &str) {
    canvas.fill(Grey::LABEL, area);
    canvas.outline(Stroke::Hair, area);
    canvas.text(area.inset(PADDING, 0.0), Style::plain(LABEL).lines(2), text, text);
}

/// A cell with a value.
pub(crate) fn value(canvas: &mut Canvas<'_>, area: Area, style: Style, field: &str, text: &str) {
    canvas.outline(Stroke::Hair, area);
    canvas.text(area.inset(PADDING, 0.0), style, field, text);
}

/// A label and, right of it, its value.
pub(crate) fn pair(canvas: &mut Canvas<'_>, area: Area, label_width: f32, name: &str, text: &str) {
    let (left, right) = area.split_left(label_width);
    label(canvas, left, name);
    value(canvas, right, Style::plain(VALUE), name, text);
}

/// The head of a narrow column, its lines one below the other.
pub(crate) fn head(canvas: &mut Canvas<'_>, area: Area, lines: &[&str]) {
    canvas.fill(Grey::LABEL, area);
    canvas.outline(Stroke::Hair, area);
    let height = f32::from(u16::try_from(lines.len()).unwrap_or(1)) * 2.7;
    let mut rest = area.inset(0.4, (area.height - height) / 2.0);
    for line in lines {
        let (row, further) = rest.split_top(2.7);
        canvas.text(row, Style::plain(Style::FLOOR).align(Align::Centre), line, line);
        rest = further;
    }
}

/// A section's heading over its full width; what is left below.
pub(crate) fn section(canvas: &mut Canvas<'_>, area: Area, title: &str, remark: &str) -> Area {
    let (top, rest) = area.split_top(HEADING);
    canvas.text(Area { height: HEADING - 0.8, ..top }, Style::bold(9.0), title, title);
    if !remark.is_empty() {
        canvas.text(Area { height: HEADING - 0.8, ..top }, Style::plain(6.5).align(Align::Right), remark, remark);
    }
    canvas.line(Stroke::Heavy, (top.x, top.bottom()), (top.right(), top.bottom()));
    rest
}

/// Rows of a label and a value; what is left below them.
pub(crate) fn rows(
    canvas: &mut Canvas<'_>,
    area: Area,
    height: f32,
    label_width: f32,
    rows: &[(&str, String)],
) -> Area {
    let mut rest = area;
    for (name, text) in rows {
        let (row, further) = rest.split_top(height);
        let (left, right) = row.split_left(label_width);
        label(canvas, left, name);
        value(canvas, right, Style::plain(VALUE).align(Align::Right), name, text);
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - area.y, ..area });
    rest
}
