//! Whether a passphrase would be guessed before others.
//!
//! Judged by `zxcvbn`: leaked passwords, English words and names, rows of keys, repeats, sequences, dates, together
//! with words that are common in a Japanese office (`assets/passphrases`).

use std::sync::LazyLock;

use zxcvbn::feedback::Warning;
use zxcvbn::{Score, zxcvbn};

static COMMON: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("NINTEI_ASSETS"), "/passphrases/common-ja.txt"));
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
});

/// Why `passphrase` is too easily guessed, in words that continue a sentence; `None` where ten thousand million guesses
/// would not be enough.
pub(super) fn weakness(passphrase: &str) -> Option<&'static str> {
    let judged = zxcvbn(passphrase, &COMMON);
    if judged.score() >= Score::Four {
        return None;
    }
    let warning = judged.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Some(warning.map_or("よく使われる言葉や決まった並びが多い", words))
}

fn words(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            "キーボードの並びどおりの文字がある"
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "同じ文字や語の繰り返しがある"
        }
        Warning::SequencesLikeAbcAreEasyToGuess => "文字や数の順のままの並びがある",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "年や日付が入っている",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            "よくある名前が入っている"
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword
        | Warning::AWordByItselfIsEasyToGuess => "よく使われるパスワードや言葉に近い",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_people_choose_is_told_with_its_reason() {
        for common in [
            "password1234",
            "qwertyuiop12",
            "aaaaaaaaaaaa",
            "123456789012",
            "sakurasakura",
            "kaigohoken2026",
            "youkaigonintei",
            "tanakahanako",
            "あああああああああああああ",
            "いろはにほへとちりぬるを",
            "よろしくお願いします2026",
        ] {
            assert!(weakness(common).is_some(), "{common}");
        }
    }

    #[test]
    fn words_without_connection_are_strong_in_either_language() {
        for strong in [
            "kumo-hashi-tokei-ringo",
            "yama-kasa-mado-tsukue",
            "さくらのはなが咲いた日2026",
            "みどりの窓口に並ぶひとびと",
            "a passphrase of many letters",
            "correct horse battery",
            "K7QM-2XT9-RWD4-HNB6",
        ] {
            assert_eq!(weakness(strong), None, "{strong}");
        }
    }
}
