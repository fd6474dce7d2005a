//! Printed documents as PDF: the 一次判定結果票, the 認定調査票, the memo sheet for the visit.
//!
//! Documents are built in layers: [`Fonts`] knows which font has which character; `text` measures, fits and
//! breaks lines; `page` draws on paper in millimetres and writes the PDF; `sheet` holds what the documents share;
//! each document lies in its own module.
//! The same data and date give the same bytes.

mod error;
mod fonts;
mod memo_sheet;
mod page;
mod result_sheet;
mod sheet;
mod survey_form;
mod text;
mod warning;

pub use error::PacketError;
pub use fonts::Fonts;
pub use memo_sheet::{MemoSheet, memo_sheet};
pub use page::{Area, DrawnText};
pub use result_sheet::{OfficialOnSheet, ResultSheet, result_sheet};
pub use sheet::{LastAnswers, LastSurvey, Sheet};
pub use survey_form::{SurveyFormSheet, survey_form};
pub use warning::{PrintWarning, PrintWarningKind};
