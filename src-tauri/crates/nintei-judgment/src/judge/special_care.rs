//! 特別な医療.

use nintei_survey::OptionSet;

use crate::Interval;
use crate::judgment::{SpecialCareLine, SpecialCareSteps};
use crate::rules::RuleEdition;

pub(super) fn steps(rules: &RuleEdition, chosen: OptionSet, sum: Interval) -> SpecialCareSteps<'_> {
    let lines = (1u8..)
        .zip(&rules.special_care)
        .filter(|(no, _)| chosen.contains(*no))
        .map(|(no, (label, minutes))| SpecialCareLine { no, label, minutes: *minutes })
        .collect();
    SpecialCareSteps { answered: chosen.is_answered(), lines, sum }
}
