use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    InsurerLimit, InsurerLimits, InsurerRequirements, LimitError, RequirementError, SimplificationRules, ValidityRules,
};

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

/// Settings that cannot be used. Nothing is changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// Not readable as settings.
    #[error("保険者の設定として読めません（{cause}）。欄の名と値を確かめてください。")]
    Unreadable {
        /// What the reader said.
        cause: String,
    },
    /// A longest period that the rules do not allow.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// A requirement of 簡素化 that the rules do not allow.
    #[error(transparent)]
    Requirement(#[from] RequirementError),
}

impl SettingsError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "board-settings-unreadable",
            Self::Limit(error) => error.code(),
            Self::Requirement(error) => error.code(),
        }
    }
}

impl BoardSettings {
    /// Reads settings written as JSON or YAML and checks them.
    ///
    /// # Errors
    /// [`SettingsError`] where they cannot be read or the rules do not allow them.
    pub fn read(
        text: &str,
        periods: &ValidityRules,
        simplification: &SimplificationRules,
    ) -> Result<Self, SettingsError> {
        let unreadable = |cause: serde_saphyr::Error| SettingsError::Unreadable { cause: cause.to_string() };
        let settings: Self = serde_saphyr::from_str(text).map_err(unreadable)?;
        settings.check(periods, simplification)?;
        Ok(settings)
    }

    /// Finds out whether the rules allow the settings.
    ///
    /// # Errors
    /// [`SettingsError`] for the first that they do not allow.
    pub fn check(&self, periods: &ValidityRules, simplification: &SimplificationRules) -> Result<(), SettingsError> {
        self.limits(periods)?;
        Ok(self.requirements.check(simplification)?)
    }

    /// What is set about 有効期間, found to be allowed by `rules`.
    ///
    /// # Errors
    /// [`LimitError`] for the first limit that the rules do not allow.
    pub fn limits(&self, rules: &ValidityRules) -> Result<InsurerLimits, LimitError> {
        InsurerLimits::new(self.limits.clone(), self.lighter_change_from_decision, rules)
    }
}
