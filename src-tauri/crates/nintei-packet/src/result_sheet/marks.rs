//! 未確定・要照合などの箇所: what is not settled or needs a look, and why. As many pages as it takes.

use nintei_judgment::MarkKind;

use super::{ResultSheet, next_page};
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::cells::{PADDING, section};
use crate::sheet::listing::{self, Column, Entry, Listing, Setting};

/// Width of the kind, millimetres.
const KIND: f32 = 20.0;
/// Height of a line of the meanings, millimetres.
const MEANING: f32 = 3.4;
const COLUMNS: [Column; 3] = [Column::label("", KIND), Column::new("", 34.0), Column::new("", 0.0)];

/// What the words in the first column mean.
const MEANINGS: [(&str, &str); 4] = [
    ("未確定", "表に値がなく範囲で示したもの"),
    ("要照合", "告示と照らし合わせる必要がある値"),
    ("手でたどった値", "人が樹形図をたどって入れた値"),
    ("未回答", "どの答えもありうるとしたもの"),
];
/// The reason of a traced value without the name of whoever traced it.
const WITHOUT_WHO: &str = "テキストの図を手でたどった値です。";
const OF_SUPPLEMENT: (&str, &str) = ("補完", "この事務所が補った表から定まった値");

/// Draws every mark, beginning in `area`.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>, number: u8) {
    let marks = &sheet.judgment.steps.marks;
    let title = format!("{number}　未確定・要照合などの箇所");
    if marks.is_empty() {
        let rest = section(canvas, area, &title, "");
        let words = "ありません。すべての値が規則の表から定まっています。";
        canvas.text(Area { height: 5.0, ..rest }.inset(PADDING, 0.0), Style::plain(7.5), "未確定の箇所", words);
        return;
    }
    let mut meanings = MEANINGS.to_vec();
    if marks.iter().any(|mark| mark.kind == MarkKind::Supplemented) {
        meanings.push(OF_SUPPLEMENT);
    }
    let lines = f32::from(u16::try_from(meanings.len().div_ceil(2)).unwrap_or(u16::MAX));
    let rows = marks.iter().map(|mark| {
        let (kind, place) = (mark.kind.name(), mark.place.clone());
        let field = format!("「{place}」の{kind}の理由");
        let reason = if mark.kind == MarkKind::Traced && sheet.is_for_members() {
            WITHOUT_WHO.to_owned()
        } else {
            mark.reason.clone()
        };
        Entry::new(vec![kind.to_owned(), place, reason], field)
    });
    let list = Listing {
        title,
        remark: format!("{}件", marks.len()),
        introduction: 0.6 + lines * MEANING + 0.4,
        columns: &COLUMNS,
        setting: Setting::SMALL,
        rows: rows.collect(),
    };
    listing::draw(canvas, area, &next_page(sheet), &list, |canvas, area| explain(canvas, area, &meanings));
}

fn explain(canvas: &mut Canvas<'_>, area: Area, meanings: &[(&str, &str)]) {
    let mut rest = area.split_top(0.6).1;
    for pair in meanings.chunks(2) {
        let (row, further) = rest.split_top(MEANING);
        let (left, right) = row.inset(PADDING, 0.0).split_left(row.width / 2.0);
        for ((word, meaning), place) in pair.iter().zip([left, right]) {
            let (name, words) = place.split_left(KIND);
            canvas.text(name, Style::bold(6.5), "凡例", word);
            canvas.text(words, Style::plain(6.5), "凡例", meaning);
        }
        rest = further;
    }
    canvas.line(Stroke::Hair, (area.x, area.bottom()), (area.right(), area.bottom()));
}
