use chrono::NaiveDate;
use nintei_board::{
    Decision, MaskedText, MeetingId, OpenedBenefits, PrimaryResult, ProposedMask, Simplification, TextKey, Validity,
};
use nintei_case::board::OpenCheck;
use nintei_store::{AttachmentKind, CaseId};
use nintei_survey::{ApplicationKind, CareLevel, Certification, InsuredCategory};
use serde::Serialize;
use ts_rs::TS;

use crate::refusal::Refusal;

/// A case as the board reviews it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewView {
    /// Who and what.
    pub summary: ReviewSummary,
    /// 一次判定.
    pub primary: PrimaryResult,
    /// 簡素化, condition by condition; the refusal where the insurer's settings are not allowed.
    pub simplification: Result<Simplification, Refusal>,
    /// Whether the case is taken into full review although it is eligible, and why.
    pub full_review: Option<String>,
    /// 有効期間 for each level that the board may decide, lightest first.
    pub periods: Vec<LevelPeriod>,
    /// The texts with their board's copies.
    pub texts: Vec<MaskedTextView>,
    /// Files of 主治医意見書.
    pub attachments: Vec<AttachmentView>,
    /// What stands against the members' packet.
    pub open_checks: Vec<OpenCheck>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// What the decided level opens.
    pub benefits: Option<OpenedBenefits>,
}

/// Who and what a review is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewSummary {
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
    /// 被保険者区分.
    pub insured: Option<InsuredCategory>,
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// 末期がん.
    pub terminal_cancer: bool,
    /// 前回の認定.
    pub previous: Option<Certification>,
    /// The meeting it is on the agenda of.
    #[ts(type = "number | null")]
    pub meeting: Option<MeetingId>,
    /// Number and day of that meeting as printed.
    pub meeting_label: Option<String>,
    /// Day of that meeting, which is the day of 二次判定.
    pub held_on: Option<NaiveDate>,
    /// 審査順.
    pub place: Option<u32>,
    /// The cases before and after it on the agenda.
    #[ts(type = "[number | null, number | null]")]
    pub neighbours: (Option<CaseId>, Option<CaseId>),
}

/// 有効期間 were this level decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LevelPeriod {
    /// The level.
    pub level: CareLevel,
    /// Its period, or why it cannot be told.
    pub validity: Result<Validity, Refusal>,
}

/// A text and its board's copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MaskedTextView {
    /// Which.
    pub key: TextKey,
    /// Its name: (2-4) 食事摂取.
    pub name: String,
    /// The text as it stands in the case.
    pub original: String,
    /// The copy as kept; none while nothing was masked or checked.
    pub kept: Option<MaskedText>,
    /// The copy as the board would read it.
    pub copy: String,
    /// Whether the text was changed after it was masked.
    pub changed_since: bool,
    /// What the program proposes to mask.
    pub proposed: Vec<ProposedMask>,
    /// Whether the check is open.
    pub open: bool,
}

/// A file of 主治医意見書 that is printed with the packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentView {
    /// Key.
    #[ts(type = "number")]
    pub id: i64,
    /// Which version.
    pub kind: AttachmentKind,
    /// PDF, PNG or JPEG.
    pub format: String,
    /// Pages it prints on.
    pub pages: u32,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When it was attached, RFC 3339 with offset.
    pub attached_at: String,
    /// What should be known of it before it is given to members, in sentences.
    pub notices: Vec<String>,
    /// For a masked version: whether a person has looked at it and found it masked.
    pub checked: bool,
}
