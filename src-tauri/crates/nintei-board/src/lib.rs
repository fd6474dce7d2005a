//! 介護認定審査会: what the board and its secretariat decide by rules that are dated data.
//!
//! 有効期間 ([`validity`]) and 審査会の簡素化 ([`simplify`]). The rules (`assets/validity-periods.yaml`,
//! `assets/simplification.yaml`) are read and refused where they are unsound. No clock, no file, no floating point.

mod data;
mod simplification;
mod validity;

pub use data::DataError;
pub use simplification::{
    ConditionLine, ConditionVerdict, InsurerRequirements, RequirementError, RequirementLine, Simplification,
    SimplificationInput, SimplificationRules, simplify,
};
pub use validity::{
    Care1State, InsurerLimit, InsurerLimits, LengthError, LimitError, PeriodEnd, PeriodRequest, Validity,
    ValidityError, ValidityPeriod, ValidityRules, last_day, validity,
};
