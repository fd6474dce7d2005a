use std::collections::HashMap;

use icu_segmenter::GraphemeClusterSegmenter;
use unicode_normalization::UnicodeNormalization;

/// Characters that count as another one when names are compared (髙 as 高).
#[derive(Debug, Clone, Default)]
pub(crate) struct Folding(HashMap<char, char>);

/// A text in which width, case, kana, blanks and variant characters no longer differ. Each character knows the
/// bytes of the original it stands for.
#[derive(Debug)]
pub(crate) struct FoldedText {
    pub(crate) letters: Vec<char>,
    /// For each letter, first byte and byte after the last of its grapheme cluster in the original.
    bytes: Vec<(usize, usize)>,
}

impl Folding {
    /// Each group's first character stands for all of the group.
    pub(crate) fn of_groups(groups: &[String]) -> Self {
        let mut variants = HashMap::new();
        for group in groups {
            let mut letters = group.chars();
            if let Some(first) = letters.next() {
                variants.extend(letters.map(|letter| (letter, first)));
            }
        }
        Self(variants)
    }

    fn letter(&self, letter: char) -> char {
        let letter = match letter {
            'ァ'..='ヶ' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
            other => other,
        };
        self.0.get(&letter).copied().unwrap_or(letter)
    }
}

impl FoldedText {
    /// Folds `text` cluster by cluster, so that a half-width kana and its sound mark become one letter.
    pub(crate) fn of(text: &str, folding: &Folding) -> Self {
        let mut folded = Self { letters: Vec::new(), bytes: Vec::new() };
        let mut start = 0;
        for end in GraphemeClusterSegmenter::new().segment_str(text).skip(1) {
            for letter in text[start..end].nfkc().flat_map(char::to_lowercase) {
                // A line break separates; every other blank is only spacing.
                if (letter.is_whitespace() && letter != '\n') || is_variation_selector(letter) {
                    continue;
                }
                let letter = match (letter, folded.letters.last()) {
                    // 佐々木 is 佐佐木.
                    ('々', Some(&repeated)) => repeated,
                    _ => folding.letter(letter),
                };
                folded.letters.push(letter);
                folded.bytes.push((start, end));
            }
            start = end;
        }
        folded
    }

    /// The bytes of the original that `len` letters from `at` stand for.
    pub(crate) fn source(&self, at: usize, len: usize) -> Option<(usize, usize)> {
        let last = at.checked_add(len)?.checked_sub(1)?;
        Some((self.bytes.get(at)?.0, self.bytes.get(last)?.1))
    }

    /// Whether `pattern` stands at letter `at`.
    pub(crate) fn has_at(&self, at: usize, pattern: &[char]) -> bool {
        self.letters.get(at..).is_some_and(|rest| rest.starts_with(pattern))
    }
}

const fn is_variation_selector(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether the letter is hiragana or katakana, or the mark that lengthens them.
pub(crate) const fn is_kana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '\u{FF66}'..='\u{FF9F}')
}

/// Whether the letter is a 漢字, 々 and 〇 included.
pub(crate) const fn is_han(letter: char) -> bool {
    matches!(letter, '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
