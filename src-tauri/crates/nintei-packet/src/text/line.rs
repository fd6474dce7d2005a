//! From characters to glyphs.

use unicode_normalization::char::compose;

use crate::fonts::{FaceId, Fonts};

/// Printed where no font has a character.
const MISSING: char = '〓';

/// One character as drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glyph {
    pub(crate) face: FaceId,
    pub(crate) id: u16,
    /// What a reader of the PDF gets back.
    pub(crate) character: char,
    /// In em.
    pub(crate) width: f32,
}

/// Glyphs that stand side by side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) glyphs: Vec<Glyph>,
    /// Characters that no font has, each once.
    pub(crate) missing: Vec<char>,
    /// Characters printed in their ordinary shape although a variant (異体字) is asked for, each once.
    pub(crate) variants: Vec<char>,
}

impl Line {
    /// In em.
    pub(crate) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.width).sum()
    }

    pub(crate) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }
}

/// The glyphs of `text` on one line. Line ends and tabs count as spaces; characters without a shape are left out.
pub(crate) fn read(fonts: &Fonts, face: FaceId, text: &str) -> Line {
    let (characters, variants) = printable(text);
    let mut line = Line { variants, ..Line::default() };
    for character in characters {
        match fonts.find(face, character) {
            Some((face, font, id)) => line.glyphs.push(Glyph { face, id, character, width: font.width(id) }),
            None => {
                if !line.missing.contains(&character) {
                    line.missing.push(character);
                }
                if let Some((face, font, id)) = fonts.find(face, MISSING) {
                    line.glyphs.push(Glyph { face, id, character: MISSING, width: font.width(id) });
                }
            }
        }
    }
    line
}

/// What is printed of `text`, and the characters of which it asks for a variant.
fn printable(text: &str) -> (Vec<char>, Vec<char>) {
    let mut characters: Vec<char> = Vec::new();
    let mut variants = Vec::new();
    for character in text.chars() {
        // Kana with a separate (半)濁点, as some systems write them, have one glyph together.
        // Nothing else is composed: that would replace variants of 人名漢字.
        if matches!(character, '\u{3099}' | '\u{309A}') {
            if let Some(composed) = characters.last().and_then(|last| compose(*last, character)) {
                characters.pop();
                characters.push(composed);
                continue;
            }
        }
        if matches!(character, '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}') {
            variants.extend(characters.last().filter(|last| !variants.contains(*last)).copied());
        }
        if character.is_whitespace() && character != '\u{3000}' {
            characters.push(' ');
        } else if !has_no_shape(character) {
            characters.push(character);
        }
    }
    (characters, variants)
}

/// Controls, directions, joiners, byte order marks and variation selectors.
fn has_no_shape(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}
