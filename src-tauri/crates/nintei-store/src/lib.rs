//! The encrypted file that holds every case.
//!
//! A store is a folder with a database under SQLCipher and a key file. The key file holds the database's random key,
//! wrapped by the passphrase of each user and by the recovery code, so that each opens it and a passphrase can be
//! changed without writing the database anew. Every change of a case is one transaction together with its lines in
//! the journal; when a call returns, its change is on the disk. No clock: whoever changes something says who and when.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may stop at what must not happen"))]

mod backup;
mod board;
mod case;
mod change;
mod database;
#[cfg(test)]
mod earlier_file;
mod earlier_form;
mod error;
mod folder;
mod intake;
mod journal;
mod journal_check;
mod journal_page;
mod judgment_record;
mod kept_answers;
mod keys;
mod migration;
mod official;
mod official_check;
#[cfg(test)]
mod outside_edits;
#[cfg(test)]
mod outside_edits_board;
#[cfg(test)]
mod outside_edits_intake;
#[cfg(test)]
mod outside_edits_official;
#[cfg(test)]
mod outside_edits_training;
#[cfg(test)]
mod outside_edits_transfer;
#[cfg(test)]
mod outside_edits_users;
mod read;
mod search_text;
mod state;
mod store;
mod supplement;
mod tables;
mod training;
mod transfer;
mod users;

pub use backup::{Backup, BackupFound, BackupPhase, BackupRefusal, BackupStep, BackupWork, CopyRight, Restored};
pub use board::{
    AgendaEntry, AgendaSummary, AttachmentId, AttachmentKind, BoardRefusal, DecidedCase, EndingCertification,
    KeptAttachment, NewAttachment, ReviewState, WaitingCase, WaitingCases,
};
pub use case::{
    Case, CaseId, CasePage, CaseQuery, CaseRow, CaseStatus, InvestigatorId, LastSurveyChoice, OwnPhrase,
    RegisteredInvestigator,
};
pub use change::{KeepingSettings, LastBackup};
pub use error::StoreError;
pub use folder::StoreState;
pub use intake::{
    Intake, IntakeCounts, IntakeDecision, IntakeMade, IntakeRefusal, IntakeReport, IntakeRow, KeptIntake, LinkedNumber,
    NearCase, NearReason, PersonMatch,
};
pub use journal::{ChangeKind, JournalCheck, JournalCheckStep, JournalEntry, Origin, Stamp};
pub use journal_check::JournalWalk;
pub use journal_page::{JournalFilter, JournalPage, JournalRow};
pub use judgment_record::{JudgmentOccasion, JudgmentRecord, KeptJudgmentRecord};
pub use keys::attempts::Attempts;
pub use keys::one_time::OneTimePassphrase;
pub use keys::passphrase::{KeyCosts, PASSPHRASE_LETTERS};
pub use keys::recovery_code::{RecoveryCode, RecoveryCodeError};
pub use official::{
    ImportCounts, ImportSource, KeptImport, KeptOfficialRecord, OfficialImport, OfficialOfCase, OfficialOrigin,
    OfficialRecordId, OfficialWalk,
};
pub use store::Store;
pub use supplement::{KeptSupplement, SupplementId, SupplementState};
pub use training::{
    ExerciseId, KeptAttempt, KeptExercise, KeptLearner, KeptRecordSheet, KeptWork, LearnerNumber, RecordSheetId,
    TrainingRefusal,
};
pub use transfer::{
    BundlePreview, BundleTaken, CasePreview, CaseVerdict, Conflict, Kept, Lent, LentCase, LentDirection, MadeBundle,
    Peer, PeerState, ReceivedLine, TransferRefusal, TransferStep,
};
pub use users::{FIRST_USER, Role, User, UserEntry, UserNumber};
