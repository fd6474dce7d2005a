//! 7 警告コード, each with the answers that raise it.

use nintei_survey::InputWarning;

use super::ResultSheet;
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::cells::{PADDING, section};

/// Heights of a row with one line and with two, millimetres.
const LINE: f32 = 3.6;
const TWO_LINES: f32 = 6.6;
/// How the answers look.
const WORDS: Style = Style::plain(7.0).lines(2);
/// Width of the code, millimetres.
const CODE: f32 = 6.0;

/// Draws the section; what is left below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let remark = "まれな組合せの確認であり、誤りとは限りません";
    let body = section(canvas, area, "7　警告コード", remark);
    let body = body.split_top(0.6).1;
    if sheet.warnings.is_empty() {
        let (row, rest) = body.split_top(LINE);
        canvas.text(row.inset(PADDING, 0.0), Style::plain(7.5), "7 警告コード", "なし");
        return rest;
    }
    let width = body.width / 2.0;
    let mut rest = body;
    for pair in sheet.warnings.chunks(2) {
        let room = width - 2.0 * PADDING - CODE;
        let one_line = pair.iter().all(|warning| canvas.width(WORDS, &sentence(warning)) <= room);
        let (row, further) = rest.split_top(if one_line { LINE } else { TWO_LINES });
        for (index, warning) in pair.iter().enumerate() {
            let x = if index == 0 { row.x } else { row.x + width };
            let (code, words) = Area { x, width, ..row }.inset(PADDING, 0.0).split_left(CODE);
            canvas.text(code, Style::bold(7.5), "7 警告コード", &warning.code);
            let field = format!("警告{}", warning.code);
            canvas.text(words, WORDS, &field, &sentence(warning));
        }
        rest = further;
    }
    canvas.line(Stroke::Hair, (body.x, rest.y), (body.right(), rest.y));
    rest
}

fn sentence(warning: &InputWarning) -> String {
    let parts: Vec<String> = warning
        .all_of
        .iter()
        .map(|condition| format!("{} {}「{}」", condition.item, condition.name, condition.label))
        .collect();
    parts.join("と")
}
