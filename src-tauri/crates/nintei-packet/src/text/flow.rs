//! Long texts: every line of every paragraph, however many.

use super::Fitted;
use super::fit::wrap;
use crate::fonts::{FaceId, Fonts};

/// Every line of `text` in lines of `width` millimetres at `size` points. A line end in the text begins a new line;
/// of several empty lines one stays.
pub(crate) fn flow(fonts: &Fonts, face: FaceId, text: &str, width: f32, size: f32) -> Fitted {
    let text = text.trim().replace("\r\n", "\n");
    let mut whole = Fitted { size, lines: Vec::new(), missing: Vec::new(), variants: Vec::new(), shortened: false };
    let mut after_empty = false;
    for paragraph in text.split(is_line_end) {
        let empty = paragraph.trim().is_empty();
        if empty && (after_empty || text.is_empty()) {
            continue;
        }
        after_empty = empty;
        let part = wrap(fonts, face, paragraph, width, size);
        whole.lines.extend(part.lines);
        add_new(&mut whole.missing, &part.missing);
        add_new(&mut whole.variants, &part.variants);
    }
    whole
}

fn add_new(noted: &mut Vec<char>, further: &[char]) {
    for character in further {
        if !noted.contains(character) {
            noted.push(*character);
        }
    }
}

const fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
