//! 特記事項, and what the 概況調査 says beside its fields.

use super::frame::PersonPages;
use super::{Packet, PacketPerson};
use crate::page::{Canvas, Stroke, Style};
use crate::sheet::cells::{HEADING, PADDING, section};
use crate::sheet::{Filling, notes};

/// From line to line, and space below the section; millimetres.
const PITCH: f32 = 5.0;
const GAP: f32 = 3.0;
const TEXT: Style = Style::plain(9.0);

pub(super) fn draw(canvas: &mut Canvas<'_>, packet: &Packet<'_>, person: &PacketPerson<'_>) {
    let mut pages = PersonPages::begin(canvas, packet, person, "特記事項");
    remarks(&mut pages, person.remarks);
    notes::draw(&mut pages, person.sheet.form, person.notes);
}

fn remarks<'f>(pages: &mut impl Filling<'f>, text: &str) {
    const TITLE: &str = "概況調査の特記すべき事項";
    let place = pages.take(HEADING);
    section(pages.canvas(), place, TITLE, "概況は審査の参考であり、結果を変える理由にはなりません");
    if text.trim().is_empty() {
        let row = pages.take(PITCH);
        pages.canvas().text(row.inset(PADDING, 0.0), Style::plain(7.5), TITLE, "（記載なし）");
    } else {
        let width = pages.rest().width - 2.0 * PADDING;
        let whole = pages.canvas().flow(width, TEXT, text);
        pages.canvas().note(TITLE, &whole);
        for line in &whole.lines {
            if !pages.has_room(PITCH) {
                pages.next();
                let place = pages.take(HEADING);
                section(pages.canvas(), place, &format!("{TITLE}（続き）"), "");
            }
            let row = pages.take(PITCH);
            pages.canvas().row(row.inset(PADDING, 0.0), TEXT, line);
            pages.canvas().line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
        }
    }
    let gap = GAP.min(pages.rest().height);
    pages.take(gap);
}
