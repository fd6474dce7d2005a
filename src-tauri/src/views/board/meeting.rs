use chrono::NaiveDate;
use nintei_board::{
    ConditionVerdict, KeptMeeting, MeetingId, OrderBy, Placement, PrimaryResult, Waiting, WaitingState,
};
use nintei_case::board::OpenCheck;
use nintei_store::CaseId;
use nintei_survey::{ApplicationKind, CareLevel};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The meetings, and what waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingList {
    /// Every meeting, the latest first; those without a day before all.
    pub meetings: Vec<MeetingRow>,
    /// The number that the next meeting would have.
    pub next_number: u32,
    /// Surveyed cases without a meeting.
    pub waiting: u32,
    /// Of those, 末期がん.
    pub waiting_terminal: u32,
    /// Undecided applications past their thirtieth day.
    pub overdue: u32,
    /// Certifications that run out within sixty days without a new application on file.
    pub renewals: u32,
}

/// One meeting in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingRow {
    /// The meeting.
    #[serde(flatten)]
    pub kept: KeptMeeting,
    /// Name of its panel.
    pub panel_name: Option<String>,
    /// Cases on its agenda.
    pub cases: u32,
    /// Of those, decided or deferred.
    pub decided: u32,
    /// Of those, in simplified form.
    pub simplified: u32,
    /// Open checks that stand against the members' packet.
    pub open_checks: u32,
}

/// One meeting with its agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeetingView {
    /// The meeting.
    #[serde(flatten)]
    pub kept: KeptMeeting,
    /// Name of its panel.
    pub panel_name: Option<String>,
    /// Its panel's members: key, name, 分野 and 職種 as printed.
    pub members: Vec<MemberOfMeeting>,
    /// What the board should know before it decides, such as too few members present, in sentences.
    pub notices: Vec<String>,
    /// Its cases in order.
    pub agenda: Vec<AgendaRow>,
    /// What the order was last made by; empty where it was made by hand.
    pub order: Vec<OrderBy>,
    /// What stands against the members' packet.
    pub open_checks: Vec<OpenCheck>,
}

/// A member as a meeting names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberOfMeeting {
    /// Key.
    #[ts(type = "number")]
    pub id: nintei_board::MemberId,
    /// 氏名.
    pub name: String,
    /// 分野と職種: 医療（医師）.
    pub field: String,
    /// Whether they lead the panel.
    pub chair: bool,
}

/// One case on an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgendaRow {
    /// 審査順, from 1.
    pub place: u32,
    /// The case.
    #[ts(type = "number")]
    pub case: CaseId,
    /// 整理番号.
    pub number: u32,
    /// 架空.
    pub example: bool,
    /// 氏名.
    pub name: String,
    /// Age on the day of application.
    pub age: Option<u32>,
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// 末期がん.
    pub terminal_cancer: bool,
    /// 調査員氏名.
    pub investigator: String,
    /// 前回の要介護度.
    pub previous: Option<CareLevel>,
    /// 一次判定.
    pub primary: PrimaryResult,
    /// Whether it is eligible for 簡素化.
    pub eligible: ConditionVerdict,
    /// Whether it is taken into full review although it is eligible.
    pub full_review: bool,
    /// Whether it is reviewed in simplified form: eligible, and not taken back.
    pub simplified: bool,
    /// Open checks of its texts and files.
    pub open_checks: u32,
    /// What was decided, as printed: 要介護2（12か月）, 再審査; none while nothing is.
    pub decided: Option<String>,
    /// Why it should not be on this agenda, such as a member who surveyed it; a sentence.
    pub conflict: Option<String>,
}

/// Which waiting cases a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct WaitingQuery {
    /// Part of a name, kana or number; empty for all.
    pub text: String,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, at most 500.
    pub limit: u32,
}

/// A part of the list of cases that wait for a meeting: 末期がん first, then the oldest application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WaitingPage {
    /// How many fit.
    pub total: u32,
    /// The rows asked for.
    pub rows: Vec<WaitingRow>,
}

/// A case that waits for a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WaitingRow {
    /// The case.
    #[ts(type = "number")]
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
    /// How long it waits; none without 申請日.
    pub waiting: Option<Waiting>,
    /// 末期がん.
    pub terminal_cancer: bool,
    /// 調査員氏名.
    pub investigator: String,
    /// Why it was deferred before, where it was.
    pub deferred_because: Option<String>,
}

/// Where the waiting cases would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AssignmentProposal {
    /// Each case looked at, in the order in which they are placed.
    pub placements: Vec<ProposedPlacement>,
}

/// One case and where it would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProposedPlacement {
    /// Where, and why.
    #[serde(flatten)]
    pub placement: Placement,
    /// The case.
    pub row: WaitingRow,
    /// Number of the meeting, 第何回.
    pub meeting_number: Option<u32>,
}

/// An application that waits for its decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeadlineView {
    /// The case.
    pub row: WaitingRow,
    /// How near the thirtieth day is.
    pub state: WaitingState,
    /// Its meeting, where it has one.
    #[ts(type = "number | null")]
    pub meeting: Option<MeetingId>,
    /// Number and day of the meeting as printed.
    pub meeting_label: Option<String>,
}

/// A certification that runs out soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RenewalView {
    /// The case of the last decision.
    #[ts(type = "number")]
    pub case: CaseId,
    /// 整理番号.
    pub number: u32,
    /// 氏名.
    pub name: String,
    /// The level.
    pub level: CareLevel,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Days left, 0 on the last day.
    #[ts(type = "number")]
    pub days_left: i64,
}
