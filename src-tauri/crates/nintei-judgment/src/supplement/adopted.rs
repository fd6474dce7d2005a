use chrono::NaiveDate;
use nintei_survey::FormEdition;
use serde::Serialize;
use ts_rs::TS;

use super::Supplement;
use crate::{RuleBase, RuleEdition, RuleError};

/// An adopted supplement, as the store hands it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdoptedSupplement {
    /// Its number in the store, by which steps and sheets refer to it.
    pub id: i64,
    /// When it was adopted.
    pub adopted_on: NaiveDate,
    /// What it says.
    pub supplement: Supplement,
}

/// What sheets and steps say of a supplement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SupplementNote {
    /// Its number in the store.
    #[ts(type = "number")]
    pub id: i64,
    /// 補完名
    pub name: String,
    /// 作成日
    pub made_on: Option<NaiveDate>,
    /// 出典
    pub source: String,
    /// 作成者
    pub made_by: String,
    /// 確認者
    pub checked_by: String,
    /// When it was adopted; `None` while it is only tried.
    pub adopted_on: Option<NaiveDate>,
}

impl AdoptedSupplement {
    pub(crate) fn note(&self) -> SupplementNote {
        SupplementNote::of(&self.supplement, self.id, Some(self.adopted_on))
    }
}

impl SupplementNote {
    pub(crate) fn of(supplement: &Supplement, id: i64, adopted_on: Option<NaiveDate>) -> Self {
        Self {
            id,
            name: supplement.name.clone(),
            made_on: supplement.made_on,
            source: supplement.source.clone(),
            made_by: supplement.made_by.clone(),
            checked_by: supplement.checked_by.clone(),
            adopted_on,
        }
    }
}

/// The edition `base` with the supplements `adopted` laid over it in that order, checked after each.
/// Those made for another edition are left out.
///
/// # Errors
/// [`RuleError::Supplement`] names the first that does not fit; no edition is made without it.
pub fn supplemented(
    base: &RuleBase,
    adopted: &[AdoptedSupplement],
    form: &FormEdition,
) -> Result<RuleEdition, RuleError> {
    base.with(adopted, form)?.edition(form)
}
