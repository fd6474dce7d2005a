//! Who, when, and what was certified before.

use chrono::NaiveDate;
use nintei_survey::{ApplicationKind, Certification, InsuredCategory, Sex, wareki};

use super::{BoardHead, PAPER, ResultSheet, services};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{self, LABEL, PADDING, VALUE, label, pair, value};
use crate::sheet::frame::TITLE_BOTTOM;

/// Width of labels, millimetres.
const NAME: f32 = 18.0;
/// Height of an ordinary row, millimetres.
const ROW: f32 = 5.3;
/// Height of the row of the name, millimetres.
const NAME_ROW: f32 = 10.6;
/// Left edges and widths of the three columns, millimetres.
const COLUMNS: [(f32, f32); 3] = [(0.0, 76.0), (76.0, 55.0), (131.0, 55.0)];

/// Lower edge of the block, millimetres.
pub(super) const BOTTOM: f32 = TITLE_BOTTOM + NAME_ROW + 4.0 * ROW;

pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &ResultSheet<'_>) {
    let application = sheet.application;
    let cell = |row: f32, column: usize, height: f32| {
        let (left, width) = COLUMNS[column];
        Area::new(PAPER.x + left, TITLE_BOTTOM + row, width, height)
    };
    let cells = [0, 1, 2].map(|column| cell(0.0, column, NAME_ROW));
    match sheet.board {
        Some(board) if sheet.is_for_members() => place_in_meeting(canvas, cells, &board),
        board => {
            name(canvas, cells[0], sheet);
            numbers(canvas, cells[1], sheet, board.as_ref());
            let (upper, lower) = cells[2].split_top(NAME_ROW / 2.0);
            pair(canvas, upper, NAME, "保険者番号", &application.insurer_number);
            pair(canvas, lower, NAME, "調査員", &application.investigator);
        }
    }
    let born = application.birth_date.filter(|_| !sheet.is_for_members());
    let age = match (sheet.age, born) {
        (Some(age), Some(born)) => format!("{age}歳　{}生", wareki::with_western(born)),
        (Some(age), None) => format!("{age}歳"),
        (None, Some(born)) => format!("{}生", wareki::with_western(born)),
        (None, None) => String::new(),
    };
    let rows: [[(&str, String); 3]; 3] = [
        [
            ("年齢", age),
            ("性別", application.sex.map_or("", Sex::name).to_owned()),
            ("被保険者区分", application.insured_category.map_or("", InsuredCategory::name).to_owned()),
        ],
        [
            ("現在の状況", services::situation(sheet.overview, &sheet.form.overview).to_owned()),
            ("申請区分", application.kind.map_or("", ApplicationKind::name).to_owned()),
            ("申請日", date(application.applied_on)),
        ],
        [
            ("作成日", date(Some(sheet.printed_on))),
            ("調査日", date(application.surveyed_on)),
            ("審査日", date(sheet.board.and_then(|board| board.meeting.held_on))),
        ],
    ];
    let mut top = NAME_ROW;
    for row in &rows {
        for (column, (name, text)) in row.iter().enumerate() {
            pair(canvas, cell(top, column, ROW), NAME, name, text);
        }
        top += ROW;
    }
    let half = PAPER.width / 2.0;
    let last = Area::new(PAPER.x, TITLE_BOTTOM + top, half, ROW);
    certification(canvas, last, "前々回の認定", application.before_previous.as_ref());
    certification(canvas, Area { x: last.right(), ..last }, "前回の認定", application.previous.as_ref());
    let block = Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, BOTTOM - TITLE_BOTTOM);
    canvas.outline(Stroke::Thin, block);
}

/// 被保険者番号, and below it the place in the meeting, where there is one.
fn numbers(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>, board: Option<&BoardHead<'_>>) {
    let number = &sheet.application.insured_number;
    let Some(board) = board else {
        pair(canvas, area, NAME, "被保険者番号", number);
        return;
    };
    let (upper, lower) = area.split_top(NAME_ROW / 2.0);
    pair(canvas, upper, NAME, "被保険者番号", number);
    pair(canvas, lower, NAME, "審査順", &format!("{}　{}番", panel(board), board.place));
}

/// What stands in place of name and numbers in the members' version.
fn place_in_meeting(canvas: &mut Canvas<'_>, [left, middle, right]: [Area; 3], board: &BoardHead<'_>) {
    let (name, place) = left.split_left(NAME);
    label(canvas, name, "審査順");
    value(canvas, place, Style::bold(13.0), "審査順", &format!("{}番", board.place));
    let (upper, lower) = middle.split_top(NAME_ROW / 2.0);
    pair(canvas, upper, NAME, "合議体", board.meeting.panel);
    pair(canvas, lower, NAME, "審査会", &format!("第{}回", board.meeting.number));
    let words = "氏名、番号、調査員、医療機関などは、委員用には印字していません。";
    value(canvas, right, Style::plain(LABEL).lines(3), "委員用", words);
}

fn panel(board: &BoardHead<'_>) -> String {
    let (number, panel) = (board.meeting.number, board.meeting.panel.trim());
    if panel.is_empty() { format!("第{number}回") } else { format!("第{number}回 {panel}") }
}

fn name(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) {
    let (left, right) = area.split_left(NAME);
    canvas.fill(Grey::LABEL, left);
    canvas.outline(Stroke::Hair, left);
    canvas.outline(Stroke::Hair, right);
    let (kana_label, name_label) = left.inset(PADDING, 0.5).split_top(3.0);
    canvas.text(kana_label, Style::plain(6.5), "氏名", "ふりがな");
    canvas.text(name_label, Style::plain(LABEL), "氏名", "氏名");
    let (kana, name) = right.inset(PADDING, 0.5).split_top(3.0);
    canvas.text(kana, Style::plain(6.5), "ふりがな", &sheet.application.kana);
    canvas.text(name.inset(0.0, 0.3), Style::bold(13.0).lines(2), "氏名", &sheet.application.name);
}

fn certification(canvas: &mut Canvas<'_>, area: Area, field: &str, certification: Option<&Certification>) {
    let (name, rest) = area.split_left(NAME);
    label(canvas, name, field);
    let (level, rest) = rest.split_left(16.0);
    let (months, period) = rest.split_left(12.0);
    let none = Certification::default();
    let known = certification.unwrap_or(&none);
    let level_text = known.level.map_or("", nintei_survey::CareLevel::name);
    let months_text = known.months.map_or_else(String::new, |months| format!("{months}月間"));
    let period_text = match (known.from, known.to) {
        (None, None) => String::new(),
        (from, to) => {
            format!("{}〜{}", from.map_or_else(String::new, wareki::long), to.map_or_else(String::new, wareki::long))
        }
    };
    let style = Style::plain(VALUE);
    if certification.is_none() {
        value(canvas, Area { width: area.width - NAME, ..level }, style, field, "なし（または未入力）");
        return;
    }
    value(canvas, level, style, field, level_text);
    value(canvas, months, style.align(Align::Centre), field, &months_text);
    cells::value(canvas, period, style, field, &period_text);
}

fn date(date: Option<NaiveDate>) -> String {
    date.map_or_else(String::new, wareki::with_western)
}
