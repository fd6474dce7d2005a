use crate::text::{FoldedText, Folding, is_han, is_kana};

/// A name or a part of one, folded, and what must stand around it to be taken for the name.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) letters: Vec<char>,
    guard: Guard,
}

/// Against false alarms: 林 in 林檎, 実 in 実際, はじめ in はじめは.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guard {
    /// Taken wherever it stands.
    None,
    /// Taken before an honorific (さん, 様, 氏 …) and not within a longer word of 漢字.
    Honorific,
    /// A short part in kana: taken before an honorific, or where it is written in katakana.
    HonorificOrKatakana,
}

/// The whole name, the family name alone and the given name alone.
pub(super) fn of_person(written: &str, folding: &Folding) -> Vec<Pattern> {
    let parts: Vec<Vec<char>> = written
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '・' | '･'))
        .map(|part| FoldedText::of(part, folding).letters)
        .filter(|part| !part.is_empty())
        .collect();
    let whole = Pattern::guarded(parts.concat());
    let alone = if parts.len() > 1 { parts } else { Vec::new() };
    whole.into_iter().chain(alone.into_iter().filter_map(Pattern::guarded)).collect()
}

/// The whole name and its parts between blanks (法人, 施設), and what is left of each when the words that only name
/// a kind of facility are taken away.
pub(super) fn of_facility(written: &str, folding: &Folding, kinds: &[Vec<char>]) -> Vec<Pattern> {
    let parts = written.split(char::is_whitespace);
    let names = std::iter::once(written).chain(parts).map(|name| FoldedText::of(name, folding).letters);
    let mut patterns = Vec::new();
    for whole in names {
        let own = without_kinds(&whole, kinds);
        // A facility's kind alone (「病院」) identifies nobody.
        if !own.is_empty() {
            patterns.extend([own.to_vec(), whole.clone()].map(Pattern::of_facility_part));
        }
    }
    patterns
}

fn without_kinds<'a>(name: &'a [char], kinds: &[Vec<char>]) -> &'a [char] {
    let mut rest = name;
    while let Some(kind) = kinds.iter().filter(|kind| rest.starts_with(kind)).max_by_key(|kind| kind.len()) {
        rest = &rest[kind.len()..];
    }
    while let Some(kind) = kinds.iter().filter(|kind| rest.ends_with(kind)).max_by_key(|kind| kind.len()) {
        rest = &rest[..rest.len() - kind.len()];
    }
    rest
}

impl Pattern {
    /// What is short is an everyday word as often as a name: 中央 of 中央病院, 虹.
    fn of_facility_part(letters: Vec<char>) -> Self {
        let guard = if letters.len() >= 3 { Guard::None } else { Guard::Honorific };
        Self { letters, guard }
    }

    fn guarded(letters: Vec<char>) -> Option<Self> {
        let kana = letters.iter().all(|letter| is_kana(*letter));
        let guard = match letters.len() {
            0 => return None,
            1 => Guard::Honorific,
            2..=3 if kana => Guard::HonorificOrKatakana,
            _ => Guard::None,
        };
        Some(Self { letters, guard })
    }

    /// Whether the name stands at letter `at` of `folded`, which was made of `original`.
    pub(super) fn stands_at(&self, folded: &FoldedText, at: usize, honorifics: &[Vec<char>], original: &str) -> bool {
        if !folded.has_at(at, &self.letters) {
            return false;
        }
        let end = at + self.letters.len();
        let honoured = || honorifics.iter().any(|honorific| folded.has_at(end, honorific));
        match self.guard {
            Guard::None => true,
            Guard::Honorific => {
                let before = at.checked_sub(1).and_then(|before| folded.letters.get(before));
                honoured() && !before.is_some_and(|letter| is_han(*letter))
            }
            Guard::HonorificOrKatakana => {
                let katakana = folded
                    .source(at, self.letters.len())
                    .and_then(|(start, end)| original.get(start..end))
                    .is_some_and(|slice| !slice.chars().any(|letter| matches!(letter, 'ぁ'..='ゖ')));
                honoured() || (katakana && self.letters.len() == 3)
            }
        }
    }
}
