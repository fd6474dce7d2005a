//! The values of single fields that are written by a code or a word. Every `text` is in half width and not blank.

use nintei_survey::{ApplicationKind, CareLevel, InsuredCategory, Sex};

use crate::record::{INSURED_DIGITS, INSURER_DIGITS};
use crate::value::{level as level_by_code, quoted};
use crate::{RowFault, value};

/// Months of a period at most, as some insurers certified in the past.
const MOST_MONTHS: u16 = 60;

/// A value, and what its reading assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Coded<T> {
    pub(super) value: T,
    /// Whether it was written as a number whose meaning the file does not tell.
    pub(super) by_code: bool,
}

fn coded<T>(text: &str, value: T) -> Coded<T> {
    Coded { value, by_code: text.bytes().all(|byte| byte.is_ascii_alphanumeric()) }
}

fn unknown(text: &str, known: &'static str) -> RowFault {
    RowFault::UnknownCode { found: quoted(text), known }
}

pub(super) fn insurer_number(text: &str) -> Result<String, RowFault> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { value::number(text, INSURER_DIGITS) } else { Err(RowFault::Number { most: INSURER_DIGITS }) }
}

/// 被保険者番号: digits, or a letter and nine digits (of those who receive 生活保護 and are not insured).
pub(super) fn insured_number(text: &str) -> Result<String, RowFault> {
    let digits = text.strip_prefix(|letter: char| letter.is_ascii_alphabetic());
    let is_number = match digits {
        Some(digits) => digits.len() + 1 == INSURED_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => text.bytes().all(|byte| byte.is_ascii_digit()),
    };
    if is_number { value::number(text, INSURED_DIGITS) } else { Err(RowFault::Number { most: INSURED_DIGITS }) }
}

/// 性別.
pub(super) fn sex(text: &str) -> Result<Coded<Sex>, RowFault> {
    let sex = match text {
        "1" | "男" | "男性" | "M" | "m" => Sex::Male,
        "2" | "女" | "女性" | "F" | "f" => Sex::Female,
        _ => return Err(unknown(text, "男・女・1・2")),
    };
    Ok(coded(text, sex))
}

/// 被保険者区分. `None` for 生活保護 and その他, which are neither.
pub(super) fn insured_category(text: &str) -> Result<Coded<Option<InsuredCategory>>, RowFault> {
    let word = text.trim_end_matches("被保険者").trim_start_matches('第');
    let category = match word {
        "1" | "1号" | "一号" => Some(InsuredCategory::Category1),
        "2" | "2号" | "二号" => Some(InsuredCategory::Category2),
        "8" | "9" | "生活保護" | "その他" | "みなし2号" => None,
        _ => return Err(unknown(text, "第1号・第2号・1・2（8・9は空欄とします）")),
    };
    Ok(coded(text, category))
}

/// 申請区分, by the codes of the 認定ソフト.
pub(super) fn kind(text: &str) -> Result<Coded<ApplicationKind>, RowFault> {
    let word = text.trim_end_matches("(事前)").trim_end_matches("申請");
    let kind = match word {
        "1" | "A" | "新規" => ApplicationKind::New,
        "2" | "B" | "更新" => ApplicationKind::Renewal,
        "3" | "区分変更" | "変更" => ApplicationKind::Change,
        "4" | "職権" | "職権変更" => ApplicationKind::ExOfficio,
        _ => return Err(unknown(text, "新規・更新・区分変更・職権・1〜4")),
    };
    Ok(coded(text, kind))
}

/// 要介護状態区分 of the past, by name or two-digit code. `None` where the word says that there was none. A single digit
/// may be a code that lost its zero or stand for 要介護1 to 5, so it is refused.
pub(super) fn level(text: &str) -> Result<Coded<Option<CareLevel>>, RowFault> {
    let none = ["なし", "無", "無し", "未認定", "認定なし", "-", "ー"];
    let word = text.replace(' ', "");
    if none.contains(&word.as_str()) {
        return Ok(Coded { value: None, by_code: false });
    }
    let number = word.strip_prefix('要').unwrap_or(&word);
    let by_number = |stems: [&str; 2]| stems.into_iter().find_map(|stem| number.strip_prefix(stem));
    let level = match (word.as_str(), by_number(["支援", "支"]), by_number(["介護", "介"])) {
        ("非該当" | "自立", ..) => Some(CareLevel::NotCertified),
        (_, Some(number), _) => CareLevel::from_name(&format!("要支援{number}")),
        (_, _, Some(number)) => CareLevel::from_name(&format!("要介護{number}")),
        _ => Some(&word).filter(|code| code.len() == 2).and_then(|code| level_by_code(code).ok()),
    };
    let level = level.ok_or_else(|| unknown(text, "「要介護1」のような名前か、01・12・13・21〜25の番号"))?;
    Ok(coded(&word, Some(level)))
}

/// Whether 末期がん applies.
pub(super) fn terminal_cancer(text: &str) -> Result<Coded<bool>, RowFault> {
    let applies = match text {
        "1" | "有" | "有り" | "あり" | "該当" | "末期" | "末期がん" | "○" | "〇" | "◯" | "レ" => {
            true
        }
        "0" | "無" | "無し" | "なし" | "非該当" | "×" | "-" => false,
        _ => return Err(unknown(text, "有・無・該当・非該当・○・×・1・0")),
    };
    Ok(coded(text, applies))
}

/// 有効期間 in months. `None` for zeros.
pub(super) fn months(text: &str) -> Result<Option<u16>, RowFault> {
    let units = ["か月", "ヶ月", "カ月", "ケ月", "ヵ月", "箇月", "月"];
    let number = units.into_iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text).trim();
    let months = number.parse().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()));
    match months {
        Some(0) => Ok(None),
        Some(months) if months <= MOST_MONTHS => Ok(Some(months)),
        _ => Err(RowFault::Months { found: quoted(text), most: MOST_MONTHS }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<T>(read: Result<Coded<T>, RowFault>) -> Option<T> {
        read.ok().map(|coded| coded.value)
    }

    #[test]
    fn levels_are_read_by_name_and_by_two_digit_code() {
        for level_named in CareLevel::ALL {
            assert_eq!(value(level(level_named.name())), Some(Some(level_named)));
        }
        for (text, expected) in [
            ("01", CareLevel::NotCertified),
            ("自立", CareLevel::NotCertified),
            ("12", CareLevel::Support1),
            ("支援2", CareLevel::Support2),
            ("要支1", CareLevel::Support1),
            ("介5", CareLevel::Care5),
            ("要介護 3", CareLevel::Care3),
            ("25", CareLevel::Care5),
        ] {
            assert_eq!(value(level(text)), Some(Some(expected)), "{text}");
        }
        for text in ["なし", "-"] {
            assert_eq!(value(level(text)), Some(None), "{text}");
        }
        for text in ["1", "5", "11", "要介護6", "要支援", "経過的要介護", "事業対象者", "99", "要介護"]
        {
            assert_eq!(value(level(text)), None, "{text}");
        }
    }

    #[test]
    fn kinds_sexes_and_categories_are_read_by_word_and_by_code() {
        for (text, expected) in [
            ("新規", ApplicationKind::New),
            ("新規申請", ApplicationKind::New),
            ("更新", ApplicationKind::Renewal),
            ("B", ApplicationKind::Renewal),
            ("変更申請", ApplicationKind::Change),
            ("3", ApplicationKind::Change),
            ("職権", ApplicationKind::ExOfficio),
        ] {
            assert_eq!(value(kind(text)), Some(expected), "{text}");
        }
        assert!(["5", "転入", "", "11"].into_iter().all(|text| kind(text).is_err()));
        assert_eq!(value(sex("女性")), Some(Sex::Female));
        assert!(["0", "9", "不明"].into_iter().all(|text| sex(text).is_err()));
        assert_eq!(value(insured_category("第1号被保険者")), Some(Some(InsuredCategory::Category1)));
        assert_eq!(value(insured_category("8")), Some(None));
        assert!(insured_category("3").is_err());
    }

    #[test]
    fn only_what_is_written_as_a_code_assumes_what_the_code_means() {
        assert!(sex("1").unwrap().by_code && kind("2").unwrap().by_code && level("12").unwrap().by_code);
        assert!(!sex("男").unwrap().by_code && !kind("更新").unwrap().by_code && !level("要介護1").unwrap().by_code);
    }

    #[test]
    fn numbers_of_people_are_digits_but_for_one_letter() {
        assert_eq!(insured_number("12345").unwrap(), "0000012345");
        assert_eq!(insured_number("h123456789").unwrap(), "H123456789");
        assert_eq!(insurer_number("11234").unwrap(), "011234");
        for text in ["Hanako", "H12345", "1E9", "12345678901", "1.23E+09", "HH12345678"] {
            assert!(insured_number(text).is_err(), "{text}");
        }
        assert!(insurer_number("H12345").is_err());
    }

    #[test]
    fn months_are_whole_numbers_with_or_without_their_unit() {
        for (text, expected) in [("12", Some(12)), ("24か月", Some(24)), ("6ヶ月", Some(6)), ("0", None)] {
            assert_eq!(months(text).unwrap(), expected, "{text}");
        }
        for text in ["61", "-1", "+6", "1年", "六", "か月"] {
            assert!(months(text).is_err(), "{text}");
        }
    }
}
