//! What the certification survey (認定調査) asks and what was answered.
//!
//! The form is data (`assets/forms`): this crate holds its types, the answers to it, and what can be said
//! about them without a rule table: progress, input warnings, 特記事項 and what is expected of them, 概況調査, the
//! 主治医意見書 beside the answers, the last survey, who may survey, what is missing. It knows no clock, file or
//! database.

mod answers;
mod application;
mod care_level;
mod clock_time;
mod completeness;
mod data;
mod form;
mod investigator;
mod item_id;
mod last_survey;
mod names;
mod notes;
mod opinion;
mod option_set;
mod overview;
mod progress;
mod text;
pub mod wareki;

pub use answers::{AnswerError, Answers};
pub use application::{Application, ApplicationKind, Certification, InsuredCategory, Opinion, Sex, Stability};
pub use care_level::{CareLevel, CareLevels};
pub use clock_time::{TimeError, read_time};
pub use completeness::{ApplicationField, OpenPoint, OpenPointKind, PointPlace, SurveyState};
pub use data::DataError;
pub use form::{
    AnswerOption, FacilityKind, FormEdition, FormError, InputWarning, OverviewForm, Question, Section, ServiceCount,
    ServiceLine, WarningCondition, built_in,
};
pub use investigator::{
    Employer, Investigator, PermissionFinding, Qualification, SurveyPermission, SurveyRule, Verdict, survey_permission,
};
pub use item_id::{ItemId, UnknownItemId};
pub use last_survey::{AnswerChange, NotComparable, compare_with_last};
pub use names::{KnownName, KnownNames, NameKind, NameOccurrence};
pub use notes::{
    Circumstance, Circumstances, Dismissal, ExpectedNote, ExpectedReason, LineLimit, NoteBlock, NoteLength, NoteLimits,
    NoteLine, NoteOverrun, NoteState, NotesLength, Phrase, SpecialNotes, VagueOccurrence, VagueWords, blanks,
    expected_notes,
};
pub use opinion::{
    Difference, DifferenceMark, DifferencePart, OpinionComparison, OpinionError, OpinionForm, OpinionItem,
    OpinionOption, OpinionQuestion, OpinionSheet, PhysicianOpinion,
};
pub use option_set::OptionSet;
pub use overview::{Contact, Overview, OverviewField, OverviewFinding, PastCertification, Situation, SurveyPlace};
pub use progress::{Progress, SectionProgress};
pub use text::TextSpan;
