//! Dates as people write them.

use chrono::NaiveDate;
use nintei_survey::wareki::{self, DateError};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_day_is_read_in_every_usual_way_of_writing() {
    for text in [
        "昭和10年4月5日",
        "昭和１０年４月５日",
        "S10.4.5",
        "s10/4/5",
        "S100405",
        "Ｓ10.4.5",
        "㍼10年4月5日",
        "1935年4月5日",
        "1935-04-05",
        "1935/4/5",
        "19350405",
        " 1935 年 4 月 5 日 ",
    ] {
        assert_eq!(wareki::read(text), Ok(day(1935, 4, 5)), "{text}");
    }
    assert_eq!(wareki::read("令和元年5月1日"), Ok(day(2019, 5, 1)));
    assert_eq!(wareki::read("平成31年4月30日"), Ok(day(2019, 4, 30)));
    assert_eq!(wareki::read("昭和64年1月7日"), Ok(day(1989, 1, 7)));
    assert_eq!(wareki::read("大正15.12.24"), Ok(day(1926, 12, 24)));
}

#[test]
fn a_day_that_an_era_did_not_have_is_refused() {
    for text in ["令和元年4月30日", "平成31年5月1日", "昭和64年1月8日", "昭和元年12月24日"] {
        assert!(matches!(wareki::read(text), Err(DateError::OutsideEra { .. })), "{text}");
    }
}

#[test]
fn impossible_days_and_other_text_are_refused_with_a_sentence() {
    for text in ["2026-02-29", "R8.2.30", "2026-13-01", "0000-00-00"] {
        assert!(matches!(wareki::read(text), Err(DateError::NoSuchDay(_))), "{text}");
    }
    for text in ["", "来週", "R8", "2026-11", "昭和十年", "1935-04-05-06", "😀", "S1004055"] {
        assert!(matches!(wareki::read(text), Err(DateError::Unreadable(_))), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_written_in_wareki_is_read_back(days in 684_000i32..740_000) {
        let date = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        prop_assert_eq!(wareki::read(&wareki::long(date)), Ok(date));
        prop_assert_eq!(wareki::read(&date.to_string()), Ok(date));
    }

    #[test]
    fn no_text_whatever_panics(text in ".*") {
        let _ = wareki::read(&text);
    }
}
