//! 認定の有効期間.

mod error;
mod length;
mod limits;
mod period;
mod reason;
mod regime;
mod request;
mod rules;

pub use error::{LengthError, ValidityError};
pub use length::last_day;
pub use limits::{InsurerLimit, InsurerLimits, LimitError};
pub use period::{PeriodEnd, Validity, ValidityPeriod, validity};
pub use request::{Care1State, PeriodRequest};
pub use rules::ValidityRules;
