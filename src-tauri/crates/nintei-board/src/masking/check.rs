use nintei_survey::KnownNames;
use serde::Serialize;
use ts_rs::TS;

use super::letters::Letters;
use super::{KnownValues, MaskedText};

/// What kind of check is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenCheckKind {
    /// A text was never checked.
    NotChecked,
    /// A text was changed after it was checked.
    ChangedSince,
    /// A file has no masked version.
    NoMaskedFile,
    /// A masked file was not looked at.
    FileNotChecked,
    /// A checked copy or file still holds a value that tells who.
    StillNamed,
}

/// The check that is open for a text, if any. `current` is the text as it stands in the case; a text that is empty now
/// needs none.
#[must_use]
pub fn text_check(
    kept: Option<&MaskedText>,
    current: &str,
    names: &KnownNames,
    values: &KnownValues,
) -> Option<OpenCheckKind> {
    if current.trim().is_empty() {
        return None;
    }
    match kept {
        Some(kept) if kept.original != current => Some(OpenCheckKind::ChangedSince),
        Some(kept) if kept.checked => {
            (!still_named(&kept.copy(), names, values).is_empty()).then_some(OpenCheckKind::StillNamed)
        }
        _ => Some(OpenCheckKind::NotChecked),
    }
}

/// Words of a copy that still tell who: names and values that the case knows, as they are written there. What is only
/// recognised by its form is left to the person who checks.
#[must_use]
pub fn still_named(copy: &str, names: &KnownNames, values: &KnownValues) -> Vec<String> {
    let mut found: Vec<(usize, String)> =
        names.find(copy).into_iter().map(|occurrence| (occurrence.span.start, occurrence.span.quoted)).collect();
    let letters = Letters::of(copy);
    let units: Vec<u16> = copy.encode_utf16().collect();
    for value in values.find(&letters, true) {
        if let Some((start, end)) = letters.units(value.letters.0, value.letters.1) {
            found.push((start, String::from_utf16_lossy(units.get(start..end).unwrap_or_default())));
        }
    }
    found.sort();
    found.into_iter().map(|(_, quoted)| quoted).collect()
}
