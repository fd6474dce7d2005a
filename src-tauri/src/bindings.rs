//! TypeScript types of everything that crosses to the user interface.

use std::path::Path;

use nintei_board::{OrderBy, Placement};
use nintei_case::{CaseOfficialResult, DocumentKind};
use nintei_judgment::{Deciding, FigureNode, Findings, Judgment, SideBySide};
use nintei_store::{
    AttachmentKind, BackupStep, CasePage, CaseQuery, JournalCheckStep, JournalFilter, JournalPage, LinkedNumber,
    TransferStep, UserEntry,
};
use nintei_survey::{FormEdition, NoteLimits, VagueOccurrence};
use nintei_training::{Attempt, ClassSheet, Hint, HintDegree, NoteCourse, RecordSheetRow};
use ts_rs::{Config, ExportError, TS};

use crate::refusal::Refusal;
use crate::views::{
    AboutProgram, AnalysisMarkingView, AnalysisTask, AnalysisWritten, AnswerSaved, AssignmentProposal, BackupChoice,
    BackupView, BoardRegister, BundleMade, BundlePreview, BundleTaken, Calculation, CalculationMarking,
    CalculationTask, CardSeen, CardSource, CaseView, CircumstanceChoice, ConflictView, DeadlineView, FindingsProgress,
    GivenPassphrase, HistoryLine, ImportProgress, ImportReport, IntakeDecision, IntakeLook, IntakePreview,
    IntakeProgress, IntakeReport, InvestigatorChoice, IssuedRecoveryCode, ItemChange, JudgmentRecordView, JudgmentView,
    KeepingState, KeptExerciseView, KeptSide, LastAnswer, LearnerProgressView, MeetingList, MeetingView, NoteCopied,
    OfficialFindings, OfficialOverview, OfficialResultEntry, OtherSide, PacketProgress, PacketRequest, PhraseView,
    ReadDate, ReadTime, ReceivedLineView, RecordFormat, RecordSheetForm, RecordSheetSaved, RecordedJudgment,
    RenewalView, RestoredView, ReviewMarkingView, ReviewTask, ReviewView, ReviewWritten, RuleTables, SavedPacket,
    SavedSheet, ServicesView, SessionMessage, StatisticsQuery, StatisticsView, SupplementCheck, SurveySaved,
    SurveyStanding, SurveyTables, TrainingChoices, TransferState, Undone, VaultState, WaitingPage, WaitingQuery,
    WorksheetRequest, WrittenEntry,
};

/// Writes one file per type into `folder`.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(folder: &Path) -> Result<(), ExportError> {
    let config = Config::new().with_out_dir(folder);
    AboutProgram::export_all(&config)?;
    FormEdition::export_all(&config)?;
    JudgmentView::<'static>::export_all(&config)?;
    CaseQuery::export_all(&config)?;
    CasePage::export_all(&config)?;
    KeepingState::export_all(&config)?;
    BackupView::export_all(&config)?;
    BackupStep::export_all(&config)?;
    BackupChoice::export_all(&config)?;
    RestoredView::export_all(&config)?;
    JournalFilter::export_all(&config)?;
    JournalPage::export_all(&config)?;
    JournalCheckStep::export_all(&config)?;
    CaseView::<'static>::export_all(&config)?;
    // What is flattened into another type, or only a value of a record, is not found through that type.
    SurveyStanding::<'static>::export_all(&config)?;
    Judgment::<'static>::export_all(&config)?;
    Findings::export_all(&config)?;
    ItemChange::export_all(&config)?;
    LastAnswer::export_all(&config)?;
    CircumstanceChoice::export_all(&config)?;
    AnswerSaved::<'static>::export_all(&config)?;
    SurveySaved::<'static>::export_all(&config)?;
    NoteCopied::<'static>::export_all(&config)?;
    Undone::<'static>::export_all(&config)?;
    HistoryLine::export_all(&config)?;
    SurveyTables::export_all(&config)?;
    InvestigatorChoice::export_all(&config)?;
    PhraseView::export_all(&config)?;
    NoteLimits::export_all(&config)?;
    ReadTime::export_all(&config)?;
    DocumentKind::export_all(&config)?;
    RuleTables::export_all(&config)?;
    SupplementCheck::export_all(&config)?;
    OfficialOverview::export_all(&config)?;
    ImportProgress::export_all(&config)?;
    ImportReport::export_all(&config)?;
    IntakeLook::export_all(&config)?;
    IntakeProgress::export_all(&config)?;
    IntakePreview::export_all(&config)?;
    IntakeDecision::export_all(&config)?;
    IntakeReport::export_all(&config)?;
    LinkedNumber::export_all(&config)?;
    FindingsProgress::export_all(&config)?;
    CaseOfficialResult::export_all(&config)?;
    OfficialResultEntry::export_all(&config)?;
    OtherSide::export_all(&config)?;
    JudgmentRecordView::export_all(&config)?;
    RecordedJudgment::<'static>::export_all(&config)?;
    // Only a value of a record.
    FigureNode::export_all(&config)?;
    OfficialFindings::export_all(&config)?;
    Deciding::export_all(&config)?;
    SideBySide::export_all(&config)?;
    BoardRegister::export_all(&config)?;
    MeetingList::export_all(&config)?;
    MeetingView::export_all(&config)?;
    WaitingQuery::export_all(&config)?;
    WaitingPage::export_all(&config)?;
    AssignmentProposal::export_all(&config)?;
    Placement::export_all(&config)?;
    OrderBy::export_all(&config)?;
    DeadlineView::export_all(&config)?;
    RenewalView::export_all(&config)?;
    ReviewView::export_all(&config)?;
    AttachmentKind::export_all(&config)?;
    PacketRequest::export_all(&config)?;
    PacketProgress::export_all(&config)?;
    SavedPacket::export_all(&config)?;
    RecordFormat::export_all(&config)?;
    StatisticsQuery::export_all(&config)?;
    StatisticsView::export_all(&config)?;
    ServicesView::export_all(&config)?;
    TrainingChoices::export_all(&config)?;
    CalculationTask::export_all(&config)?;
    Calculation::export_all(&config)?;
    CalculationMarking::export_all(&config)?;
    WrittenEntry::export_all(&config)?;
    Hint::export_all(&config)?;
    HintDegree::export_all(&config)?;
    NoteCourse::export_all(&config)?;
    KeptExerciseView::export_all(&config)?;
    ReviewTask::export_all(&config)?;
    ReviewWritten::export_all(&config)?;
    ReviewMarkingView::export_all(&config)?;
    AnalysisTask::export_all(&config)?;
    AnalysisWritten::export_all(&config)?;
    AnalysisMarkingView::export_all(&config)?;
    // Only a value of a record.
    RecordSheetRow::export_all(&config)?;
    RecordSheetForm::export_all(&config)?;
    RecordSheetSaved::export_all(&config)?;
    LearnerProgressView::export_all(&config)?;
    ClassSheet::export_all(&config)?;
    // What is kept of a marking: the user interface's own tests stand in for the store.
    Attempt::export_all(&config)?;
    WorksheetRequest::export_all(&config)?;
    VagueOccurrence::export_all(&config)?;
    TransferState::export_all(&config)?;
    CardSource::export_all(&config)?;
    CardSeen::export_all(&config)?;
    TransferStep::export_all(&config)?;
    BundleMade::export_all(&config)?;
    BundlePreview::export_all(&config)?;
    BundleTaken::export_all(&config)?;
    ConflictView::export_all(&config)?;
    KeptSide::export_all(&config)?;
    ReceivedLineView::export_all(&config)?;
    VaultState::export_all(&config)?;
    SessionMessage::export_all(&config)?;
    GivenPassphrase::export_all(&config)?;
    UserEntry::export_all(&config)?;
    IssuedRecoveryCode::export_all(&config)?;
    ReadDate::export_all(&config)?;
    SavedSheet::export_all(&config)?;
    Refusal::export_all(&config)
}
