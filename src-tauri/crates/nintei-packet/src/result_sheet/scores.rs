//! 3 中間評価項目得点, now and last time.

use nintei_judgment::Interval;

use super::ResultSheet;
use crate::page::{Align, Area, Canvas, Stroke, Style};
use crate::sheet::cells::{self, VALUE, head, label, section, value};

/// Widths of the scores, now and last time; millimetres.
const SCORE: f32 = 25.0;
const LAST: f32 = 22.0;
/// Heights of the heads and of a row, millimetres.
const HEAD: f32 = 4.0;
const ROW: f32 = 4.9;

/// Draws the section; what is left below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let body = section(canvas, area, "3　中間評価項目得点", "各群 0.0〜100.0点");
    let columns = |row: Area| {
        let (name, scores) = row.split_left(row.width - SCORE - LAST);
        let (now, last) = scores.split_left(SCORE);
        (name, now, last)
    };
    let (top, mut rest) = body.split_top(HEAD);
    let (name, now, last) = columns(top);
    head(canvas, name, &["群"]);
    head(canvas, now, &["今回（点）"]);
    head(canvas, last, &["前回（点）"]);
    for (index, group) in sheet.judgment.steps.groups.iter().enumerate() {
        let (row, further) = rest.split_top(ROW);
        let (name, now, last) = columns(row);
        let field = format!("第{}群　{}", group.group, group.name);
        label(canvas, name, &field);
        value(canvas, now, Style::bold(VALUE).align(Align::Right), &field, &group.sum.to_string());
        let before = sheet.last.and_then(|last| last.group_scores.get(index));
        let text = before.map_or_else(|| cells::NOTHING.to_owned(), Interval::to_string);
        value(canvas, last, Style::plain(VALUE).align(Align::Right), &field, &text);
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - body.y, ..body });
    rest
}
