use chrono::NaiveDate;
use nintei_board::{Decision, MeetingId, PanelId};
use nintei_survey::{Application, ApplicationKind, CareLevel};

use crate::{CaseId, InvestigatorId};

/// One case on the agenda of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaEntry {
    /// The meeting.
    pub meeting: MeetingId,
    /// The case.
    pub case: CaseId,
    /// 審査順, from 1.
    pub place: u32,
    /// Why the case is taken into full review although it is eligible for 簡素化, where it is.
    pub full_review: Option<String>,
    /// What this meeting decided about the case. A deferred review stays here when the case goes on to another meeting.
    pub decision: Option<Decision>,
    /// Why a decision of this meeting was withdrawn or put anew last, where it was.
    pub withdrawn_because: Option<String>,
}

/// How far the agenda of a meeting is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgendaSummary {
    /// Cases.
    pub cases: u32,
    /// Of those, decided or deferred.
    pub decided: u32,
    /// Of those, deferred.
    pub deferred: u32,
}

/// Where a case stands with the board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ReviewState {
    /// On no agenda, or deferred: it waits for a meeting, once it is surveyed.
    #[default]
    Waiting,
    /// On the agenda of a meeting that has not decided.
    Placed,
    /// Decided.
    Decided,
}

impl ReviewState {
    /// The word in the file.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Placed => "placed",
            Self::Decided => "decided",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        [Self::Waiting, Self::Placed, Self::Decided].into_iter().find(|state| state.key() == key)
    }
}

/// A case without a decision that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingCase {
    /// The case.
    pub case: CaseId,
    /// 整理番号.
    pub number: u32,
    /// 架空.
    pub example: bool,
    /// 氏名.
    pub name: String,
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// 末期がん.
    pub terminal_cancer: bool,
    /// The registered investigator.
    pub investigator: Option<InvestigatorId>,
    /// 調査員氏名.
    pub investigator_name: String,
    /// The meeting whose agenda it is on. None while it waits for one.
    pub meeting: Option<MeetingId>,
    /// Why a meeting deferred it last, where one did.
    pub deferred_because: Option<String>,
}

/// A part of the cases that wait for a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingCases {
    /// How many fit.
    pub total: u32,
    /// The rows asked for: 末期がん first, then the oldest 申請日, then 整理番号.
    pub rows: Vec<WaitingCase>,
}

/// The last certification of a person, which ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndingCertification {
    /// The case it was decided about.
    pub case: CaseId,
    /// 整理番号.
    pub number: u32,
    /// 架空.
    pub example: bool,
    /// 氏名.
    pub name: String,
    /// The level.
    pub level: CareLevel,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// What a meeting decided about a case, a deferred review too, with what statistics look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedCase {
    /// The case.
    pub case: CaseId,
    /// 架空.
    pub example: bool,
    /// 申請.
    pub application: Application,
    /// The registered investigator.
    pub investigator: Option<InvestigatorId>,
    /// The meeting.
    pub meeting: MeetingId,
    /// Its panel.
    pub panel: Option<PanelId>,
    /// What was decided.
    pub decision: Decision,
}
