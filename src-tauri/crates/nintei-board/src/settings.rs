use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{InsurerLimit, InsurerLimits, InsurerRequirements, LimitError, ValidityRules};

/// What the insurer sets about the board. By default the law and the rules alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct BoardSettings {
    /// 簡素化: requirements beside the six conditions.
    pub requirements: InsurerRequirements,
    /// 有効期間: the insurer's own longest periods.
    pub limits: Vec<InsurerLimit>,
    /// A lighter result of 区分変更 takes effect on 二次判定日 (local practice).
    pub lighter_change_from_decision: bool,
    /// Cases that a new meeting takes, at most; 0 where nothing is set.
    pub capacity: u16,
}

impl BoardSettings {
    /// What is set about 有効期間, found to be allowed by `rules`.
    ///
    /// # Errors
    /// [`LimitError`] for the first limit that the rules do not allow.
    pub fn limits(&self, rules: &ValidityRules) -> Result<InsurerLimits, LimitError> {
        InsurerLimits::new(self.limits.clone(), self.lighter_change_from_decision, rules)
    }
}
