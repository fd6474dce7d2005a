use std::collections::BTreeMap;

use chrono::NaiveDate;
use nintei_judgment::Tenths;
use nintei_survey::CareLevel;
use serde::Deserialize;

use crate::DataError;
use crate::data::{self, unsound};

const FILE: &str = "simplification.yaml";
const BUILT_IN: &str = include_str!(concat!(env!("NINTEI_ASSETS"), "/simplification.yaml"));

/// The rules on 審査会の簡素化.
#[derive(Debug, Clone)]
pub struct SimplificationRules {
    source: String,
    pub(super) applies_from: NaiveDate,
    pub(super) previous_months: u16,
    /// Margin below the next boundary within which a case is not simplified.
    pub(super) margin: Tenths,
    pub(super) labels: Vec<String>,
    /// The next boundary of each level, from light to heavy; none for the heaviest.
    boundaries: Vec<(CareLevel, Tenths)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "出典")]
    source: String,
    #[serde(rename = "申請日から")]
    applies_from: NaiveDate,
    #[serde(rename = "前回の月数")]
    previous_months: u16,
    #[serde(rename = "余裕")]
    margin: String,
    #[serde(rename = "条件")]
    conditions: Vec<Condition>,
    #[serde(rename = "次の境目")]
    boundaries: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Condition {
    #[serde(rename = "番号")]
    no: usize,
    #[serde(rename = "文言")]
    label: String,
}

impl SimplificationRules {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// [`DataError`] where they cannot be read or are not sound.
    pub fn built_in() -> Result<Self, DataError> {
        Self::read(BUILT_IN)
    }

    /// Reads rules and checks them.
    ///
    /// # Errors
    /// [`DataError`] where they cannot be read or are not sound.
    pub fn read(text: &str) -> Result<Self, DataError> {
        let file: File = data::read(FILE, text)?;
        data::expect_source(FILE, &file.source)?;
        if !file.conditions.iter().map(|condition| condition.no).eq(1..=6) {
            return Err(unsound(FILE, "条件", "1から6までが順に一つずつ並んでいない"));
        }
        let margin = minutes("余裕", &file.margin)?;
        let mut boundaries = Vec::new();
        for level in CareLevel::ALL {
            match (file.boundaries.get(level.name()), level) {
                (Some(text), _) => boundaries.push((level, minutes(level.name(), text)?)),
                (None, CareLevel::Care5) => {}
                (None, _) => return Err(unsound(FILE, level.name(), "次の境目がない")),
            }
        }
        if boundaries.len() != file.boundaries.len() || boundaries.len() + 1 != CareLevel::ALL.len() {
            return Err(unsound(FILE, "次の境目", "非該当から要介護4までのほかに境目がある"));
        }
        for pair in boundaries.windows(2) {
            if let [(lighter, before), (heavier, after)] = pair
                && (before > after || (before == after) != (*lighter == CareLevel::Support2))
            {
                return Err(unsound(FILE, heavier.name(), "境目が順に大きくなっていない"));
            }
        }
        let labels = file.conditions.into_iter().map(|condition| condition.label).collect();
        let (applies_from, previous_months) = (file.applies_from, file.previous_months);
        Ok(Self { source: file.source, applies_from, previous_months, margin, labels, boundaries })
    }

    /// Where the conditions come from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// First day of application for which a case may be simplified.
    #[must_use]
    pub const fn applies_from(&self) -> NaiveDate {
        self.applies_from
    }

    /// Narrowest 重度化キワ: the margin below the next boundary within which no case is simplified.
    #[must_use]
    pub const fn least_margin(&self) -> Tenths {
        self.margin
    }

    /// Where the level above `level` begins.
    pub(super) fn next_boundary(&self, level: CareLevel) -> Option<Tenths> {
        self.boundaries.iter().find(|(of, _)| *of == level).map(|(_, boundary)| *boundary)
    }

    /// Where `level` begins: at the largest boundary below its own.
    pub(super) fn begin(&self, level: CareLevel) -> Tenths {
        let own = self.next_boundary(level);
        let below = self.boundaries.iter().map(|(_, boundary)| *boundary);
        below.filter(|boundary| own.is_none_or(|own| *boundary < own)).max().unwrap_or(Tenths::ZERO)
    }
}

fn minutes(place: &str, text: &str) -> Result<Tenths, DataError> {
    text.strip_suffix('分')
        .and_then(Tenths::read)
        .ok_or_else(|| unsound(FILE, place, format!("「{text}」は小数第1位までの数に「分」を付けたものではない")))
}
