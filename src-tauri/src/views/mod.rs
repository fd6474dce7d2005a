//! What the commands answer: values of the domain crates, arranged for one screen.

mod case;
mod history;
mod office;
mod sheet;
mod standing;
mod vault;

pub use case::{CaseView, LastAnswer, LastSurvey};
pub use history::{HistoryLine, Undone};
pub use office::{CircumstanceChoice, InvestigatorChoice, PhraseView, SurveyTables};
pub use sheet::{DocumentKind, SavedSheet};
pub use standing::{
    AnswerSaved, DifferenceView, ItemChange, JournalStep, NoteCopied, ReadDate, ReadTime, SurveySaved, SurveyStanding,
};
pub use vault::{IssuedRecoveryCode, VaultState, VaultStatus};
