//! What is kept of a text that somebody typed or pasted.

use crate::StoreError;

/// Characters of a note, a memo or a reason: twice what is pasted at most, and little enough to be read at once.
pub(crate) const TEXT_CHARACTERS: usize = 20_000;
/// Characters of a phrase.
pub(super) const PHRASE_CHARACTERS: usize = 500;

/// The text with `\n` at its line ends and without control characters, or nothing where it is blank. Every other
/// character is kept as typed: emoji, 外字, variation selectors.
pub(crate) fn kept(text: &str, most: usize) -> Result<Option<String>, StoreError> {
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\n' | '\t' => kept.push(letter),
            letter if letter.is_control() => {}
            letter => kept.push(letter),
        }
    }
    let characters = kept.chars().count();
    if characters > most {
        return Err(StoreError::TextTooLong { characters, most });
    }
    Ok((!kept.trim().is_empty()).then_some(kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_characters_and_gets_plain_line_ends() {
        for (typed, expected) in [
            ("一行目\r\n二行目\r三行目\n\n", "一行目\n二行目\n三行目\n\n"),
            ("\t字下げ\0\u{7}\u{1b}[0m\u{85}", "\t字下げ[0m"),
            ("葛\u{E0100}飾\u{E000}👵🏻‍🦳  ", "葛\u{E0100}飾\u{E000}👵🏻‍🦳  "),
            ("\r\r\n\r\nx", "\n\n\nx"),
        ] {
            assert_eq!(kept(typed, 100).unwrap().as_deref(), Some(expected), "{typed:?}");
        }
        for blank in ["", "　 \n\t", "\0\u{1b}"] {
            assert_eq!(kept(blank, 100).unwrap(), None, "{blank:?}");
        }
    }

    #[test]
    fn a_text_is_counted_after_what_is_left_out() {
        assert!(kept("あ\r\n\0", 2).unwrap().is_some());
        assert!(matches!(kept("あいう", 2), Err(StoreError::TextTooLong { characters: 3, most: 2 })));
    }
}
