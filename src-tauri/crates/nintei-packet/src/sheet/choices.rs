//! What is chosen on a form: the number in a black circle, the word on black, the box with its tick. All of them
//! survive a copy in black and white.

use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};

/// Width of the circle with the number, and the space after it; millimetres.
const NUMBER: f32 = 4.0;
const AFTER_NUMBER: f32 = 0.8;
/// Space beside a word on black, millimetres.
const BESIDE: f32 = 1.0;
/// Side of a box to tick, and the space after it; millimetres.
pub(crate) const BOX: f32 = 2.6;
pub(crate) const AFTER_BOX: f32 = 0.9;

/// Width of a numbered option, millimetres.
pub(crate) fn numbered_width(canvas: &Canvas<'_>, style: Style, label: &str) -> f32 {
    let bold = Style { bold: true, ..style };
    NUMBER + AFTER_NUMBER + canvas.width(bold, label)
}

/// An option with its number in the left of `row`.
pub(crate) fn numbered(canvas: &mut Canvas<'_>, row: Area, style: Style, (no, label): (u8, &str), chosen: bool) {
    let (number, words) = row.split_left(NUMBER);
    let centred = Style { size: style.size - 0.5, ..style }.align(Align::Centre);
    let (number_style, style) = if chosen {
        let centre = (number.x + NUMBER / 2.0, number.y + number.height / 2.0);
        canvas.disc(Grey::BLACK, centre, NUMBER / 2.0);
        (Style { bold: true, ..centred }.ink(Grey::WHITE), Style { bold: true, ..style })
    } else {
        (centred, style)
    };
    canvas.text(number, number_style, label, &no.to_string());
    canvas.text(words.split_left(AFTER_NUMBER).1, style, label, label);
}

/// Words of which one is chosen, side by side from the left of `row`; what is left of the row.
pub(crate) fn words(canvas: &mut Canvas<'_>, row: Area, style: Style, words: &[(&str, bool)]) -> Area {
    let mut rest = row;
    for (index, (word, chosen)) in words.iter().enumerate() {
        if index > 0 {
            let (dot, after) = rest.split_left(3.0);
            canvas.text(dot, style.align(Align::Centre), word, "・");
            rest = after;
        }
        let style = Style { bold: *chosen, ..style };
        let (place, after) = rest.split_left(canvas.width(style, word) + 2.0 * BESIDE);
        if *chosen {
            let height = style.size * 0.5;
            canvas.fill(Grey::BLACK, Area { y: place.y + (place.height - height) / 2.0, height, ..place });
        }
        let ink = if *chosen { Grey::WHITE } else { Grey::BLACK };
        canvas.text(place, style.align(Align::Centre).ink(ink), word, word);
        rest = after;
    }
    rest
}

/// A box to tick at the left of `row`; what is left of the row.
pub(crate) fn tick(canvas: &mut Canvas<'_>, row: Area, ticked: bool) -> Area {
    let square = Area::new(row.x, row.y + (row.height - BOX) / 2.0, BOX, BOX);
    canvas.outline(Stroke::Thin, square);
    if ticked {
        let corner = (square.x + 1.1, square.bottom() - 0.5);
        canvas.line(Stroke::Heavy, (square.x + 0.4, square.y + 1.2), corner);
        canvas.line(Stroke::Heavy, corner, (square.right() - 0.2, square.y + 0.3));
    }
    row.split_left(BOX + AFTER_BOX).1
}
