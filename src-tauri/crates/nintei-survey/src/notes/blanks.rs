use crate::TextSpan;

/// Longest label of a blank, characters. What stands farther apart is text in brackets.
const LABEL: usize = 20;

/// The blanks of a phrase (［頻度］, ［　］) that still stand in `text`, in order.
#[must_use]
pub fn blanks(text: &str) -> Vec<TextSpan> {
    let mut found = Vec::new();
    let mut opened = None;
    for (at, letter) in text.char_indices() {
        match letter {
            '［' => opened = Some(at),
            '\n' => opened = None,
            '］' => {
                let Some(start) = opened.take() else { continue };
                let end = at + letter.len_utf8();
                let short = text.get(start..at).is_some_and(|inner| inner.chars().skip(1).count() <= LABEL);
                found.extend(TextSpan::of(text, start, end).filter(|_| short));
            }
            _ => {}
        }
    }
    found
}
