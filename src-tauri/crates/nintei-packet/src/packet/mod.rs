//! 審査会資料: the lists of a meeting, then every person's sheets, then the members' sheet for their own judgments.

mod attached;
mod binding;
mod frame;
mod lists;
mod matters;
mod notes;
mod opinion;
mod person;
mod progress;
mod votes;

use chrono::NaiveDate;
use nintei_board::{PrimaryResult, Simplification, Validity};
use nintei_survey::{CareLevel, SpecialNotes};

use crate::attachment::Attachment;
use crate::sheet::{Audience, MeetingHead, Sheet};
use crate::{Fonts, PacketCase, PacketError, ResultSheet};
pub use progress::{PacketStep, Report};

/// Everything a 審査会資料 shows.
#[derive(Debug, Clone)]
pub struct Packet<'a> {
    /// The meeting.
    pub meeting: MeetingHead<'a>,
    /// For whom.
    pub audience: Audience,
    /// On what.
    pub paper: Paper,
    /// The persons by 審査順.
    pub persons: &'a [PacketPerson<'a>],
    /// 作成日.
    pub printed_on: NaiveDate,
    /// Name and version of the program, for the footers.
    pub program: &'a str,
}

/// On what a packet is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// A4, upright.
    A4,
    /// A3, two pages of A4 side by side.
    A3,
}

/// One person of a packet.
#[derive(Debug, Clone)]
pub struct PacketPerson<'a> {
    /// 審査順, from 1.
    pub place: u32,
    /// 一次判定結果票, whose `board` the packet fills in.
    pub sheet: ResultSheet<'a>,
    /// 特記事項 as this audience reads them: the masked copies in the members' version.
    pub notes: &'a SpecialNotes,
    /// 概況調査の特記すべき事項 as this audience reads it.
    pub remarks: &'a str,
    /// 一次判定.
    pub primary: &'a PrimaryResult,
    /// 簡素化, condition by condition; none where the insurer's settings do not let it be told.
    pub simplification: Option<&'a Simplification>,
    /// Whether the case is reviewed in simplified form: eligible, and not taken back.
    pub simplified: bool,
    /// Why it was taken into full review although it is eligible.
    pub full_review: Option<&'a str>,
    /// 有効期間 for each level that the board may decide, lightest first.
    pub periods: &'a [PossiblePeriod<'a>],
    /// Files of 主治医意見書 that are printed with it: in the members' version masked ones alone.
    pub attachments: &'a [Attachment<'a>],
}

impl PacketPerson<'_> {
    /// What a warning calls the case.
    pub(crate) const fn about(&self) -> PacketCase {
        PacketCase { place: self.place, number: self.sheet.case_number }
    }
}

/// 有効期間 were this level decided.
#[derive(Debug, Clone)]
pub struct PossiblePeriod<'a> {
    /// The level.
    pub level: CareLevel,
    /// Its period, or the sentence why it cannot be told.
    pub validity: Result<&'a Validity, String>,
}

/// Prints a 審査会資料. `report` hears of every person drawn and may stop the work; stopped, there is no sheet.
/// Its texts name pages of A4, also where two of them stand on one A3.
///
/// # Errors
/// [`PacketError`] where a font or an attached file cannot be used, where the members' version is given an
/// unmasked file, or where the PDF cannot be put together.
pub fn packet(packet: &Packet<'_>, fonts: &Fonts, report: &mut Report<'_>) -> Result<Option<Sheet>, PacketError> {
    let Some(persons) = person::all(packet, fonts, report)? else { return Ok(None) };
    if report(PacketStep::Writing).is_break() {
        return Ok(None);
    }
    binding::bind(packet, fonts, persons).map(Some)
}
