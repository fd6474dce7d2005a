use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MemberId;

/// Key of a panel.
pub type PanelId = i64;

/// Key of a meeting.
pub type MeetingId = i64;

/// 合議体 (介護保険法施行令9条).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Panel {
    /// 名称, such as 第1合議体.
    pub name: String,
    /// Its members, in the order in which they are named.
    #[ts(type = "number[]")]
    pub members: Vec<MemberId>,
    /// 合議体の長, one of the members.
    #[ts(type = "number | null")]
    pub chair: Option<MemberId>,
}

/// A panel as registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptPanel {
    /// Key.
    #[ts(type = "number")]
    pub id: PanelId,
    /// The panel.
    pub panel: Panel,
    /// 廃止: kept for old meetings, offered for no new one.
    pub retired: bool,
}

/// 審査会の開催.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Meeting {
    /// 第何回.
    pub number: u32,
    /// 合議体.
    #[ts(type = "number | null")]
    pub panel: Option<PanelId>,
    /// 開催日, also the day of 二次判定.
    pub held_on: Option<NaiveDate>,
    /// 開始時刻.
    pub starts_at: Option<NaiveTime>,
    /// 会場.
    pub place: String,
    /// How many cases it takes, at most.
    pub capacity: u16,
    /// Members of the panel who were there. Empty until it is recorded.
    #[ts(type = "number[]")]
    pub attending: Vec<MemberId>,
    /// 備考, printed on the record of the meeting.
    pub remarks: String,
}

/// A meeting as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KeptMeeting {
    /// Key.
    #[ts(type = "number")]
    pub id: MeetingId,
    /// The meeting.
    pub meeting: Meeting,
}
