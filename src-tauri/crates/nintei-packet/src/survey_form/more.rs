//! Ⅳ 家族状況 and free text, and the pages with what found no room on the first.

use super::fields::{Fields, ROOMY, ROOMY_WIDTH, Rest};
use super::pages::Pages;
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::Filling as _;
use crate::sheet::cells::{HEADING, PADDING, label, section};
use crate::sheet::choices::words;
use crate::text::Fitted;

/// Heights of the row of choices and of the explanation, millimetres.
const ROW: f32 = 6.0;
const EXPLANATION: f32 = 4.2;
/// From line to line of a long text, millimetres.
const PITCH: f32 = 4.8;
/// Height of the line that points to the next page, millimetres.
const POINTER: f32 = 4.0;
/// Name of the free text.
const REMARKS: &str = "Ⅳ 家族状況・居住環境等";

pub(super) fn draw(pages: &mut Pages<'_, '_>, mut fields: Fields) {
    let sheet = pages.sheet;
    let (form, overview) = (&sheet.form.overview, sheet.overview);
    let title = "Ⅳ　調査対象者の家族状況、居住環境等について特記すべき事項を記入してください。";
    let place = pages.take(HEADING);
    let body = section(&mut pages.canvas, place, title, "");
    let row = pages.take(ROW);
    let (name, choice) = row.split_left(22.0);
    label(&mut pages.canvas, name, "家族状況");
    let choices: Vec<(&str, bool)> =
        (1..).zip(&form.households).map(|(no, name)| (name.as_str(), overview.household == Some(no))).collect();
    words(&mut pages.canvas, choice.inset(PADDING, 0.0), Style::plain(8.5), &choices);
    if let Some(no) = overview.household.filter(|no| form.household(*no).is_none()) {
        fields.keep(&pages.canvas, "家族状況", &format!("調査票にない番号{no}"));
    }
    let row = pages.take(EXPLANATION);
    pages.canvas.text(row.inset(PADDING, 0.0), Style::plain(6.5), "Ⅳ", &form.remarks);
    let free = pages.rest.height - POINTER;
    let place = pages.take(free);
    remarks(&mut pages.canvas, &mut fields, place, &overview.remarks);
    let frame = Area { y: body.y, height: place.bottom() - body.y, ..body };
    pages.canvas.outline(Stroke::Thin, frame);
    let pointer = pages.take(POINTER);
    if !fields.rests.is_empty() {
        let words = "欄に収まらない記入（「…」で終わるものなど）は、次のページに全文または続きを示します。";
        pages.canvas.text(pointer, Style::bold(7.0), "概況調査", words);
        follow(pages, &fields.rests);
    }
}

/// The lines that fit; the others are kept.
fn remarks(canvas: &mut Canvas<'_>, fields: &mut Fields, area: Area, text: &str) {
    let whole = canvas.flow(ROOMY_WIDTH, ROOMY, text);
    canvas.note(REMARKS, &whole);
    let mut rest = area.inset(2.0, 0.5);
    let mut lines = whole.lines.into_iter();
    while rest.height >= PITCH {
        let (row, further) = rest.split_top(PITCH);
        let Some(line) = lines.next() else { return };
        canvas.row(row, ROOMY, &line);
        rest = further;
    }
    let lines: Vec<_> = lines.collect();
    if !lines.is_empty() {
        let lines = Fitted { lines, missing: Vec::new(), variants: Vec::new(), ..whole };
        // First, so that it goes on where the first page ends.
        fields.rests.insert(0, Rest { field: format!("{REMARKS}（続き）"), lines });
    }
}

fn follow(pages: &mut Pages<'_, '_>, rests: &[Rest]) {
    let title = "概況調査の続き";
    let begin = |pages: &mut Pages<'_, '_>| {
        pages.next();
        let place = pages.take(HEADING);
        section(&mut pages.canvas, place, title, "欄に収まらない記入");
    };
    begin(pages);
    for rest in rests {
        if !pages.has_room(3.0 * PITCH) {
            begin(pages);
        }
        pages.take(1.0);
        let row = pages.take(PITCH);
        pages.canvas.text(row, Style::bold(8.5), &rest.field, &rest.field);
        pages.canvas.note(&rest.field, &rest.lines);
        for line in &rest.lines.lines {
            if !pages.has_room(PITCH) {
                begin(pages);
            }
            let row = pages.take(PITCH);
            pages.canvas.row(row.inset(2.0, 0.0), ROOMY, line);
        }
    }
}
