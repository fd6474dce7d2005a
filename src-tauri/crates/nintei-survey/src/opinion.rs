//! 主治医意見書: the items that feed the judgment and the sheet, and how they differ from the survey.

mod differences;
mod form;
mod physician_opinion;
mod sheet;

pub use differences::{Difference, DifferenceMark, DifferencePart};
pub use form::{OpinionComparison, OpinionForm, OpinionItem, OpinionOption, OpinionQuestion};
pub use physician_opinion::PhysicianOpinion;
pub use sheet::{OpinionError, OpinionSheet};
