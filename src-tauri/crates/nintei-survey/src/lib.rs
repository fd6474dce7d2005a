//! What the certification survey (認定調査) asks and what was answered.
//!
//! The form is data (`assets/forms`): this crate holds its types, the answers to it, and what can be said
//! about them without a rule table: progress and input warnings. It knows no clock, file or database.

mod answers;
mod application;
mod care_level;
mod form;
mod item_id;
mod option_set;
mod progress;
pub mod wareki;

pub use answers::{AnswerError, Answers};
pub use application::{Application, ApplicationKind, Certification, InsuredCategory, Opinion, Sex, Stability};
pub use care_level::{CareLevel, CareLevels};
pub use form::{AnswerOption, FormEdition, FormError, InputWarning, Question, Section, WarningCondition, built_in};
pub use item_id::{ItemId, UnknownItemId};
pub use option_set::OptionSet;
pub use progress::{Progress, SectionProgress};
