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
    pub(crate) character: char,
    /// The variant (異体字) of the character, where one is printed.
    pub(crate) selector: Option<char>,
    /// In em.
    pub(crate) width: f32,
}

impl Glyph {
    /// What a reader of the PDF gets back.
    pub(crate) fn text(&self) -> String {
        std::iter::once(self.character).chain(self.selector).collect()
    }
}

/// Glyphs that stand side by side.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) glyphs: Vec<Glyph>,
    /// Characters that no font has, each once.
    pub(crate) missing: Vec<char>,
    /// Characters printed in their ordinary shape although a variant is asked for, each once.
    pub(crate) variants: Vec<char>,
}

impl Line {
    /// In em.
    pub(crate) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.width).sum()
    }

    /// What a reader of the PDF gets back.
    pub(crate) fn text(&self) -> String {
        self.glyphs.iter().map(Glyph::text).collect()
    }

    /// One character for each glyph.
    pub(crate) fn characters(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }
}

/// The glyphs of `text` on one line. Line ends and tabs count as spaces; characters without a shape are left out.
pub(crate) fn read(fonts: &Fonts, face: FaceId, text: &str) -> Line {
    let mut line = Line::default();
    for (character, selector) in printable(text) {
        let variant = selector.and_then(|selector| fonts.find_variant(face, character, selector));
        if let Some((face, font, id)) = variant {
            line.glyphs.push(Glyph { face, id, character, selector, width: font.width(id) });
            continue;
        }
        let mut printed = character;
        let mut found = fonts.find(face, character);
        if found.is_none() {
            note(&mut line.missing, character);
            printed = MISSING;
            found = fonts.find(face, MISSING);
        } else if selector.is_some() {
            note(&mut line.variants, character);
        }
        if let Some((face, font, id)) = found {
            line.glyphs.push(Glyph { face, id, character: printed, selector: None, width: font.width(id) });
        }
    }
    line
}

fn note(noted: &mut Vec<char>, character: char) {
    if !noted.contains(&character) {
        noted.push(character);
    }
}

/// What is printed of `text`, each character with the selector of its variant, if any.
fn printable(text: &str) -> Vec<(char, Option<char>)> {
    let mut characters: Vec<(char, Option<char>)> = Vec::new();
    for character in text.chars() {
        if is_selector(character) {
            if let Some((_, selector)) = characters.last_mut() {
                *selector = Some(character);
            }
            continue;
        }
        // Kana with a separate (半)濁点, as some systems write them, have one glyph together.
        // Nothing else is composed: that would replace variants of 人名漢字.
        let composed = match (character, characters.last()) {
            ('\u{3099}' | '\u{309A}', Some((last, _))) => compose(*last, character),
            _ => None,
        };
        if let Some(composed) = composed {
            characters.pop();
            characters.push((composed, None));
        } else if character.is_whitespace() && character != '\u{3000}' {
            characters.push((' ', None));
        } else if !has_no_shape(character) {
            characters.push((character, None));
        }
    }
    characters
}

/// Names a variant of the character before it.
fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}')
}

/// Controls, directions, joiners, byte order marks, and selectors between text and emoji.
fn has_no_shape(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FE0E}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}
