//! 要介護状態区分等 and their boundaries.

use nintei_survey::CareLevel;
use serde::Deserialize;

use super::RuleError;
use super::file::{Ordered, Source};
use crate::{Interval, Tenths};

#[derive(Debug, Clone)]
pub(crate) struct Category {
    pub(crate) level: CareLevel,
    pub(crate) code: String,
    /// At least.
    pub(crate) from: Tenths,
    /// Less than.
    pub(crate) below: Option<Tenths>,
}

impl Category {
    /// Every value that lies in this category.
    pub(crate) fn interval(&self) -> Interval {
        let last = self.below.map_or(Tenths::new(i32::MAX), |below| below - Tenths::STEP);
        Interval::new(self.from, last)
    }

    /// Whether any value of `total` lies in this category.
    pub(crate) fn meets(&self, total: Interval) -> bool {
        self.from <= total.high && self.below.is_none_or(|below| total.low < below)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "出典")]
    _source: String,
    #[serde(rename = "区分")]
    categories: Ordered<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(rename = "コード")]
    code: String,
    #[serde(rename = "以上")]
    from: String,
    #[serde(rename = "未満")]
    below: Option<String>,
}

pub(super) fn read(source: Source<'_>) -> Result<Vec<Category>, RuleError> {
    let file: File = source.read()?;
    let mut categories: Vec<Category> = Vec::new();
    for (name, entry) in &file.categories.0 {
        let level =
            CareLevel::from_name(name).ok_or_else(|| source.unsound(name.clone(), "要介護状態区分等の名ではない"))?;
        let from = source.number(name, &entry.from, "分")?;
        let below = entry.below.as_ref().map(|text| source.number(name, text, "分")).transpose()?;
        categories.push(Category { level, code: entry.code.clone(), from, below });
    }
    if !categories.iter().map(|category| category.level).eq(CareLevel::ALL) {
        return Err(source.unsound("区分", "非該当から要介護5までが順に一つずつ並んでいない"));
    }
    for (index, category) in categories.iter().enumerate() {
        // 要介護1 shares the range of 要支援2 and stands beside it.
        let expected = match index.checked_sub(1).and_then(|before| categories.get(before)) {
            None => Some(Tenths::ZERO),
            Some(before) if category.level == CareLevel::Care1 => Some(before.from),
            Some(before) => before.below,
        };
        let shares = category.level != CareLevel::Care1
            || index
                .checked_sub(1)
                .and_then(|before| categories.get(before))
                .is_some_and(|before| before.below == category.below);
        let ends = category.below.is_none() == (category.level == CareLevel::Care5);
        if expected != Some(category.from)
            || !shares
            || !ends
            || category.below.is_some_and(|below| below <= category.from)
        {
            return Err(source.unsound(category.level.name(), "区分の時間に隙間または重なりがある"));
        }
    }
    Ok(categories)
}
