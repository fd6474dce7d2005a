//! 和暦: a way of reading and writing dates. Inside, every date is a [`NaiveDate`].

use chrono::{Datelike, NaiveDate};
use icu_calendar::Date;
use icu_calendar::cal::Japanese;
use unicode_normalization::UnicodeNormalization;

/// Japanese name, initial and code of each era since 明治, newest first.
const ERAS: [(&str, char, &str); 5] = [
    ("令和", 'R', "reiwa"),
    ("平成", 'H', "heisei"),
    ("昭和", 'S', "showa"),
    ("大正", 'T', "taisho"),
    ("明治", 'M', "meiji"),
];

/// The text cannot be read as a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not of a form that is read.
    #[error("「{0}」は日付として読めません。「昭和10年4月5日」「S10.4.5」「1935-04-05」のように書いてください。")]
    Unreadable(String),
    /// Of a readable form, but there is no such day.
    #[error("「{0}」という日はありません。年・月・日を確かめてください。")]
    NoSuchDay(String),
    /// The era did not have that day.
    #[error("「{text}」は{era}の期間にありません。元号を確かめてください。")]
    OutsideEra {
        /// What was written.
        text: String,
        /// The era written.
        era: String,
    },
}

impl DateError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "date-unreadable",
            Self::NoSuchDay(_) => "date-no-such-day",
            Self::OutsideEra { .. } => "date-outside-era",
        }
    }
}

/// The era's Japanese name and the year in it, for days since 明治6年 (1873, when the calendar became today's).
#[must_use]
pub fn era_year(date: NaiveDate) -> Option<(&'static str, i32)> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    let year = Date::try_new_iso(date.year(), month, day).ok()?.to_calendar(Japanese::new()).era_year();
    let (name, ..) = ERAS.into_iter().find(|(.., code)| *code == year.era.as_str())?;
    Some((name, year.year))
}

/// 昭和10年4月5日, or 1850年4月5日 before 明治6年.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    let (month, day) = (date.month(), date.day());
    match era_year(date) {
        Some((era, 1)) => format!("{era}元年{month}月{day}日"),
        Some((era, year)) => format!("{era}{year}年{month}月{day}日"),
        None => format!("{}年{month}月{day}日", date.year()),
    }
}

/// 昭和10年4月5日（1935-04-05）.
#[must_use]
pub fn with_western(date: NaiveDate) -> String {
    format!("{}（{date}）", long(date))
}

/// Reads a day written in 和暦 or 西暦: 昭和10年4月5日, 昭和10.4.5, S10.4.5, S100405, 1935年4月5日, 1935-04-05,
/// 1935/4/5, 19350405. Full-width letters and digits, 元年 and era characters such as ㍻ are read too.
///
/// # Errors
/// [`DateError`] with a sentence for the person who typed it.
pub fn read(text: &str) -> Result<NaiveDate, DateError> {
    let plain: String = text.nfkc().filter(|letter| !letter.is_whitespace()).collect();
    let plain = plain.replace("元年", "1年");
    let unreadable = || DateError::Unreadable(text.trim().to_owned());
    let (era, rest) = split_era(&plain);
    let numbers = numbers(rest, era.is_some()).ok_or_else(unreadable)?;
    let [year, month, day] = numbers;
    let no_such_day = || DateError::NoSuchDay(text.trim().to_owned());
    let Some((name, code)) = era else {
        return NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs())
            .filter(|_| (1000..=9999).contains(&year))
            .ok_or_else(no_such_day);
    };
    let first = Date::try_new_japanese_with_calendar(code, year, 1, 1, Japanese::new());
    let western = match first {
        Ok(date) => date.to_calendar(icu_calendar::Iso).year().extended_year(),
        // 1 January of an era's first year lies before the era began.
        Err(_) => era_first_western_year(code, year).ok_or_else(no_such_day)?,
    };
    let date = NaiveDate::from_ymd_opt(western, month.unsigned_abs(), day.unsigned_abs()).ok_or_else(no_such_day)?;
    if era_year(date) == Some((name, year)) {
        Ok(date)
    } else {
        Err(DateError::OutsideEra { text: text.trim().to_owned(), era: name.to_owned() })
    }
}

fn era_first_western_year(code: &str, year: i32) -> Option<i32> {
    (1..=12u8).find_map(|month| {
        let date = Date::try_new_japanese_with_calendar(code, year, month, 28, Japanese::new()).ok()?;
        Some(date.to_calendar(icu_calendar::Iso).year().extended_year())
    })
}

fn split_era(text: &str) -> (Option<(&'static str, &'static str)>, &str) {
    for (name, initial, code) in ERAS {
        if let Some(rest) = text.strip_prefix(name) {
            return (Some((name, code)), rest);
        }
        let mut letters = text.chars();
        if letters.next().is_some_and(|letter| letter.eq_ignore_ascii_case(&initial)) {
            return (Some((name, code)), letters.as_str());
        }
    }
    (None, text)
}

fn numbers(text: &str, in_era: bool) -> Option<[i32; 3]> {
    let part = |digits: &str| -> Option<i32> {
        let plain = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let year_digits = if in_era { 2 } else { 4 };
        if text.len() != year_digits + 4 {
            return None;
        }
        let (year, rest) = text.split_at(year_digits);
        let (month, day) = rest.split_at(2);
        return Some([part(year)?, part(month)?, part(day)?]);
    }
    let mut parts = text.strip_suffix('日').unwrap_or(text).split(['.', '/', '-', '年', '月', '・']);
    let numbers = [part(parts.next()?)?, part(parts.next()?)?, part(parts.next()?)?];
    parts.next().is_none().then_some(numbers)
}
