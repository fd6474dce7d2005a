//! What the commands about 有効期間 and 簡素化 have in common: fields of their lines, and the insurer's settings.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::NaiveDate;
use nintei_board::{BoardSettings, SimplificationRules, ValidityRules};
use nintei_survey::{ApplicationKind, CareLevel};

use crate::fields::{LineError, text, whole};
use crate::json::Json;

/// One of a few names.
pub fn named<T: Copy>(place: impl fmt::Display, value: Json<'_>, names: &[(&str, T)]) -> Result<T, LineError> {
    let given = text(&place, value)?;
    names.iter().find(|(name, _)| *name == given).map(|(_, value)| *value).ok_or_else(|| {
        let names = names.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("、");
        LineError::new(place, format!("「{given}」は使えません。{names}のどれかを書いてください。"))
    })
}

pub fn level(place: impl fmt::Display, value: Json<'_>) -> Result<CareLevel, LineError> {
    named(place, value, &CareLevel::ALL.map(|level| (level.name(), level)))
}

pub fn application_kind(place: impl fmt::Display, value: Json<'_>) -> Result<ApplicationKind, LineError> {
    let kinds = [ApplicationKind::New, ApplicationKind::Change, ApplicationKind::Renewal, ApplicationKind::ExOfficio];
    named(place, value, &kinds.map(|kind| (kind.name(), kind)))
}

/// A day as `2026-11-05` and in no other way.
pub fn day(place: impl fmt::Display, value: Json<'_>) -> Result<NaiveDate, LineError> {
    let given = text(&place, value)?;
    NaiveDate::parse_from_str(&given, "%Y-%m-%d").ok().filter(|day| day.to_string() == given).ok_or_else(|| {
        LineError::new(place, format!("「{given}」という日はありません。「2026-11-05」のように書いてください。"))
    })
}

pub fn months(place: impl fmt::Display, value: &Json<'_>) -> Result<u16, LineError> {
    let number = whole(&place, value)?;
    u16::try_from(number)
        .map_err(|_| LineError::new(place, format!("{number}か月はありません。0以上の月数を書いてください。")))
}

/// Most bytes of a file of settings.
const MOST_SETTINGS: u64 = 1 << 20;

/// The insurer's settings in the file `path`; what the law and the rules say alone, without one. A sentence where they
/// cannot be used.
pub fn settings(
    path: Option<&Path>,
    periods: &ValidityRules,
    simplification: &SimplificationRules,
) -> Result<BoardSettings, String> {
    let Some(path) = path else { return Ok(BoardSettings::default()) };
    let name = path.display();
    let mut text = String::new();
    File::open(path).and_then(|file| file.take(MOST_SETTINGS).read_to_string(&mut text)).map_err(|cause| {
        format!("{name}: 読めません（{cause}）。場所、権限、文字コード（UTF-8）を確かめてください。")
    })?;
    BoardSettings::read(&text, periods, simplification).map_err(|error| format!("{name}: {error}"))
}
