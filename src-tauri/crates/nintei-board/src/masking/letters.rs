use unicode_normalization::UnicodeNormalization;

/// A text made comparable: width, case, kana and blanks no longer differ, every kind of dash between digits is one.
/// Each letter knows what it stands for in the original.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) folded: Vec<char>,
    sources: Vec<Source>,
}

/// What a letter stands for.
#[derive(Debug, Clone, Copy)]
struct Source {
    /// UTF-16 units, start and end.
    units: (usize, usize),
    script: Script,
    /// Whether a blank or a line break stands before it.
    after_blank: bool,
}

/// Of what kind a letter is in the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Han,
    Hiragana,
    /// Katakana and Latin letters: both write names of facilities.
    Katakana,
    Digit,
    Other,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut letters = Self { folded: Vec::new(), sources: Vec::new() };
        let mut unit = 0;
        let mut after_blank = true;
        let mut before: Option<char> = None;
        for letter in text.chars() {
            let units = (unit, unit + letter.len_utf16());
            unit = units.1;
            if is_sound_mark(letter) && before.is_some_and(|before| letters.composed(before, letter, units.1)) {
                before = None;
                continue;
            }
            if letter.is_whitespace() {
                after_blank = true;
                before = None;
                continue;
            }
            if is_variation_selector(letter) {
                letters.extend_last(units.1);
                continue;
            }
            let source = Source { units, script: script(letter), after_blank };
            for plain in letter.nfkc().flat_map(char::to_lowercase).filter(|plain| !plain.is_whitespace()) {
                letters.folded.push(folded(plain));
                letters.sources.push(source);
            }
            after_blank = false;
            before = Some(letter);
        }
        letters
    }

    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    /// UTF-16 units of the original for the letters from `start` to before `end`.
    pub(super) fn units(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let last = end.checked_sub(1)?;
        Some((self.sources.get(start)?.units.0, self.sources.get(last)?.units.1))
    }

    /// The letter that begins at a unit.
    pub(super) fn at_unit(&self, unit: usize) -> Option<usize> {
        self.sources.iter().position(|source| source.units.0 == unit)
    }

    pub(super) fn script(&self, at: usize) -> Script {
        self.sources.get(at).map_or(Script::Other, |source| source.script)
    }

    /// Whether a word may begin at letter `at`: at the start, after a blank or after a mark.
    pub(super) fn begins(&self, at: usize) -> bool {
        let parted = self.sources.get(at).is_some_and(|source| source.after_blank);
        parted || at.checked_sub(1).is_none_or(|before| self.script(before) == Script::Other)
    }

    /// Whether a blank stands before letter `at`.
    pub(super) fn after_blank(&self, at: usize) -> bool {
        self.sources.get(at).is_some_and(|source| source.after_blank)
    }

    pub(super) fn has_at(&self, at: usize, word: &[char]) -> bool {
        self.folded.get(at..).is_some_and(|rest| rest.starts_with(word))
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &[char] {
        self.folded.get(start..end).unwrap_or_default()
    }

    /// Takes a sound mark into the last letter, which was made of `before` alone.
    fn composed(&mut self, before: char, mark: char, end: usize) -> bool {
        let mut whole = [before, mark].into_iter().nfkc();
        match (whole.next(), whole.next(), self.folded.last_mut()) {
            (Some(letter), None, Some(last)) => {
                *last = folded(letter);
                self.extend_last(end);
                true
            }
            _ => false,
        }
    }

    fn extend_last(&mut self, end: usize) {
        if let Some(last) = self.sources.last_mut() {
            last.units.1 = end;
        }
    }
}

/// A word folded as texts are.
pub(super) fn fold(word: &str) -> Vec<char> {
    Letters::of(word).folded
}

/// Whether a folded letter is a dash; the mark that lengthens kana is one too, between digits.
pub(super) const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '‐'..='―' | '−' | 'ー' | '─')
}

fn folded(letter: char) -> char {
    match letter {
        'ァ'..='ヶ' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
        other => other,
    }
}

fn script(letter: char) -> Script {
    match letter {
        '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Script::Han,
        '\u{20000}'..='\u{3FFFF}' => Script::Han,
        'ぁ'..='ゖ' => Script::Hiragana,
        'ァ'..='ヺ' | 'ー' | '\u{FF66}'..='\u{FF9F}' | 'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => {
            Script::Katakana
        }
        '0'..='9' | '０'..='９' => Script::Digit,
        _ => Script::Other,
    }
}

const fn is_sound_mark(letter: char) -> bool {
    matches!(letter, '\u{FF9E}' | '\u{FF9F}' | '\u{3099}' | '\u{309A}')
}

const fn is_variation_selector(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
