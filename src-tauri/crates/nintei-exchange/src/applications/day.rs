use std::borrow::Cow;

use chrono::NaiveDate;
use nintei_survey::wareki::{self, DateError};

use crate::RowFault;

/// The initials of the eras by the digit that office systems write: 1 明治 to 5 令和.
const ERAS: [char; 5] = ['M', 'T', 'S', 'H', 'R'];

/// A day in any form that can mean but one day: 和暦 in words, by initial or by the era's digit (5080401), 西暦 with
/// strokes, hyphens or points, or of 8 digits; also with the time of day that a database adds. `None` for the zeros that
/// stand where there is none. `text` is in half width.
pub(super) fn day(text: &str) -> Result<Option<NaiveDate>, RowFault> {
    let text = without_time(text);
    if text.bytes().all(|byte| matches!(byte, b'0' | b'/' | b'-' | b'.')) {
        return Ok(None);
    }
    let written = by_era_digit(text).map_or(Cow::Borrowed(text), Cow::Owned);
    wareki::read(&written).map(Some).map_err(|error| match error {
        _ if is_year_without_era(text) => RowFault::YearWithoutEra,
        DateError::Unreadable(_) => RowFault::Day,
        DateError::NoSuchDay(_) | DateError::OutsideEra { .. } => RowFault::NoSuchDay,
    })
}

fn without_time(text: &str) -> &str {
    let is_time = |time: &str| {
        time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
    };
    match text.split_once([' ', 'T']) {
        Some((day, time)) if is_time(time.trim()) => day,
        _ => text,
    }
}

fn by_era_digit(text: &str) -> Option<String> {
    let is_number = text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (era, day) = text.split_at_checked(1).filter(|_| is_number)?;
    let era = ERAS.get(era.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{era}{day}"))
}

/// 8.4.1, 08/04/01, 080401.
fn is_year_without_era(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_short = (1..=3).contains(&digits) && digits < text.len();
    is_short || digits == 6 && digits == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_every_form_that_means_but_one_day() {
        let expected = NaiveDate::from_ymd_opt(2026, 4, 1);
        for text in [
            "R8.4.1",
            "R08.04.01",
            "r8/4/1",
            "R080401",
            "令和8年4月1日",
            "令和 8年 4月 1日",
            "5080401",
            "20260401",
            "2026/04/01",
            "2026/4/1",
            "2026-04-01",
            "2026.4.1",
            "2026年4月1日",
            "2026/04/01 0:00:00",
            "2026-04-01T00:00:00.000",
        ] {
            assert_eq!(day(text).unwrap(), expected, "{text}");
        }
        assert_eq!(day("3100405").unwrap(), NaiveDate::from_ymd_opt(1935, 4, 5));
        assert_eq!(day("令和元年5月1日").unwrap(), NaiveDate::from_ymd_opt(2019, 5, 1));
    }

    #[test]
    fn zeros_stand_for_no_day() {
        for text in ["00000000", "0", "0000/00/00", "-"] {
            assert_eq!(day(text).unwrap(), None, "{text}");
        }
    }

    #[test]
    fn what_may_mean_several_days_or_none_is_refused_with_the_reason() {
        for (text, code) in [
            ("8.4.1", "row-year-without-era"),
            ("08/04/01", "row-year-without-era"),
            ("080401", "row-year-without-era"),
            ("4/1/2026", "row-year-without-era"),
            ("46113", "row-day"),
            ("6080401", "row-day"),
            ("0080401", "row-day"),
            ("令和8年4月", "row-day"),
            ("架空", "row-day"),
            ("2026/04/01 午前", "row-day"),
            ("20260431", "row-no-such-day"),
            ("平成32年4月1日", "row-no-such-day"),
            ("4310501", "row-no-such-day"),
        ] {
            let fault = day(text).unwrap_err();
            let error = crate::RowError { row: 1, column: String::new(), fault };
            assert_eq!(error.code(), code, "{text}");
            assert!(!error.to_string().contains("架空"), "{error}");
        }
    }
}
