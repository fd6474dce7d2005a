//! Minutes that each 特別な医療 adds to 医療関連行為.

use nintei_survey::{FormEdition, ItemId};
use serde::Deserialize;

use super::RuleError;
use super::file::{Ordered, Source};
use crate::Tenths;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "出典")]
    _source: String,
    #[serde(rename = "加える時間")]
    minutes: Ordered<String>,
}

/// Wording and minutes of each treatment, in the order of the form.
pub(super) fn read(source: Source<'_>, form: &FormEdition) -> Result<Vec<(String, Tenths)>, RuleError> {
    let file: File = source.read()?;
    let question =
        form.question(ItemId::SPECIAL_CARE).ok_or_else(|| source.unsound("特別な医療", "調査票に項目6がない"))?;
    let expected = question.options.iter().map(|option| format!("{} {}", option.no, option.label));
    if !file.minutes.0.iter().map(|(name, _)| name.clone()).eq(expected) {
        return Err(source.unsound("特別な医療", "医療の名が調査票のとおりに一つずつ並んでいない"));
    }
    file.minutes
        .0
        .iter()
        .zip(&question.options)
        .map(|((name, text), option)| Ok((option.label.clone(), source.number(name, text, "分")?)))
        .collect()
}
