use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::MeetingId;

/// A case that waits for a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseToPlace {
    /// Its key.
    pub case: i64,
    /// 整理番号.
    pub number: u32,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// 末期がん: goes first.
    pub terminal_cancer: bool,
    /// The registered investigator who surveyed.
    pub investigator: Option<i64>,
    /// 調査員氏名, for cases without a registered one.
    pub investigator_name: String,
}

/// A meeting with room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingToFill {
    /// Its key.
    pub meeting: MeetingId,
    /// 第何回.
    pub number: u32,
    /// 開催日.
    pub held_on: Option<NaiveDate>,
    /// Cases it has already.
    pub taken: u16,
    /// Cases it takes, at most.
    pub capacity: u16,
    /// Its panel's members: name, and key in the register of investigators.
    pub members: Vec<(String, Option<i64>)>,
}

/// Where a case is put, or why nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Placement {
    /// The case.
    #[ts(type = "number")]
    pub case: i64,
    /// The meeting; none where no meeting can take it.
    #[ts(type = "number | null")]
    pub meeting: Option<MeetingId>,
    /// Why there, or why nowhere, a sentence.
    pub reason: String,
}
