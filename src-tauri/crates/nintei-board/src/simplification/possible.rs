//! The levels that a case may still have, each with the minutes it may have there.

use nintei_judgment::{Interval, Tenths};
use nintei_survey::{CareLevel, CareLevels};

use super::{SimplificationInput, SimplificationRules};

/// The computed levels narrowed by the total.
pub(super) struct Possible {
    pub(super) levels: CareLevels,
    /// The minutes of each possible level; none where level and total contradict each other.
    pub(super) minutes: Vec<(CareLevel, Interval)>,
}

impl Possible {
    pub(super) fn of(rules: &SimplificationRules, input: &SimplificationInput) -> Self {
        let computed =
            if input.computed_levels.is_empty() { CareLevel::ALL.into_iter().collect() } else { input.computed_levels };
        let total = input.total.unwrap_or(Interval::new(Tenths::ZERO, Tenths::new(i32::MAX)));
        let minutes: Vec<(CareLevel, Interval)> = computed
            .iter()
            .filter_map(|level| {
                let last = rules.next_boundary(level).map_or(Tenths::new(i32::MAX), |next| next - Tenths::STEP);
                Some((level, Interval::new(rules.begin(level), last).meet(total)?))
            })
            .collect();
        let levels = if minutes.is_empty() { computed } else { minutes.iter().map(|(level, _)| *level).collect() };
        Self { levels, minutes }
    }

    /// The levels as printed: 要介護1, or 要支援2・要介護1.
    pub(super) fn names(&self, computed: CareLevels) -> String {
        if computed.is_empty() && self.levels.len() > 1 {
            return "一次判定の結果がない".to_owned();
        }
        self.levels.iter().map(CareLevel::name).collect::<Vec<_>>().join("・")
    }
}
