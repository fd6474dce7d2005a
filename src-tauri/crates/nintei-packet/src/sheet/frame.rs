//! Title and footer, the same on every page of a document.

use super::{PAPER, cells};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};

/// Lower edge of the title, millimetres.
pub(crate) const TITLE_BOTTOM: f32 = 20.5;
/// Upper edge of the footer, millimetres.
pub(crate) const FOOTER_TOP: f32 = 284.0;
/// Size of the document's name, points.
const TITLE: Style = Style::bold(18.0);

/// What stands at the head of every page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Title<'a> {
    /// Name of the document.
    pub(crate) name: &'a str,
    /// A word in white on black beside the name.
    pub(crate) badge: Option<&'a str>,
    /// Two lines of explanation, the first in bold.
    pub(crate) words: [&'a str; 2],
    /// 架空: made up.
    pub(crate) example: bool,
    /// 整理番号, where the page is about one case.
    pub(crate) case_number: Option<u32>,
}

/// What stands at the foot of every page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Footer<'a> {
    /// Program and editions.
    pub(crate) origin: &'a str,
    /// What the reader must not overlook.
    pub(crate) words: &'a str,
}

pub(crate) fn title(canvas: &mut Canvas<'_>, title: &Title<'_>) {
    let row = Area::new(PAPER.x, PAPER.y, PAPER.width, 9.0);
    let width = canvas.width(TITLE, title.name);
    canvas.text(Area { width: width + 0.5, ..row }, TITLE, "表題", title.name);
    let mut left = row.x + width + 2.5;
    if let Some(badge) = title.badge {
        let place = Area::new(left, row.y + 0.8, 21.0, 7.4);
        canvas.fill(Grey::BLACK, place);
        canvas.text(place, Style::bold(14.0).align(Align::Centre).ink(Grey::WHITE), "表題", badge);
        left = place.right() + 2.5;
    }
    let width = 152.5 - left;
    let [first, second] = title.words;
    canvas.text(Area::new(left, row.y + 0.5, width, 4.2), Style::bold(9.0), "表題", first);
    canvas.text(Area::new(left, row.y + 5.0, width, 3.4), Style::plain(6.5), "表題", second);
    if title.example {
        let mark = Area::new(153.5, row.y + 0.8, 14.0, 7.4);
        canvas.outline(Stroke::Heavy, mark);
        canvas.text(mark.inset(0.5, 0.0), Style::bold(11.0).align(Align::Centre), "表題", "架 空");
    }
    if let Some(case_number) = title.case_number {
        let (name, number) = Area::new(170.0, row.y + 0.8, 28.0, 7.4).split_left(12.0);
        cells::label(canvas, name, "整理番号");
        let style = Style::bold(11.0).align(Align::Centre);
        cells::value(canvas, number, style, "整理番号", &case_number.to_string());
    }
}

/// Puts the footer on every page, now that they are counted.
pub(crate) fn footers(canvas: &mut Canvas<'_>, footer: &Footer<'_>) {
    let pages = canvas.page_count();
    for number in 1..=pages {
        self::footer(canvas, number, footer, &format!("{number} / {pages} ページ"));
    }
}

/// Puts the footer on the page `number`, which it calls `page`.
pub(crate) fn footer(canvas: &mut Canvas<'_>, number: usize, footer: &Footer<'_>, page: &str) {
    let row = Area::new(PAPER.x, FOOTER_TOP, PAPER.width, 4.0);
    canvas.turn_to(number);
    canvas.line(Stroke::Thin, (row.x, row.y), (row.right(), row.y));
    canvas.text(Area { width: 118.0, ..row }, Style::plain(6.5), "脚注", footer.origin);
    let words = Area::new(132.0, row.y, 40.0, row.height);
    canvas.text(words, Style::bold(7.0).align(Align::Right), "脚注", footer.words);
    let place = Area::new(174.0, row.y, 24.0, row.height);
    canvas.text(place, Style::plain(7.0).align(Align::Right), "脚注", page);
}
