//! 8 未確定・要照合などの箇所: what is not settled or needs a look, and why. As many pages as it takes.

use nintei_judgment::Mark;

use super::{PAPER, ResultSheet, title, whole_page};
use crate::page::{Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{HEADING, PADDING, section};
use crate::text::{self, Fitted};

/// Widths of the first two columns, millimetres.
const KIND: f32 = 20.0;
const PLACE: f32 = 34.0;
/// Height of a line and of the space around a mark, millimetres.
const LINE: f32 = 3.2;
const AROUND: f32 = 0.8;
/// Lines of one reason at most.
const MOST: usize = 8;
/// Size of the reasons, points.
const SIZE: f32 = 6.8;
/// Height of a line of the meanings, millimetres.
const MEANING: f32 = 3.4;

/// A mark ready to be drawn.
struct Entry {
    kind: &'static str,
    place: String,
    reason: Fitted,
}

impl Entry {
    fn new(canvas: &Canvas<'_>, mark: &Mark) -> Self {
        let width = PAPER.width - KIND - PLACE - 2.0 * PADDING;
        let face = Style::plain(SIZE).face();
        let reason = text::wrap_all(canvas.fonts, face, &mark.reason, width, SIZE, MOST);
        Self { kind: mark.kind.name(), place: mark.place.clone(), reason }
    }

    fn height(&self) -> f32 {
        let lines = f32::from(u16::try_from(self.reason.lines.len()).unwrap_or(u16::MAX));
        lines * LINE + AROUND
    }
}

/// Draws every mark, beginning in `area`.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) {
    let marks = &sheet.judgment.steps.marks;
    let entries: Vec<Entry> = marks.iter().map(|mark| Entry::new(canvas, mark)).collect();
    let first = entries.first().map_or(LINE, Entry::height);
    let area = if area.height < HEADING + 2.0 * MEANING + 1.0 + first { next_page(canvas, sheet) } else { area };
    let remark = if marks.is_empty() { String::new() } else { format!("{}件", marks.len()) };
    let mut rest = section(canvas, area, "8　未確定・要照合などの箇所", &remark);
    if marks.is_empty() {
        let words = "ありません。すべての値が規則の表から定まっています。";
        canvas.text(Area { height: 5.0, ..rest }.inset(PADDING, 0.0), Style::plain(7.5), "8 箇所", words);
        return;
    }
    rest = meanings(canvas, rest);
    for entry in &entries {
        if entry.height() > rest.height {
            let page = next_page(canvas, sheet);
            rest = section(canvas, page, "8　未確定・要照合などの箇所（続き）", "");
        }
        let (row, further) = rest.split_top(entry.height());
        line(canvas, row, entry);
        rest = further;
    }
}

fn next_page(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) -> Area {
    canvas.next_page();
    title(canvas, sheet);
    whole_page()
}

/// What the words in the first column mean; what is left below.
fn meanings(canvas: &mut Canvas<'_>, area: Area) -> Area {
    let lines = [
        ("未確定", "表に値がなく範囲で示したもの"),
        ("要照合", "告示と照らし合わせる必要がある値"),
        ("手でたどった値", "人が樹形図をたどって入れた値"),
        ("未回答", "どの答えもありうるとしたもの"),
    ];
    let mut rest = area.split_top(0.6).1;
    for pair in lines.chunks(2) {
        let (row, further) = rest.split_top(MEANING);
        let (left, right) = row.inset(PADDING, 0.0).split_left(row.width / 2.0);
        for ((word, meaning), place) in pair.iter().zip([left, right]) {
            let (name, words) = place.split_left(KIND);
            canvas.text(name, Style::bold(6.5), "凡例", word);
            canvas.text(words, Style::plain(6.5), "凡例", meaning);
        }
        rest = further;
    }
    canvas.line(Stroke::Hair, (area.x, rest.y + 0.4), (area.right(), rest.y + 0.4));
    rest.split_top(0.4).1
}

fn line(canvas: &mut Canvas<'_>, row: Area, entry: &Entry) {
    let (kind, cells) = row.split_left(KIND);
    let (place, reason) = cells.split_left(PLACE);
    canvas.fill(Grey::LABEL, kind);
    let top = |cell: Area| Area { y: cell.y + AROUND / 2.0, height: cell.height - AROUND, ..cell }.inset(PADDING, 0.0);
    let first = |cell: Area| Area { height: LINE, ..top(cell) };
    canvas.text(first(kind), Style::bold(SIZE), "8 箇所", entry.kind);
    canvas.text(first(place), Style::plain(SIZE), "8 箇所", &entry.place);
    let field = format!("「{}」の{}の理由", entry.place, entry.kind);
    canvas.place(top(reason), Style::plain(SIZE), &field, &entry.reason);
    canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
}
