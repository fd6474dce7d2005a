//! When and where the board met, who was there, and how the decisions turned out.

use chrono::{NaiveTime, Timelike};
use nintei_board::{DecisionOutcome, Profession};
use nintei_survey::{CareLevel, wareki};

use super::{MeetingRecord, Pages, RecordedMember};
use crate::page::{Align, Area, Canvas, Stroke, Style};
use crate::sheet::Filling;
use crate::sheet::cells::{HEADING, NOTHING, PADDING, head, label, pair, section};

/// Heights of a row, of a line of the remarks, and space below a section; millimetres.
const ROW: f32 = 5.8;
const LINE: f32 = 4.6;
const GAP: f32 = 2.6;
/// Widths of the members' table, millimetres; the last column takes the rest.
const MEMBERS: [(&str, f32); 5] = [("出席", 13.0), ("氏名", 52.0), ("分野", 16.0), ("職種", 38.0), ("所属", 0.0)];
const REMARKS: Style = Style::plain(8.5);

pub(super) fn draw<'f>(pages: &mut Pages<'_, 'f, '_>, record: &MeetingRecord<'_>) {
    let meeting = record.meeting;
    let day = meeting.held_on.map_or_else(|| NOTHING.to_owned(), wareki::with_western);
    let from = meeting.starts_at.map_or_else(|| NOTHING.to_owned(), clock);
    let row = pages.take(ROW);
    let (left, rest) = row.split_left(74.0);
    pair(pages.canvas(), left, 18.0, "開催日", &day);
    let (middle, right) = rest.split_left(40.0);
    pair(pages.canvas(), middle, 18.0, "開始時刻", &from);
    pair(pages.canvas(), right, 18.0, "会場", &meeting.place);
    pages.take(GAP);
    members(pages, record);
    remarks(pages, &meeting.remarks);
    outcomes(pages, record);
}

fn clock(time: NaiveTime) -> String {
    format!("{}時{:02}分", time.hour(), time.minute())
}

fn members<'f>(pages: &mut Pages<'_, 'f, '_>, record: &MeetingRecord<'_>) {
    let present = record.members.iter().filter(|member| member.present).count();
    let remark = if present == 0 {
        format!("委員{}人（出席は記録されていません）", record.members.len())
    } else {
        format!("委員{}人のうち{present}人が出席", record.members.len())
    };
    let place = pages.take(HEADING);
    section(pages.canvas(), place, "1　委員", &remark);
    let row = pages.take(4.2);
    let mut rest = row;
    for (name, width) in MEMBERS {
        let (cell, further) = rest.split_left(if width > 0.0 { width } else { rest.width });
        head(pages.canvas(), cell, &[name]);
        rest = further;
    }
    for member in record.members {
        if !pages.has_room(ROW) {
            pages.next();
        }
        let row = pages.take(ROW);
        self::member(pages.canvas(), row, member, present > 0);
    }
    pages.take(GAP);
}

fn member(canvas: &mut Canvas<'_>, row: Area, recorded: &RecordedMember<'_>, known: bool) {
    let member = recorded.member;
    let present = match (known, recorded.present) {
        (false, _) => "",
        (true, true) => "○",
        (true, false) => "欠席",
    };
    let chair = if recorded.chair { "（合議体の長）" } else { "" };
    let texts = [
        present.to_owned(),
        format!("{}{chair}", member.name),
        member.profession.map_or("", Profession::name).to_owned(),
        member.occupation.clone(),
        member.affiliation.clone(),
    ];
    let mut rest = row;
    for ((name, width), text) in MEMBERS.into_iter().zip(texts) {
        let (cell, further) = rest.split_left(if width > 0.0 { width } else { rest.width });
        canvas.outline(Stroke::Hair, cell);
        let align = if name == "出席" || name == "分野" { Align::Centre } else { Align::Left };
        canvas.text(cell.inset(PADDING, 0.0), Style::plain(8.5).align(align), &format!("委員の{name}"), &text);
        rest = further;
    }
}

fn remarks<'f>(pages: &mut Pages<'_, 'f, '_>, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let width = pages.rest().width - 2.0 * PADDING;
    let whole = pages.canvas().flow(width, REMARKS, text);
    pages.canvas().note("備考", &whole);
    if !pages.has_room(HEADING + LINE) {
        pages.next();
    }
    let place = pages.take(HEADING);
    section(pages.canvas(), place, "備考", "");
    for line in &whole.lines {
        if !pages.has_room(LINE) {
            pages.next();
        }
        let row = pages.take(LINE);
        pages.canvas().row(row.inset(PADDING, 0.0), REMARKS, line);
    }
    pages.take(GAP);
}

/// How many cases were decided at which level.
fn outcomes<'f>(pages: &mut Pages<'_, 'f, '_>, record: &MeetingRecord<'_>) {
    let decided = |level: CareLevel| {
        let decisions = record.cases.iter().filter_map(|case| case.decision);
        let of = decisions.filter(|decision| {
            decision.entry.outcome == DecisionOutcome::Decided && decision.entry.level == Some(level)
        });
        of.count()
    };
    let deferred = record.cases.iter().filter_map(|case| case.decision);
    let deferred = deferred.filter(|decision| decision.entry.outcome == DecisionOutcome::Deferred).count();
    let open = record.cases.iter().filter(|case| case.decision.is_none()).count();
    let mut columns: Vec<(&str, usize)> =
        CareLevel::ALL.into_iter().map(|level| (level.name(), decided(level))).collect();
    columns.extend([("再審査", deferred), ("未判定", open), ("計", record.cases.len())]);
    if !pages.has_room(HEADING + 4.2 + ROW + GAP) {
        pages.next();
    }
    let place = pages.take(HEADING);
    section(pages.canvas(), place, "2　判定の結果", "件数");
    let heads = pages.take(4.2);
    let row = pages.take(ROW);
    let width = row.width / f32::from(u16::try_from(columns.len()).unwrap_or(u16::MAX));
    let (mut top, mut below) = (heads, row);
    for (name, count) in columns {
        let (cell, further) = top.split_left(width);
        head(pages.canvas(), cell, &[name]);
        top = further;
        let (cell, further) = below.split_left(width);
        pages.canvas().outline(Stroke::Hair, cell);
        let text = if count == 0 { NOTHING.to_owned() } else { count.to_string() };
        pages.canvas().text(cell, Style::bold(9.0).align(Align::Centre), name, &text);
        below = further;
    }
    pages.take(GAP);
    if record.cases.is_empty() {
        let row = pages.take(ROW);
        label(pages.canvas(), row, "この審査会には事例が割り当てられていません。");
    }
}
