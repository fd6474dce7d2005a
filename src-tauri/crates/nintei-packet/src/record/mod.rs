//! The record of a meeting (審査判定の記録): who was there, and what was decided about each case.

mod case;
mod csv;
mod head;

use chrono::NaiveDate;
use nintei_board::{Decision, Meeting, Member, OpenedBenefits, PrimaryResult};
use nintei_survey::{ApplicationKind, Certification, wareki};

use crate::page::{Area, Canvas};
use crate::sheet::frame::{self, FOOTER_TOP, Footer, TITLE_BOTTOM, Title};
use crate::sheet::{self, Filling, MeetingHead, PAPER, Sheet};
use crate::{Fonts, PacketError};
pub use csv::record_csv;

/// Everything the record of a meeting shows. It carries the 整理番号 and nothing else that leads to a person.
#[derive(Debug, Clone)]
pub struct MeetingRecord<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Name of the 合議体; empty where there is none yet.
    pub panel: &'a str,
    /// The panel's members in the order in which they are named.
    pub members: &'a [RecordedMember<'a>],
    /// The cases by 審査順.
    pub cases: &'a [RecordedCase<'a>],
    /// 作成日.
    pub printed_on: NaiveDate,
    /// Name and version of the program, for the footer.
    pub program: &'a str,
}

/// A member of the panel.
#[derive(Debug, Clone, Copy)]
pub struct RecordedMember<'a> {
    /// Who.
    pub member: &'a Member,
    /// Whether they lead the panel.
    pub chair: bool,
    /// Whether they were there.
    pub present: bool,
}

/// A case of the meeting.
#[derive(Debug, Clone, Copy)]
pub struct RecordedCase<'a> {
    /// 審査順, from 1.
    pub place: u32,
    /// 整理番号.
    pub case_number: u32,
    /// 架空: made up.
    pub example: bool,
    /// 申請区分.
    pub kind: Option<ApplicationKind>,
    /// 申請日.
    pub applied_on: Option<NaiveDate>,
    /// 前回の認定.
    pub previous: Option<&'a Certification>,
    /// 一次判定.
    pub primary: &'a PrimaryResult,
    /// 二次判定; none where nothing was decided yet.
    pub decision: Option<&'a Decision>,
    /// What the decided level opens.
    pub benefits: Option<&'a OpenedBenefits>,
}

const NAME: &str = "介護認定審査会の記録";

/// Prints the record of a meeting.
///
/// # Errors
/// [`PacketError`] where a font cannot be used or the PDF cannot be put together.
pub fn meeting_record(record: &MeetingRecord<'_>, fonts: &Fonts) -> Result<Sheet, PacketError> {
    let mut canvas = Canvas::new(fonts);
    let mut pages = Pages { rest: title(&mut canvas, record), canvas: &mut canvas, record };
    head::draw(&mut pages, record);
    case::all(&mut pages, record);
    let printed_on = wareki::long(record.printed_on);
    let origin = format!("{}　／　作成日 {printed_on}", record.program);
    let words = if is_example(record) { "架空の事例を含みます" } else { "" };
    frame::footers(&mut canvas, &Footer { origin: &origin, words });
    let title = format!("{NAME}　{}", meeting_head(record).words());
    sheet::finish(canvas, &title, record.program, record.printed_on)
}

fn meeting_head<'a>(record: &MeetingRecord<'a>) -> MeetingHead<'a> {
    MeetingHead { number: record.meeting.number, panel: record.panel, held_on: record.meeting.held_on }
}

fn is_example(record: &MeetingRecord<'_>) -> bool {
    record.cases.iter().any(|case| case.example)
}

/// Pages that are filled from above.
struct Pages<'c, 'f, 'r> {
    canvas: &'c mut Canvas<'f>,
    record: &'r MeetingRecord<'r>,
    rest: Area,
}

impl<'f> Filling<'f> for Pages<'_, 'f, '_> {
    fn canvas(&mut self) -> &mut Canvas<'f> {
        self.canvas
    }

    fn rest(&mut self) -> &mut Area {
        &mut self.rest
    }

    fn next(&mut self) {
        self.canvas.next_page();
        self.rest = title(self.canvas, self.record);
    }
}

/// The head of a page; what is left below it.
fn title(canvas: &mut Canvas<'_>, record: &MeetingRecord<'_>) -> Area {
    let meeting = meeting_head(record).words();
    let words = [meeting.as_str(), "個人は整理番号で示します"];
    frame::title(canvas, &Title { name: NAME, badge: None, words, example: is_example(record), case_number: None });
    Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, FOOTER_TOP - 1.5 - TITLE_BOTTOM)
}
