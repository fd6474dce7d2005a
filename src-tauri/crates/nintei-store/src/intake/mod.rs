//! Applications taken from files, and 名寄せ: whose they are.

mod matching;
mod refusal;
mod similar;
mod state;
mod types;

pub(crate) use matching::{is_on_file, person_match};
pub use refusal::IntakeRefusal;
pub(crate) use state::of_office;
pub use types::{
    Intake, IntakeCounts, IntakeDecision, IntakeMade, IntakeReport, IntakeRow, KeptIntake, LinkedNumber, NearCase,
    NearReason, PersonMatch,
};
pub(crate) use types::{IntakeDetails, Link};
