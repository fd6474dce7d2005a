use nintei_board::MeetingId;
use nintei_packet::Paper;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// For whom a packet is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PacketAudience {
    /// 委員用: masked.
    Members,
    /// 事務局用.
    Secretariat,
}

/// On what a packet is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PacketPaper {
    /// A4, upright.
    A4,
    /// A3, two pages side by side.
    A3,
}

impl PacketPaper {
    /// The paper that is drawn on.
    #[must_use]
    pub const fn paper(self) -> Paper {
        match self {
            Self::A4 => Paper::A4,
            Self::A3 => Paper::A3,
        }
    }

    /// How the name of a file on it ends.
    #[must_use]
    pub const fn name_end(self) -> &'static str {
        match self {
            Self::A4 => "",
            Self::A3 => "_A3",
        }
    }
}

/// A packet to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PacketRequest {
    /// Of which meeting.
    #[ts(type = "number")]
    pub meeting: MeetingId,
    /// For whom.
    pub audience: PacketAudience,
    /// On what.
    pub paper: PacketPaper,
}

/// How far a packet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PacketProgress {
    /// Cases drawn so far.
    pub done: u32,
    /// Cases of the packet.
    pub of: u32,
    /// Whether the file is being put together now, which cannot be stopped any more.
    pub writing: bool,
}

/// A packet that was written to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedPacket {
    /// Where it is.
    pub path: String,
    /// What the reader should know.
    pub warnings: Vec<PacketWarning>,
}

/// What the reader of a packet should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PacketWarning {
    /// The case it is about; none where it is about the whole.
    pub about: Option<PacketCaseView>,
    /// The sentence, without the case.
    pub sentence: String,
}

/// A case of a packet, as the papers themselves name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PacketCaseView {
    /// 審査順, from 1.
    pub place: u32,
    /// 整理番号.
    pub number: u32,
}

/// As what the record of a meeting is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecordFormat {
    /// To be printed.
    Pdf,
    /// A table, UTF-8 with a mark at its beginning, as spreadsheets expect it.
    Csv,
}
