//! 6 特別な医療: a box for each of the treatments, and room to write beside them.

use nintei_survey::Section;

use super::{MemoSheet, items};
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::choices::tick;

/// Number of the section on the form.
pub(super) const SECTION: u8 = 6;
/// Columns and lines of treatments.
const COLUMNS: usize = 4;
const LINES: f32 = 3.0;
/// Height of a line and width of a column, millimetres.
const LINE: f32 = 4.2;
const COLUMN: f32 = 29.0;
/// Height of the whole, millimetres.
pub(super) const HEIGHT: f32 = LINES * LINE + 1.0;

/// Draws the treatments; what is left below.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, group: &Section, sheet: &MemoSheet<'_>) -> Area {
    let (place, rest) = area.split_top(HEIGHT);
    let Some(question) = group.questions.first() else { return rest };
    let (boxes, memo) = place.split_left(COLUMN * 4.0);
    let mut line = Area { height: LINE, ..boxes.inset(0.8, 0.5) };
    for options in question.options.chunks(COLUMNS) {
        let mut cell = Area { width: COLUMN - 0.8, ..line };
        for option in options {
            let words = tick(canvas, cell, false);
            let label = option.label.split_once('（').map_or(option.label.as_str(), |(before, _)| before);
            canvas.text(words, Style::plain(7.0), &question.short_name, &format!("{} {label}", option.no));
            cell.x += COLUMN;
        }
        line.y += LINE;
    }
    canvas.line(Stroke::Hair, (memo.x, place.y), (memo.x, place.bottom()));
    let (first, last) = Area { height: LINE, ..memo.inset(0.8, 0.5) }.split_left(memo.width - 26.0);
    canvas.text(first, Style::plain(6.5), "特別な医療", "頻度・継続性／実施者／必要とする理由");
    if let Some(answers) = sheet.last {
        canvas.text(last, Style::plain(6.5), "前回の特別な医療", &items::last_answer(question, answers));
    }
    canvas.line(Stroke::Hair, (place.x, place.bottom()), (place.right(), place.bottom()));
    rest
}
