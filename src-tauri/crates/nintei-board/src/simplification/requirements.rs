use nintei_judgment::Tenths;
use nintei_survey::CareLevel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::possible::Possible;
use super::{ConditionVerdict, RequirementLine, SimplificationInput, SimplificationRules};
use nintei_survey::wareki::long;

/// What an insurer requires of its own beside the six conditions. By default nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct InsurerRequirements {
    /// No case is simplified at all.
    pub declines: bool,
    /// Levels that are always reviewed in full.
    pub excluded_levels: Vec<CareLevel>,
    /// Lighter levels than this are reviewed in full.
    pub minimum_level: Option<CareLevel>,
    /// 重度化キワ, tenths of a minute; 3.0 minutes by the rules, never less.
    #[ts(type = "number")]
    pub margin: Tenths,
}

impl Default for InsurerRequirements {
    fn default() -> Self {
        Self { declines: false, excluded_levels: Vec::new(), minimum_level: None, margin: Tenths::new(30) }
    }
}

/// A requirement that the rules do not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequirementError {
    /// A margin narrower than the rules'.
    #[error("重度化キワの{margin}分は、決まりの{least}分より短くなっています。{least}分以上にしてください。")]
    NarrowMargin {
        /// Set.
        margin: Tenths,
        /// The rules'.
        least: Tenths,
    },
}

impl RequirementError {
    /// Stable code of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NarrowMargin { .. } => "simplification-narrow-margin",
        }
    }
}

impl InsurerRequirements {
    /// Finds out whether the rules allow the requirements.
    ///
    /// # Errors
    /// [`RequirementError`] for the first that they do not allow.
    pub fn check(&self, rules: &SimplificationRules) -> Result<(), RequirementError> {
        if self.margin < rules.margin {
            return Err(RequirementError::NarrowMargin { margin: self.margin, least: rules.margin });
        }
        Ok(())
    }
}

/// The requirements beside the six conditions, each that is set.
pub(super) fn lines(
    rules: &SimplificationRules,
    requirements: &InsurerRequirements,
    input: &SimplificationInput,
    possible: &Possible,
) -> Vec<RequirementLine> {
    let mut lines = vec![applies_from(rules, input)];
    if requirements.declines {
        lines.push(RequirementLine {
            label: "保険者が簡素化を行っている".to_owned(),
            verdict: ConditionVerdict::NotMet,
            reason: "この保険者は簡素化を行いません。".to_owned(),
        });
    }
    let names = possible.names(input.computed_levels);
    let mut by_level = |label: String, allowed: &dyn Fn(CareLevel) -> bool| {
        let verdict =
            ConditionVerdict::agreed(possible.levels.iter().map(|level| ConditionVerdict::of(allowed(level))));
        let reason = match verdict {
            ConditionVerdict::Met => format!("{names}は保険者の要件に当てはまります。"),
            ConditionVerdict::NotMet => format!("{names}は保険者の要件から外れます。"),
            ConditionVerdict::Undecidable => "一次判定の要介護度が一つに決まると判定できます。".to_owned(),
        };
        lines.push(RequirementLine { label, verdict, reason });
    };
    if !requirements.excluded_levels.is_empty() {
        let excluded = &requirements.excluded_levels;
        let listed = excluded.iter().map(|level| level.name()).collect::<Vec<_>>().join("・");
        by_level(format!("{listed}でない（保険者の要件）"), &|level| !excluded.contains(&level));
    }
    if let Some(minimum) = requirements.minimum_level {
        by_level(format!("{minimum}以上である（保険者の要件）"), &|level| level >= minimum);
    }
    lines
}

fn applies_from(rules: &SimplificationRules, input: &SimplificationInput) -> RequirementLine {
    let from = long(rules.applies_from);
    let (verdict, reason) = match input.applied_on {
        None => (ConditionVerdict::Undecidable, "申請日を入力すると判定できます。".to_owned()),
        Some(day) if day < rules.applies_from => {
            (ConditionVerdict::NotMet, format!("申請日の{}は簡素化の始まる前です。", long(day)))
        }
        Some(day) => (ConditionVerdict::Met, format!("申請日は{}です。", long(day))),
    };
    RequirementLine { label: format!("{from}以後の申請である"), verdict, reason }
}
