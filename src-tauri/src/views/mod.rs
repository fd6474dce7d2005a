//! What the commands answer: values of the domain crates, arranged for one screen.

mod about;
pub mod backup;
mod board;
mod case;
mod history;
mod intake;
mod journal;
mod judged;
mod office;
mod official;
mod rules;
mod sheet;
mod standing;
mod training;
mod transfer;
mod vault;

pub use about::{AboutProgram, ProgramTable};
pub use backup::{BackupChoice, BackupView, KeepingState, RestoredView};
pub use board::{
    AgendaRow, AssignmentProposal, AttachmentView, BoardRegister, DeadlineView, LevelPeriod, MaskedTextView,
    MeetingList, MeetingRow, MeetingView, MemberOfMeeting, PacketAudience, PacketCaseView, PacketPaper, PacketProgress,
    PacketRequest, PacketWarning, ProposedPlacement, RecordFormat, RenewalView, ReviewSummary, ReviewView, SavedPacket,
    ServicesView, StatisticsQuery, StatisticsView, WaitingPage, WaitingQuery, WaitingRow,
};
pub use case::{CaseView, LastAnswer, LastSurvey};
pub use history::{HistoryLine, Undone};
pub use intake::{
    IntakeCounts, IntakeDecision, IntakeFieldView, IntakeLook, IntakeMade, IntakePerson, IntakePreview, IntakeProgress,
    IntakeReport, IntakeRow, IntakeVerdict, NearCandidate, NearRow,
};
pub use journal::JournalCheckView;
pub use judged::{JudgmentRecordView, JudgmentView, RecordedJudgment};
pub use office::{CircumstanceChoice, InvestigatorChoice, PhraseView, SurveyTables};
pub use official::{
    FindingsProgress, ImportProgress, ImportReport, ImportView, OfficialFindings, OfficialOverview,
    OfficialResultEntry, OtherSide, RefusedRow,
};
pub use rules::{RuleEditionView, RuleTables, SupplementCheck, SupplementView};
pub use sheet::SavedSheet;
pub use standing::{
    AnswerSaved, DifferenceView, ItemChange, JournalStep, NoteCopied, ReadDate, ReadTime, SurveySaved, SurveyStanding,
};
pub use training::{
    AnalysisMarkView, AnalysisMarkingView, AnalysisSource, AnalysisTask, AnalysisWritten, Calculation, CalculationMark,
    CalculationMarking, CalculationSheet, CalculationTask, KeptExerciseView, KeptWorkView, LearnerProgressView,
    LearnerView, RecordSheetArea, RecordSheetForm, RecordSheetSaved, RecordSheetView, Reference, ReferenceLine,
    ReviewCondition, ReviewLineKind, ReviewLineView, ReviewMark, ReviewMarkingView, ReviewTask, ReviewWritten,
    SurveyedItem, SurveyedSection, TrainingChoices, TrainingPreset, TrainingTree, UnreadableAnswer, UnreadableLine,
    UnreadableReviewLine, WorksheetPartView, WorksheetRequest, WorksheetTasks, WrittenEntry,
};
pub use transfer::{
    BundleMade, BundlePreview, BundleTaken, CardSeen, CardSource, ConflictSide, ConflictView, KeptSide, LentCase,
    OwnCard, PeerView, ReceivedLineView, RefusedCase, TransferState,
};
pub use vault::{
    ClockBehind, GivenPassphrase, IssuedRecoveryCode, SessionMessage, SignedIn, UserView, VaultState, VaultStatus,
};
