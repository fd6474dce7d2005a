//! The form in which names and numbers are compared.

use unicode_normalization::UnicodeNormalization;

/// Stands between two fields, so that no query matches across them. Blanks never stay in a compared text.
const BETWEEN: char = '\n';
/// Stands for [`BETWEEN`] in the index: full-width forms never stay in a compared text either.
const BETWEEN_INDEXED: char = '\u{FF5F}';

/// Digits of a word in the index of numbers.
const FOUR: usize = 4;

/// `text` without what does not matter to a search: width, case, hiragana or katakana, blanks, and the marks that
/// choose a variant of a character.
pub(crate) fn normal(text: &str) -> String {
    let letters = text.nfkc().flat_map(char::to_lowercase);
    letters.filter(|letter| !is_skipped(*letter)).map(to_katakana).collect()
}

/// The compared form of several fields.
pub(crate) fn of_fields<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for field in fields {
        text.push_str(&normal(field));
        text.push(BETWEEN);
    }
    text
}

/// The index of a compared text: its pairs of neighbouring letters, in order, as words.
///
/// Words of two letters let a phrase of words stand for any part of a name, however short: SQLite's own trigrams
/// need three letters, and most Japanese family names have two.
pub(crate) fn pairs(compared: &str) -> String {
    let mut words = String::with_capacity(compared.len() * 3);
    let letters = compared.chars().map(indexed);
    for (first, second) in letters.clone().zip(letters.skip(1)) {
        words.push(first);
        words.push(second);
        words.push(' ');
    }
    words
}

/// The query that finds what contains `compared`, which is not empty.
pub(crate) fn phrase(compared: &str) -> String {
    let mut letters = compared.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => format!("\"{}\"*", indexed(only)),
        _ => format!("\"{}\"", pairs(compared).trim_end()),
    }
}

/// The index of the numbers in a compared text: every four digits that stand together, in order, as words. Where a
/// number ends, a mark stands, so that no phrase runs from one number into the next.
pub(crate) fn fours(compared: &str) -> String {
    let mut words = String::new();
    for number in compared.split(|letter: char| !letter.is_ascii_digit()).filter(|number| number.len() >= FOUR) {
        push_fours(&mut words, number);
        words.push(BETWEEN_INDEXED);
        words.push(' ');
    }
    words
}

/// The query that finds what contains the digits `compared`. `None` where they are fewer than four.
pub(crate) fn phrase_of_fours(compared: &str) -> Option<String> {
    let mut words = String::new();
    push_fours(&mut words, compared);
    (!words.is_empty()).then(|| format!("\"{}\"", words.trim_end()))
}

fn push_fours(words: &mut String, number: &str) {
    for four in number.as_bytes().windows(FOUR) {
        words.extend(four.iter().copied().map(char::from));
        words.push(' ');
    }
}

fn is_skipped(letter: char) -> bool {
    let chooses_variant =
        matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180F}');
    let is_invisible = matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}');
    letter.is_whitespace() || letter.is_control() || chooses_variant || is_invisible
}

fn to_katakana(letter: char) -> char {
    match letter {
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => char::from_u32(u32::from(letter) + 0x60).unwrap_or(letter),
        _ => letter,
    }
}

/// The letter as part of a word. The tokenizer splits at ASCII signs, so ASCII becomes full-width.
fn indexed(letter: char) -> char {
    match letter {
        BETWEEN => BETWEEN_INDEXED,
        '!'..='~' => char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_do_not_matter_compare_as_equal() {
        for (one, other) in [
            ("やまだ たろう", "ヤマダタロウ"),
            ("ﾔﾏﾀﾞ　ﾀﾛｳ", "ヤマダタロウ"),
            ("０００１２３", "000123"),
            ("Ｙａｍａｄａ", "yamada"),
            ("葛\u{E0100}城", "葛城"),
            ("が", "か\u{3099}"),
            ("いすゞ", "イスヾ"),
        ] {
            assert_eq!(normal(one), normal(other), "{one} {other}");
        }
        assert_ne!(normal("山田"), normal("山口"));
    }

    #[test]
    fn numbers_are_indexed_by_four_digits_and_none_runs_into_the_next() {
        assert_eq!(fours("山田12\n34567\n89012\n"), "3456 4567 ｟ 8901 9012 ｟ ");
        assert_eq!(phrase_of_fours("34567").as_deref(), Some("\"3456 4567\""));
        assert_eq!(phrase_of_fours("345"), None);
    }

    #[test]
    fn one_letter_is_sought_as_the_beginning_of_a_pair_and_more_as_pairs() {
        assert_eq!(phrase("山"), "\"山\"*");
        assert_eq!(phrase("山田太"), "\"山田 田太\"");
        assert_eq!(phrase("1\""), "\"１＂\"");
    }
}
