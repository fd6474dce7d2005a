//! The values of single fields.

use std::borrow::Cow;

use chrono::NaiveDate;
use nintei_judgment::Tenths;
use nintei_survey::{CareLevel, Stability};
use unicode_normalization::UnicodeNormalization;

use crate::RowFault;

/// Tenths at most: a day of minutes.
const MOST_TENTHS: i32 = 14_400;

const LEVELS: [(&str, CareLevel); 8] = [
    ("01", CareLevel::NotCertified),
    ("12", CareLevel::Support1),
    ("13", CareLevel::Support2),
    ("21", CareLevel::Care1),
    ("22", CareLevel::Care2),
    ("23", CareLevel::Care3),
    ("24", CareLevel::Care4),
    ("25", CareLevel::Care5),
];

/// `text` without blanks at its ends, in half width.
pub(crate) fn plain(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.is_ascii() {
        return Cow::Owned(text.nfkc().collect::<String>().trim().to_owned());
    }
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// `text` as an error may quote it: a short number as it is; anything else might say who somebody is.
pub(crate) fn quoted(text: &str) -> String {
    let is_short_number = text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    if is_short_number { format!("「{text}」") } else { "数字でないか、長すぎる値".to_owned() }
}

/// 20260401, 2026/04/01, 2026/4/1.
pub(crate) fn date(text: &str) -> Result<NaiveDate, RowFault> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = match text.len() {
        8 if digits(text) => vec![&text[..4], &text[4..6], &text[6..]],
        _ => text.split('/').collect(),
    };
    let [year, month, day] = parts[..] else { return Err(RowFault::Date) };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 || ![year, month, day].into_iter().all(digits) {
        return Err(RowFault::Date);
    }
    let number = |part: &str| part.parse().map_err(|_| RowFault::Date);
    let year = year.parse().map_err(|_| RowFault::Date)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).ok_or(RowFault::Date)
}

/// A date that may be missing. Fixed widths are filled with zeros where there is none, and no such day exists.
pub(crate) fn date_if_any(text: &str) -> Result<Option<NaiveDate>, RowFault> {
    if text == "00000000" { Ok(None) } else { date(text).map(Some) }
}

/// Minutes or points, written as a whole number of tenths.
pub(crate) fn tenths(text: &str) -> Result<Tenths, RowFault> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let count = text.parse().ok().filter(|count| is_number && *count <= MOST_TENTHS);
    count.map(Tenths::new).ok_or_else(|| RowFault::Tenths(quoted(text)))
}

/// 要介護状態区分コード, also where a spreadsheet lost the first zero.
pub(crate) fn level(text: &str) -> Result<CareLevel, RowFault> {
    let level = LEVELS.into_iter().find(|(code, _)| *code == text || code.strip_prefix('0') == Some(text));
    level
        .map(|(_, level)| level)
        .ok_or_else(|| RowFault::UnknownCode { found: quoted(text), known: "01・12・13・21〜25" })
}

/// 状態の安定性.
pub(crate) fn stability(text: &str) -> Result<Stability, RowFault> {
    match text {
        "1" => Ok(Stability::Stable),
        "2" => Ok(Stability::Unstable),
        _ => Err(RowFault::UnknownCode { found: quoted(text), known: "1・2" }),
    }
}

/// A percentage, with or without decimals. Decimals are left out: whether it is 50 or more is what counts.
pub(crate) fn percent(text: &str) -> Result<u8, RowFault> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole: Option<u8> = whole.parse().ok().filter(|_| digits(whole) && digits(decimals));
    let is_beyond = |whole: u8| whole > 100 || whole == 100 && decimals.bytes().any(|digit| digit != b'0');
    whole.filter(|whole| !is_beyond(*whole)).ok_or_else(|| RowFault::Percent(quoted(text)))
}

/// One of the scale's places from 1 to `last`; `None` for `last + 1`, 記載無し.
pub(crate) fn place_on_scale(text: &str, last: u8, known: &'static str) -> Result<Option<u8>, RowFault> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse().ok().filter(|no| is_number && (1..=last + 1).contains(no)) {
        Some(no) if no <= last => Ok(Some(no)),
        Some(_) => Ok(None),
        None => Err(RowFault::UnknownCode { found: quoted(text), known }),
    }
}

/// A number that names somebody, with the zeros that a spreadsheet may have lost. 被保険者番号 may hold letters.
pub(crate) fn number(text: &str, digits: usize) -> Result<String, RowFault> {
    if text.is_empty() || text.len() > digits || !text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(RowFault::Number { most: digits });
    }
    let text = text.to_ascii_uppercase();
    Ok(if text.bytes().all(|byte| byte.is_ascii_digit()) { format!("{text:0>digits$}") } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_both_forms_and_nothing_else_is_a_date() {
        let day = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
        for text in ["20260401", "2026/04/01", "2026/4/1"] {
            assert_eq!(date(text).unwrap(), day, "{text}");
        }
        for text in
            ["", "R8.4.1", "20260431", "2026/13/1", "2026-04-01", "26/04/01", "2026/04", "+0260401", "５０８０４０１"]
        {
            assert!(matches!(date(text), Err(RowFault::Date)), "{text}");
        }
        assert_eq!(date_if_any("00000000").unwrap(), None);
    }

    #[test]
    fn tenths_are_whole_numbers() {
        assert_eq!(tenths("482").unwrap(), Tenths::new(482));
        assert_eq!(tenths("0000").unwrap(), Tenths::ZERO);
        for text in ["48.2", "-1", "+1", "99999", "", "四八二"] {
            assert!(matches!(tenths(text), Err(RowFault::Tenths(_))), "{text}");
        }
    }

    #[test]
    fn a_percentage_keeps_the_side_of_fifty_it_is_on() {
        for (text, percent_read) in
            [("49.99999999999999999999", 49), ("50.0", 50), ("100", 100), ("100.00", 100), ("0", 0)]
        {
            assert_eq!(percent(text).unwrap(), percent_read, "{text}");
        }
        for text in ["100.1", "101", "-1", "5O", "", ".", "1.", "256"] {
            assert!(matches!(percent(text), Err(RowFault::Percent(_))), "{text}");
        }
    }

    #[test]
    fn an_error_quotes_short_numbers_only() {
        assert_eq!(quoted("48.2"), "「48.2」");
        for text in ["架空 花子", "0001234567", "Hanako"] {
            assert!(!quoted(text).contains(text));
        }
    }

    #[test]
    fn numbers_regain_their_zeros_and_keep_their_letters() {
        assert_eq!(number("1234567", 10).unwrap(), "0001234567");
        assert_eq!(number("h123456789", 10).unwrap(), "H123456789");
        for text in ["", "12345678901", "１２", "架空", "12-3"] {
            assert!(matches!(number(text, 10), Err(RowFault::Number { most: 10 })), "{text}");
        }
    }

    #[test]
    fn the_last_place_of_a_scale_says_that_nothing_was_written() {
        assert_eq!(place_on_scale("8", 8, "1〜9").unwrap(), Some(8));
        assert_eq!(place_on_scale("9", 8, "1〜9").unwrap(), None);
        for text in ["0", "10", "", "-1", "+1"] {
            assert!(place_on_scale(text, 8, "1〜9").is_err(), "{text}");
        }
    }
}
