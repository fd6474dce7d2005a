//! A card as lines of symbols, to be pasted or read out.

use unicode_normalization::UnicodeNormalization;

use super::{Card, CardError};
use crate::symbols;

/// Symbols between two blanks.
const GROUP: usize = 4;
/// Symbols of a whole line, the last of which checks the others.
const LINE: usize = 24;
/// Bytes before the name: version, two keys, signature.
const BEFORE_NAME: usize = 1 + 32 + 32 + 64;
const VERSION: u8 = 1;
/// Most characters looked at: several times the longest code with its blanks.
const LONGEST: usize = 4096;

impl Card {
    /// The card as lines of six groups of four symbols. The last symbol of each line checks the line and its place,
    /// so that who types it is told which line is wrong.
    #[must_use]
    pub fn code(&self) -> String {
        let name = self.name.as_bytes();
        let mut bytes = Vec::with_capacity(BEFORE_NAME + name.len());
        bytes.push(VERSION);
        bytes.extend(self.recipient);
        bytes.extend(self.verifying);
        bytes.extend(self.signature);
        bytes.extend(name);
        let symbols = symbols::of_bytes(&bytes);
        let mut text = String::new();
        for (index, line) in symbols.chunks(LINE - 1).enumerate() {
            if index > 0 {
                text.push('\n');
            }
            for (place, symbol) in line.iter().copied().chain([check(index, line)]).enumerate() {
                if place > 0 && place % GROUP == 0 {
                    text.push('-');
                }
                text.push(symbols::letter(symbol));
            }
        }
        text
    }

    /// Reads a code as a person types or pastes it: either case, full width, any blanks, hyphens and line ends, O for
    /// 0, I or L for 1.
    ///
    /// # Errors
    /// [`CardError`] with a sentence for the person who typed it.
    pub fn from_code(text: &str) -> Result<Self, CardError> {
        let mut symbols = Vec::new();
        for letter in text.nfkc().filter(|letter| !symbols::is_separator(*letter)) {
            let place = symbols.len();
            if place >= LONGEST {
                return Err(CardError::CodeLength { found: place });
            }
            let (line, position) = (place / LINE + 1, place % LINE + 1);
            symbols.push(symbols::symbol(letter).ok_or(CardError::CodeLetter { line, position })?);
        }
        let found = symbols.len();
        let mut checked = Vec::with_capacity(found);
        for (index, line) in symbols.chunks(LINE).enumerate() {
            let wrong = CardError::CodeLine { line: index + 1 };
            let (last, rest) = line.split_last().ok_or(wrong.clone())?;
            if rest.is_empty() || check(index, rest) != *last {
                return Err(if is_whole(found) { wrong } else { CardError::CodeLength { found } });
            }
            checked.extend(rest);
        }
        let bytes = symbols::to_bytes(&checked).ok_or(CardError::CodeLength { found })?;
        let (fixed, name) = bytes.split_at_checked(BEFORE_NAME).ok_or(CardError::CodeLength { found })?;
        let (version, keys) = fixed.split_first().ok_or(CardError::CodeLength { found })?;
        if *version > VERSION {
            return Err(CardError::NewerVersion { found: (*version).into(), known: VERSION.into() });
        }
        let part = |from: usize| keys[from..from + 32].try_into().map_err(|_| CardError::Altered);
        let signature = keys[64..].try_into().map_err(|_| CardError::Altered)?;
        let name = String::from_utf8(name.to_vec()).map_err(|_| CardError::Altered)?;
        if *version != VERSION {
            return Err(CardError::Altered);
        }
        Self::of_parts(name, part(0)?, part(32)?, signature)
    }
}

/// Whether a code of some card has this many symbols.
fn is_whole(found: usize) -> bool {
    (1..=Card::NAME_LENGTH * 4).any(|name| {
        let symbols = ((BEFORE_NAME + name) * 8).div_ceil(5);
        symbols + symbols.div_ceil(LINE - 1) == found
    })
}

/// Sum of the symbols, each times a different power of a generator of GF(32), begun with the place of the line. Every
/// single wrong symbol and every exchange of two different ones changes it, because no two of the powers are equal.
fn check(index: usize, line: &[u8]) -> u8 {
    let begin = (index % 31 + 1) as u8;
    line.iter().fold(begin, |sum, symbol| {
        let doubled = (sum ^ symbol) << 1;
        if doubled & 0b10_0000 == 0 { doubled } else { doubled ^ 0b10_0101 }
    })
}
