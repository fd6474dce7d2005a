//! 予備判定記入表: each person a line on which a member writes a judgment before the meeting.

use nintei_survey::{ApplicationKind, CareLevel, Sex};

use super::frame;
use super::{Packet, PacketPerson};
use crate::page::{Align, Area, Canvas, Stroke, Style};
use crate::sheet::cells::{NOTHING, PADDING, head, label};
use crate::sheet::choices;
use crate::sheet::levels::levels_of;

/// Name of the sheet.
pub(super) const NAME: &str = "予備判定記入表";
/// Heights of the line for the member's name, of the explanation, of the heads and of a row; millimetres.
const MEMBER: f32 = 8.0;
const EXPLANATION: f32 = 8.6;
const HEADS: f32 = 7.0;
const ROW: f32 = 9.0;
/// What is known of a person, and the width of its column; millimetres.
const KNOWN: [(&str, f32); 5] =
    [("審査順", 8.0), ("整理番号", 11.0), ("年齢・性別", 13.0), ("申請区分", 12.0), ("前回", 12.5)];
/// Width of 一次判定, and height of its upper line with the level; millimetres.
const PRIMARY: f32 = 21.0;
const PRIMARY_LEVEL: f32 = 5.2;
/// Widths of a level's box, of 状態像 and of 有効期間; millimetres.
const LEVEL: f32 = 7.8;
const STATE: f32 = 14.0;
const MONTHS: f32 = 11.0;

pub(super) fn draw<'f>(canvas: &mut Canvas<'f>, packet: &Packet<'_>) {
    let mut rest = begin(canvas, packet);
    for person in packet.persons {
        if ROW > rest.height + 0.01 {
            canvas.next_page();
            rest = begin(canvas, packet);
        }
        let (row, further) = rest.split_top(ROW);
        canvas.about = Some(person.about());
        line(canvas, row, person);
        canvas.about = None;
        rest = further;
    }
}

/// Head of a page; what is left for the rows.
fn begin(canvas: &mut Canvas<'_>, packet: &Packet<'_>) -> Area {
    let page = frame::head_of_list(canvas, packet, NAME);
    let (row, rest) = page.split_top(MEMBER);
    let (_, member) = row.split_left(row.width - 76.0);
    let (name, value) = member.split_left(18.0);
    label(canvas, name, "委員氏名");
    canvas.outline(Stroke::Hair, value);
    let (words, rest) = rest.split_top(EXPLANATION);
    let explanation = "審査会の前に、考える区分の欄に○を付けてください。要介護1のときは状態像（認知機能の低下・不安定・\
        その他の頭の一字）にも○を付けます。一次判定と違うときは、理由を備考に書いてください。";
    canvas.text(words.inset(0.0, 0.6), Style::plain(7.5).lines(2), "記入のしかた", explanation);
    let (heads, rest) = rest.split_top(HEADS);
    let mut place = heads;
    for (name, width) in KNOWN.into_iter().chain([("一次判定", PRIMARY)]) {
        let (cell, further) = place.split_left(width);
        head(canvas, cell, &[name]);
        place = further;
    }
    for level in CareLevel::ALL {
        let (cell, further) = place.split_left(LEVEL);
        match level.name().split_at_checked("要介護".len()) {
            Some((kind, grade)) if !grade.is_empty() => head(canvas, cell, &[kind, grade]),
            _ => head(canvas, cell, &[level.name()]),
        }
        place = further;
    }
    let (state, further) = place.split_left(STATE);
    head(canvas, state, &["状態像", "要介護1"]);
    let (months, remarks) = further.split_left(MONTHS);
    head(canvas, months, &["有効期間"]);
    head(canvas, remarks, &["備考"]);
    rest
}

fn line(canvas: &mut Canvas<'_>, row: Area, person: &PacketPerson<'_>) {
    let application = person.sheet.application;
    let or_nothing = |text: &str| if text.is_empty() { NOTHING.to_owned() } else { text.to_owned() };
    let age = person.sheet.age.map_or_else(|| NOTHING.to_owned(), |age| format!("{age}歳"));
    let previous = application.previous.as_ref().and_then(|previous| previous.level);
    let known = [
        person.place.to_string(),
        person.sheet.case_number.to_string(),
        format!("{age} {}", application.sex.map_or("", Sex::name)),
        or_nothing(application.kind.map_or("", ApplicationKind::name)),
        or_nothing(previous.map_or("", CareLevel::name)),
    ];
    let mut place = row;
    for (index, ((name, width), text)) in KNOWN.iter().zip(known).enumerate() {
        let (cell, further) = place.split_left(*width);
        canvas.outline(Stroke::Hair, cell);
        let style = if index == 0 { Style::bold(10.0) } else { Style::plain(8.0) };
        canvas.text(cell.inset(0.6, 0.0), style.align(Align::Centre), name, &text);
        place = further;
    }
    let (cell, mut place) = place.split_left(PRIMARY);
    primary(canvas, cell, person);
    if person.simplified {
        canvas.outline(Stroke::Hair, place);
        let words = "簡素化の対象（簡素化対象者一覧で一括して確認します）";
        canvas.text(place.inset(2.0 * PADDING, 0.0), Style::plain(8.0), "簡素化", words);
        return;
    }
    for _ in CareLevel::ALL {
        let (cell, further) = place.split_left(LEVEL);
        canvas.outline(Stroke::Hair, cell);
        let side = choices::BOX;
        let square = Area::new(cell.x + (cell.width - side) / 2.0, cell.y + (cell.height - side) / 2.0, side, side);
        canvas.outline(Stroke::Thin, square);
        place = further;
    }
    let (state, further) = place.split_left(STATE);
    canvas.outline(Stroke::Hair, state);
    canvas.text(state.inset(0.4, 0.0), Style::plain(7.0).align(Align::Centre), "状態像", "認・不・他");
    let (months, remarks) = further.split_left(MONTHS);
    canvas.outline(Stroke::Hair, months);
    let unit = Area { x: months.right() - 7.5, width: 7.0, ..months };
    canvas.text(unit, Style::plain(7.0).align(Align::Right), "有効期間", "か月");
    canvas.outline(Stroke::Hair, remarks);
}

/// 一次判定, and below it where it comes from.
fn primary(canvas: &mut Canvas<'_>, cell: Area, person: &PacketPerson<'_>) {
    canvas.outline(Stroke::Hair, cell);
    let (upper, lower) = cell.inset(0.4, 0.0).split_top(PRIMARY_LEVEL);
    let levels = levels_of(person.primary.levels);
    canvas.text(upper, Style::bold(8.5).align(Align::Centre), "一次判定", &levels);
    let source = format!("（{}）", person.primary.source.name());
    let source = if person.primary.levels.is_empty() { NOTHING } else { &source };
    let lower = Area { height: lower.height - 0.8, ..lower };
    canvas.text(lower, Style::plain(6.5).align(Align::Centre), "一次判定", source);
}
