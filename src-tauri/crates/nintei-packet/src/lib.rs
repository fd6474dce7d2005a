//! Printed documents as PDF: the 一次判定結果票, the 認定調査票, the memo sheet for the visit, the 審査会資料, the
//! record of a meeting of the board, and the worksheets and sheets of a course.
//!
//! Documents are built in layers: [`Fonts`] knows which font has which character; `text` measures, fits and
//! breaks lines; `page` draws on paper in millimetres and writes the PDF; `sheet` holds what the documents share;
//! each document lies in its own module.
//! The same data and date give the same bytes.

mod attachment;
mod error;
mod fonts;
mod memo_sheet;
mod packet;
mod page;
mod record;
mod record_sheet;
mod result_sheet;
mod review_worksheet;
mod sheet;
mod survey_form;
mod text;
mod warning;
mod worksheet;

pub use attachment::{Attachment, AttachmentError, AttachmentFacts, AttachmentFormat, attachment_facts};
pub use error::PacketError;
pub use fonts::Fonts;
pub use memo_sheet::{MemoSheet, memo_sheet};
pub use packet::{Packet, PacketPerson, PacketStep, Paper, PossiblePeriod, Report, packet};
pub use page::{Area, DrawnText};
pub use record::{MeetingRecord, RecordedCase, RecordedMember, meeting_record, record_csv};
pub use record_sheet::{RecordSheetPaper, record_sheet};
pub use result_sheet::{OfficialOnSheet, ResultSheet, result_sheet};
pub use review_worksheet::{ReviewPaper, review_worksheets};
pub use sheet::{Audience, BoardHead, LastAnswers, LastSurvey, MeetingHead, Sheet};
pub use survey_form::{SurveyFormSheet, survey_form};
pub use warning::{PacketCase, PrintWarning, PrintWarningKind};
pub use worksheet::{WorksheetPaper, WorksheetPart, worksheets};
