use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

/// Where somebody is reached. As typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// 郵便番号.
    pub postal_code: String,
    /// 住所.
    pub address: String,
    /// 電話.
    pub phone: String,
}

/// How a number stands to the form it should have.
pub(super) enum Written {
    /// As it should be, or empty.
    Well,
    /// Readable, but written otherwise than it should be.
    Otherwise(String),
    /// Not to be read.
    Malformed,
}

/// 123-4567 is well written.
pub(super) fn postal_code(text: &str) -> Written {
    if text.trim().is_empty() {
        return Written::Well;
    }
    let plain = plain(text);
    let plain = plain.strip_prefix('〒').unwrap_or(&plain);
    let digits = plain.replacen('-', "", 1);
    let hyphen_fits = plain.find('-').is_none_or(|at| at == 3);
    if digits.len() != 7 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || !hyphen_fits {
        return Written::Malformed;
    }
    let (area, rest) = digits.split_at(3);
    compared(text, format!("{area}-{rest}"))
}

/// Ten or eleven digits beginning with 0, with hyphens or without, are well written: where the hyphens belong
/// differs from area to area. Parentheses are read as hyphens.
pub(super) fn phone(text: &str) -> Written {
    if text.trim().is_empty() {
        return Written::Well;
    }
    let plain = plain(text).replace(['(', ')'], "-");
    let plain = plain.trim_matches('-');
    let digits: Vec<u8> = plain.bytes().filter(|byte| *byte != b'-').collect();
    let sound = matches!(digits.len(), 10 | 11)
        && digits.first() == Some(&b'0')
        && digits.iter().all(u8::is_ascii_digit)
        && !plain.contains("--");
    if sound { compared(text, plain.to_owned()) } else { Written::Malformed }
}

fn compared(text: &str, well: String) -> Written {
    if text == well { Written::Well } else { Written::Otherwise(well) }
}

/// Half-width, without blanks, every kind of dash a hyphen.
fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if matches!(letter, '‐'..='―' | '−' | 'ー' | '─' | 'ｰ') { '-' } else { letter })
        .collect()
}
