use std::collections::BTreeMap;

use nintei_judgment::Tenths;
use nintei_survey::{ApplicationKind, CareLevel};
use serde::Deserialize;

use super::{NationalFigures, NationalPeriods, PeriodBin, Share};
use crate::DataError;
use crate::data::{self, unsound};

const FILE: &str = "statistics/national.yaml";
const BUILT_IN: &str = include_str!(concat!(env!("NINTEI_ASSETS"), "/statistics/national.yaml"));

/// The figures of the country, and the lengths of 有効期間 that they count together.
#[derive(Debug, Clone)]
pub struct NationalData {
    figures: NationalFigures,
    bins: Vec<Bin>,
    /// 対象 and 実施, by level; all together under none.
    simplified: Vec<(Option<CareLevel>, (u32, u32))>,
}

#[derive(Debug, Clone)]
struct Bin {
    label: String,
    first: u16,
    last: u16,
    /// By 申請区分.
    permille: Vec<(ApplicationKind, u32)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "出典")]
    source: String,
    #[serde(rename = "有効期間")]
    bins: Vec<BinOfFile>,
    #[serde(rename = "変わらない割合")]
    unchanged: Vec<Unchanged>,
    #[serde(rename = "日数")]
    mean_days: String,
    #[serde(rename = "簡素化")]
    simplified: Vec<Simplified>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BinOfFile {
    #[serde(rename = "期間")]
    label: String,
    #[serde(rename = "最短")]
    first: u16,
    #[serde(rename = "最長")]
    last: u16,
    #[serde(rename = "新規")]
    new: Option<String>,
    #[serde(rename = "更新")]
    renewal: Option<String>,
    #[serde(rename = "区分変更")]
    change: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchanged {
    #[serde(rename = "対象")]
    label: String,
    #[serde(rename = "割合")]
    shares: BTreeMap<u16, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Simplified {
    #[serde(rename = "区分")]
    level: String,
    #[serde(rename = "対象")]
    eligible: String,
    #[serde(rename = "実施")]
    simplified: String,
}

impl NationalData {
    /// The figures that come with the program.
    ///
    /// # Errors
    /// [`DataError`] where they cannot be read or are not sound.
    pub fn built_in() -> Result<Self, DataError> {
        Self::read(BUILT_IN)
    }

    /// Reads figures and checks them.
    ///
    /// # Errors
    /// [`DataError`] where they cannot be read or are not sound.
    pub fn read(text: &str) -> Result<Self, DataError> {
        let file: File = data::read(FILE, text)?;
        data::expect_source(FILE, &file.source)?;
        let bins = file.bins.into_iter().map(Bin::of).collect::<Result<Vec<_>, DataError>>()?;
        check_bins(&bins)?;
        let mean_days = file.mean_days.strip_suffix('日').and_then(Tenths::read);
        let mean_days =
            mean_days.ok_or_else(|| unsound(FILE, "日数", "小数第1位までの数に「日」を付けたものではない"))?;
        let unchanged = file.unchanged.into_iter().map(|Unchanged { label, shares }| {
            let shares = shares.into_iter().map(|(months, share)| Ok((months, permille(&label, &share)?)));
            Ok(NationalPeriods { permille: shares.collect::<Result<_, DataError>>()?, label })
        });
        let figures =
            NationalFigures { source: file.source, mean_days, unchanged: unchanged.collect::<Result<_, DataError>>()? };
        let simplified = file.simplified.into_iter().map(|row| {
            let level = match (row.level.as_str(), CareLevel::from_name(&row.level)) {
                ("計", _) => None,
                (_, Some(level)) => Some(level),
                _ => return Err(unsound(FILE, "簡素化", format!("「{}」という区分はない", row.level))),
            };
            Ok((level, (permille(&row.level, &row.eligible)?, permille(&row.level, &row.simplified)?)))
        });
        Ok(Self { figures, bins, simplified: simplified.collect::<Result<_, DataError>>()? })
    }

    /// What is laid beside one's own figures.
    #[must_use]
    pub const fn figures(&self) -> &NationalFigures {
        &self.figures
    }

    /// The lengths of 有効期間 that have a national figure for `kind` or occur: `count` tells how many of their own lie
    /// between two lengths, months, both included.
    pub(super) fn bins(&self, kind: ApplicationKind, count: impl Fn(u16, u16) -> Share) -> Vec<PeriodBin> {
        let bin = |bin: &Bin| PeriodBin {
            label: bin.label.clone(),
            share: count(bin.first, bin.last),
            national_permille: bin.permille.iter().find(|(of, _)| *of == kind).map(|(_, permille)| *permille),
        };
        let wanted = |bin: &PeriodBin| bin.national_permille.is_some() || bin.share.count > 0;
        self.bins.iter().map(bin).filter(wanted).collect()
    }

    /// 簡素化: 対象 among the renewals and 実施 among those, tenths of a percent.
    pub(super) fn simplified(&self, level: Option<CareLevel>) -> Option<(u32, u32)> {
        self.simplified.iter().find(|(of, _)| *of == level).map(|(_, figures)| *figures)
    }
}

impl Bin {
    fn of(bin: BinOfFile) -> Result<Self, DataError> {
        let figures = [
            (ApplicationKind::New, bin.new),
            (ApplicationKind::Renewal, bin.renewal),
            (ApplicationKind::Change, bin.change),
        ];
        let known = figures.into_iter().filter_map(|(kind, share)| Some((kind, share?)));
        let permille = known.map(|(kind, share)| Ok((kind, permille(&bin.label, &share)?)));
        let permille = permille.collect::<Result<_, DataError>>()?;
        Ok(Self { label: bin.label, first: bin.first, last: bin.last, permille })
    }
}

/// Every length has exactly one bin.
fn check_bins(bins: &[Bin]) -> Result<(), DataError> {
    let mut next = Some(1);
    for bin in bins {
        if next != Some(bin.first) || bin.last < bin.first {
            return Err(unsound(FILE, bin.label.clone(), "前の期間に続いていない"));
        }
        next = bin.last.checked_add(1);
    }
    if next.is_some() { Err(unsound(FILE, "有効期間", "最も長い期間に終わりがある")) } else { Ok(()) }
}

fn permille(place: &str, text: &str) -> Result<u32, DataError> {
    let read = text.strip_suffix('%').and_then(Tenths::read).and_then(|share| u32::try_from(share.count()).ok());
    read.filter(|permille| *permille <= 1000)
        .ok_or_else(|| unsound(FILE, place, format!("「{text}」は100.0%までの割合ではない")))
}
