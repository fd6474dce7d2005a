//! Numbers in a text, however their digits are grouped.

use super::letters::{Letters, is_dash};

/// Digits that belong together.
pub(super) struct Run {
    /// First letter and letter after the last.
    pub(super) letters: (usize, usize),
    digits: String,
    /// The letter that each digit is.
    places: Vec<usize>,
    /// How many digits each group has.
    groups: Vec<usize>,
    /// Whether 〒 stands before it.
    postal_mark: bool,
}

/// What a blank between two digits does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    /// It parts two numbers.
    Parts,
    /// It groups the digits of one.
    Groups,
}

impl Run {
    /// The letters where `known` stands, from the first of its digits to behind the last. A short number is only found
    /// where it stands alone.
    pub(super) fn find(&self, known: &str) -> Option<(usize, usize)> {
        let at = self.digits.find(known).filter(|_| known.len() >= 7 || self.digits == known)?;
        let last = at + known.len().checked_sub(1)?;
        Some((*self.places.get(at)?, *self.places.get(last)? + 1))
    }

    /// Whether it is written as telephone numbers are: ten or eleven digits from 0 on, or a local number in two groups.
    pub(super) fn looks_like_phone(&self) -> bool {
        let national = matches!(self.digits.len(), 10 | 11) && self.digits.starts_with('0');
        national || matches!(self.groups.as_slice(), [2..=4, 4]) && self.digits.len() >= 7 && self.groups != [3, 4]
    }

    /// Whether it is written as postal codes are: 123-4567, or seven digits after 〒.
    pub(super) fn looks_like_postal_code(&self) -> bool {
        self.groups == [3, 4] || (self.postal_mark && self.digits.len() == 7)
    }
}

pub(super) fn digits(letters: &[char]) -> String {
    letters.iter().filter(|letter| letter.is_ascii_digit()).collect()
}

/// Digits with the dashes and parentheses between them.
pub(super) fn runs(text: &Letters, blank: Blank) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !is_digit(text, at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut groups = vec![0];
        let mut digits = String::new();
        let mut places = Vec::new();
        let mut end = at;
        while at < text.len() && (at == start || blank == Blank::Groups || !text.after_blank(at)) {
            match text.folded.get(at) {
                Some(digit) if digit.is_ascii_digit() => {
                    digits.push(*digit);
                    places.push(at);
                    if let Some(group) = groups.last_mut() {
                        *group += 1;
                    }
                    end = at + 1;
                }
                Some(letter) if is_dash(*letter) || matches!(letter, '(' | ')') => {
                    if !is_digit(text, at + 1) {
                        break;
                    }
                    groups.push(0);
                }
                _ => break,
            }
            at += 1;
        }
        let postal_mark = start.checked_sub(1).and_then(|before| text.folded.get(before)) == Some(&'〒');
        runs.push(Run { letters: (start, end), digits, places, groups, postal_mark });
        at = end.max(start + 1);
    }
    runs
}

fn is_digit(text: &Letters, at: usize) -> bool {
    text.folded.get(at).is_some_and(char::is_ascii_digit)
}
