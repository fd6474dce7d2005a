//! What an insurer sets of its own.

use nintei_survey::{ApplicationKind, CareLevel};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ValidityRules;

/// An insurer's own longest period, in months, never longer than the law's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InsurerLimit {
    /// Only for this 申請区分; for every one where it is left out.
    pub kind: Option<ApplicationKind>,
    /// Only for this level; for every one where it is left out.
    pub level: Option<CareLevel>,
    /// Longest period, months.
    pub max_months: u16,
}

/// What an insurer sets about 有効期間. By default nothing: the law alone rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InsurerLimits {
    limits: Vec<InsurerLimit>,
    /// A lighter result of 区分変更 takes effect on 二次判定日 instead of 申請日 (local practice).
    pub(super) lighter_change_from_decision: bool,
}

/// An insurer's limit that the rules do not allow. All numbers are months.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// Longer than the law ever allows.
    #[error("保険者の上限{months}か月は、法令の上限{legal_max}か月を超えています。{legal_max}か月以下にしてください。")]
    OverLaw {
        /// Set.
        months: u16,
        /// The law's longest.
        legal_max: u16,
    },
    /// Shorter than a default, which would no longer be allowed.
    #[error(
        "保険者の上限{months}か月は、法令の原則の{default}か月より短くなっています。{default}か月以上にしてください。"
    )]
    UnderDefault {
        /// Set.
        months: u16,
        /// The longest default it would cut.
        default: u16,
    },
}

impl LimitError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OverLaw { .. } => "validity-limit-over-law",
            Self::UnderDefault { .. } => "validity-limit-under-default",
        }
    }
}

impl InsurerLimits {
    /// The limits, found to be allowed by `rules`, and whether a lighter result of 区分変更 takes effect on 二次判定日
    /// instead of 申請日 (local practice).
    ///
    /// # Errors
    /// [`LimitError`] for the first that is longer than the law's or shorter than a default.
    pub fn new(
        limits: Vec<InsurerLimit>,
        lighter_change_from_decision: bool,
        rules: &ValidityRules,
    ) -> Result<Self, LimitError> {
        for limit in &limits {
            let months = limit.max_months;
            let legal_max = rules.rows_of(limit.kind).map(|row| row.max).max().unwrap_or(0);
            let default = rules.rows_of(limit.kind).map(|row| row.default).max().unwrap_or(0);
            if months > legal_max {
                return Err(LimitError::OverLaw { months, legal_max });
            }
            if months < default {
                return Err(LimitError::UnderDefault { months, default });
            }
        }
        Ok(Self { limits, lighter_change_from_decision })
    }

    /// The lowest limit that meets the case.
    pub(super) fn max(&self, kind: ApplicationKind, level: CareLevel) -> Option<u16> {
        let meets =
            |limit: &&InsurerLimit| limit.kind.is_none_or(|of| of == kind) && limit.level.is_none_or(|of| of == level);
        self.limits.iter().filter(meets).map(|limit| limit.max_months).min()
    }
}
