//! Title and footer, the same on every page.

use super::{PAPER, ResultSheet};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};

/// Lower edge of the title, millimetres.
pub(super) const TITLE_BOTTOM: f32 = 20.5;
/// Upper edge of the footer, millimetres.
pub(super) const FOOTER_TOP: f32 = 284.0;

pub(super) fn title(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let row = Area::new(PAPER.x, PAPER.y, PAPER.width, 9.0);
    canvas.text(Area { width: 50.0, ..row }, Style::bold(18.0), "表題", "一次判定結果票");
    let badge = Area::new(62.5, row.y + 0.8, 21.0, 7.4);
    canvas.fill(Grey::BLACK, badge);
    let white = Style::bold(14.0).align(Align::Centre).ink(Grey::WHITE);
    canvas.text(badge, white, "表題", "試　算");
    let words = Area::new(86.0, row.y + 0.5, 66.0, 4.2);
    canvas.text(words, Style::bold(9.0), "表題", "厚生労働省 認定ソフトの結果ではありません");
    let below = Area::new(86.0, row.y + 5.0, 66.0, 3.4);
    canvas.text(below, Style::plain(6.5), "表題", "介護認定審査会資料（事務局用）・氏名などを含みます");
    if sheet.example {
        let mark = Area::new(153.5, row.y + 0.8, 14.0, 7.4);
        canvas.outline(Stroke::Heavy, mark);
        canvas.text(mark.inset(0.5, 0.0), Style::bold(11.0).align(Align::Centre), "表題", "架 空");
    }
    let (name, number) = Area::new(170.0, row.y + 0.8, 28.0, 7.4).split_left(12.0);
    super::cells::label(canvas, name, "整理番号");
    let text = sheet.case_number.to_string();
    let style = Style::bold(11.0).align(Align::Centre);
    super::cells::value(canvas, number, style, "整理番号", &text);
}

pub(super) fn footer(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>, number: usize, pages: usize) {
    let row = Area::new(PAPER.x, FOOTER_TOP, PAPER.width, 4.0);
    canvas.line(Stroke::Thin, (row.x, row.y), (row.right(), row.y));
    let rules = sheet.judgment.outcome.rules;
    let text = format!("{}　／　規則 {rules}　／　調査票 {}", sheet.program, sheet.form.name);
    canvas.text(Area { width: 118.0, ..row }, Style::plain(6.5), "脚注", &text);
    let words = if sheet.example { "架空の事例・試算" } else { "試算" };
    canvas.text(Area::new(132.0, row.y, 40.0, row.height), Style::bold(7.0).align(Align::Right), "脚注", words);
    let page = format!("{number} / {pages} ページ");
    canvas.text(Area::new(174.0, row.y, 24.0, row.height), Style::plain(7.0).align(Align::Right), "脚注", &page);
}
